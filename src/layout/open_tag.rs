//! The tag of the template language that was never closed, for the message about it.

use std::ops::Range;

/// A `{% … %}` whose end is missing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OpenTag {
    /// Where its word stands.
    pub range: Range<usize>,
    /// What would close it: `endfor`.
    pub end: String,
}

/// Tags that need an end.
const OPENING: [&str; 5] = ["if", "for", "filter", "component", "set"];

/// The innermost tag still open at the end of a template.
pub(super) fn innermost(template: &str) -> Option<OpenTag> {
    let mut open: Vec<OpenTag> = Vec::new();
    let mut at = 0;
    while let Some(start) = template[at..].find('{').map(|further| at + further) {
        let rest = &template[start..];
        let length = match rest.as_bytes().get(1) {
            Some(b'#') => rest.find("#}")? + 2,
            Some(b'{') => rest.find("}}")? + 2,
            Some(b'%') => rest.find("%}")? + 2,
            _ => 1,
        };
        at = start + length;
        if !rest.starts_with("{%") {
            continue;
        }
        let range = word(template, start + 2);
        let name = &template[range.clone()];
        if name == "raw" {
            at += template[at..].find("endraw")?;
        } else if open.last().is_some_and(|tag| tag.end == name) {
            open.pop();
        } else if OPENING.contains(&name) && !(name == "set" && rest[..length].contains('=')) {
            open.push(OpenTag { range, end: format!("end{name}") });
        }
    }
    open.pop()
}

/// The word of a tag whose `{%` ends at `at`.
fn word(template: &str, at: usize) -> Range<usize> {
    let rest = &template[at..];
    let start = at + (rest.len() - rest.trim_start_matches(['-', ' ', '\t', '\r', '\n']).len());
    let length = template[start..].bytes().take_while(u8::is_ascii_alphabetic).count();
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word left open, and what would close it.
    fn left_open(template: &str) -> Option<(&str, String)> {
        innermost(template).map(|tag| (&template[tag.range], tag.end))
    }

    #[test]
    fn the_innermost_tag_left_open_is_found() {
        let for_loop = Some(("for", "endfor".to_owned()));
        assert_eq!(left_open("{% if a %}{% for b in c %}{{ b }}{% endif %}"), for_loop);
        assert_eq!(left_open("{%- for b in c -%}{% if b %}{% else %}{% endif %}"), for_loop);
        assert_eq!(left_open("{% set a %}b"), Some(("set", "endset".to_owned())));
        assert_eq!(left_open("{% set a = 1 %}{# {% if #}{% raw %}{% for %}{% endraw %}{{ a }}"), None);
        assert_eq!(left_open("{% for a in b %}{% endfor %}{ {"), None);
        assert_eq!(left_open("{{ a"), None);
    }
}
