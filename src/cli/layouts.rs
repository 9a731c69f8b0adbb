//! The layouts there are, and copies of the built-in ones for a project to change.

use std::fs;
use std::path::Path;

use mingma::catalog::{self, PROJECT_FILE, nearest, or_none};
use mingma::diag::{Diagnostic, Diagnostics, Locale, escape};
use mingma::geom::Length;
use mingma::layout::listing::{Listed, Origin, list as list_layouts};
use mingma::layout::paper::Papers;
use mingma::layout::settings::Scope;
use mingma::layout::{built_in_files, built_in_names, is_name};
use serde_json::json;

use super::args::{Copying, Format};
use super::wrap::{padded, width};
use super::{Exit, Voice, settings};

/// Lists the layouts of the project in `root`, else of the nearest one upwards, else the built-in ones alone.
pub fn list(root: Option<&Path>, here: &Path, voice: &Voice) -> Exit {
    let project = match settings::project(root, here) {
        Ok(project) => Some(project),
        // Who only wants to know what there is needs no project.
        Err(_) if root.is_none() => None,
        Err(found) => return voice.refuse(found),
    };
    let mut found = Diagnostics::default();
    let known = project.as_deref().and_then(|project| catalog::read_settings(project, &mut found));
    let papers = known.as_ref().map_or_else(Papers::built_in, |known| Papers::new(&known.papers, &mut found));
    let built: Vec<_> = known.iter().flat_map(|known| known.build.layouts.iter().flatten()).collect();
    let listed = list_layouts(project.as_deref(), &papers, &mut found);
    let shown: Vec<_> = listed
        .iter()
        .map(|layout| Shown { layout, papers: &papers, built: built.iter().any(|name| name.value == layout.name) })
        .collect();
    voice.tell(found.as_slice());
    Voice::result(&match voice.format {
        Format::Text => text(&shown, project.is_some(), &voice.locale),
        Format::Json => shown.iter().map(|shown| shown.json() + "\n").collect(),
    });
    if found.has_errors() { Exit::InputErrors } else { Exit::Done }
}

/// A layout with what the listing tells of it.
struct Shown<'a> {
    layout: &'a Listed,
    papers: &'a Papers,
    built: bool,
}

impl Shown<'_> {
    /// Its mark and name, its title, its paper, what gets a document, where it comes from.
    fn cells(&self, locale: &Locale) -> [String; 5] {
        let Listed { name, settings, .. } = self.layout;
        let scope = match settings.scope {
            Scope::Site => locale.text("cli-scope-site", &[]),
            Scope::Department => locale.text("cli-scope-department", &[]),
            Scope::Field => locale.text("cli-scope-field", &[]),
            Scope::Item => locale.text("cli-scope-item", &[]),
        };
        let origin = match self.layout.origin {
            Origin::BuiltIn => locale.text("cli-origin-built-in", &[]),
            Origin::Project => locale.text("cli-origin-project", &[("name", name)]),
            Origin::InPlace => locale.text("cli-origin-in-place", &[("name", name)]),
        };
        let mark = if self.built { "*" } else { " " };
        let title = escape(&settings.title).into_owned();
        [format!("{mark} {name}"), title, self.paper(locale), scope, origin]
    }

    fn paper(&self, locale: &Locale) -> String {
        let size = self.layout.settings.page.size;
        let (width, height) = (millimetres(size.width), millimetres(size.height));
        let sides: [(&str, &dyn std::fmt::Display); 2] = [("width", &width), ("height", &height)];
        match self.papers.name_of(size) {
            None => locale.text("cli-paper-size", &sides),
            Some((name, false)) => locale.text("cli-paper-name", &[("name", &escape(name)), sides[0], sides[1]]),
            Some((name, true)) => locale.text("cli-paper-across", &[("name", &escape(name)), sides[0], sides[1]]),
        }
    }

    fn json(&self) -> String {
        let Listed { name, origin, settings } = self.layout;
        let paper = self.papers.name_of(settings.page.size);
        let line = json!({
            "name": name,
            "title": settings.title,
            "scope": match settings.scope {
                Scope::Site => "site",
                Scope::Department => "department",
                Scope::Field => "field",
                Scope::Item => "item",
            },
            "paper": paper.map(|(name, _)| name),
            "landscape": paper.is_some_and(|(_, across)| across),
            "width_mm": millimetres(settings.page.size.width),
            "height_mm": millimetres(settings.page.size.height),
            "origin": match origin {
                Origin::BuiltIn => "built-in",
                Origin::Project => "project",
                Origin::InPlace => "project, in place of the built-in one",
            },
            "built": self.built,
        });
        line.to_string()
    }
}

