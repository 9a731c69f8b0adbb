//! What elements are for readers who do not see them.

use super::{Assembler, Inside};
use crate::layout::tag::Tag;
use crate::layout::tree::{Kind, Node};
use crate::layout::whitespace::is_inline;
use crate::page::{Meaning, PartId, Parts};

/// The parts an element makes.
#[derive(Clone, Copy)]
pub(super) struct Meant {
    /// The element's own.
    pub own: PartId,
    /// The one its matter stands in: of a list's item what it says, else its own.
    pub matter: PartId,
}

impl Assembler<'_, '_, '_> {
    /// The parts of a tag's element.
    pub(super) fn meant(&mut self, tag: Tag<'_>, inside: Inside) -> Meant {
        let columns = || tag.get("colspan").and_then(|written| written.trim().parse().ok()).unwrap_or(1);
        let meaning = match tag.rule.name {
            "p" if !holds_text(self.parts.get(self.parts.telling(inside.part)).meaning) => Meaning::Paragraph,
            "h1" => Meaning::Heading(1),
            "h2" => Meaning::Heading(2),
            "h3" => Meaning::Heading(3),
            "h4" => Meaning::Heading(4),
            "h5" => Meaning::Heading(5),
            "h6" => Meaning::Heading(6),
            "section" => Meaning::Section,
            "ul" | "ol" => Meaning::List,
            "li" => Meaning::Item,
            "table" => Meaning::Table,
            "tr" => Meaning::Row,
            "th" => Meaning::HeadCell { above: false, columns: columns() },
            "td" => Meaning::Cell { columns: columns() },
            "toc" => Meaning::Contents,
            "index" => Meaning::Index,
            "img" | "qr" => Meaning::Figure,
            "footnote" => Meaning::Note,
            "span" | "b" | "em" | "a" | "ruby" | "rt" => return Meant { own: inside.part, matter: inside.part },
            _ => Meaning::Group,
        };
        let own = self.parts.add(meaning, inside.part);
        let language = tag.get_or_empty("lang");
        if !language.is_empty() {
            self.parts.get_mut(own).language = Some(language.into());
        }
        let matter = if meaning == Meaning::Item { self.parts.add(Meaning::Body, own) } else { own };
        Meant { own, matter }
    }

    /// What only the whole element tells of its part.
    pub(super) fn describe(&mut self, kind: &Kind, children: &[Node], part: PartId) {
        let around = self.parts.telling(self.parts.get(part).parent);
        let around = self.parts.get(around).meaning;
        let own = self.parts.get_mut(part);
        match kind {
            Kind::Image { description, .. } => own.description.clone_from(description),
            Kind::Block | Kind::Term
                if own.meaning == Meaning::Group
                    && !children.is_empty()
                    && children.iter().all(is_inline)
                    && !holds_text(around) =>
            {
                own.meaning = Meaning::Paragraph;
            }
            Kind::Row { head: true } => self.parts.head_row(part),
            _ => {}
        }
    }
}

/// Whether text stands directly in such a part, so that it cannot hold paragraphs.
fn holds_text(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Paragraph | Meaning::Heading(_) | Meaning::Label)
}

/// A paragraph that stands among blocks without an element of its own.
pub(super) fn paragraph(parts: &mut Parts, part: PartId) -> PartId {
    match parts.get(parts.telling(part)).meaning {
        meaning if holds_text(meaning) => part,
        _ => parts.add(Meaning::Paragraph, part),
    }
}
