//! A profile, read and checked: every mistake with its place and with what was probably meant.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Filing, LEFT_OUT, LEGENDS, Profile, SheetProfile};
use crate::catalog::document::{Document, Table};
use crate::catalog::{Catalog, Located, nearest, or_none};
use crate::cell::channel::Legend;
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::import::answers::{Answer, Answers, KEEP, NEW};
use crate::import::mapping::Meaning;

impl Profile {
    /// Reads a profile for a catalogue. None when the file is no TOML; what else is wrong is left out and reported.
    #[must_use]
    pub fn read(source: &Arc<Source>, catalog: &Catalog, found: &mut Diagnostics) -> Option<Self> {
        let document = Document::parse(source, found)?;
        let mut table = document.table();
        let mut reader = Reader { catalog, found };
        let department = reader.department("department", &mut table);
        let legend = reader.legend(&mut table);
        let bodies = table.table("bodies", reader.found).map(|table| reader.bodies(&table)).unwrap_or_default();
        let fields = table.table("fields", reader.found).map(|table| reader.fields(&table)).unwrap_or_default();
        let matches = table.table("matches", reader.found).map(|table| reader.matches(&table)).unwrap_or_default();
        let sheets = table.tables("sheet", reader.found);
        // An entry whose questions are all still open says nothing yet.
        let sheets = sheets.into_iter().map(|table| reader.sheet(table)).filter(SheetProfile::says_something).collect();
        table.finish(reader.found);
        Some(Self { department, legend, bodies, fields, matches, sheets })
    }
}

struct Reader<'a> {
    catalog: &'a Catalog,
    found: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn sheet(&mut self, mut table: Table<'_>) -> SheetProfile {
        let mut text = |table: &mut Table<'_>, key| table.optional_text(key, self.found).map(|text| text.value);
        let file = text(&mut table, "file");
        let sheet = text(&mut table, "sheet");
        let number = table.number("table", 1..u32::MAX, self.found);
        let is_left_out = table.truth("skip", self.found).unwrap_or(false);
        let department = self.department("department", &mut table);
        let field = table.optional_text("field", self.found).and_then(|field| self.field_id(&field));
        let legend = self.legend(&mut table);
        let mut heads =
            |key| table.texts(key, self.found).into_iter().map(|text: Located<String>| text.value).collect();
        let fill_down = heads("fill_down");
        let keep_empty = heads("keep_empty");
        let columns = table.table("columns", self.found).map(|table| self.columns(&table)).unwrap_or_default();
        table.finish(self.found);
        let table = number;
        SheetProfile { file, sheet, table, is_left_out, department, field, legend, fill_down, keep_empty, columns }
    }

    fn columns(&mut self, table: &Table<'_>) -> Vec<(String, Meaning)> {
        let mut columns = Vec::new();
        for (head, _) in table.keys() {
            let Some(name) = table.text_under(head, self.found) else { continue };
            match Meaning::of(&name.value) {
                Some(meaning) => columns.push((head.to_owned(), meaning)),
                None => self.unknown(Diagnostic::error("import-profile-meaning"), &name, Meaning::names()),
            }
        }
        columns
    }

    fn bodies(&mut self, table: &Table<'_>) -> BTreeMap<String, Filing> {
        let mut bodies = BTreeMap::new();
        for (body, _) in table.keys() {
            let Some(told) = table.text_under(body, self.found) else { continue };
            if told.value == LEFT_OUT || told.value == "ignore" {
                bodies.insert(body.to_owned(), Filing::LeftOut);
            } else if let Some(id) = self.department_id(&told) {
                bodies.insert(body.to_owned(), Filing::Department(id));
            }
        }
        bodies
    }

    fn fields(&mut self, table: &Table<'_>) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        for (text, _) in table.keys() {
            let Some(told) = table.text_under(text, self.found) else { continue };
            if let Some(id) = self.field_id(&told) {
                fields.insert(text.to_owned(), id);
            }
        }
        fields
    }

    fn matches(&mut self, table: &Table<'_>) -> Answers {
        let mut answers = Answers::default();
        for (row, _) in table.keys() {
            let Some(told) = table.text_under(row, self.found) else { continue };
            match Answer::of(&told.value) {
                Some(answer) => answers.add(row, answer),
                None => self.unknown(Diagnostic::error("import-profile-match"), &told, NEW.into_iter().chain(KEEP)),
            }
        }
        answers
    }

    fn department(&mut self, key: &'static str, table: &mut Table<'_>) -> Option<String> {
        let told = table.optional_text(key, self.found)?;
        self.department_id(&told)
    }

    /// The id of a department called by its id or name.
    fn department_id(&mut self, told: &Located<String>) -> Option<String> {
        let departments = &self.catalog.departments;
        let names = |told: &str| departments.iter().find(|known| known.id == told || known.name == told);
        if let Some(department) = names(&told.value) {
            return Some(department.id.clone());
        }
        let known = departments.iter().flat_map(|known| [known.id.as_str(), known.name.as_str()]);
        self.unknown(Diagnostic::error("import-profile-department"), told, known);
        None
    }

    /// The id of a field called by its id or name.
    fn field_id(&mut self, told: &Located<String>) -> Option<String> {
        let fields = &self.catalog.fields;
        if let Some(field) = fields.iter().find(|known| known.id == told.value || known.name == told.value) {
            return Some(field.id.clone());
        }
        let known = fields.iter().flat_map(|known| [known.id.as_str(), known.name.as_str()]);
        self.unknown(Diagnostic::error("import-profile-field"), told, known);
        None
    }

    fn legend(&mut self, table: &mut Table<'_>) -> Option<Legend> {
        let told = table.optional_text("legend", self.found)?;
        let legend = LEGENDS.iter().find(|(_, name)| *name == told.value);
        if legend.is_none() {
            self.unknown(Diagnostic::error("import-profile-legend"), &told, LEGENDS.map(|(_, name)| name));
        }
        legend.map(|(legend, _)| *legend)
    }

    fn unknown<'b>(&mut self, wrong: Diagnostic, told: &Located<String>, known: impl IntoIterator<Item = &'b str>) {
        let nearest = or_none(nearest(&told.value, known));
        self.found.push(wrong.at(told.span.clone()).with("value", &told.value).with("nearest", nearest));
    }
}