/// For people: a line a layout, in columns.
fn text(shown: &[Shown], has_project: bool, locale: &Locale) -> String {
    let rows: Vec<_> = shown.iter().map(|shown| shown.cells(locale)).collect();
    let mut lines = vec![locale.text("cli-layouts-heading", &[]), String::new()];
    lines.extend(rows.iter().map(|row| {
        let columns = row
            .iter()
            .enumerate()
            .map(|(column, cell)| padded(cell, rows.iter().map(|row| width(&row[column])).max().unwrap_or_default()));
        columns.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    }));
    lines.push(String::new());
    if has_project {
        lines.push(locale.text("cli-layouts-mark", &[]));
    }
    lines.push(locale.text("cli-layouts-hint", &[]));
    lines.join("\n") + "\n"
}

fn millimetres(length: Length) -> f64 {
    (length.to_mm() * 10.0).round() / 10.0
}

/// Copies a built-in layout into a project.
pub fn copy(copying: &Copying, here: &Path, voice: &Voice) -> Exit {
    let project = match settings::project(copying.root.as_deref(), here) {
        Ok(project) => project,
        Err(found) => return voice.refuse(found),
    };
    let name = copying.new_name.as_deref().unwrap_or(&copying.name);
    if let Err(found) = lay_out(&copying.name, name, &project) {
        return voice.refuse(found);
    }
    let folder = format!("layouts/{name}");
    Voice::result(&match voice.format {
        Format::Text => {
            let done = locale_done(name, &copying.name, &voice.locale);
            voice.locale.text("cli-copy-done", &[("folder", &folder)]) + "\n\n" + &done + "\n"
        }
        Format::Json => json!({ "copied": copying.name, "folder": folder }).to_string() + "\n",
    });
    Exit::Done
}

/// What there is to do after a copy.
fn locale_done(name: &str, built_in: &str, locale: &Locale) -> String {
    if name == built_in {
        locale.text("cli-copy-in-place", &[("name", &name)])
    } else {
        locale.text("cli-copy-next", &[("name", &name), ("file", &PROJECT_FILE)])
    }
}

/// Writes the files of the layout `built_in` under the name `name`; where something of that name lies already, nothing.
fn lay_out(built_in: &str, name: &str, project: &Path) -> Result<(), Diagnostic> {
    let Some(files) = built_in_files(built_in) else {
        let near = or_none(nearest(built_in, built_in_names()));
        let known = built_in_names().collect::<Vec<_>>().join(", ");
        return Err(Diagnostic::error("cli-copy-unknown")
            .with("name", built_in)
            .with("nearest", near)
            .with("known", known));
    };
    if !is_name(name) || matches!(name.to_lowercase().as_str(), "codes" | "operator") {
        return Err(Diagnostic::error("cli-copy-name").with("name", name));
    }
    let layouts = project.join("layouts");
    let folder = layouts.join(name);
    if folder.symlink_metadata().is_ok() {
        return Err(Diagnostic::error("cli-copy-exists").with("folder", format!("layouts/{name}")));
    }
    let written = fs::create_dir_all(&layouts)
        .and_then(|()| fs::create_dir(&folder))
        .and_then(|()| files.iter().try_for_each(|(file, text)| fs::write(folder.join(file), text)));
    written.map_err(|error| {
        Diagnostic::error("cli-copy-cannot-write").with("folder", folder.display()).with("detail", error)
    })
}
