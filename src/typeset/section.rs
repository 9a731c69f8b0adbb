//! The document's sections, each as pages; contents and indexes last, since they need everyone's page numbers.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::Size;
use crate::layout::tree::{Edges, Node, Section, SectionKind};
use crate::typeset::boxes::Setter;
use crate::typeset::flow::{Sheet, paginate};
use crate::typeset::index::{self, Keys};
use crate::typeset::listing::{List, Lists, listed};
use crate::typeset::number::{Numbered, PageNumbers, number};
use crate::typeset::{contents, overflow};

/// A section as pages, not yet at their place on paper.
pub(super) struct SetSection<'t> {
    pub section: &'t Section,
    pub sheets: Vec<Sheet<'t>>,
    /// What was wrong when it was set last.
    found: Diagnostics,
    /// What its contents and indexes showed then; `None` before it was set.
    shown: Option<Lists>,
}

/// Contents may grow by a page when page numbers get longer, which moves page numbers; so many rounds settle it.
const ROUNDS: usize = 6;

/// Sets every section. Those with contents or indexes come after all others, again and again until what they show is
/// what stands on the pages.
pub(super) fn set_all<'t>(setter: &mut Setter<'_>, sections: &'t [Section]) -> Vec<SetSection<'t>> {
    let lists: Vec<BTreeSet<List>> = sections.iter().map(|section| lists_in(&section.children)).collect();
    let mut set: Vec<SetSection<'t>> = sections
        .iter()
        .map(|section| SetSection {
            section,
            sheets: vec![Sheet::default()],
            found: Diagnostics::default(),
            shown: None,
        })
        .collect();
    for (each, _) in set.iter_mut().zip(&lists).filter(|(_, lists)| lists.is_empty()) {
        set_again(setter, each, Lists::new());
    }
    let chinese = setter.language.starts_with("zh");
    let mut keys = Keys::new();
    for _ in 0..ROUNDS {
        let numbered = number_all(&set).sections;
        let pages = PageNumbers(&numbered);
        let places = contents::places(&set, &numbered);
        let mut settled = true;
        for index in (0..set.len()).filter(|&index| !lists[index].is_empty()) {
            let mut rows = |list| match list {
                List::Contents => contents::rows(&places, &pages, index),
                List::Index(by) => index::rows(by, &places.indexed, &pages, chinese, &mut keys),
            };
            let shown: Lists = lists[index].iter().map(|&list| (list, rows(list))).collect();
            if set[index].shown.as_ref() != Some(&shown) {
                settled = false;
                set_again(setter, &mut set[index], shown);
            }
        }
        if settled {
            break;
        }
    }
    for each in &mut set {
        setter.found.extend(std::mem::take(&mut each.found));
    }
    set
}

/// Sets a section with these lists.
fn set_again(setter: &mut Setter<'_>, each: &mut SetSection<'_>, shown: Lists) {
    let before = std::mem::take(&mut setter.found);
    setter.lists = shown;
    each.sheets = set_section(setter, each.section);
    each.shown = Some(std::mem::take(&mut setter.lists));
    each.found = std::mem::replace(&mut setter.found, before);
}

/// Numbers every page of these sections.
pub(super) fn number_all(set: &[SetSection<'_>]) -> crate::typeset::number::Numbers {
    number(set.iter().map(|each| (each.section.numbering, each.sheets.len())))
}

/// The size of a section's type area.
pub(super) fn type_area(section: &Section) -> Size {
    let Edges { top, right, bottom, left } = section.margin;
    Size::new(section.size.width - left - right, section.size.height - top - bottom)
}

fn set_section<'t>(setter: &mut Setter<'_>, section: &'t Section) -> Vec<Sheet<'t>> {
    let area = type_area(section);
    setter.page_height = area.height;
    let sheets = match section.kind {
        SectionKind::Page => {
            if section.style.box_style.column_count > 1 {
                setter.found.push(Diagnostic::error("typeset-columns").at(section.span.clone()));
            }
            let placed = setter.area(&section.children, &section.style, &section.span, area);
            vec![Sheet { placed: placed.into_iter().collect(), notes: Vec::new() }]
        }
        SectionKind::Flow => paginate(setter, section, area),
    };
    for sheet in &sheets {
        overflow::check(sheet, section, &mut setter.found);
    }
    sheets
}

/// What the elements among `nodes` list.
fn lists_in(nodes: &[Node]) -> BTreeSet<List> {
    let elements = nodes.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None });
    let mut lists = BTreeSet::new();
    for element in elements {
        lists.extend(listed(element).map(|(list, _)| list));
        lists.extend(lists_in(&element.children));
    }
    lists
}

/// The number of a page, where it has one.
pub(super) fn page_number(numbered: &[Numbered], section: usize, sheet: usize) -> &str {
    numbered.get(section).and_then(|each| each.numbers.get(sheet)).map_or("", String::as_str)
}
