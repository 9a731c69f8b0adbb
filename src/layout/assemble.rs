//! From parsed markup to the tree: every element known, every attribute read, every style computed.
//!
//! Comes in: XML as rendered, style sheets, settings. Goes out: a [`Tree`], or every mistake in the markup. An
//! element's children leave here either all in lines or all as blocks.

mod index;
mod kinds;
mod lists;
mod meaning;
mod ruby;
mod sections;

use std::collections::BTreeSet;
use std::sync::Arc;

use roxmltree::{Document, Node as Xml};

use super::css::cascade::{Cascade, Context, Look};
use super::css::selector::Subject;
use super::css::sheet::Sheet;
use super::element::{self, Holds, Role, Rule};
use super::nearest::nearest;
use super::paper::Papers;
use super::pictures::Pictures;
use super::problems::Problems;
use super::settings::Settings;
use super::style::{Display, Style};
use super::tag::Tag;
use super::tree::{Element, Kind, MarginBox, Node, Tree};
use super::whitespace::{collapse, is_inline};
use crate::account::Accounts;
use crate::diag::{Diagnostic, Span};
use crate::page::{PartId, Parts};
use lists::List;

/// Elements in elements.
const DEEPEST: usize = 100;

/// What markup is read by.
pub(super) struct Surroundings<'a> {
    /// The layout's settings.
    pub settings: &'a Settings,
    /// Papers a `size` may name.
    pub papers: &'a Papers,
    /// Pictures an `img` may name.
    pub pictures: &'a Pictures,
    /// Accounts a `qr` may name.
    pub accounts: &'a Accounts,
    /// Our own style sheet.
    pub default: &'a Sheet,
    /// The layout's.
    pub own: &'a Sheet,
}

/// Makes the tree; `None` when anything in the markup is wrong.
pub(super) fn assemble(document: &Document, around: &Surroundings, mut problems: Problems) -> Option<Tree> {
    let mut assembler = Assembler {
        settings: around.settings,
        papers: around.papers,
        pictures: around.pictures,
        accounts: around.accounts,
        cascade: Cascade::new(around.default, around.own),
        problems: &mut problems,
        ids: BTreeSet::new(),
        links: Vec::new(),
        without_department: Vec::new(),
        by_department: false,
        margins: Vec::new(),
        notes: 0,
        parts: Parts::default(),
        official_lists: 0,
        depth: 0,
    };
    let tree = assembler.document(document.root_element());
    assembler.check_links();
    assembler.check_departments();
    if problems.failed() { None } else { tree }
}

struct Assembler<'a, 'p, 'd> {
    settings: &'a Settings,
    papers: &'a Papers,
    pictures: &'a Pictures,
    accounts: &'a Accounts,
    cascade: Cascade<'a>,
    problems: &'p mut Problems<'d>,
    ids: BTreeSet<&'a str>,
    links: Vec<(&'a str, Span)>,
    /// Elements an index shows that name no department.
    without_department: Vec<Span>,
    by_department: bool,
    margins: Vec<MarginBox>,
    /// How many footnotes there are so far.
    notes: u32,
    parts: Parts,
    /// How many lists with official marks are open.
    official_lists: usize,
    depth: usize,
}

/// Where children stand.
#[derive(Clone, Copy)]
struct Inside {
    holds: Holds,
    context: Context,
    /// Where the element around them begins in the template.
    start: usize,
    /// What their parent makes of them.
    parent: Parent,
    /// The part of the document they stand in.
    part: PartId,
}

/// Parents that make something of their children.
#[derive(Clone, Copy)]
enum Parent {
    /// `flow`: headers and footers directly in it stand in the margins.
    Flow,
    /// `thead`: its rows are repeated.
    Head,
    /// `ul` or `ol`: its items are marked.
    List(List),
    /// Any other.
    Plain,
}

/// A place among the elements of one parent.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Its number, from 1.
    number: u16,
    first: bool,
    last: bool,
    odd: bool,
}

