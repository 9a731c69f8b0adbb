//! The command `export`: the catalogue as one file.

use std::path::{Path, PathBuf};

use mingma::address::Published;
use mingma::catalog::{self, Project};
use mingma::diag::{Diagnostic, Diagnostics, Severity};
use mingma::export::{Kind, Matter, file};
use mingma::gate;
use mingma::output::write_report;

use super::args::{ExportScope, Format};
use super::report::thousands;
use super::wrap::wrap;
use super::{Exit, Voice, columns, settings};

/// What is made where, settled.
#[derive(Debug, PartialEq, Eq)]
pub struct Order {
    root: PathBuf,
    path: PathBuf,
    scope: ExportScope,
}

/// A file made, and what is in it.
struct Made {
    bytes: Vec<u8>,
    departments: usize,
    items: usize,
    withheld: usize,
}

/// Why no file was made.
enum Stop {
    /// The input has errors.
    Input,
    /// The command line or the system did not allow it.
    Unable(Vec<Diagnostic>),
}

/// Carries out the command, started in the folder `here`.
pub fn run(scope: ExportScope, here: &Path, voice: &Voice) -> Exit {
    let order = match settle(scope, here) {
        Ok(order) => order,
        Err(found) => return voice.refuse(found),
    };
    let mut found = Diagnostics::default();
    let made = make(&order, &mut found);
    let found = found.as_slice();
    match made {
        Ok(made) => {
            voice.tell(found);
            if let Err(trouble) = write_report(&order.path, &made.bytes) {
                return voice.refuse(trouble);
            }
            Voice::result(&told(&order, &made, voice));
            Exit::Done
        }
        Err(Stop::Input) => {
            voice.tell(found);
            voice.count(found);
            Exit::InputErrors
        }
        Err(Stop::Unable(refused)) => {
            voice.tell(&refused);
            Exit::Unable
        }
    }
}

fn make(order: &Order, found: &mut Diagnostics) -> Result<Made, Stop> {
    if order.scope.with_withheld {
        let Project { catalog, settings } = catalog::load(&order.root, found).ok_or(Stop::Input)?;
        let list = gate::read(&order.root, found).ok_or(Stop::Input)?;
        let marked = gate::mark(catalog, &list, found);
        return made(Matter::office(&marked).dated(settings.build.date), order, found);
    }
    let Published { settings, cleared, withheld, targets } = Published::read(&order.root, found).ok_or(Stop::Input)?;
    let made = made(Matter::public(&cleared, &targets).dated(settings.build.date), order, found)?;
    let chosen = |id: &str| order.scope.departments.iter().any(|chosen| id.split('-').next() == Some(chosen));
    let is_meant = |id: &str| order.scope.departments.is_empty() || chosen(id);
    Ok(Made { withheld: withheld.iter().filter(|each| is_meant(&each.id)).count(), ..made })
}

fn made(matter: Matter<'_>, order: &Order, found: &mut Diagnostics) -> Result<Made, Stop> {
    if found.as_slice().iter().any(|found| found.severity == Severity::Error) {
        return Err(Stop::Input);
    }
    let matter = matter.of_departments(&order.scope.departments).map_err(Stop::Unable)?;
    let bytes = file(&matter, order.scope.kind).map_err(|refused| {
        found.extend(refused);
        Stop::Input
    })?;
    let (items, withheld) = matter.counts();
    Ok(Made { bytes, departments: matter.departments(), items, withheld })
}

/// Settles where the file is written: where it was said, else in the project's output folder.
fn settle(scope: ExportScope, here: &Path) -> Result<Order, Diagnostic> {
    let root = settings::project(scope.root.as_deref(), here)?;
    if scope.with_withheld && scope.kind == Kind::Html {
        return Err(Diagnostic::error("cli-page-with-withheld"));
    }
    let name = file_name(&scope);
    let path = match &scope.output {
        None if scope.with_withheld => root.join("output/operator").join(name),
        None => root.join("output/export").join(name),
        Some(output) => file_at(&settings::whole(here, output), name, scope.kind)?,
    };
    if scope.with_withheld && is_public(&path, &root) {
        return Err(Diagnostic::error("cli-public-place").with("path", path.display()));
    }
    Ok(Order { root, path, scope })
}

fn file_name(scope: &ExportScope) -> String {
    let whose = match scope.departments.as_slice() {
        [only] => format!("catalog-{only}"),
        _ => "catalog".to_owned(),
    };
    let internal = if scope.with_withheld { "-internal" } else { "" };
    format!("{whose}{internal}.{}", scope.kind.ending())
}

