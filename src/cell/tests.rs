//! What cells mean, in tables that people can read, and what holds for any cell whatever.
//!
//! A table in `tests/` has a cell's text in a line (`\n` for a line break within it) and below it, set in, what it is
//! read as. `SNAPSHOTS=overwrite` writes the tables anew; what changed is then to be read in the difference.

use std::fmt::Write as _;
use std::path::Path;

use super::channel::Legend;
use super::tick::Tick;
use super::{Read, basis, body, channel, ditto, elements, likeness, limit, normal, space, tick};
use crate::diag::{Diagnostic, Language, Locale};

mod any;

/// Holds a table against what is read of its cells.
fn table(name: &str, read: impl Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cell/tests").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut found = String::new();
    let mut count = 0;
    for line in text.lines().filter(|line| !line.starts_with("  ")) {
        found.push_str(line);
        found.push('\n');
        if !line.is_empty() && !line.starts_with('#') {
            count += 1;
            let cell = line.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
            for said in read(cell.strip_prefix('\'').unwrap_or(&cell)).lines() {
                writeln!(found, "  {said}").unwrap();
            }
        }
    }
    assert!(count > 5, "{name} is empty");
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        return std::fs::write(&path, &found).unwrap();
    }
    for (line, (expected, found)) in text.lines().zip(found.lines()).enumerate() {
        assert_eq!(found, expected, "{name}, line {}", line + 1);
    }
    assert_eq!(text.lines().count(), found.lines().count(), "{name}");
}

/// Remarks by key, with the values they name.
fn remarks(found: &[Diagnostic]) -> String {
    let locale = Locale::new(Language::Zh);
    found.iter().fold(String::new(), |mut text, remark| {
        // Every remark must be sayable: a value that its message lacks fails here.
        assert!(!locale.message(remark).headline.is_empty());
        let values: Vec<_> = remark.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
        writeln!(text, "? {} {}", remark.key, values.join(" ")).unwrap();
        text
    })
}

fn shown<T>(read: &Read<T>, value: impl Fn(&T) -> String) -> String {
    format!("{}\n{}", value(&read.value), remarks(&read.remarks))
}

#[test]
fn limits() {
    table("limit.txt", |cell| {
        let read = limit::parse(cell);
        let mut said = format!("= {}\n", read.value);
        for rule in &read.value.rules {
            let trigger = rule.trigger.as_ref().map_or_else(|| "-".to_owned(), |trigger| format!("{trigger:?}"));
            let matter = rule.matter.as_deref().map_or_else(String::new, |matter| format!("[{matter}] "));
            let kind =
                format!("{:?}", rule.kind).replace("Period { number: ", "").replace(", unit: ", " ").replace(" }", "");
            writeln!(said, "{matter}{trigger} > {kind}").unwrap();
        }
        if read.value.otherwise_by_law {
            said.push_str("or as laws say\n");
        }
        said + &remarks(&read.remarks)
    });
}

fn channels(read: &Read<channel::Channels>) -> String {
    shown(read, |channels| {
        let unclear = if channels.unclear.is_empty() { "" } else { "\nunclear: " };
        format!("= {channels}{unclear}{}", channels.unclear.join("、"))
    })
}

#[test]
fn channels_where_boxes_say_what_is_chosen() {
    table("channel.txt", |cell| channels(&channel::read(cell, Legend::Chosen)));
}

#[test]
fn channels_where_boxes_say_what_must_be_served() {
    table("channel-mandatory.txt", |cell| channels(&channel::read(cell, Legend::Mandatory)));
}

#[test]
fn legends() {
    table("legend.txt", |cell| format!("{:?}", Legend::read(cell)));
}

#[test]
fn bases() {
    table("basis.txt", |cell| {
        let read = basis::normalise(cell);
        let references = basis::references(&read.value).into_iter().fold(String::new(), |mut text, reference| {
            let tag = reference.tag.map_or_else(String::new, |tag| format!("【{tag}】"));
            writeln!(text, "- {tag}{} | {}", reference.title.unwrap_or("-"), reference.detail).unwrap();
            text
        });
        format!("= {}\n{references}{}", read.value, remarks(&read.remarks))
    });
}

#[test]
fn spaces() {
    table("space.txt", |cell| format!("|{}|", space::heal(cell)));
}

#[test]
fn ticks() {
    table("tick.txt", |cell| match tick::read(cell) {
        Tick::Empty => "no".to_owned(),
        Tick::Ticked => "yes".to_owned(),
        Tick::Text(text) => format!("|{text}|"),
    });
}

#[test]
fn dittos() {
    table("ditto.txt", |cell| match (ditto::is_ditto(cell), ditto::is_reference(cell)) {
        (true, false) => "as above".to_owned(),
        (false, true) => "as some other".to_owned(),
        (false, false) => "-".to_owned(),
        (true, true) => panic!("both"),
    });
}

#[test]
fn bodies() {
    table("body.txt", |cell| {
        let bodies = body::split(cell);
        bodies.iter().fold(String::new(), |mut text, name| {
            let generic = if body::is_generic(name) { " (generic)" } else { "" };
            writeln!(text, "{name}{generic}").unwrap();
            text
        })
    });
}

#[test]
fn forms_of_bodies() {
    table("forms.txt", |cell| body::forms(cell).join(" < "));
}

#[test]
fn lists_within_a_cell() {
    table("elements.txt", |cell| {
        let found = elements::split(cell);
        let lead = found.lead.map_or_else(String::new, |lead| format!(" | {lead}"));
        found.items.iter().fold(format!("{:?}{lead}\n", found.style), |mut text, item| {
            let phase = item.phase.as_deref().map_or_else(String::new, |phase| format!("[{phase}] "));
            writeln!(text, "- {phase}{}", item.text).unwrap();
            text
        })
    });
}

#[test]
fn keys() {
    table("normal.txt", |cell| format!("|{}|", normal::key(cell)));
}

#[test]
fn likeness_of_titles() {
    table("likeness.txt", |cell| {
        let (one, other) = cell.split_once(" | ").unwrap();
        likeness::score(one, other).to_string()
    });
}