impl<'a> Assembler<'a, '_, '_> {
    /// The rule of an element that may stand in `inside`; `None` for one that may not, which is said.
    fn rule(&mut self, node: Xml<'a, 'a>, around: &str, inside: Inside) -> Option<&'static Rule> {
        let name = node.tag_name().name();
        let start = start_of(node, inside.start);
        let span = self.problems.span(start, 1 + name.len());
        let Some(rule) = element::find(name) else {
            let diagnostic = Diagnostic::error("layout-unknown-element")
                .at(span)
                .with("name", name)
                .with("nearest", element::suggestion(name));
            self.problems.push(diagnostic);
            return None;
        };
        if !inside.holds.admits(rule.role) {
            let diagnostic = Diagnostic::error("layout-misplaced-element")
                .at(span)
                .with("name", name)
                .with("parent", around)
                .with("home", element::homes(rule.role));
            self.problems.push(diagnostic);
        }
        Some(rule)
    }

    /// The nodes in an element.
    fn children(&mut self, parent: Xml<'a, 'a>, inside: Inside) -> Vec<Node> {
        let mut nodes = Vec::new();
        let places = self.cascade.asks_for_place();
        let last = if places { parent.last_element_child() } else { None };
        let mut number: u16 = 0;
        for node in parent.children() {
            if node.is_text() {
                self.text(node, parent, inside, &mut nodes);
            } else if node.is_element() {
                number = number.saturating_add(1);
                let place = if places {
                    Place { number, first: number == 1, last: last == Some(node), odd: number % 2 == 1 }
                } else {
                    Place { number, ..Place::default() }
                };
                self.child(node, parent.tag_name().name(), inside, place, &mut nodes);
            }
        }
        nodes
    }

    fn child(&mut self, node: Xml<'a, 'a>, around: &str, inside: Inside, place: Place, nodes: &mut Vec<Node>) {
        if self.depth == DEEPEST {
            let span = self.problems.span(start_of(node, inside.start), 1);
            self.problems.push(Diagnostic::error("layout-too-deep").at(span).with("most", DEEPEST));
            return;
        }
        self.depth += 1;
        match self.rule(node, around, inside) {
            Some(rule) if rule.role == Role::RowGroup => self.row_group(node, rule, inside, place, nodes),
            Some(rule) => {
                let tag = Tag::new(node, rule, inside.start);
                let element = self.element(tag, node, inside, place);
                if matches!(inside.parent, Parent::Flow) && matches!(rule.name, "header" | "footer") {
                    let margin_box = element.map(|element| self.margin_box(tag, element));
                    self.margins.extend(margin_box);
                } else {
                    nodes.extend(element.map(Node::Element));
                }
            }
            // What is in an unknown element may be wrong as well, and is better said now.
            None => {
                let start = start_of(node, inside.start);
                let inside = Inside { holds: Holds::Matter, start, parent: Parent::Plain, ..inside };
                self.children(node, inside);
            }
        }
        self.depth -= 1;
    }

    fn text(&mut self, node: Xml<'a, 'a>, parent: Xml<'a, 'a>, inside: Inside, nodes: &mut Vec<Node>) {
        let text = node.text().unwrap_or_default();
        if matches!(inside.holds, Holds::Matter | Holds::Ruby) {
            nodes.push(Node::Text(text.to_owned()));
            return;
        }
        let shown = text.split_whitespace().next().unwrap_or_default();
        if shown.is_empty() {
            return;
        }
        let before = node.prev_sibling_element().map_or(inside.start, |before| start_of(before, inside.start));
        // Text from data stands nowhere in the template: then the element around it is shown.
        let written = self.problems.text().get(before..).and_then(|rest| rest.find(shown));
        let (start, length) = written.map_or((inside.start, 1), |further| (before + further, shown.len()));
        let diagnostic = Diagnostic::error("layout-stray-text")
            .at(self.problems.span(start, length))
            .with("text", shown)
            .with("parent", parent.tag_name().name())
            .with("allowed", inside.holds.names());
        self.problems.push(diagnostic);
    }

    /// One element with everything in it; `None` when it is wrong, or not shown.
    fn element(&mut self, tag: Tag<'a>, node: Xml<'a, 'a>, inside: Inside, place: Place) -> Option<Element> {
        let context = self.enter(tag, Some(inside.context), place);
        let style = Arc::clone(self.cascade.computed(context));
        let list = self.list(tag, &style);
        let meant = self.meant(tag, inside);
        let own = Inside {
            holds: tag.rule.holds,
            context,
            start: tag.start,
            parent: list.map_or(Parent::Plain, Parent::List),
            part: meant.matter,
        };
        let children = self.children(node, own);
        self.end_list(list, &style);
        let mut children = self.settle(children, tag, context, &style, meant.matter);
        if tag.rule.name == "dl" {
            children = self.pairs(tag, (context, meant.matter), children);
        }
        if tag.rule.name == "table" {
            self.check_rows(&children, context);
        }
        if tag.rule.name == "ruby" {
            self.check_ruby(tag, &children);
        }
        if let (Parent::List(list), Role::ListItem) = (inside.parent, tag.rule.role) {
            children = self.with_marker(tag, list, (place.number, meant), context, children);
        }
        let kind = self.kind(tag, inside, context);
        let id = self.id(tag);
        let index = self.indexed(tag);
        let kind = kind?;
        self.describe(&kind, &children, meant.own);
        if style.box_style.display == Display::None {
            return None;
        }
        Some(Element { kind, style, id, index, part: meant.own, children, span: tag.span(self.problems) })
    }

    /// The context of a tag's element; what is wrong with its attributes in general is said here.
    fn enter(&mut self, tag: Tag<'a>, parent: Option<Context>, place: Place) -> Context {
        tag.check_names(self.problems);
        let style = tag.get_or_empty("style");
        let look = Look {
            subject: Subject {
                element: tag.rule.name,
                classes: tag.get_or_empty("class"),
                id: tag.get_or_empty("id"),
                first: place.first,
                last: place.last,
                odd: place.odd,
            },
            style,
            language: self.language(tag),
            place: if style.is_empty() { 0 } else { tag.start },
        };
        let (context, new) = self.cascade.enter(parent, look);
        if new {
            self.check_classes(tag);
            for (property, fault) in self.cascade.take_faults() {
                let span = tag.part_span("style", &fault.range, self.problems);
                self.problems.push(fault.mistake.diagnostic(span, &property));
            }
        }
        context
    }

    fn check_classes(&mut self, tag: Tag<'a>) {
        let written = tag.get_or_empty("class");
        for class in written.split_ascii_whitespace().filter(|class| !self.cascade.knows_class(class)) {
            let start = class.as_ptr() as usize - written.as_ptr() as usize;
            let span = tag.part_span("class", &(start..start + class.len()), self.problems);
            let near = nearest(class, self.cascade.classes());
            self.problems
                .push(Diagnostic::warning("layout-unknown-class").at(span).with("name", class).with("nearest", near));
        }
    }

    /// A well-formed BCP 47 tag, or nothing.
    fn language(&mut self, tag: Tag<'a>) -> &'a str {
        let language = tag.get_or_empty("lang");
        let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if language.is_empty() || language.split('-').all(part) {
            return language;
        }
        let span = tag.value_span("lang", self.problems);
        self.problems.push(Diagnostic::error("layout-language").at(span).with("found", language));
        ""
    }

    fn id(&mut self, tag: Tag<'a>) -> Option<String> {
        let id = tag.get("id").filter(|id| !id.is_empty())?;
        if !self.ids.insert(id) {
            let span = tag.value_span("id", self.problems);
            self.problems.push(Diagnostic::error("layout-duplicate-id").at(span).with("id", id));
        }
        Some(id.to_owned())
    }

    fn check_links(&mut self) {
        for (id, span) in std::mem::take(&mut self.links) {
            if !self.ids.contains(id) {
                let near = nearest(id, self.ids.iter().copied());
                self.problems
                    .push(Diagnostic::error("layout-unknown-id").at(span).with("id", id).with("nearest", near));
            }
        }
    }

    /// White space collapsed, and inline matter beside blocks, or in a flex or grid box, put into blocks of its own.
    fn settle(
        &mut self,
        children: Vec<Node>,
        tag: Tag<'a>,
        context: Context,
        style: &Arc<Style>,
        part: PartId,
    ) -> Vec<Node> {
        let chinese = style.text.language.starts_with("zh");
        let all_inline = children.iter().all(is_inline);
        match style.box_style.display {
            Display::Inline => {
                if !all_inline {
                    let diagnostic = Diagnostic::error("layout-block-in-inline")
                        .at(tag.span(self.problems))
                        .with("name", tag.rule.name)
                        .with("child", children.iter().find_map(block_name).unwrap_or_default());
                    self.problems.push(diagnostic);
                }
                // The white space of a line is settled as a whole, by the block the line is in.
                children
            }
            Display::Block | Display::None if all_inline => collapse(children, chinese),
            _ => {
                let anonymous = self.cascade.anonymous(context);
                let span = tag.span(self.problems);
                let paragraph = |parts: &mut Parts| meaning::paragraph(parts, part);
                wrap(children, &anonymous, &span, chinese, || paragraph(&mut self.parts))
            }
        }
    }
}

