//! Lines of one cause, folded into one: a site that moves as a whole is one line, not thousands.

use std::collections::BTreeMap;

use super::text::Row;

/// From so many lines on they are folded: fewer are read faster than a pattern.
const FEWEST: usize = 5;

/// A row for each thing, those of one cause in one. A thing without a cause stands for itself; what is folded stands
/// where its first would.
pub(super) fn folded<T>(
    things: &[&T],
    cause: impl Fn(&T) -> Option<String>,
    row: impl Fn(&T) -> Row,
    whole: impl Fn(&[&T]) -> Row,
) -> Vec<Row> {
    let causes: Vec<Option<String>> = things.iter().map(|thing| cause(thing)).collect();
    let mut by_cause: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
    for (thing, cause) in things.iter().zip(&causes) {
        if let Some(cause) = cause {
            by_cause.entry(cause).or_default().push(thing);
        }
    }
    by_cause.retain(|_, these| these.len() >= FEWEST);
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for (thing, cause) in things.iter().zip(&causes) {
        match cause.as_deref().and_then(|cause| by_cause.get_key_value(cause)) {
            None => rows.push(row(thing)),
            Some((cause, _)) if told.contains(cause) => {}
            Some((cause, these)) => {
                told.push(*cause);
                rows.push(Row { parts: these.iter().map(|thing| row(thing)).collect(), ..whole(these) });
            }
        }
    }
    rows
}

/// What differs between two addresses of an id, and is the same for all that moved for one reason: its own id and its
/// department's stand for those of any.
pub(super) fn difference(from: &str, to: &str, id: &str, department: &str) -> String {
    let plain = |text: &str| -> Vec<String> {
        let mut slashes = 0;
        let plain = |token: &str| match token {
            "/" => {
                slashes += 1;
                token.to_owned()
            }
            // A host may bear a word that is a department's id too.
            _ if slashes < 3 => token.to_owned(),
            _ if token.eq_ignore_ascii_case(id) => "{id}".to_owned(),
            _ if token.eq_ignore_ascii_case(department) => "{department}".to_owned(),
            _ => token.to_owned(),
        };
        tokens(text).into_iter().map(plain).collect()
    };
    let (from, to) = (plain(from), plain(to));
    let (start, end) = common(&[from.as_slice(), to.as_slice()]);
    let middle = |tokens: &[String]| tokens[start..tokens.len() - end].concat();
    format!("{} {}", middle(&from), middle(&to))
}

/// What several addresses have in common, with a mark for what differs: `https://a.gov.cn/….html`.
pub(super) fn pattern<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let all: Vec<Vec<&str>> = texts.into_iter().map(tokens).collect();
    let Some(first) = all.first() else { return String::new() };
    if all.iter().all(|one| one == first) {
        return first.concat();
    }
    let slices: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
    let (start, end) = common(&slices);
    format!("{}…{}", first[..start].concat(), first[first.len() - end..].concat())
}

/// How many tokens all have in common at the start, and at the end of what is left.
fn common<T: PartialEq>(all: &[&[T]]) -> (usize, usize) {
    let Some((first, others)) = all.split_first() else { return (0, 0) };
    let shortest = all.iter().map(|one| one.len()).min().unwrap_or_default();
    let start = (0..shortest).take_while(|&at| others.iter().all(|one| one[at] == first[at])).count();
    let from_end = |tokens: &[T], at: usize| tokens.len() - 1 - at;
    let end = (0..shortest - start)
        .take_while(|&at| others.iter().all(|one| one[from_end(one, at)] == first[from_end(first, at)]))
        .count();
    (start, end)
}

/// An address in its words and the marks between them. A hyphen is part of a word, as it is of an id.
fn tokens(text: &str) -> Vec<&str> {
    let is_word = |character: char| !matches!(character, '/' | ':' | '.' | '?' | '&' | '=' | '#' | '_');
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_cause_is_one_difference() {
        let moved = |id: &str, department: &str, from: &str, to: &str| difference(from, to, id, department);
        let base = |page: &str| (format!("https://www.a.gov.cn/{page}"), format!("https://www.b.gov.cn/{page}"));
        let (one, other) = (base("zwgk/x/1.html"), base("y.html"));
        assert_eq!(moved("A-1", "A", &one.0, &one.1), moved("B-2", "B", &other.0, &other.1));
        // A template that names neither the department nor the id any more as it did.
        let template = |id: &str| {
            let department = &id[..1];
            let from = format!("https://a.gov.cn/{}/{}.html", department.to_lowercase(), id.to_lowercase());
            moved(id, department, &from, &format!("https://a.gov.cn/new/{id}.html"))
        };
        assert_eq!(template("A-1"), template("B-2"));
        assert_ne!(moved("A-1", "A", "https://a.gov.cn/1", "https://a.gov.cn/2"), template("A-1"));
    }

    #[test]
    fn patterns_show_what_is_the_same() {
        assert_eq!(pattern(["https://a.gov.cn/x/1.html", "https://a.gov.cn/2.html"]), "https://a.gov.cn/….html");
        assert_eq!(pattern(["https://a.gov.cn/", "https://a.gov.cn/"]), "https://a.gov.cn/");
        assert_eq!(pattern(["https://a.gov.cn/", "https://a.gov.cn/1"]), "https://a.gov.cn/…");
        assert_eq!(pattern(["a", "b"]), "…");
        assert_eq!(pattern([]), "");
    }

    proptest! {
        #[test]
        fn a_pattern_fits_all_it_stands_for(texts in prop::collection::vec("[ab/.{}…]{0,8}", 1..6)) {
            let pattern = pattern(texts.iter().map(String::as_str));
            if texts.iter().any(|text| *text != texts[0]) {
                let fits = |text: &String| pattern.char_indices().filter(|(_, ch)| *ch == '…').any(|(at, mark)| {
                    let (start, end) = (&pattern[..at], &pattern[at + mark.len_utf8()..]);
                    text.len() >= start.len() + end.len() && text.starts_with(start) && text.ends_with(end)
                });
                prop_assert!(texts.iter().all(fits), "{pattern}");
            } else {
                prop_assert_eq!(&pattern, &texts[0]);
            }
        }

        #[test]
        fn nothing_is_lost_in_a_fold(causes in prop::collection::vec(prop::option::of(0_u8..3), 0..30)) {
            let things: Vec<(usize, Option<u8>)> = causes.into_iter().enumerate().collect();
            let row = |thing: &(usize, Option<u8>)| Row { what: thing.0.to_string(), ..Row::default() };
            let cause = |thing: &(usize, Option<u8>)| thing.1.map(|cause| cause.to_string());
            let rows = folded(&things.iter().collect::<Vec<_>>(), cause, row, |_| Row::default());
            let mut all: Vec<usize> = Vec::new();
            for row in &rows {
                prop_assert!(row.parts.is_empty() || row.parts.len() >= FEWEST);
                all.extend(row.unfolded().map(|row| row.what.parse::<usize>().unwrap()));
            }
            all.sort_unstable();
            prop_assert_eq!(all, (0..things.len()).collect::<Vec<_>>());
        }
    }
}
