//! The command `register`: what was issued and where it hangs, shown, added to, written out and read back.

use std::path::Path;

use mingma::catalog::{Date, read_source};
use mingma::diag::{Diagnostic, Diagnostics, Locale, escape};
use mingma::output::write_report;
use mingma::register::{
    Edition, Import, Imported, NewPosting, Posted, Posting, Register, Removal, TablePlace, date, read_posting_book,
    read_postings,
};
use mingma::sheet;

use super::args::{Format, RegisterWork, When};
use super::clock::today;
use super::report::thousands;
use super::settings::whole;
use super::wrap::{padded, width, wrap};
use super::{Exit, Voice, columns};

/// Does what was asked for.
pub fn work(work: RegisterWork, root: &Path, here: &Path, voice: &Voice) -> Exit {
    let done = match work {
        RegisterWork::Show { documents, verify } => show(root, documents, verify, voice),
        RegisterWork::Post { table: Some(table), when, .. } => post_table(root, &whole(here, &table), &when, voice),
        RegisterWork::Post { one, copies, edition, photo, when, .. } => {
            let (place, document) = one.unwrap_or_default();
            let posting = |posted, person| NewPosting {
                place: place.trim().to_owned(),
                document,
                edition,
                copies,
                posted,
                person,
                photo: photo.unwrap_or_default(),
            };
            settle(when).and_then(|(day, person)| post_one(root, posting(day, person), voice))
        }
        RegisterWork::TakeDown { numbers, note, when } => settle(when).and_then(|(day, person)| {
            let removal = Removal { taken: day.to_string(), person, note: note.unwrap_or_default() };
            take_down(root, &numbers, &removal, voice)
        }),
        RegisterWork::Export(folder) => export(root, &whole(here, &folder), voice),
        RegisterWork::Import(folder) => import(root, &whole(here, &folder), voice),
    };
    done.unwrap_or_else(|found| voice.refuse(found))
}

/// A day as typed.
pub fn day(text: Option<&str>) -> Result<Date, Diagnostic> {
    let Some(text) = text else { return Ok(today()) };
    date(text).ok_or_else(|| Diagnostic::error("cli-not-a-date").with("value", text))
}

fn settle(when: When) -> Result<(Date, String), Diagnostic> {
    Ok((day(when.date.as_deref())?, when.person.unwrap_or_default()))
}

/// The register, which must be there.
pub fn existing(root: &Path) -> Result<Register, Diagnostic> {
    let none = || Diagnostic::error("cli-no-register").with("folder", root.display());
    Register::open(root)?.ok_or_else(none)
}

/// Everything `show` has to say.
#[derive(serde::Serialize)]
struct Shown {
    register: String,
    editions: Vec<EditionLine>,
    postings: Vec<Posting>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<String>>,
}

#[derive(serde::Serialize)]
struct EditionLine {
    #[serde(flatten)]
    edition: Edition,
    codes: usize,
    documents: usize,
}

fn show(root: &Path, documents: bool, verify: bool, voice: &Voice) -> Result<Exit, Diagnostic> {
    let register = existing(root)?;
    if verify {
        register.verify()?;
    }
    let mut shown = Shown {
        register: register.path().display().to_string(),
        editions: Vec::new(),
        postings: register.postings()?,
        documents: None,
    };
    for edition in register.editions()? {
        let facts = register.facts(&edition.name)?;
        let paths = || facts.documents.iter().map(|document| document.path.clone()).collect();
        shown.documents = documents.then(paths);
        shown.editions.push(EditionLine { edition, codes: facts.codes.len(), documents: facts.documents.len() });
    }
    Voice::result(&match voice.format {
        Format::Text => text(&shown, verify, &voice.locale),
        // Strings and numbers always have a form in JSON.
        Format::Json => serde_json::to_string(&shown).unwrap_or_default() + "\n",
    });
    Ok(Exit::Done)
}

