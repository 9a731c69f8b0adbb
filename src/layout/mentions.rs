//! Which values of its view a template speaks of, by their names.

use std::collections::BTreeSet;

use super::Layout;

impl Layout {
    /// The names of the values its template shows: `name`, `time_limit`, those of the site as `site.telephone`.
    ///
    /// Names are found wherever they stand behind a dot, in whatever loop or component: a name too many costs a needless
    /// look at a document, one too few would let a wrong one hang.
    #[must_use]
    pub fn mentions(&self) -> BTreeSet<String> {
        mentions(&self.template.source().text)
    }
}

fn mentions(template: &str) -> BTreeSet<String> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let mut found = BTreeSet::new();
    for (at, _) in template.match_indices('.') {
        let before = template[..at].rsplit(|character| !is_name(character)).next().unwrap_or_default();
        let after = template[at + 1..].split(|character| !is_name(character)).next().unwrap_or_default();
        let is_number = |name: &str| name.starts_with(|first: char| first.is_ascii_digit());
        let stands_behind = !before.is_empty() || template[..at].ends_with([']', ')']);
        if stands_behind && !after.is_empty() && !is_number(before) && !is_number(after) {
            found.insert(if before == "site" { format!("site.{after}") } else { after.to_owned() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_loops_components_and_chains() {
        let template = "{% for d in departments %}<p style='width: 1.5mm'>{{ d.name }} {{ d.main_items[0].basis }}\
            {{ site.telephone }}</p>{% endfor %}{{ first.item.time_limit | default(value='…') }}";
        let expected = ["basis", "item", "main_items", "name", "site.telephone", "time_limit"];
        assert_eq!(mentions(template).into_iter().collect::<Vec<_>>(), expected);
    }
}
