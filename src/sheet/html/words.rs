//! What a part of a page says, line by line, as a browser shows it.

use super::tree::{Element, Node, Tree, What};

/// How many lines above a table may name it.
const LINES_ABOVE: usize = 4;
/// How many nodes above a table are looked through for them.
const SIBLINGS: usize = 200;

/// The text of a cell: white space run together, a line for each `<br>` and block. Tables in it are tables of their own.
pub(super) fn of(tree: &Tree, node: Node) -> String {
    let mut lines = Lines::default();
    tree.children(node).for_each(|child| say(tree, child, &mut lines));
    lines.finish()
}

/// Says what is in a node. How deep nodes stand in one another is limited while the page is parsed.
fn say(tree: &Tree, node: Node, lines: &mut Lines) {
    match tree.what(node) {
        What::Text(text) => lines.say(text),
        What::Element(element) if is_unseen(element) => lines.end(),
        What::Element(element) => {
            let is_block = is_block(&element.name.local);
            if is_block {
                lines.end();
            }
            open(element, lines);
            tree.children(node).for_each(|child| say(tree, child, lines));
            if is_block {
                lines.end();
            }
        }
        What::Other | What::Row(_) | What::Nothing => {}
    }
}

/// The lines of text right above a table: what stands between it and the table before it.
pub(super) fn before(tree: &Tree, table: Node) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut at = table;
    loop {
        let above: Vec<_> = tree.before_it(at).take(SIBLINGS).take_while(|&node| !holds_table(tree, node)).collect();
        let mut text = Lines::default();
        above.iter().rev().for_each(|&node| say(tree, node, &mut text));
        let text = text.finish();
        lines.extend(text.lines().rev().filter(|line| !line.is_empty()).map(str::to_owned));
        let is_last = above.len() == SIBLINGS || tree.before_it(at).nth(above.len()).is_some();
        let is_within = |node: Node| ["td", "th", "caption"].iter().any(|name| tree.is(node, name));
        match tree.parent(at).filter(|&parent| !is_within(parent)) {
            Some(parent) if !is_last && lines.len() < LINES_ABOVE => at = parent,
            _ => break,
        }
    }
    lines.truncate(LINES_ABOVE);
    lines.reverse();
    lines.join("\n")
}

fn holds_table(tree: &Tree, node: Node) -> bool {
    tree.within(node).any(|inner| tree.is(inner, "table"))
}

fn open(element: &Element, lines: &mut Lines) {
    match &*element.name.local {
        "br" => lines.break_line(),
        "input" if element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
            lines.say(if element.attribute("checked").is_some() { "■" } else { "□" });
        }
        _ => {}
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "center"
            | "hr"
            | "section"
            | "article"
            | "blockquote"
            | "pre"
            | "address"
            | "header"
            | "footer"
            | "tr"
            | "td"
            | "th"
    )
}

fn is_unseen(element: &Element) -> bool {
    let style = || element.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    matches!(&*element.name.local, "script" | "style" | "template" | "noscript" | "head" | "table" | "del" | "select")
        || element.attribute("hidden").is_some()
        || style().contains("display:none")
}

/// Lines being written.
#[derive(Default)]
struct Lines {
    done: String,
    line: String,
    is_spaced: bool,
}

impl Lines {
    /// Adds text to the line; white space stands between words only.
    fn say(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii_whitespace() || letter == '\u{A0}' {
                self.is_spaced = true;
            } else {
                if self.is_spaced && !self.line.is_empty() {
                    self.line.push(' ');
                }
                self.is_spaced = false;
                self.line.push(letter);
            }
        }
    }

    /// Ends the line, if anything stands in it.
    fn end(&mut self) {
        if !self.line.is_empty() {
            self.break_line();
        }
        self.is_spaced = false;
    }

    fn break_line(&mut self) {
        self.done.push_str(&self.line);
        self.done.push('\n');
        self.line.clear();
        self.is_spaced = false;
    }

    fn finish(mut self) -> String {
        self.done.push_str(&self.line);
        self.done.trim_matches('\n').to_owned()
    }
}