fn text(shown: &Shown, verified: bool, locale: &Locale) -> String {
    let mut lines = vec![locale.text("cli-register-heading", &[("path", &shown.register)])];
    if verified {
        lines.push(locale.text("cli-register-sound", &[]));
    }
    let editions = shown.editions.iter().map(|line| {
        let EditionLine { edition, codes, documents } = line;
        let counts = [("codes", thousands(*codes)), ("documents", thousands(*documents))];
        let [codes, documents] = [&counts[0].1, &counts[1].1];
        let remark = locale.text("cli-register-edition", &[("codes", codes), ("documents", documents)]);
        vec![edition.name.clone(), edition.issued.clone(), remark]
    });
    lines.push(String::new());
    lines.push(locale.text("cli-register-editions", &[("count", &shown.editions.len())]));
    lines.extend(aligned(editions.collect()));
    let hanging: Vec<&Posting> = shown.postings.iter().filter(|posting| posting.removal.is_none()).collect();
    let taken = shown.postings.len() - hanging.len();
    lines.push(String::new());
    lines.push(locale.text("cli-register-hanging", &[("count", &hanging.len()), ("taken", &taken)]));
    lines.extend(aligned(hanging.into_iter().map(|posting| posting_cells(posting, locale)).collect()));
    if let Some(documents) = &shown.documents {
        lines.push(String::new());
        lines.push(locale.text("cli-register-documents", &[("count", &documents.len())]));
        lines.extend(documents.iter().map(|path| format!("  {}", escape(path))));
    }
    let columns = columns().unwrap_or(usize::MAX);
    lines.into_iter().map(|line| wrap(&line, columns, 4) + "\n").collect()
}

fn posting_cells(posting: &Posting, locale: &Locale) -> Vec<String> {
    let copies = locale.text("cli-register-copies", &[("count", &posting.copies)]);
    vec![
        posting.number.to_string(),
        posting.posted.clone(),
        posting.place.clone(),
        posting.document.clone(),
        posting.edition.clone(),
        copies,
    ]
}

/// Cells in columns, two spaces between.
pub fn aligned(rows: Vec<Vec<String>>) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|row| row.iter().map(|cell| escape(cell).into_owned()).collect()).collect();
    let widest = |at: usize| rows.iter().filter_map(|row: &Vec<String>| row.get(at)).map(|cell| width(cell)).max();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, cell)| padded(cell, widest(at).unwrap_or_default()));
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn post_one(root: &Path, posting: NewPosting, voice: &Voice) -> Result<Exit, Diagnostic> {
    let mut register = existing(root)?;
    if posting.place.is_empty() {
        return Err(Diagnostic::error("cli-no-place"));
    }
    let posted = register.post(&[posting])?.pop();
    let posted = posted.unwrap_or(Ok(Posted::Known(0)))?;
    tell_posted(&[posted], voice);
    Ok(Exit::Done)
}

fn post_table(root: &Path, table: &Path, when: &When, voice: &Voice) -> Result<Exit, Diagnostic> {
    let mut register = existing(root)?;
    let mut found = Diagnostics::default();
    let Some(mut postings) = postings_of(root, table, &mut found) else {
        voice.tell(found.as_slice());
        return Ok(Exit::InputErrors);
    };
    for (posting, _) in &mut postings {
        if let (true, Some(person)) = (posting.person.is_empty(), &when.person) {
            posting.person.clone_from(person);
        }
    }
    let (postings, places): (Vec<_>, Vec<_>) = postings.into_iter().unzip();
    let mut recorded = Vec::new();
    for (posted, place) in register.post(&postings)?.into_iter().zip(places) {
        recorded.extend(found.collect(posted.map_err(|refused| place.mark(refused))));
    }
    voice.tell(found.as_slice());
    tell_posted(&recorded, voice);
    Ok(if found.has_errors() { Exit::InputErrors } else { Exit::Done })
}

