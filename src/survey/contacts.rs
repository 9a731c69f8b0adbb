//! Whether telephones and addresses are ones people can use: a key that must be filled is filled with anything.

use crate::catalog::{Catalog, PROJECT_FILE};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// What is written where nothing is known.
const BLANKS: [&str; 12] = ["无", "暂无", "没有", "待定", "待补", "待补充", "待填", "未填", "不详", "略", "同上", "xx"];

/// Warns of telephones without a number and of addresses that only fill the place.
pub(super) fn check(catalog: &Catalog, found: &mut Diagnostics) {
    let site = &catalog.site;
    contact(&site.name, &site.telephone, &site.address, None, found);
    for department in &catalog.departments {
        contact(&department.name, &department.telephone, &department.address, Some(&department.span), found);
    }
}

fn contact(owner: &str, telephone: &str, address: &str, span: Option<&Span>, found: &mut Diagnostics) {
    let mut report = |message: Diagnostic, key: &str, written: &str| {
        let said = message.with("owner", owner).with("written", written);
        found.push(match span {
            Some(span) => said.at(value_of(key, written, span)),
            None => said.in_file(PROJECT_FILE),
        });
    };
    // The shortest numbers people call have three digits.
    if telephone.chars().filter(|ch| ch.is_numeric()).count() < 3 {
        report(Diagnostic::warning("survey-no-telephone"), "telephone", telephone);
    }
    if is_blank(address) {
        report(Diagnostic::warning("survey-no-address"), "address", address);
    }
}

fn is_blank(text: &str) -> bool {
    let plain: String = text.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    plain.is_empty() || BLANKS.contains(&plain.as_str())
}

/// The place of what is written under a key of the file of which `span` is a part.
fn value_of(key: &str, written: &str, span: &Span) -> Span {
    let text = &span.source.text;
    let line = text.match_indices(key).map(|(at, _)| at).find(|&at| at == 0 || text[..at].ends_with('\n'));
    let value = line.and_then(|line| text[line + key.len()..].find(written).map(|at| line + key.len() + at));
    value.map_or_else(|| span.clone(), |at| Span::new(&span.source, at..at + written.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fills_the_place_is_blank() {
        for blank in ["-", "/", "无", "（待定）", "XX", "……"] {
            assert!(is_blank(blank), "{blank}");
        }
        for address in ["兴安大路1号", "市政府三楼", "无锡路2号"] {
            assert!(!is_blank(address), "{address}");
        }
    }
}
