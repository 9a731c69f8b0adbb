//! What a part of a page says, line by line, as a browser shows it.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// How many lines above a table may name it.
const LINES_ABOVE: usize = 4;
/// How many nodes above a table are looked through for them.
const SIBLINGS: usize = 200;

/// The text of a cell: white space run together, a line for each `<br>` and block. Tables in it are tables of their own.
pub(super) fn of(node: NodeRef<'_, Node>) -> String {
    let mut lines = Lines::default();
    node.children().for_each(|child| say(child, &mut lines));
    lines.finish()
}

/// Says what is in a node. How deep nodes stand in one another was limited when the page was parsed.
fn say(node: NodeRef<'_, Node>, lines: &mut Lines) {
    match node.value() {
        Node::Text(text) => lines.say(text),
        Node::Element(element) if is_unseen(element) => lines.end(),
        Node::Element(element) => {
            let is_block = is_block(element.name());
            if is_block {
                lines.end();
            }
            open(element, lines);
            node.children().for_each(|child| say(child, lines));
            if is_block {
                lines.end();
            }
        }
        _ => {}
    }
}

/// The lines of text right above a table: what stands between it and the table before it.
pub(super) fn before(table: NodeRef<'_, Node>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut at = table;
    loop {
        let above: Vec<_> = at.prev_siblings().take(SIBLINGS).take_while(|node| !holds_table(*node)).collect();
        let mut text = Lines::default();
        above.iter().rev().for_each(|node| say(*node, &mut text));
        let text = text.finish();
        lines.extend(text.lines().rev().filter(|line| !line.is_empty()).map(str::to_owned));
        let is_last = above.len() == SIBLINGS || at.prev_siblings().nth(above.len()).is_some();
        let is_within = |element: &Element| matches!(element.name(), "td" | "th" | "caption");
        match at.parent().filter(|parent| !parent.value().as_element().is_some_and(is_within)) {
            Some(parent) if !is_last && lines.len() < LINES_ABOVE => at = parent,
            _ => break,
        }
    }
    lines.truncate(LINES_ABOVE);
    lines.reverse();
    lines.join("\n")
}

fn holds_table(node: NodeRef<'_, Node>) -> bool {
    node.descendants().any(|inner| inner.value().as_element().is_some_and(|element| element.name() == "table"))
}

fn open(element: &Element, lines: &mut Lines) {
    match element.name() {
        "br" => lines.break_line(),
        "input" if element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
            lines.say(if element.attr("checked").is_some() { "■" } else { "□" });
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
    let style = || element.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    matches!(element.name(), "script" | "style" | "template" | "noscript" | "head" | "table" | "del" | "select")
        || element.attr("hidden").is_some()
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
