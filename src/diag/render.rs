//! Diagnostics for people: the headline, the place, the line itself with the mark under it, what to do.
//!
//! Where one kind recurs, the first few are shown in full and the rest one a line; where it recurs very often, the rest
//! is counted by file, with the first lines of each: five hundred wrong hosts must not bury the one missing column.
//! What is counted here stands in full in the form for machines.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{CellPlace, Diagnostic, Locale, Severity, Span, Spot, escape};

/// How many of one kind are shown in full.
const IN_FULL: usize = 5;

/// How many more of one kind are shown one a line; beyond, they are counted.
const LISTED: usize = 40;

/// How many files with more of one kind are named, and how many places in each.
const FILES: usize = 40;
const PLACES: usize = 8;

/// How many characters of a line are marked at most.
const LONGEST_MARK: usize = 40;

/// How diagnostics are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether the terminal understands colour.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// The diagnostics as text, in their order, with a line break after each.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], locale: &Locale, look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() }.term_width(look.width);
    let mut text = String::new();
    let mut rest: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry(diagnostic.key).or_default();
        *count += 1;
        if *count <= IN_FULL {
            text += &in_full(diagnostic, locale, &renderer);
            text += "\n\n";
        } else {
            rest.entry(diagnostic.key).or_default().push(diagnostic);
        }
    }
    for same in rest.values() {
        text += &locale.text("diag-more", &[("count", &same.len())]);
        text.push('\n');
        if same.len() > LISTED {
            text += &by_file(same, locale);
        } else {
            for diagnostic in same {
                text += &in_short(diagnostic, locale);
                text.push('\n');
            }
        }
        text.push('\n');
    }
    text
}

/// How many there are in each file, and where the first of them are; the files in the order they come.
fn by_file(same: &[&Diagnostic], locale: &Locale) -> String {
    let mut files: Vec<&str> = Vec::new();
    let mut of_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in same {
        let file = diagnostic.place().unwrap_or_default();
        let own = of_file.entry(file).or_default();
        if own.is_empty() {
            files.push(file);
        }
        own.push(diagnostic);
    }
    let mut text = String::new();
    for file in files.iter().take(FILES) {
        let own = &of_file[file];
        let mut places: Vec<String> = own.iter().filter_map(|diagnostic| where_in_file(diagnostic)).collect();
        places.dedup();
        let more = if places.len() > PLACES { "more" } else { "all" };
        places.truncate(PLACES);
        let kind = match own[0] {
            _ if places.is_empty() => "none",
            Diagnostic { span: Some(_), .. } => "lines",
            Diagnostic { cell: Some(_), .. } => "cells",
            _ => "pages",
        };
        let places = places.join(", ");
        let arguments: [(&str, &dyn Display); 5] =
            [("file", file), ("count", &own.len()), ("kind", &kind), ("places", &places), ("more", &more)];
        text = text + "  " + &locale.text("diag-in-file", &arguments) + "\n";
    }
    let unnamed = files.len().saturating_sub(FILES);
    if unnamed > 0 {
        text = text + "  " + &locale.text("diag-more-files", &[("count", &unnamed)]) + "\n";
    }
    text + "  " + &locale.text("diag-listed", &[]) + "\n"
}

/// The line, the cell or the page of a diagnostic.
fn where_in_file(diagnostic: &Diagnostic) -> Option<String> {
    if let Some(span) = &diagnostic.span {
        return Some(span.line_column().0.to_string());
    }
    let cell = diagnostic.cell.as_ref().map(|cell| cell.address.clone());
    cell.or_else(|| diagnostic.spot.map(|spot| spot.page.to_string()))
}

fn in_full(diagnostic: &Diagnostic, locale: &Locale, renderer: &Renderer) -> String {
    let message = locale.message(diagnostic);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(locale.text("diag-error", &[])),
        Severity::Warning => Level::WARNING.with_name(locale.text("diag-warning", &[])),
    };
    let mut group = Group::with_title(level.primary_title(message.headline).id(diagnostic.key));
    if let Some(span) = &diagnostic.span {
        let line = MarkedLine::of(span);
        let mark = AnnotationKind::Primary.span(line.mark).label(message.label);
        let name = escape(&span.source.name).into_owned();
        group = group.element(Snippet::source(line.text).path(name).line_start(line.number).annotation(mark));
    } else if let Some(file) = &diagnostic.file {
        group = group.element(Origin::path(place_in(file, diagnostic, locale)));
    }
    if let Some(origin) = &diagnostic.origin {
        let note = Level::NOTE.with_name(locale.text("diag-note", &[]));
        let CellPlace { sheet, address, text } = &origin.cell;
        let text = beginning(text, LONGEST_MARK);
        let values: [(&str, &dyn Display); 4] =
            [("file", &origin.file), ("sheet", sheet), ("cell", address), ("text", &text)];
        group = group.element(note.message(locale.text("diag-origin", &values)));
    }
    let Some(help) = message.help else { return renderer.render(&[group]) };
    let level = Level::HELP.with_name(locale.text("diag-help", &[]));
    if diagnostic.place().is_some() {
        renderer.render(&[group.element(level.message(help))])
    } else {
        // Without a place there is no margin that the help could hang from: it stands as a line of its own.
        let help = Group::with_title(level.secondary_title(help));
        renderer.render(&[group]) + "\n" + &renderer.render(&[help])
    }
}