/// The file a path means: itself if it has the kind's ending, else one in the folder of that name.
fn file_at(path: &Path, name: String, kind: Kind) -> Result<PathBuf, Diagnostic> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if path.is_dir() {
        Ok(path.join(name))
    } else if ending == kind.ending() {
        Ok(path.to_owned())
    } else if ending.is_empty() {
        Ok(path.join(name))
    } else {
        let wrong = Diagnostic::error("cli-wrong-ending").with("path", path.display());
        Err(wrong.with("ending", ending).with("expected", kind.ending()))
    }
}

/// Folders whose names say that what lies in them is published.
const PUBLIC: [&str; 18] = [
    "public",
    "publish",
    "published",
    "public_html",
    "www",
    "wwwroot",
    "htdocs",
    "html",
    "webapps",
    "website",
    "export",
    "公开",
    "对外公开",
    "主动公开",
    "发布",
    "对外发布",
    "网站",
    "门户网站",
];

/// Whether a file there would be taken for one that may be published: within a project's output all but the
/// operator's folder, elsewhere folders so named.
fn is_public(path: &Path, root: &Path) -> bool {
    let folder = path.parent().unwrap_or(path);
    if let Ok(within) = folder.strip_prefix(root.join("output")) {
        return within.components().next().is_none_or(|first| first.as_os_str() != "operator");
    }
    let within = folder.strip_prefix(root).unwrap_or(folder);
    within.components().any(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        PUBLIC.contains(&name.as_str())
    })
}

fn told(order: &Order, made: &Made, voice: &Voice) -> String {
    let locale = &voice.locale;
    if voice.format == Format::Json {
        #[derive(serde::Serialize)]
        struct Line<'a> {
            path: String,
            kind: &'a str,
            departments: usize,
            items: usize,
            withheld: usize,
            internal: bool,
            bytes: usize,
        }
        let line = Line {
            path: order.path.display().to_string(),
            kind: order.scope.kind.ending(),
            departments: made.departments,
            items: made.items,
            withheld: made.withheld,
            internal: order.scope.with_withheld,
            bytes: made.bytes.len(),
        };
        // Strings and numbers always have a form in JSON.
        return serde_json::to_string(&line).unwrap_or_default() + "\n";
    }
    let (items, departments) = (thousands(made.items), made.departments);
    let mut lines =
        vec![locale.text(
            "cli-exported",
            &[("items", &items), ("departments", &departments), ("path", &order.path.display())],
        )];
    let count: &dyn std::fmt::Display = &made.withheld;
    if order.scope.with_withheld {
        lines.push(locale.text("cli-exported-internal", &[("count", count)]));
    } else if made.withheld > 0 {
        lines.push(locale.text("cli-exported-without", &[("count", count)]));
    }
    let width = columns().unwrap_or(usize::MAX);
    lines.into_iter().map(|line| wrap(&line, width, 4) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(output: Option<&str>, kind: Kind, with_withheld: bool) -> Result<PathBuf, &'static str> {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("城");
        std::fs::create_dir_all(root.join("there")).unwrap();
        std::fs::write(root.join("mingma.toml"), "").unwrap();
        let scope =
            ExportScope { kind, root: None, output: output.map(PathBuf::from), departments: Vec::new(), with_withheld };
        let order = settle(scope, &root).map_err(|refused| refused.key)?;
        Ok(order.path.strip_prefix(&root).unwrap().to_owned())
    }

    #[test]
    fn a_path_is_a_file_by_its_ending_and_a_folder_otherwise() {
        assert_eq!(settled(None, Kind::Csv, false), Ok("output/export/catalog.csv".into()));
        assert_eq!(settled(Some("there"), Kind::Xlsx, false), Ok("there/catalog.xlsx".into()));
        assert_eq!(settled(Some("new"), Kind::Json, false), Ok("new/catalog.json".into()));
        assert_eq!(settled(Some("a/目录.XLSX"), Kind::Xlsx, false), Ok("a/目录.XLSX".into()));
        assert_eq!(settled(Some("a.csv"), Kind::Xlsx, false), Err("cli-wrong-ending"));
    }

    #[test]
    fn withheld_items_go_to_the_office_alone() {
        assert_eq!(settled(None, Kind::Csv, true), Ok("output/operator/catalog-internal.csv".into()));
        assert_eq!(settled(Some("内部"), Kind::Csv, true), Ok("内部/catalog-internal.csv".into()));
        assert_eq!(settled(Some("政务公开/a.csv"), Kind::Csv, true), Ok("政务公开/a.csv".into()));
        for public in ["output/a.csv", "output/export/a.csv", "output/poster", "WWW/a.csv", "a/公开", "x/发布/y"] {
            assert_eq!(settled(Some(public), Kind::Csv, true), Err("cli-public-place"), "{public}");
        }
        assert_eq!(settled(None, Kind::Html, true), Err("cli-page-with-withheld"));
    }
}
