//! The document's sections, each as pages; contents last, since they need everyone's page numbers.

use crate::diag::Diagnostic;
use crate::geom::Size;
use crate::layout::tree::{Edges, Kind, Node, Section, SectionKind};
use crate::typeset::boxes::Setter;
use crate::typeset::contents;
use crate::typeset::flow::{Sheet, paginate};
use crate::typeset::number::{Numbered, number};
use crate::typeset::overflow;

/// A section as pages, not yet at their place on paper.
pub(super) struct SetSection<'t> {
    pub section: &'t Section,
    pub sheets: Vec<Sheet<'t>>,
}

/// Contents may grow by a page when page numbers get longer, which moves page numbers; so many rounds settle it.
const ROUNDS: usize = 4;

/// Sets every section. Contents show the headings of the sections after theirs.
pub(super) fn set_all<'t>(setter: &mut Setter<'_>, sections: &'t [Section]) -> Vec<SetSection<'t>> {
    let has_contents: Vec<bool> = sections.iter().map(|section| holds_contents(&section.children)).collect();
    let mut set: Vec<SetSection<'t>> = sections
        .iter()
        .zip(&has_contents)
        .map(|(section, &later)| SetSection {
            section,
            sheets: if later { vec![Sheet::default()] } else { set_section(setter, section) },
        })
        .collect();
    for _ in 0..ROUNDS {
        let mut settled = true;
        for index in (0..set.len()).filter(|&index| has_contents[index]) {
            let numbered = number_all(&set).sections;
            setter.contents = contents::entries(&set, &numbered, index);
            let before = set[index].sheets.len();
            let checkpoint = setter.checkpoint();
            let sheets = set_section(setter, set[index].section);
            settled &= sheets.len() == before;
            if sheets.len() != before {
                setter.roll_back(checkpoint);
            }
            set[index].sheets = sheets;
        }
        if settled {
            break;
        }
    }
    set
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

fn holds_contents(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => false,
        Node::Element(element) => matches!(element.kind, Kind::Contents { .. }) || holds_contents(&element.children),
    })
}

/// The number of a page, where it has one.
pub(super) fn page_number(numbered: &[Numbered], section: usize, sheet: usize) -> &str {
    numbered.get(section).and_then(|each| each.numbers.get(sheet)).map_or("", String::as_str)
}