fn in_short(diagnostic: &Diagnostic, locale: &Locale) -> String {
    let headline = locale.message(diagnostic).headline;
    let file = escape(diagnostic.place().unwrap_or_default());
    match &diagnostic.span {
        Some(span) => {
            let (line, column) = span.line_column();
            format!("  {file}:{line}:{column}: {headline}")
        }
        None if file.is_empty() => format!("  {headline}"),
        None => {
            let place = place_in(diagnostic.place().unwrap_or_default(), diagnostic, locale);
            format!("  {place}: {headline}")
        }
    }
}

/// A file, and where in it, in words.
fn place_in(file: &str, diagnostic: &Diagnostic, locale: &Locale) -> String {
    match diagnostic.cell.as_deref() {
        Some(CellPlace { sheet, address, text }) => {
            let text = beginning(text, LONGEST_MARK);
            locale.text("diag-cell", &[("file", &file), ("sheet", sheet), ("cell", address), ("text", &text)])
        }
        None => in_document(file, diagnostic.spot, locale),
    }
}

/// A text told by its beginning, where it has more than so many characters.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn in_document(file: &str, spot: Option<Spot>, locale: &Locale) -> String {
    let Some(Spot { page, point }) = spot else { return escape(file).into_owned() };
    match point {
        None => locale.text("diag-page", &[("file", &file), ("page", &page)]),
        Some(point) => {
            let (x, y) = (format!("{:.1}", point.x.to_mm()), format!("{:.1}", point.y.to_mm()));
            locale.text("diag-spot", &[("file", &file), ("page", &page), ("x", &x), ("y", &y)])
        }
    }
}

/// The line a span begins in, fit to print, and where in it the mark goes.
struct MarkedLine {
    number: usize,
    text: String,
    mark: Range<usize>,
}

