//! An import for programs, on one line.

use mingma::build::Imported;
use mingma::import::outcome::{By, Certainty, Doubt, End, Entry, Kind, TableSeen};
use mingma::sheet::Address;
use serde_json::{Value, json};

/// The line: `end` (`written`, `same`, `asks`), `counts`, `tables` with their columns, `entries` of all that is not just
/// kept, how many `questions` are open, `written` files of the catalogue, `reports`.
pub fn line(imported: &Imported, reports: &[String]) -> String {
    let outcome = &imported.outcome;
    let counts = &outcome.counts;
    let entries: Vec<Value> = outcome
        .entries
        .iter()
        .filter(|entry| entry.kind != Kind::Kept || entry.doubt.is_some())
        .map(|entry| self::entry(entry, imported))
        .collect();
    let line = json!({
        "end": match outcome.end {
            End::Asks => "asks",
            End::Same => "same",
            End::Written => "written",
        },
        "counts": {
            "rows": counts.rows,
            "not_taken": counts.not_taken,
            "kept": counts.kept,
            "changed": counts.changed,
            "moved": counts.moved,
            "added": counts.added,
            "removed": counts.removed,
            "unclear": counts.unclear,
            "doubtful": counts.doubtful,
        },
        "tables": outcome.tables.iter().map(table).collect::<Vec<_>>(),
        "entries": entries,
        "questions": imported.outcome.questions,
        "written": imported.written,
        "reports": reports,
    });
    line.to_string() + "\n"
}

fn table(table: &TableSeen) -> Value {
    let columns = table.columns.iter().map(|column| {
        json!({
            "column": Address::new(0, column.column).to_string().trim_end_matches('1'),
            "head": column.head,
            "meaning": column.meaning,
            "certainty": match column.certainty {
                Certainty::Told => "told",
                Certainty::Known => "known",
                Certainty::Likely => "likely",
                Certainty::Unsure => "unsure",
            },
        })
    });
    json!({
        "file": table.file,
        "sheet": table.name,
        "rows": table.rows,
        "taken": table.taken,
        "columns": columns.collect::<Vec<_>>(),
    })
}

fn entry(entry: &Entry, imported: &Imported) -> Value {
    let place = entry.row.map(|row| {
        let book = &imported.books[row.book];
        json!({ "file": book.name, "sheet": book.sheets[row.sheet].name, "row": row.row + 1 })
    });
    let changes = entry.changes.iter().map(|change| {
        json!({
            "column": change.column.key(),
            "old": change.old,
            "new": change.new,
            "cell": change.at.map(|at| at.to_string()),
        })
    });
    let candidates = entry
        .candidates
        .iter()
        .map(|candidate| json!({ "id": candidate.id, "title": candidate.title, "likeness": candidate.likeness }));
    json!({
        "kind": match entry.kind {
            Kind::Kept => "kept",
            Kind::Changed => "changed",
            Kind::Moved => "moved",
            Kind::Added => "added",
            Kind::Removed => "removed",
            Kind::Unclear => "unclear",
        },
        "id": (!entry.id.is_empty()).then_some(&entry.id),
        "old_id": entry.old_id,
        "title": entry.title,
        "department": imported.catalog.departments[entry.department].id,
        "field": imported.catalog.fields[entry.field].id,
        "place": place,
        "by": match entry.by {
            By::Nothing => Value::Null,
            By::Profile => json!("profile"),
            By::Id => json!("id"),
            By::Number => json!("number"),
            By::Title => json!("title"),
            By::Likeness(_) => json!("likeness"),
        },
        "likeness": if let By::Likeness(percent) = entry.by { json!(percent) } else { Value::Null },
        "doubt": entry.doubt.map(|doubt| match doubt {
            Doubt::Alike => "alike",
            Doubt::NewId => "new_id",
            Doubt::Emptied => "emptied",
            Doubt::Removed => "removed",
            Doubt::Several => "several",
        }),
        "changes": changes.collect::<Vec<_>>(),
        "candidates": candidates.collect::<Vec<_>>(),
    })
}
