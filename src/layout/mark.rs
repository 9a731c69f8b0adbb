//! From rendered markup back to the template.
//!
//! Before the template engine runs, every start tag of the template gets an attribute that holds its own place in
//! the template. Loops, conditions and macros carry it along, so that each rendered element still knows which tag
//! it came from.

use std::ops::Range;

/// The attribute's name: one no layout would use.
pub(super) const MARK: &str = "_";

/// A template with marks, and the way back from it to the template as written.
#[derive(Debug)]
pub(super) struct Marked {
    /// The template with a mark in every start tag.
    pub text: String,
    /// Where in `text` each mark begins, and its length.
    marks: Vec<(usize, usize)>,
}

impl Marked {
    /// Marks a template.
    pub fn new(template: &str) -> Self {
        let mut marked = Self { text: String::with_capacity(template.len() * 5 / 4), marks: Vec::new() };
        let mut copied = 0;
        for (tag, name_end) in start_tags(template) {
            marked.text.push_str(&template[copied..name_end]);
            let start = marked.text.len();
            marked.text.extend([" ", MARK, "=\"", &tag.to_string(), "\""]);
            marked.marks.push((start, marked.text.len() - start));
            copied = name_end;
        }
        marked.text.push_str(&template[copied..]);
        marked
    }

    /// The place in the template for a place in the marked text.
    pub fn original(&self, at: usize) -> usize {
        let before = self.marks.iter().take_while(|&&(start, _)| start < at);
        at - before.map(|&(start, length)| length.min(at - start)).sum::<usize>()
    }

    /// The place in the template for `at` in rendered markup.
    ///
    /// Exact when everything between the last mark and `at` stands in the template word for word; else the tag that
    /// carries the mark.
    pub fn locate(&self, rendered: &str, at: usize) -> Option<usize> {
        let opening = format!(" {MARK}=\"");
        let before = rendered.get(..at)?;
        let mark = before.rfind(&opening)?;
        let digits = before.get(mark + opening.len()..)?;
        let digits = digits.split('"').next()?;
        let tag: usize = digits.parse().ok()?;
        let whole = format!("{opening}{digits}\"");
        let same = self.text.find(&whole).filter(|found| {
            let literal = &rendered.as_bytes()[mark..at];
            self.text.as_bytes()[*found..].starts_with(literal)
        });
        Some(same.map_or(tag, |found| self.original(found + (at - mark))))
    }
}

/// The start tags of a template: where each begins, and where its name ends.
fn start_tags(template: &str) -> Vec<(usize, usize)> {
    let bytes = template.as_bytes();
    let mut tags = Vec::new();
    let mut raw = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &template[at..];
        at = match byte {
            b'{' => match skip_tera(rest, &mut raw) {
                Some(length) => at + length,
                None => at + 1,
            },
            b'<' if rest.starts_with("<!--") => at + end_of(rest, "-->"),
            b'<' if rest.starts_with("<![CDATA[") => at + end_of(rest, "]]>"),
            b'<' if rest.starts_with("</") || rest.starts_with("<?") || rest.starts_with("<!") => {
                at + end_of(rest, ">")
            }
            b'<' => {
                let name_end = at + name_length(rest, &mut raw);
                if name_end > at + 1 {
                    tags.push((at, name_end));
                }
                tag_end(template, name_end, &mut raw)
            }
            _ => at + 1 + bytes[at + 1..].iter().take_while(|&&next| next != b'<' && next != b'{').count(),
        };
    }
    tags
}

/// The length of the template engine's `{{ … }}`, `{% … %}` or `{# … #}` that `text` begins with.
fn skip_tera(text: &str, raw: &mut bool) -> Option<usize> {
    let tag_name = || text.get(2..).unwrap_or_default().trim_start_matches(['-', ' ', '\t', '\r', '\n']);
    if *raw {
        // Inside `{% raw %}` only its end means anything.
        return (text.starts_with("{%") && tag_name().starts_with("endraw")).then(|| {
            *raw = false;
            end_of(text, "%}")
        });
    }
    match text.as_bytes().get(1)? {
        b'#' => Some(end_of(text, "#}")),
        b'{' => Some(end_outside_strings(text, "}}")),
        b'%' => {
            *raw = tag_name().starts_with("raw");
            Some(end_outside_strings(text, "%}"))
        }
        _ => None,
    }
}

/// The length up to and including `end`, or all of it.
fn end_of(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The length up to and including `end`, which does not count inside quotes.
fn end_outside_strings(text: &str, end: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if byte == b'\\' => escaped = true,
            Some(open) if byte == open => quote = None,
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None if text.as_bytes()[at..].starts_with(end.as_bytes()) => return at + end.len(),
            _ => {}
        }
    }
    text.len()
}

/// The length of `<` and the name after it, which may hold expressions: `<h{{ level }}`.
fn name_length(tag: &str, raw: &mut bool) -> usize {
    let bytes = tag.as_bytes();
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' => match skip_tera(&tag[at..], raw) {
                Some(length) => at += length,
                None => return at,
            },
            b'-' | b'_' | b'.' | b':' => at += 1,
            _ if byte.is_ascii_alphanumeric() || !byte.is_ascii() => at += 1,
            _ => return at,
        }
    }
    at
}