impl MarkedLine {
    fn of(span: &Span) -> Self {
        let text = span.source.text.as_str();
        let from = text.floor_char_boundary(span.range.start);
        let begin = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[from..].find('\n').map_or(text.len(), |at| from + at);
        let to = text.ceil_char_boundary(span.range.end).clamp(from, end);
        // A mark as wide as the window could not be shown with its label: its beginning says enough.
        let to = text[from..to].char_indices().nth(LONGEST_MARK).map_or(to, |(at, _)| from + at);
        let before = escape(&text[begin..from]).replace("\\u{0009}", "\t");
        let marked = escape(text[from..to].trim_end_matches('\r')).replace("\\u{0009}", "\t");
        let after = escape(text[to..end].trim_end_matches('\r')).replace("\\u{0009}", "\t");
        Self {
            number: span.line_column().0,
            mark: before.len()..before.len() + marked.len(),
            text: before + &marked + &after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Language, Source};

    const LOOK: Look = Look { colour: false, width: 80 };

    fn marked(range: Range<usize>) -> MarkedLine {
        let source = Source::new("a.csv", "编号,名称\r\nA-1,规\u{202E}划\r\nA-2,x");
        MarkedLine::of(&Span::new(&source, range))
    }

    #[test]
    fn the_line_itself_is_cut_out_and_made_safe() {
        let line = marked(19..28);
        assert_eq!((line.number, line.text.as_str()), (2, "A-1,规\\u{202E}划"));
        assert_eq!(&line.text[line.mark], "规\\u{202E}划");
    }

    #[test]
    fn marks_stay_within_the_line() {
        assert_eq!(marked(0..9999).mark, 0..13);
        assert_eq!(marked(9999..9999).text, "A-2,x");
        assert_eq!(marked(1..2).mark, 0..3, "a range inside a character takes the whole character");
        assert_eq!(marked(6..6).mark, 6..6, "an empty range stays a point");
    }

    #[test]
    fn a_whole_report() {
        let source = Source::new("catalog/财政局/\u{202E}项目.csv", "编号,名称\nCZJ-1,部门预算\n");
        let found = [
            Diagnostic::error("diag-more").at(Span::new(&source, 20..32)).with("count", 2),
            Diagnostic::warning("diag-more").in_file("mingma.toml").with("count", 3),
        ];
        let expected = "\
错误[diag-more]: 同类问题还有 2 处：
 --> catalog/财政局/\\u{202E}项目.csv:2:7
  |
2 | CZJ-1,部门预算
  |       ^^^^^^^^

警告[diag-more]: 同类问题还有 3 处：
--> mingma.toml

";
        assert_eq!(render(&found, &Locale::new(Language::Zh), LOOK), expected);
    }

    #[test]
    fn the_cell_a_text_came_from_stands_below_its_line() {
        let source = Source::new("catalog/财政局/items.csv", "编号,名称\nCZJ-1,部门 预算\n");
        let place = |text: &str| CellPlace { sheet: "城乡规划".into(), address: "C17".into(), text: text.into() };
        let found = [
            Diagnostic::warning("catalog-level-gap")
                .at(Span::new(&source, 20..33))
                .from_cell("附件5.xlsx", place("部门\n预算")),
            Diagnostic::warning("diag-more").in_cell("附件5.xlsx", place(&"长".repeat(50))).with("count", 3),
        ];
        let expected = "\
warning[catalog-level-gap]: the row has a level-3 title but none at level 2
 --> catalog/财政局/items.csv:2:7
  |
2 | CZJ-1,部门 预算
  |       ^^^^^^^^^ nothing above this title
  |
  = source: 附件5.xlsx, sheet “城乡规划”, cell C17: “部门\\u{000A}预算”
  = help: fill in level 2, or move the title there

warning[diag-more]: 3 more of the same kind:
--> 附件5.xlsx, sheet “城乡规划”, cell C17: “长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长…”

";
        let text = render(&found, &Locale::new(Language::En), LOOK);
        assert_eq!(text, expected);
    }

    #[test]
    fn many_of_a_kind_are_all_shown_but_briefly() {
        let source = Source::new("a.csv", "x\n".repeat(40));
        let found: Vec<_> =
            (0..40).map(|line| Diagnostic::error("diag-more").at(Span::new(&source, line * 2..line * 2 + 1))).collect();
        let found: Vec<_> = found.into_iter().map(|diagnostic| diagnostic.with("count", 7)).collect();
        let text = render(&found, &Locale::new(Language::En), LOOK);
        assert_eq!(text.matches("error[diag-more]").count(), IN_FULL);
        assert!(text.contains("35 more of the same kind:\n  a.csv:6:1: 7 more"), "{text}");
        for line in 1..=40 {
            assert_eq!(text.matches(&format!("a.csv:{line}:1")).count(), 1, "line {line}");
        }
    }

    #[test]
    fn very_many_of_a_kind_are_counted_by_file() {
        let items = Source::new("catalog/财政局/items.csv", "x\n".repeat(300));
        let other = Source::new("b.csv", "x\n".repeat(3));
        let at = |source, line: usize| Diagnostic::error("diag-more").at(Span::new(source, line * 2..line * 2 + 1));
        let found: Vec<_> = (0..300)
            .map(|line| at(&items, line))
            .chain((0..3).map(|line| at(&other, line)))
            .chain([Diagnostic::error("diag-more").in_file("mingma.toml")])
            .map(|diagnostic| diagnostic.with("count", 7))
            .collect();
        let text = render(&found, &Locale::new(Language::En), LOOK);
        let rest = "\
299 more of the same kind:
  catalog/财政局/items.csv: 295, in lines 6, 7, 8, 9, 10, 11, 12, 13 and so on
  b.csv: 3, in lines 1, 2, 3
  mingma.toml: 1
  (--format json lists each of them)

";
        assert!(text.ends_with(rest), "{text}");
        let text = render(&found, &Locale::new(Language::Zh), LOOK);
        assert!(
            text.contains(
                "  catalog/财政局/items.csv：295 处，第 6, 7, 8, 9, 10, 11, 12, 13 行等\n  b.csv：3 处，第 1, 2, 3 行\n"
            ),
            "{text}"
        );
        assert_eq!(super::super::to_json_lines(&found, &Locale::new(Language::En)).lines().count(), 304);
    }

    #[test]
    fn a_long_line_is_cut_around_its_mark() {
        let row = format!("{}here{}", "长".repeat(400), "尾".repeat(400));
        let source = Source::new("a.csv", row);
        let found = [Diagnostic::error("diag-more").at(Span::new(&source, 1200..1204)).with("count", 2)];
        let text = render(&found, &Locale::new(Language::En), LOOK);
        assert!(text.contains("here") && text.contains("a.csv:1:401"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() < 100), "{text}");
    }
}
