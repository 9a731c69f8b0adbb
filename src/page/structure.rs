//! What the matter of a document is, for readers who do not see it: parts within parts, and which of them each thing on
//! a page belongs to (ISO 32000-1, 14.8).

use std::sync::Arc;

/// The parts of a document. The first is the document itself; every other stands within one before it.
#[derive(Clone, Debug)]
pub struct Parts(Vec<Part>);

/// Names one of a document's [`Parts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(u32);

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub meaning: Meaning,
    /// The part it stands within.
    pub parent: PartId,
    /// Its language as a BCP 47 tag, where it is not that of the part around it.
    pub language: Option<Arc<str>>,
    /// What stands for a figure where it is not seen.
    pub description: String,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The whole document.
    Document,
    /// Nothing of its own: what is in it belongs to the part around it.
    Group,
    /// A section.
    Section,
    /// A paragraph.
    Paragraph,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// The mark of an item.
    Label,
    /// What an item says.
    Body,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that says what those below or beside it are.
    HeadCell {
        /// Whether it stands above them, and not beside.
        above: bool,
        /// Columns it spans.
        columns: u16,
    },
    /// A cell of a table.
    Cell {
        /// Columns it spans.
        columns: u16,
    },
    /// A table of contents.
    Contents,
    /// An entry of a table of contents, for a heading of this level, from 0.
    Entry(u8),
    /// What an entry says, and the way there.
    Reference,
    /// An index.
    Index,
    /// A picture or a code.
    Figure,
    /// What leads elsewhere.
    Link,
    /// A footnote.
    Note,
}

/// What a thing on a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Nothing: grounds, rules and frames.
    Ornament,
    /// The head of the page, which is not part of the text.
    RunningHead,
    /// The foot of the page, likewise.
    RunningFoot,
    /// A part of the document.
    Part(PartId),
}

impl Default for Parts {
    fn default() -> Self {
        let document =
            Part { meaning: Meaning::Document, parent: PartId::DOCUMENT, language: None, description: String::new() };
        Self(vec![document])
    }
}

impl PartId {
    /// The document itself.
    pub const DOCUMENT: Self = Self(0);

    /// Its place among the parts.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Parts {
    /// Adds a part within another.
    pub fn add(&mut self, meaning: Meaning, parent: PartId) -> PartId {
        self.0.push(Part { meaning, parent, language: None, description: String::new() });
        PartId((self.0.len() - 1) as u32)
    }

    /// The part of this name.
    #[must_use]
    pub fn get(&self, id: PartId) -> &Part {
        &self.0[id.index()]
    }

    /// The part of this name, to be changed.
    pub fn get_mut(&mut self, id: PartId) -> &mut Part {
        &mut self.0[id.index()]
    }

    /// How many there are, the document among them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Says that the head cells of a row stand above what they speak of.
    pub fn head_row(&mut self, row: PartId) {
        for part in &mut self.0[row.index() + 1..] {
            if let Meaning::HeadCell { above, .. } = &mut part.meaning {
                *above |= part.parent == row;
            }
        }
    }

    /// What `id` is, or the part nearest around it that is more than a group.
    #[must_use]
    pub fn telling(&self, mut id: PartId) -> PartId {
        while self.get(id).meaning == Meaning::Group {
            id = self.get(id).parent;
        }
        id
    }
}