/// Where the start tag ends whose name ends at `at`.
fn tag_end(template: &str, mut at: usize, raw: &mut bool) -> usize {
    let bytes = template.as_bytes();
    let mut quote = None;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'{'
            && let Some(length) = skip_tera(&template[at..], raw)
        {
            at += length;
            continue;
        }
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None if byte == b'>' => return at + 1,
            // A new tag begins: this one was never closed, which the parser will say.
            None if byte == b'<' => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// The place of an attribute's value in the start tag that begins at `tag`.
pub(super) fn attribute_value(template: &str, tag: usize, name: &str) -> Option<Range<usize>> {
    let bytes = template.as_bytes();
    let mut raw = false;
    let mut at = tag + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' => at += skip_tera(template.get(at..)?, &mut raw).unwrap_or(1),
            b'>' => return None,
            b'"' | b'\'' => at = value_end(template, at + 1, byte) + 1,
            _ if byte.is_ascii_whitespace() && template.get(at + 1..)?.starts_with(name) => {
                let after = at + 1 + name.len();
                let rest = template.get(after..)?.trim_start();
                let quoted = rest.strip_prefix('=').map(str::trim_start);
                let Some(quoted) = quoted.filter(|quoted| quoted.starts_with(['"', '\''])) else {
                    at += 1;
                    continue;
                };
                let start = template.len() - quoted.len() + 1;
                return Some(start..value_end(template, start, bytes[start - 1]));
            }
            _ => at += 1,
        }
    }
    None
}

/// Where the value that begins at `at` ends: at its closing quote.
fn value_end(template: &str, mut at: usize, quote: u8) -> usize {
    let bytes = template.as_bytes();
    let mut raw = false;
    while let Some(&byte) = bytes.get(at) {
        if byte == quote {
            return at;
        }
        let skipped = if byte == b'{' { template.get(at..).and_then(|rest| skip_tera(rest, &mut raw)) } else { None };
        at += skipped.unwrap_or(1);
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_start_tags_only() {
        let cases = [
            ("<p>a</p>", "<p _=\"0\">a</p>"),
            ("<br/><b >x</b>", "<br _=\"0\"/><b _=\"5\" >x</b>"),
            ("<p class=\"a>b\" id='<'>", "<p _=\"0\" class=\"a>b\" id='<'>"),
            ("{{ \"<p>\" }}<p>", "{{ \"<p>\" }}<p _=\"11\">"),
            ("{% if a < b %}<p>{% endif %}", "{% if a < b %}<p _=\"14\">{% endif %}"),
            ("{# <p> #}<!-- <p> --><?x <p ?><![CDATA[<p>]]>", "{# <p> #}<!-- <p> --><?x <p ?><![CDATA[<p>]]>"),
            ("{% raw %}<p>{{</p>{% endraw %}<b>", "{% raw %}<p _=\"9\">{{</p>{% endraw %}<b _=\"30\">"),
            ("<h{{ n }} id=\"{{ \"a>\" }}\">", "<h{{ n }} _=\"0\" id=\"{{ \"a>\" }}\">"),
            ("<p {% if a > 1 %}class=\"x\"{% endif %}>", "<p _=\"0\" {% if a > 1 %}class=\"x\"{% endif %}>"),
        ];
        for (template, marked) in cases {
            assert_eq!(Marked::new(template).text, marked);
        }
    }

    #[test]
    fn locates_through_a_loop() {
        let marked = Marked::new("<ul>{% for x in y %}<li>字{{ x }}<b>!</b></li>{% endfor %}</ul>");
        let rendered = r#"<ul _="0"><li _="20">字1<b _="34">!</b></li><li _="20">字2<b _="34">!</b></li></ul>"#;
        let at = |needle: &str| rendered.rfind(needle).expect(needle);
        assert_eq!(marked.locate(rendered, at("字")), Some(24), "word for word: exact");
        assert_eq!(marked.locate(rendered, at("2<")), Some(27), "a value's beginning: its expression");
        assert_eq!(
            marked.locate(rendered, at("<b _=\"34\">!</b></li></ul>")),
            Some(20),
            "after a value: the tag before it"
        );
        assert_eq!(marked.locate(rendered, at("!<")), Some(37));
        assert_eq!(marked.locate(rendered, 2), None, "before any mark");
    }

    #[test]
    fn finds_an_attributes_value() {
        let template = r#"<p data-class='no' class = "a {{ b["x"] }} c" id='{{ i }}'>class="z""#;
        let value = |name| attribute_value(template, 0, name).map(|range| &template[range]);
        assert_eq!(value("class"), Some(r#"a {{ b["x"] }} c"#));
        assert_eq!(value("id"), Some("{{ i }}"));
        assert_eq!(value("style"), None);
    }

    proptest! {
        #[test]
        fn marking_keeps_the_template(template in r#"[<>/a-c"'{}%# =!\-0-9字]{0,60}"#) {
            let marked = Marked::new(&template);
            let mut bare = marked.text.clone();
            for &(start, length) in marked.marks.iter().rev() {
                bare.replace_range(start..start + length, "");
            }
            prop_assert_eq!(bare, template);
        }

        #[test]
        fn the_way_back_is_monotonic(template in "(<p>|<b id=\"x\">|字|</p>|\\{\\{ x \\}\\}){0,12}") {
            let marked = Marked::new(&template);
            let back: Vec<usize> = (0..=marked.text.len()).map(|at| marked.original(at)).collect();
            prop_assert!(back.is_sorted());
            prop_assert_eq!(back.last().copied(), Some(template.len()));
        }
    }
}
