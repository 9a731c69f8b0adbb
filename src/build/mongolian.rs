//! Names in Mongolian: what the operator is told of them, what the manifest records, and whether one way of joining
//! suffixes is kept to.

use super::documents::Named;
use crate::catalog::{Catalog, MongolianName, spreadsheet};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::output::ApprovedName;

const HEADINGS: [&str; 7] =
    ["编号 id", "名称 name", "蒙古文 Mongolian", "状态 state", "翻译 translator", "审定 reviewer", "审定日期 approved"];

/// The joints of suffixes: as Unicode has it now, and by the older practice (UTN #57).
const VOWEL_SEPARATOR: char = '\u{180E}';
const NARROW_SPACE: char = '\u{202F}';

/// Everything that may have a name in Mongolian: its id, its Chinese name, and that name; the site first.
fn names(catalog: &Catalog) -> impl Iterator<Item = (&str, &str, Option<&MongolianName>)> {
    let site = &catalog.site;
    let departments = catalog.departments.iter();
    std::iter::once((site.id.as_str(), site.name.as_str(), site.name_mn.as_ref()))
        .chain(departments.map(|each| (each.id.as_str(), each.name.as_str(), each.name_mn.as_ref())))
}

/// The operator's list: for every name whether it has a Mongolian text, and whether that is approved.
pub(super) fn report(catalog: &Catalog) -> String {
    let rows = names(catalog).map(|(id, name, mongolian)| {
        let approval = mongolian.and_then(|mongolian| mongolian.approval.as_ref());
        let state = match (mongolian, approval) {
            (None, _) => "缺 missing",
            (Some(_), None) => "未审定 not approved",
            (Some(_), Some(_)) => "已审定 approved",
        };
        [
            id.to_owned(),
            name.to_owned(),
            mongolian.map_or_else(String::new, |mongolian| mongolian.text.clone()),
            state.to_owned(),
            mongolian.and_then(|mongolian| mongolian.translator.clone()).unwrap_or_default(),
            approval.map_or_else(String::new, |approval| approval.reviewer.clone()),
            approval.map_or_else(String::new, |approval| approval.date.to_string()),
        ]
    });
    spreadsheet(std::iter::once(HEADINGS.map(str::to_owned)).chain(rows))
}

/// The names that pages may show, with who approved them.
pub(super) fn approved(catalog: &Catalog) -> Vec<ApprovedName> {
    let approved = names(catalog).filter_map(|(id, _, mongolian)| {
        let mongolian = mongolian?;
        let approval = mongolian.approval.as_ref()?;
        Some(ApprovedName {
            id: id.to_owned(),
            text: mongolian.text.clone(),
            translator: mongolian.translator.clone(),
            reviewer: approval.reviewer.clone(),
            approved: approval.date.to_string(),
        })
    });
    approved.collect()
}

/// Warns where suffixes are joined to their words in both ways: the same word would then be two to every search.
pub(super) fn check_joints(catalog: &Catalog, layouts: &[Named], found: &mut Diagnostics) {
    let names = names(catalog).filter_map(|(.., mongolian)| mongolian);
    let in_names = names.map(|name| (name.text.as_str(), Some(&name.span)));
    let sources = layouts.iter().flat_map(|named| named.layout.sources());
    let in_layouts = sources.filter_map(|(_, bytes)| Some((std::str::from_utf8(bytes).ok()?, None)));
    let (mut separated, mut spaced): (Option<Option<&Span>>, Option<Option<&Span>>) = (None, None);
    for (text, span) in in_names.chain(in_layouts) {
        separated = separated.or_else(|| joins(text, VOWEL_SEPARATOR).then_some(span));
        spaced = spaced.or_else(|| joins(text, NARROW_SPACE).then_some(span));
    }
    if let (Some(one), Some(other)) = (separated, spaced) {
        let place = other.or(one).cloned();
        let warning = Diagnostic::warning("build-mongolian-joints");
        found.push(match place {
            Some(span) => warning.at(span),
            None => warning,
        });
    }
}

/// Whether a text joins a suffix by this character. U+180E before a lone A or E is no joint: it parts the last vowel
/// from its own word.
fn joins(text: &str, joint: char) -> bool {
    let is_letter = |ch: &char| matches!(ch, '\u{1820}'..='\u{18AA}');
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(joint) {
        let suffix: String = behind.chars().take_while(is_letter).collect();
        let word =
            before.chars().next_back().is_some_and(|ch| is_letter(&ch) || ('\u{180B}'..='\u{180F}').contains(&ch));
        if word && !matches!(suffix.as_str(), "" | "\u{1820}" | "\u{1821}") {
            return true;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{NARROW_SPACE, VOWEL_SEPARATOR, joins};

    #[test]
    fn suffixes_are_told_from_last_vowels() {
        assert!(joins("ᠬᠣᠲᠠ\u{202F}ᠶᠢᠨ", NARROW_SPACE) && joins("ᠬᠣᠲᠠ\u{180E}ᠶᠢᠨ", VOWEL_SEPARATOR));
        assert!(joins("ᠨᠡᠷ\u{180E}ᠡ ᠭᠠᠵᠠᠷ\u{180E}ᠤᠨ", VOWEL_SEPARATOR));
        assert!(!joins("ᠨᠡᠷ\u{180E}ᠡ ᠬᠣᠲ\u{180E}ᠠ", VOWEL_SEPARATOR));
        assert!(!joins("10\u{202F}000 ᠬᠣᠲᠠ", NARROW_SPACE) && !joins("ᠬᠣᠲᠠ", NARROW_SPACE));
    }
}
