//! A profile written out, for people to read, answer and keep.
//!
//! Comes in: what was decided before, what was found, what is open. Goes out: TOML, the same for the same; comments in
//! the reader's language say what each part is for, and each open question stands as a comment at the place of its answer.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};

use super::{Filing, LEFT_OUT, LEGENDS, Profile, SheetProfile, Subject, glob};
use crate::catalog::Catalog;
use crate::cell::channel::Legend;
use crate::diag::{Locale, escape};
use crate::import::draft::Draft;
use crate::import::heads;
use crate::import::mapping::Mapping;
use crate::import::question::{About, Question};
use crate::sheet::Book;

/// What a profile is written from.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The books that were read.
    pub books: &'a [Book],
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// What was understood, and what is open.
    pub draft: &'a Draft,
}

fn subject<'a>(known: Known<'a>, mapping: &Mapping, heads: &'a [String]) -> Subject<'a> {
    let book = &known.books[mapping.book];
    Subject { file: &book.name, sheet: &book.sheets[mapping.sheet].name, table: mapping.table, heads }
}

/// The profile as TOML, with what is open as comments.
#[must_use]
pub fn to_toml(profile: &Profile, known: Known<'_>, locale: &Locale) -> String {
    let mut writer = Writer { profile, known, locale, text: String::new() };
    writer.comment(&locale.text("import-profile-about", &[]));
    writer.whole();
    writer.bodies();
    writer.fields();
    writer.sheets();
    writer.text
}

struct Writer<'a> {
    profile: &'a Profile,
    known: Known<'a>,
    locale: &'a Locale,
    text: String,
}

