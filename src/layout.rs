//! Layouts: a folder with typed settings, a Tera template and a style sheet becomes a tree of styled elements.
//!
//! Comes in: `layouts/<name>/` and a serialisable view of the cleared catalogue. Goes out: a [`tree::Tree`] whose
//! every mistake was named with file, line and column. Nothing here knows fonts or positions.

mod assemble;
mod complaint;
mod css;
mod element;
mod file_name;
mod filters;
mod folder;
pub mod listing;
mod mark;
mod markup;
mod mentions;
mod nearest;
mod open_tag;
pub mod paper;
mod pictures;
mod problems;
pub mod settings;
pub mod style;
mod tag;
mod template;
pub mod tree;
pub mod view;
mod whitespace;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde::Serialize;

use self::assemble::{Surroundings, assemble};
use self::css::sheet::{self, Sheet};
use self::paper::Papers;
use self::pictures::Pictures;
use self::problems::Problems;
use self::settings::Settings;
use self::template::{Pattern, Template, Values};
use self::tree::Tree;
use crate::account::Accounts;
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// The style every layout starts from.
static DEFAULT: LazyLock<Sheet> = LazyLock::new(|| sheet::parse(include_str!("layout/default.css"), &mut Vec::new()));

/// A layout, ready to render any number of documents, from several threads if need be.
#[derive(Debug)]
pub struct Layout {
    /// Its typed settings.
    pub settings: Settings,
    template: Template,
    file: Pattern,
    style: Arc<Source>,
    sheet: Sheet,
    settings_source: Arc<Source>,
    papers: Papers,
    pictures: Pictures,
    accounts: Arc<Accounts>,
}

/// A document before it is styled.
#[derive(Debug)]
pub struct Filled {
    /// Its file name, without its extension.
    pub name: String,
    /// The template, filled in.
    pub markup: String,
}

impl Layout {
    /// Reads the layout `name`: the project's own folder of that name, else a built-in one.
    ///
    /// `papers` are those the project knows by name. Every mistake that shows without data goes to `found`; `None` when
    /// one of them forbids rendering.
    pub fn load(name: &str, project_root: &Path, papers: &Papers, found: &mut Diagnostics) -> Option<Self> {
        Self::new(folder::read(name, project_root, found)?, papers, found)
    }

    fn new(files: folder::Files, papers: &Papers, found: &mut Diagnostics) -> Option<Self> {
        let settings = settings::read(&files.settings, papers, found);
        let template = Template::compile(&files.template, found);
        let mut faults = Vec::new();
        let sheet = sheet::parse(&files.style.text, &mut faults);
        let broken = !faults.is_empty();
        for (subject, fault) in faults {
            found.push(fault.mistake.diagnostic(Span::new(&files.style, fault.range), &subject));
        }
        let settings = settings?;
        let (pattern, span) = settings.file.clone();
        let file = Pattern::compile(&pattern, span, found);
        let (template, file) = (template?, file?);
        let pictures = Pictures::new(files.pictures);
        let layout = Self {
            settings,
            template,
            file,
            style: files.style,
            sheet,
            settings_source: files.settings,
            papers: papers.clone(),
            pictures,
            accounts: Arc::default(),
        };
        (!broken).then_some(layout)
    }

    /// Makes the project's accounts known to it: a `qr` may name one.
    pub fn know(&mut self, accounts: &Arc<Accounts>) {
        self.accounts = Arc::clone(accounts);
    }

    /// Renders one document: the template filled in with `view`, as a styled tree.
    pub fn render(&self, view: &impl Serialize, found: &mut Diagnostics) -> Option<Tree> {
        let values = found.collect(self.values(view))?;
        let markup = self.template.render(&values, found)?;
        self.tree(&markup, found)
    }

    /// One document before it is styled: its file name and the template filled in with `view`.
    ///
    /// Whoever kept the markup of an earlier run can tell from it whether the document says the same.
    pub fn fill_in(&self, view: &impl Serialize, found: &mut Diagnostics) -> Option<Filled> {
        let values = found.collect(self.values(view))?;
        let name = self.file.render(&values, found);
        let name = name.and_then(|name| found.collect(file_name::checked(name, self.file.span())));
        let markup = self.template.render(&values, found)?;
        Some(Filled { name: name?, markup })
    }

    /// The styled tree of filled-in markup.
    pub fn tree(&self, markup: &str, found: &mut Diagnostics) -> Option<Tree> {
        let mut problems = Problems::new(self.template.source(), found);
        let document = markup::parse(markup, self.template.marked(), &mut problems)?;
        let around = Surroundings {
            settings: &self.settings,
            papers: &self.papers,
            pictures: &self.pictures,
            accounts: &self.accounts,
            default: &DEFAULT,
            own: &self.sheet,
        };
        assemble(&document, &around, problems)
    }

    fn values(&self, view: &impl Serialize) -> Result<Values, Diagnostic> {
        template::values(view, &self.settings, &self.template.source().name)
    }

    /// The file name of the document for `view`, without its extension.
    pub fn file_name(&self, view: &impl Serialize, found: &mut Diagnostics) -> Option<String> {
        let values = found.collect(template::values(view, &self.settings, &self.settings_source.name))?;
        let name = self.file.render(&values, found)?;
        found.collect(file_name::checked(name, self.file.span()))
    }

    /// The papers it knows by name.
    #[must_use]
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// The texts that its diagnostics point into.
    pub fn texts(&self) -> impl Iterator<Item = &Arc<Source>> {
        [&self.settings_source, self.template.source(), &self.style].into_iter()
    }

    /// Everything its documents depend on besides the view: names and bytes of its files, and of every picture it
    /// could show, in a fixed order.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.texts().map(|source| (source.name.as_str(), source.text.as_bytes())).chain(self.pictures.files())
    }
}

/// The names of the built-in layouts.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    folder::built_in_names()
}

/// The files of a built-in layout, by their names, with their texts; `None` when there is none of that name.
#[must_use]
pub fn built_in_files(name: &str) -> Option<[(&'static str, &'static str); 3]> {
    folder::built_in_files(name)
}

/// Whether a layout may bear this name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    folder::is_name(name)
}
