//! Templates of addresses: `https://{host}/zwgk/{department_lower}/{id_lower}.html`.

use crate::catalog::{Located, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// What the placeholders stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    /// `{host}`: the city's own host.
    pub host: &'a str,
    /// `{id}`, `{id_lower}`: the id of the item, department or site.
    pub id: &'a str,
    /// `{department}`, `{department_lower}`: the department's id.
    pub department: &'a str,
    /// `{field}`: the field's id.
    pub field: &'a str,
}

const PLACEHOLDERS: [&str; 6] = ["host", "id", "id_lower", "department", "department_lower", "field"];

impl Values<'_> {
    fn get(&self, name: &str) -> Option<String> {
        Some(match name {
            "host" => self.host.to_owned(),
            "id" => self.id.to_owned(),
            "id_lower" => self.id.to_ascii_lowercase(),
            "department" => self.department.to_owned(),
            "department_lower" => self.department.to_ascii_lowercase(),
            "field" => self.field.to_owned(),
            _ => return None,
        })
    }
}

/// The address a template stands for; unknown placeholders and unpaired braces are errors at their own place.
pub(super) fn fill(template: &Located<String>, values: &Values<'_>, found: &mut Diagnostics) -> Option<String> {
    let text = &template.value;
    let mut filled = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let mut clean = true;
    while let Some(open) = rest.find(['{', '}']) {
        filled.push_str(&rest[..open]);
        let at = text.len() - rest.len() + open;
        let name = rest[open..].strip_prefix('{').and_then(|inner| Some(&inner[..inner.find('}')?]));
        let Some(name) = name else {
            found.push(Diagnostic::error("address-brace").at(part(template, at, 1)));
            return None;
        };
        if let Some(value) = values.get(name) {
            filled.push_str(&value);
        } else {
            clean = false;
            found.push(
                Diagnostic::error("address-unknown-placeholder")
                    .at(part(template, at, name.len() + 2))
                    .with("name", name)
                    .with("nearest", or_none(nearest(name, PLACEHOLDERS)))
                    .with("known", PLACEHOLDERS.join(", ")),
            );
        }
        rest = &rest[open + name.len() + 2..];
    }
    filled.push_str(rest);
    clean.then_some(filled)
}

/// Where a part of the template stands; the whole of it where the file spells it otherwise than it reads.
fn part(template: &Located<String>, at: usize, length: usize) -> Span {
    let Span { source, range } = &template.span;
    let written = source.text.get(range.clone()).unwrap_or_default();
    match written.find(template.value.as_str()) {
        Some(start) => Span::new(source, range.start + start + at..range.start + start + at + length),
        None => template.span.clone(),
    }
}