/// What a table says, a text or a workbook; none where it cannot be read.
fn postings_of(root: &Path, table: &Path, found: &mut Diagnostics) -> Option<Vec<(NewPosting, TablePlace)>> {
    let ending = table.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if matches!(ending.as_deref(), None | Some("csv" | "txt")) {
        return Some(read_postings(&read_source(root, table, found)?, found));
    }
    let mut book = sheet::read_all(&[table.to_owned()], found).pop()?;
    if let Ok(inner) = table.strip_prefix(root) {
        book.name = inner.to_string_lossy().replace('\\', "/");
    }
    Some(read_posting_book(&book, found))
}

fn tell_posted(posted: &[Posted], voice: &Voice) {
    let numbers: Vec<i64> = posted
        .iter()
        .filter_map(|posted| if let Posted::New(number) = posted { Some(*number) } else { None })
        .collect();
    let known = posted.len() - numbers.len();
    Voice::result(&match voice.format {
        Format::Text => {
            let named = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
            let named = if named.is_empty() { "none".to_owned() } else { named };
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("count", &numbers.len()), ("numbers", &named), ("known", &known)];
            wrap(&voice.locale.text("cli-register-posted", &values), columns().unwrap_or(usize::MAX), 4) + "\n"
        }
        Format::Json => serde_json::json!({ "recorded": numbers, "known": known }).to_string() + "\n",
    });
}

fn take_down(root: &Path, numbers: &[i64], removal: &Removal, voice: &Voice) -> Result<Exit, Diagnostic> {
    match existing(root)?.take_down(numbers, removal) {
        Ok(taken) => {
            let new = taken.iter().filter(|taken| matches!(taken, Posted::New(_))).count();
            let known = taken.len() - new;
            Voice::result(&match voice.format {
                Format::Text => voice.locale.text("cli-register-taken", &[("count", &new), ("known", &known)]) + "\n",
                Format::Json => serde_json::json!({ "taken": new, "known": known }).to_string() + "\n",
            });
            Ok(Exit::Done)
        }
        Err(found) => {
            voice.tell(&found);
            Ok(Exit::Unable)
        }
    }
}

fn export(root: &Path, folder: &Path, voice: &Voice) -> Result<Exit, Diagnostic> {
    let files = existing(root)?.export()?;
    for (name, text) in &files {
        write_report(&folder.join(name), text.as_bytes())?;
    }
    Voice::result(&match voice.format {
        Format::Text => {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("count", &files.len()), ("folder", &folder.display())];
            voice.locale.text("cli-register-exported", &values) + "\n"
        }
        Format::Json => serde_json::json!({ "folder": folder, "files": files.len() }).to_string() + "\n",
    });
    Ok(Exit::Done)
}

fn import(root: &Path, folder: &Path, voice: &Voice) -> Result<Exit, Diagnostic> {
    // Looked at before anything is read: a damaged register is said first, and never written over.
    Register::open(root)?;
    if !Import::is_at(folder) {
        return Err(Diagnostic::error("cli-register-no-export").with("folder", folder.display()));
    }
    let mut found = Diagnostics::default();
    let import = Import::read(folder, &mut found);
    voice.tell(found.as_slice());
    let Some(import) = import else {
        voice.count(found.as_slice());
        return Ok(Exit::InputErrors);
    };
    match Register::open_or_begin(root)?.import(&import) {
        Ok(imported) => {
            Voice::result(&match voice.format {
                Format::Text => {
                    let Imported { editions, postings, take_downs, inspections, checks, approvals } = imported;
                    let values: [(&str, &dyn std::fmt::Display); 6] = [
                        ("editions", &editions),
                        ("postings", &postings),
                        ("taken", &take_downs),
                        ("inspections", &inspections),
                        ("checks", &checks),
                        ("approvals", &approvals),
                    ];
                    wrap(&voice.locale.text("cli-register-imported", &values), columns().unwrap_or(usize::MAX), 4)
                        + "\n"
                }
                // Numbers always have a form in JSON.
                Format::Json => serde_json::to_string(&imported).unwrap_or_default() + "\n",
            });
            Ok(Exit::Done)
        }
        Err(refused) => {
            voice.tell(&refused);
            voice.count(&refused);
            Ok(Exit::InputErrors)
        }
    }
}
