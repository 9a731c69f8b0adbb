//! An audit in words: groups of rows, what hurts most first, for a terminal and for a page alike.

use std::fmt::Display;

use super::{Audit, CodeAudit, PhotoAudit, SheetAudit, State, Why};
use crate::diag::Locale;
use crate::plan::{self, Grade, Group, Row};

/// How many photos and codes there are, and whether anything is to be done.
#[must_use]
pub fn heading(audit: &Audit, locale: &Locale) -> [String; 2] {
    let totals = &audit.totals;
    let counts: [(&str, &dyn Display); 3] =
        [("photos", &totals.photos), ("codes", &totals.codes), ("current", &(totals.current + totals.unissued))];
    let verdict = if audit.is_done() { locale.text("audit-done", &[]) } else { locale.text("audit-to-do", &[]) };
    [locale.text("audit-totals", &counts), verdict]
}

/// An audit as one page. `city` says whose walls they are.
#[must_use]
pub fn html(audit: &Audit, city: &str, locale: &Locale) -> String {
    let title = format!("{} · {city}", locale.text("audit-title", &[]));
    plan::page(
        &title,
        &heading(audit, locale),
        &groups(audit, usize::MAX, locale),
        &locale.text("audit-note", &[]),
        locale,
    )
}

/// All groups that have rows. At most `named` ids are named in one row.
#[must_use]
pub fn groups(audit: &Audit, named: usize, locale: &Locale) -> Vec<Group> {
    let words = Words { audit, named, locale };
    let mut groups: Vec<Group> =
        [State::Foreign, State::Withheld, State::Superseded, State::Removed, State::Unknown, State::Unreadable]
            .map(|state| words.of_state(state))
            .into();
    groups.extend([words.missing(), words.unissued(), words.refused(), words.unseen(), words.photos()]);
    groups.retain(|group| !group.rows.is_empty());
    groups
}

struct Words<'a> {
    audit: &'a Audit,
    named: usize,
    locale: &'a Locale,
}

