//! The document and its sections: pages, flows, and what stands in their margins.

use std::sync::Arc;

use roxmltree::Node as Xml;

use super::kinds::millimetres;
use super::{Assembler, Inside, Parent, Place};
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::layout::css::cascade::Context;
use crate::layout::css::value::{absolute, positive, sides};
use crate::layout::element::{self, Holds};
use crate::layout::tag::Tag;
use crate::layout::tree::{Edges, Element, Kind, MarginBox, Node, Numbering, Parity, Section, SectionKind, Tree};
use crate::page::{Numerals, PartId};

const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];
const NUMBERING: &[(&str, Option<Numerals>)] = &[
    ("none", Some(Numerals::None)),
    ("arabic", Some(Numerals::Arabic)),
    ("roman", Some(Numerals::Roman)),
    ("continue", None),
];
const START: &[(&str, bool)] = &[("any", false), ("odd", true)];
const READ: &[(&str, bool)] = &[("never", false), ("once", true)];
const PAGES: &[(&str, Parity)] = &[("all", Parity::All), ("odd", Parity::Odd), ("even", Parity::Even)];

impl<'a> Assembler<'a, '_, '_> {
    /// The tree below the outermost element.
    pub(super) fn document(&mut self, root: Xml<'a, 'a>) -> Option<Tree> {
        let name = root.tag_name().name();
        let Some(rule) = element::find("document").filter(|rule| rule.name == name) else {
            let span = self.problems.span(super::start_of(root, 0), 1 + name.len());
            self.problems.push(Diagnostic::error("layout-root").at(span).with("name", name));
            return None;
        };
        let tag = Tag::new(root, rule, 0);
        let context = self.enter(tag, None, Place::default());
        let language = String::from(&*self.cascade.computed(context).text.language);
        let part = PartId::DOCUMENT;
        let inside = Inside { holds: rule.holds, context, start: tag.start, parent: Parent::Plain, part };
        let mut sections = Vec::new();
        let mut stray = Vec::new();
        for node in root.children() {
            if node.is_element() {
                let admitted = self.rule(node, name, inside).filter(|rule| inside.holds.admits(rule.role));
                if let Some(rule) = admitted {
                    sections.push(self.section(Tag::new(node, rule, tag.start), node, context));
                } else {
                    // What is in a misplaced element may be wrong as well, and is better said now.
                    self.children(node, Inside { holds: Holds::Matter, ..inside });
                }
            } else if node.is_text() {
                self.text(node, root, inside, &mut stray);
            }
        }
        self.id(tag);
        if sections.is_empty() && !self.problems.failed() {
            let span = tag.span(self.problems);
            self.problems.push(Diagnostic::error("layout-no-sections").at(span));
        }
        let title = tag.get("title").map_or_else(|| self.settings.title.clone(), str::to_owned);
        let author = tag.get_or_empty("author").to_owned();
        Some(Tree { title, language, author, sections, parts: std::mem::take(&mut self.parts) })
    }

    fn section(&mut self, tag: Tag<'a>, node: Xml<'a, 'a>, document: Context) -> Section {
        let context = self.enter(tag, Some(document), Place::default());
        self.id(tag);
        let style = Arc::clone(self.cascade.computed(context));
        let page = self.settings.page;
        let kind = if tag.rule.name == "page" { SectionKind::Page } else { SectionKind::Flow };
        let papers = self.papers;
        let size = tag.read("size", self.problems, |input| papers.size(input)).unwrap_or(page.size);
        let lengths = |input: &mut cssparser::Parser| sides(input, |input| positive(input, absolute));
        let margin = match tag.read("margin", self.problems, lengths) {
            Some([top, right, bottom, left]) => Edges { top, right, bottom, left },
            None => page.margin,
        };
        let across = size.width - margin.left - margin.right;
        let down = size.height - margin.top - margin.bottom;
        if across <= Length::ZERO || down <= Length::ZERO {
            let diagnostic = Diagnostic::error("layout-no-type-area")
                .at(tag.value_span("margin", self.problems))
                .with("width", millimetres(size.width))
                .with("height", millimetres(size.height));
            self.problems.push(diagnostic);
        }
        let bleed = tag.read("bleed", self.problems, |input| positive(input, absolute)).unwrap_or(page.bleed);
        let mirrored = tag.choice("mirrored", YES_NO, self.problems).unwrap_or(page.mirrored);
        let restart = tag.choice("numbering", NUMBERING, self.problems).unwrap_or(None);
        let on_odd_page = tag.choice("start", START, self.problems).unwrap_or(false);
        let numbering = Numbering { restart, on_odd_page };

        let parent = if kind == SectionKind::Flow { Parent::Flow } else { Parent::Plain };
        let part = PartId::DOCUMENT;
        let inside = Inside { holds: tag.rule.holds, context, start: tag.start, parent, part };
        let notes_before = self.notes;
        let children = self.children(node, inside);
        let children = self.settle(children, tag, context, &style, part);
        let margins = std::mem::take(&mut self.margins);
        if self.notes > notes_before {
            self.check_notes(kind, &children, &margins);
        }
        let note_rule = self.part("div", "footnote-rule", context);
        let span = tag.span(self.problems);
        Section { kind, size, bleed, margin, mirrored, numbering, style, note_rule, margins, children, span }
    }

    /// Footnotes need pages that are filled from the top: not fixed ones, nor margins, vertical text, nor other notes.
    fn check_notes(&mut self, kind: SectionKind, children: &[Node], margins: &[MarginBox]) {
        let fixed = if kind == SectionKind::Page { children } else { &[] };
        let in_margins = margins.iter().flat_map(|margin_box| &margin_box.element.children);
        let mut misplaced = Vec::new();
        for node in fixed.iter().chain(in_margins) {
            find_notes(node, &mut |note| misplaced.push(note.span.clone()));
        }
        for node in children {
            in_vertical(node, &mut |note| misplaced.push(note.span.clone()));
            find_notes(node, &mut |note| {
                for inner in &note.children {
                    find_notes(inner, &mut |note| misplaced.push(note.span.clone()));
                }
            });
        }
        for span in misplaced {
            self.problems.push(Diagnostic::error("layout-footnote-place").at(span));
        }
    }

    /// A header or footer of a flow.
    pub(super) fn margin_box(&mut self, tag: Tag<'a>, element: Element) -> MarginBox {
        let pages = tag.choice("pages", PAGES, self.problems).unwrap_or(Parity::All);
        let read_once = tag.choice("read", READ, self.problems).unwrap_or(false);
        MarginBox { is_header: tag.rule.name == "header", pages, read_once, element }
    }
}

/// Visits the footnotes below a node, but not those in other footnotes.
fn find_notes<'n>(node: &'n Node, visit: &mut impl FnMut(&'n Element)) {
    let Node::Element(element) = node else { return };
    if matches!(element.kind, Kind::Footnote { .. }) {
        return visit(element);
    }
    for child in &element.children {
        find_notes(child, &mut *visit);
    }
}

/// Visits the footnotes of blocks whose lines run downwards.
fn in_vertical<'n>(node: &'n Node, visit: &mut impl FnMut(&'n Element)) {
    let Node::Element(element) = node else { return };
    for child in &element.children {
        if element.style.box_style.vertical {
            find_notes(child, &mut *visit);
        } else {
            in_vertical(child, &mut *visit);
        }
    }
}
