//! What an import asks to be told, and where in a profile the answer goes.

use crate::diag::{CellPlace, Diagnostic};
use crate::sheet::{Address, Book};

/// Something that the tables leave open and a profile answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: About,
    /// Where it came up, in the order of the tables.
    pub places: Vec<Place>,
    /// The answers to choose from, the likeliest first; empty where the answer is not one of few.
    pub choices: Vec<String>,
    /// Whether rows wait for the answer; otherwise what is asked about is left out.
    pub is_pressing: bool,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// What stands under a head: `[[sheet]]`, `columns`.
    Head {
        /// Index of the first table that has it, among the draft's mappings.
        table: usize,
        /// The head, as the mapping has it.
        head: String,
    },
    /// Which department a 主体 is: `[bodies]`.
    Body(String),
    /// Which field a text names: `[fields]`.
    Field(String),
    /// Which field a table is of: `[[sheet]]`, `field`.
    FieldOf {
        /// Index of the table among the draft's mappings.
        table: usize,
    },
    /// Which department a table is filed under: `[[sheet]]`, `department`.
    DepartmentOf {
        /// Index of the table among the draft's mappings.
        table: usize,
    },
    /// What ■ and □ mean in a sheet: `[[sheet]]`, `legend`.
    Legend {
        /// Index of the table among the draft's mappings.
        table: usize,
    },
    /// Whether empty cells under a head repeat the cell above: `[[sheet]]`, `fill_down`.
    FillDown {
        /// Index of the table among the draft's mappings.
        table: usize,
        /// The head, as the mapping has it.
        head: String,
    },
}

/// A cell of a table, or the sheet or file as a whole where it came from no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file among those read.
    pub book: usize,
    /// Index of the sheet in the file.
    pub sheet: usize,
    /// The cell.
    pub at: Address,
}

impl Question {
    /// The question as it is put to the user, at the first place it came up.
    #[must_use]
    pub fn diagnostic(&self, books: &[Book]) -> Diagnostic {
        let asked = match &self.about {
            About::Head { head, .. } => Diagnostic::warning("import-ask-head").with("head", head),
            About::Body(body) => Diagnostic::warning("import-ask-body").with("body", body),
            About::Field(field) => Diagnostic::warning("import-ask-field").with("field", field),
            About::FieldOf { .. } => Diagnostic::warning("import-ask-field-of-table"),
            About::DepartmentOf { .. } => Diagnostic::warning("import-ask-department-of-table"),
            About::Legend { .. } => Diagnostic::warning("import-ask-legend"),
            About::FillDown { head, .. } => Diagnostic::warning("import-ask-fill-down").with("head", head),
        };
        let choices = if self.choices.is_empty() { String::from("none") } else { self.choices.join("、") };
        let asked = asked.with("count", self.places.len()).with("choices", choices);
        let Some(place) = self.places.first() else { return asked };
        let book = &books[place.book];
        let sheet = &book.sheets[place.sheet];
        let text = sheet.text(place.at).to_owned();
        asked.in_cell(&book.name, CellPlace { sheet: sheet.name.clone(), address: place.at.to_string(), text })
    }
}
