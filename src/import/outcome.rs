//! An import as it was decided: what the tables say, what becomes of each item, what is doubtful. Reports are made
//! from this, and nothing in it depends on a language.

use std::ops::Range;

use crate::catalog::Column;
use crate::diag::Diagnostic;
use crate::sheet::Address;

/// Everything an import found and decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The tables read, in their order.
    pub tables: Vec<TableSeen>,
    /// What becomes of each row, in the order of the tables; then the items no table has any more, in the catalogue's.
    pub entries: Vec<Entry>,
    /// How many of each kind there are.
    pub counts: Counts,
    /// What is wrong with the tables, in their order; cells are named in each.
    pub found: Vec<Diagnostic>,
    /// How many questions are open.
    pub questions: usize,
    /// What became of the catalogue.
    pub end: End,
}

/// What became of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Something is doubtful: nothing was written.
    #[default]
    Asks,
    /// The catalogue says all this already: nothing was to be written.
    Same,
    /// It was written.
    Written,
}

/// A sheet, or a table of a page or document, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSeen {
    /// Index of its file among the books read.
    pub book: usize,
    /// The file's name as shown to the user.
    pub file: String,
    /// Index of the sheet in its file.
    pub sheet: usize,
    /// The sheet's name.
    pub name: String,
    /// The rows of its head.
    pub head: Range<u32>,
    /// Its columns, from the left, as they were understood; none where no table was found in the sheet.
    pub columns: Vec<ColumnSeen>,
    /// How many rows of items it has.
    pub rows: usize,
    /// How many of them could be taken.
    pub taken: usize,
}

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSeen {
    /// Which column it is, from 0.
    pub column: u32,
    /// Its head as it stands; the rows of a head of two rows joined by ` / `.
    pub head: String,
    /// What it holds, under the catalogue's heading: `依据`, `对象：全社会`. None for what is not taken.
    pub meaning: Option<String>,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How sure it is what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The profile says so.
    Told,
    /// Its head is one that is known.
    Known,
    /// Its head is much like a known one, or its cells tell.
    Likely,
    /// It asks to be told.
    Unsure,
}

/// What becomes of a row of a table, or of an item of the catalogue that no row speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What becomes of it.
    pub kind: Kind,
    /// Its row; none for an item that no table has any more.
    pub row: Option<RowPlace>,
    /// Index of its item in the catalogue before the import; none for a new item, and where it is not known which.
    pub item: Option<usize>,
    /// The item's id, also the one a new item is given; empty where it is not known which item it is.
    pub id: String,
    /// The id it had, where moving to another department changes it.
    pub old_id: Option<String>,
    /// Index of its department in the catalogue.
    pub department: usize,
    /// Index of its field.
    pub field: usize,
    /// Its headings and its name, as the table has them: 规划编制 / 总体规划.
    pub title: String,
    /// How the row and the item found each other.
    pub by: By,
    /// What differs, in the order of the columns.
    pub changes: Vec<Change>,
    /// Why it asks for a confirmation or an answer.
    pub doubt: Option<Doubt>,
    /// The items it may be, the likeliest first, where it is not known which.
    pub candidates: Vec<Candidate>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// Index of its file among the books read.
    pub book: usize,
    /// Index of its sheet.
    pub sheet: usize,
    /// The row, from 0.
    pub row: u32,
}

/// What becomes of a row or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Row and item say the same.
    Kept,
    /// Some columns differ.
    Changed,
    /// It stands under another department, field or heading; other columns may differ too.
    Moved,
    /// The catalogue has no such item yet.
    Added,
    /// The tables speak of its department and field, but no longer of it.
    Removed,
    /// It may be one of several items: nothing is done with it until that is answered.
    Unclear,
}

/// How a row and an item found each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// They did not.
    Nothing,
    /// The profile says so.
    Profile,
    /// The table has the item's id.
    Id,
    /// The table's own number is that of the last import.
    Number,
    /// Department, field, headings and name are the same.
    Title,
    /// Headings, name and content are alike: so many parts in a hundred.
    Likeness(u8),
}

/// Why an entry asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Row and item are only alike.
    Alike,
    /// It stands under another department, and would be given a new id.
    NewId,
    /// A text the catalogue has would be emptied.
    Emptied,
    /// The item would be deleted.
    Removed,
    /// Several items are as like as each other: only the profile can say which it is.
    Several,
}

/// A column of an item that the table says differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The column.
    pub column: Column,
    /// What the catalogue says.
    pub old: String,
    /// What the table says.
    pub new: String,
    /// The cell it says so in; none where the sheet as a whole says it.
    pub at: Option<Address>,
}

/// An item that a row may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its index in the catalogue.
    pub item: usize,
    /// Its id.
    pub id: String,
    /// Its headings and name.
    pub title: String,
    /// How like they are, in parts of a hundred.
    pub likeness: u8,
}

/// How many entries there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of items in the tables.
    pub rows: usize,
    /// Rows that could not be taken; what is wrong with them is among the diagnostics.
    pub not_taken: usize,
    /// Items as they were.
    pub kept: usize,
    /// Items with other texts.
    pub changed: usize,
    /// Items in another place.
    pub moved: usize,
    /// New items.
    pub added: usize,
    /// Items no table has any more.
    pub removed: usize,
    /// Rows that may be one of several items.
    pub unclear: usize,
    /// Entries that ask for a confirmation or an answer, whatever their kind.
    pub doubtful: usize,
}

impl Counts {
    /// Whether something asks for a confirmation or an answer.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.doubtful > 0
    }

    /// Counts one more entry.
    pub fn add(&mut self, entry: &Entry) {
        *match entry.kind {
            Kind::Kept => &mut self.kept,
            Kind::Changed => &mut self.changed,
            Kind::Moved => &mut self.moved,
            Kind::Added => &mut self.added,
            Kind::Removed => &mut self.removed,
            Kind::Unclear => &mut self.unclear,
        } += 1;
        self.doubtful += usize::from(entry.doubt.is_some());
    }
}