impl Writer<'_> {
    fn comment(&mut self, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.text, "# {line}");
        }
    }

    fn setting(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "{key} = {}", quoted(value));
    }

    /// A setting that is still to be made.
    fn open(&mut self, key: &str) {
        let _ = writeln!(self.text, "# {key} = \"\"");
    }

    fn begin(&mut self, head: &str) {
        let _ = write!(self.text, "\n{head}\n");
    }

    fn whole(&mut self) {
        if let Some(department) = &self.profile.department {
            self.text.push('\n');
            self.comment(&self.locale.text("import-profile-department-of-all", &[]));
            self.setting("department", department);
        }
        if let Some(legend) = self.profile.legend {
            self.text.push('\n');
            self.comment(&self.locale.text("import-profile-legend-of-all", &[]));
            self.setting("legend", name_of(legend));
        }
    }

    fn bodies(&mut self) {
        let open: Vec<_> = self.known.draft.questions.iter().filter(|it| matches!(it.about, About::Body(_))).collect();
        if self.profile.bodies.is_empty() && open.is_empty() {
            return;
        }
        self.begin("[bodies]");
        let departments = &self.known.catalog.departments;
        let listed = departments.iter().map(|department| format!("{} {}", department.id, department.short_name));
        let listed = listed.collect::<Vec<_>>().join("、");
        self.comment(&self.locale.text("import-profile-bodies", &[("departments", &listed)]));
        for (body, filing) in &self.profile.bodies {
            let told = match filing {
                Filing::Department(id) => id.as_str(),
                Filing::LeftOut => LEFT_OUT,
            };
            self.setting(&quoted(body), told);
        }
        for question in open {
            let About::Body(body) = &question.about else { continue };
            let (count, choices, place) = self.told(question);
            let values: [(&str, &dyn Display); 3] = [("count", &count), ("choices", &choices), ("place", &place)];
            self.ask(&self.locale.text("import-profile-open-body", &values), &quoted(body));
        }
    }

    fn fields(&mut self) {
        let open: Vec<_> = self.known.draft.questions.iter().filter(|it| matches!(it.about, About::Field(_))).collect();
        if self.profile.fields.is_empty() && open.is_empty() {
            return;
        }
        self.begin("[fields]");
        let fields = self.known.catalog.fields.iter().map(|field| format!("{} {}", field.id, field.name));
        let fields = fields.collect::<Vec<_>>().join("、");
        self.comment(&self.locale.text("import-profile-fields", &[("fields", &fields)]));
        for (text, field) in &self.profile.fields {
            self.setting(&quoted(text), field);
        }
        for question in open {
            let About::Field(text) = &question.about else { continue };
            let (count, choices, place) = self.told(question);
            let values: [(&str, &dyn Display); 3] = [("count", &count), ("choices", &choices), ("place", &place)];
            self.ask(&self.locale.text("import-profile-open-field", &values), &quoted(text));
        }
    }

    /// An open question as a comment, and the line its answer goes to.
    fn ask(&mut self, text: &str, setting: &str) {
        self.comment(text);
        self.open(setting);
    }

    /// What comments say of a question: how often it came up, the answers to choose from, where it came up first.
    fn told(&self, question: &Question) -> (usize, String, String) {
        let choices = if question.choices.is_empty() { String::from("none") } else { question.choices.join("、") };
        let place = question.places.first().map(|place| self.place(place.book, place.sheet, &place.at.to_string()));
        (question.places.len(), choices, place.unwrap_or_default())
    }

    /// A cell as comments name it.
    fn place(&self, book: usize, sheet: usize, at: &str) -> String {
        let book = &self.known.books[book];
        format!("{} {} {at}", escape(&book.name), escape(&book.sheets[sheet].name))
    }

    fn sheets(&mut self) {
        let mut asked: BTreeSet<usize> = BTreeSet::new();
        for entry in &self.profile.sheets {
            self.begin("[[sheet]]");
            self.entry(entry);
            let open = self.open_of(entry, &asked);
            self.open_settings(&open);
            self.columns(entry, &open);
            asked.extend(open);
        }
        for (index, question) in self.known.draft.questions.iter().enumerate() {
            let Some(table) = table_of(&question.about).filter(|_| !asked.contains(&index)) else { continue };
            let same: Vec<usize> = (index..self.known.draft.questions.len())
                .filter(|&other| table_of(&self.known.draft.questions[other].about) == Some(table))
                .filter(|other| !asked.contains(other))
                .collect();
            self.begin("[[sheet]]");
            self.conditions(table);
            self.open_settings(&same);
            self.columns(&SheetProfile::default(), &same);
            asked.extend(same);
        }
    }

    /// The conditions that name a table.
    fn conditions(&mut self, table: usize) {
        let Some(mapping) = self.known.draft.mappings.get(table) else { return };
        let book = &self.known.books[mapping.book];
        let name = book.name.rsplit(['/', '\\']).next().unwrap_or_default();
        self.setting("file", &glob::for_next_year(name));
        self.setting("sheet", &book.sheets[mapping.sheet].name);
        let same_sheet = |other: &&Mapping| (other.book, other.sheet) == (mapping.book, mapping.sheet);
        if self.known.draft.mappings.iter().filter(same_sheet).count() > 1 {
            let _ = writeln!(self.text, "table = {}", mapping.table);
        }
    }

    fn entry(&mut self, entry: &SheetProfile) {
        for (key, value) in [("file", &entry.file), ("sheet", &entry.sheet)] {
            if let Some(value) = value {
                self.setting(key, value);
            }
        }
        if let Some(table) = entry.table {
            let _ = writeln!(self.text, "table = {table}");
        }
        if entry.is_left_out {
            self.text.push_str("skip = true\n");
        }
        for (key, value) in [("department", &entry.department), ("field", &entry.field)] {
            if let Some(value) = value {
                self.setting(key, value);
            }
        }
        if let Some(legend) = entry.legend {
            self.setting("legend", name_of(legend));
        }
        for (key, heads) in [("fill_down", &entry.fill_down), ("keep_empty", &entry.keep_empty)] {
            if !heads.is_empty() {
                let heads: Vec<_> = heads.iter().map(|head| quoted(head)).collect();
                let _ = writeln!(self.text, "{key} = [{}]", heads.join(", "));
            }
        }
    }

    /// The questions that are answered in an entry: those about a table it applies to, but not yet asked.
    fn open_of(&self, entry: &SheetProfile, asked: &BTreeSet<usize>) -> Vec<usize> {
        let questions = self.known.draft.questions.iter().enumerate();
        let fits = |about: &About| {
            let Some(mapping) = table_of(about).and_then(|table| self.known.draft.mappings.get(table)) else {
                return false;
            };
            let heads: Vec<String> = mapping.columns.iter().map(|column| heads::key(&column.head)).collect();
            let is_met = entry.meets(subject(self.known, mapping, &heads)).is_some();
            // What is asked of one table cannot be answered for all that have its heads.
            let names_it = entry.file.is_some() || entry.sheet.is_some();
            is_met && if is_of_heads(about) { !entry.columns.is_empty() } else { names_it }
        };
        questions
            .filter(|(index, question)| !asked.contains(index) && fits(&question.about))
            .map(|(index, _)| index)
            .collect()
    }

    /// Open questions that are answered beside the columns.
    fn open_settings(&mut self, open: &[usize]) {
        let known = self.known;
        for question in open.iter().map(|&index| &known.draft.questions[index]) {
            let (_, choices, place) = self.told(question);
            let values: [(&str, &dyn Display); 2] = [("choices", &choices), ("place", &place)];
            match &question.about {
                About::FieldOf { .. } => {
                    self.ask(&self.locale.text("import-profile-open-table-field", &values), "field");
                }
                About::DepartmentOf { .. } => {
                    self.ask(&self.locale.text("import-profile-open-table-department", &values), "department");
                }
                About::Legend { .. } => self.ask(&self.locale.text("import-profile-open-legend", &values), "legend"),
                About::FillDown { head, .. } => {
                    self.comment(
                        &self.locale.text("import-profile-open-fill-down", &[("head", head), ("place", &place)]),
                    );
                    let head = quoted(head);
                    let _ = writeln!(self.text, "# fill_down = [{head}]\n# keep_empty = [{head}]");
                }
                About::Head { .. } | About::Body(_) | About::Field(_) => {}
            }
        }
    }

    fn columns(&mut self, entry: &SheetProfile, open: &[usize]) {
        let known = self.known;
        let heads = || {
            let questions = open.iter().map(|&index| &known.draft.questions[index]);
            questions.filter(|question| matches!(question.about, About::Head { .. }))
        };
        if entry.columns.is_empty() && heads().next().is_none() {
            return;
        }
        self.text.push_str("[sheet.columns]\n");
        for (head, meaning) in &entry.columns {
            self.setting(&quoted(head), &meaning.name());
        }
        for question in heads() {
            let About::Head { head, .. } = &question.about else { continue };
            let (count, choices, place) = self.told(question);
            let values: [(&str, &dyn Display); 3] = [("count", &count), ("choices", &choices), ("place", &place)];
            self.ask(&self.locale.text("import-profile-open-head", &values), &quoted(head));
        }
    }
}

/// The table a question is about.
fn table_of(about: &About) -> Option<usize> {
    match about {
        About::Head { table, .. }
        | About::FillDown { table, .. }
        | About::FieldOf { table }
        | About::DepartmentOf { table }
        | About::Legend { table } => Some(*table),
        About::Body(_) | About::Field(_) => None,
    }
}

/// Whether a question is about what stands under a head, and so about all tables of that form.
fn is_of_heads(about: &About) -> bool {
    matches!(about, About::Head { .. } | About::FillDown { .. })
}

fn name_of(legend: Legend) -> &'static str {
    LEGENDS.iter().find(|(known, _)| *known == legend).map_or("", |(_, name)| name)
}

/// A text as a TOML string of one line, fit for comments too.
pub(in crate::import) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            other if other.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