impl Words<'_> {
    fn of_state(&self, state: State) -> Group {
        let mut rows = Vec::new();
        let mut count = 0;
        for photo in &self.audit.photos {
            for (index, sheet) in sheets(photo) {
                let of = |code: &&CodeAudit| code.state == state && code.sheet == index;
                let codes: Vec<&CodeAudit> = photo.codes.iter().filter(of).collect();
                count += codes.len();
                let row = |why: String| Row {
                    what: photo.photo.clone(),
                    name: self.sheet(photo, sheet),
                    why,
                    parts: Vec::new(),
                };
                match state {
                    // One reason for all of them.
                    State::Withheld | State::Removed if !codes.is_empty() => {
                        rows.push(row(self.reason(codes[0], &self.ids(codes.iter().copied()))));
                    }
                    _ => rows.extend(codes.iter().map(|code| row(self.reason(code, &self.ids([*code]))))),
                }
            }
        }
        let count: [(&str, &dyn Display); 1] = [("count", &count)];
        let (title, grade) = match state {
            State::Foreign => (self.locale.text("audit-foreign", &count), Grade::Urgent),
            State::Withheld => (self.locale.text("audit-withheld", &count), Grade::Urgent),
            State::Superseded => (self.locale.text("audit-superseded", &count), Grade::Wrong),
            State::Removed => (self.locale.text("audit-removed", &count), Grade::Wrong),
            State::Unknown => (self.locale.text("audit-unknown", &count), Grade::Wrong),
            _ => (self.locale.text("audit-unreadable", &count), Grade::Outdated),
        };
        Group { title, grade: Some(grade), rows }
    }

    /// Why something must be done about a code.
    fn reason(&self, code: &CodeAudit, ids: &str) -> String {
        let locale = self.locale;
        let instead = code.instead_of.as_deref().unwrap_or("none");
        match code.state {
            State::Foreign => {
                let imitates = code.imitates.as_deref().unwrap_or("none");
                let on = if code.sheet.is_some() { "sheet" } else { "none" };
                let values: [(&str, &dyn Display); 4] =
                    [("text", &shortened(&code.text)), ("instead", &instead), ("imitates", &imitates), ("on", &on)];
                locale.text("audit-why-foreign", &values)
            }
            State::Withheld => locale.text("audit-why-withheld", &[("ids", &ids)]),
            State::Superseded => {
                let (now, edition) = (code.now.as_deref().unwrap_or(""), code.now_edition.as_deref().unwrap_or("none"));
                let values: [(&str, &dyn Display); 4] =
                    [("ids", &ids), ("text", &code.text), ("now", &now), ("edition", &edition)];
                locale.text("audit-why-superseded", &values)
            }
            State::Removed => locale.text("audit-why-removed", &[("ids", &ids)]),
            State::Unknown => {
                locale.text("audit-why-unknown", &[("text", &shortened(&code.text)), ("instead", &instead)])
            }
            State::Unissued => locale.text("audit-why-unissued", &[("ids", &ids)]),
            State::Unreadable | State::Current => {
                let [(left, top), .., (right, bottom), _] = code.corners;
                let (x, y) = (i32::midpoint(left, right), i32::midpoint(top, bottom));
                locale.text("audit-why-unreadable", &[("x", &x), ("y", &y), ("instead", &instead)])
            }
        }
    }

    fn missing(&self) -> Group {
        let mut rows = Vec::new();
        for photo in &self.audit.photos {
            for sheet in &photo.sheets {
                let ids: Vec<&str> = of_reason(sheet, Why::NotRead);
                if !ids.is_empty() {
                    let values: [(&str, &dyn Display); 3] = [
                        ("count", &ids.len()),
                        ("codes", &sheet.codes),
                        ("ids", &self.locale.some_of(&ids, self.named)),
                    ];
                    let why = self.locale.text("audit-why-missing", &values);
                    rows.push(Row {
                        what: photo.photo.clone(),
                        name: self.sheet(photo, Some(sheet)),
                        why,
                        parts: Vec::new(),
                    });
                }
            }
        }
        let title = self.locale.text("audit-missing", &[("count", &self.audit.totals.missing)]);
        Group { title, grade: Some(Grade::Outdated), rows }
    }

    fn unissued(&self) -> Group {
        let of = |code: &&CodeAudit| code.state == State::Unissued;
        let row = |photo: &PhotoAudit| {
            let codes: Vec<&CodeAudit> = photo.codes.iter().filter(of).collect();
            let why = self.reason(codes.first()?, &self.ids(codes.iter().copied()));
            Some(Row { what: photo.photo.clone(), name: self.sheet(photo, None), why, parts: Vec::new() })
        };
        let rows = self.audit.photos.iter().filter_map(row).collect();
        let title = self.locale.text("audit-unissued", &[("count", &self.audit.totals.unissued)]);
        Group { title, grade: None, rows }
    }

    fn refused(&self) -> Group {
        let row = |photo: &PhotoAudit| {
            let why = match photo.refused {
                Some(refused) => self.locale.text("audit-why-refused", &[("reason", &refused.name())]),
                None => self.locale.text("audit-why-empty", &[]),
            };
            Row { what: photo.photo.clone(), name: self.sheet(photo, None), why, parts: Vec::new() }
        };
        let rows: Vec<Row> = self.audit.photos.iter().filter(|photo| photo.codes.is_empty()).map(row).collect();
        let title = self.locale.text("audit-refused", &[("count", &rows.len())]);
        Group { title, grade: Some(Grade::Outdated), rows }
    }

    fn unseen(&self) -> Group {
        let postings = &self.audit.unseen_postings;
        let row = |posting: &super::UnseenPosting| {
            let values: [(&str, &dyn Display); 3] =
                [("number", &posting.number), ("document", &posting.document), ("edition", &posting.edition)];
            let name = self.locale.text("audit-posting", &values);
            Row { what: posting.place.clone(), name, why: self.locale.text("audit-why-unseen", &[]), parts: Vec::new() }
        };
        let title = self.locale.text("audit-unseen", &[("count", &postings.len())]);
        Group { title, grade: None, rows: postings.iter().map(row).collect() }
    }

    /// Every photo, with what hangs there.
    fn photos(&self) -> Group {
        let mut rows = Vec::new();
        for photo in self.audit.photos.iter().filter(|photo| !photo.codes.is_empty()) {
            let mut row = |name, why| rows.push(Row { what: photo.photo.clone(), name, why, parts: Vec::new() });
            for (index, sheet) in photo.sheets.iter().enumerate() {
                row(self.sheet(photo, Some(sheet)), self.state_of(photo, index, sheet));
            }
            if photo.sheets.is_empty() {
                row(self.sheet(photo, None), self.locale.text("audit-no-sheet", &[]));
            }
        }
        let totals = &self.audit.totals;
        let title = self.locale.text("audit-photos", &[("count", &(totals.photos - totals.empty))]);
        Group { title, grade: None, rows }
    }

    /// How many of a sheet's codes are right, and how many of the others are what.
    fn state_of(&self, photo: &PhotoAudit, index: usize, sheet: &SheetAudit) -> String {
        let right = |code: &&CodeAudit| {
            code.sheet == Some(index)
                && code.instead_of.is_none()
                && matches!(code.state, State::Current | State::Unissued)
        };
        let right = photo.codes.iter().filter(right).count();
        let outside = of_reason(sheet, Why::Outside).len();
        let values: [(&str, &dyn Display); 3] = [("right", &right), ("codes", &sheet.codes), ("outside", &outside)];
        self.locale.text("audit-sheet-state", &values)
    }

    /// What a photo shows there, and where it was taken.
    fn sheet(&self, photo: &PhotoAudit, sheet: Option<&SheetAudit>) -> String {
        let place = photo.place.as_deref().unwrap_or("none");
        let Some(sheet) = sheet else { return self.locale.text("audit-place", &[("place", &place)]) };
        let posting = sheet.posting.map_or_else(|| "none".to_owned(), |number| number.to_string());
        let candidates: Vec<String> = sheet.postings.iter().map(i64::to_string).collect();
        let candidates = candidates.join(&self.locale.separator());
        let candidates = if candidates.is_empty() { "none".to_owned() } else { candidates };
        let or = if sheet.or.is_empty() { "none".to_owned() } else { sheet.or.join(" / ") };
        let values: [(&str, &dyn Display); 7] = [
            ("place", &place),
            ("document", &sheet.document),
            ("page", &sheet.page),
            ("editions", &sheet.editions.join(" / ")),
            ("posting", &posting),
            ("candidates", &candidates),
            ("or", &or),
        ];
        self.locale.text("audit-sheet", &values)
    }

    /// Ids, each with its name where it has one that may be told.
    fn ids<'c>(&self, codes: impl IntoIterator<Item = &'c CodeAudit>) -> String {
        let of = |code: &CodeAudit| {
            let id = code.id.clone().unwrap_or_default();
            match &code.name {
                Some(name) if !name.is_empty() => self.locale.text("audit-id-name", &[("id", &id), ("name", name)]),
                _ => id,
            }
        };
        let ids: Vec<String> = codes.into_iter().map(of).collect();
        self.locale.some_of(&ids, self.named)
    }
}

/// A photo's sheets, and what lies on none.
fn sheets(photo: &PhotoAudit) -> impl Iterator<Item = (Option<usize>, Option<&SheetAudit>)> {
    photo.sheets.iter().enumerate().map(|(at, sheet)| (Some(at), Some(sheet))).chain([(None, None)])
}

fn of_reason(sheet: &SheetAudit, why: Why) -> Vec<&str> {
    sheet.missing.iter().filter(|missing| missing.why == why).map(|missing| missing.id.as_str()).collect()
}

/// What a stranger's code says, as far as a line holds it.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