/// Puts each run of inline matter into a block.
fn wrap(
    children: Vec<Node>,
    style: &Arc<Style>,
    span: &Span,
    chinese: bool,
    mut part: impl FnMut() -> PartId,
) -> Vec<Node> {
    let mut blocks = Vec::with_capacity(children.len());
    let mut run = Vec::new();
    let mut close = |run: &mut Vec<Node>, blocks: &mut Vec<Node>| {
        let children = collapse(std::mem::take(run), chinese);
        if !children.is_empty() {
            let (style, span) = (Arc::clone(style), span.clone());
            let block = Element { kind: Kind::Block, style, id: None, index: None, part: part(), children, span };
            blocks.push(Node::Element(block));
        }
    };
    for node in children {
        if is_inline(&node) {
            run.push(node);
        } else {
            close(&mut run, &mut blocks);
            blocks.push(node);
        }
    }
    close(&mut run, &mut blocks);
    blocks
}

/// What a block calls itself in the template.
fn block_name(node: &Node) -> Option<String> {
    let Node::Element(element) = node else { return None };
    let written = element.span.source.text.get(element.span.range.clone())?;
    (!is_inline(node)).then(|| written.trim_start_matches('<').to_owned())
}

fn start_of(node: Xml, above: usize) -> usize {
    node.attribute(super::mark::MARK).and_then(|mark| mark.parse().ok()).unwrap_or(above)
}
