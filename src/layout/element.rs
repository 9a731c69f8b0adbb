//! The elements there are: their attributes, and what may stand in them.

/// An element of the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What it is, for the elements around it.
    pub role: Role,
    /// What may stand in it.
    pub holds: Holds,
    /// Its attributes besides those every element has.
    pub attributes: &'static [&'static str],
}

/// What an element is, for the elements around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The outermost element.
    Document,
    /// `page` and `flow`.
    Section,
    /// Anything that stands among text.
    Matter,
    /// `li`.
    ListItem,
    /// `dt` and `dd`.
    Pair,
    /// `thead` and `tbody`.
    RowGroup,
    /// `tr`.
    Row,
    /// `td` and `th`.
    Cell,
    /// `rt`.
    Reading,
}

/// What may stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Only sections.
    Sections,
    /// Text and matter.
    Matter,
    /// Text and matter, and readings of them.
    Ruby,
    /// Only list items.
    ListItems,
    /// Only terms and what they are.
    Pairs,
    /// Rows and groups of rows.
    Rows,
    /// Only rows.
    BareRows,
    /// Only cells.
    Cells,
    /// Nothing at all.
    Nothing,
}

impl Holds {
    /// Whether an element of `role` may stand here.
    pub fn admits(self, role: Role) -> bool {
        match self {
            Self::Sections => role == Role::Section,
            Self::Matter => role == Role::Matter,
            Self::Ruby => matches!(role, Role::Matter | Role::Reading),
            Self::ListItems => role == Role::ListItem,
            Self::Pairs => role == Role::Pair,
            Self::Rows => matches!(role, Role::RowGroup | Role::Row),
            Self::BareRows => role == Role::Row,
            Self::Cells => role == Role::Cell,
            Self::Nothing => false,
        }
    }

    /// What may stand here, as messages name it: `nothing` when nothing may.
    pub fn names(self) -> String {
        let names: Vec<_> = ELEMENTS.iter().filter(|rule| self.admits(rule.role)).map(|rule| rule.name).collect();
        if names.is_empty() { String::from("nothing") } else { names.join(" ") }
    }
}

/// Attributes of every element.
pub(super) const COMMON: &[&str] = &["class", "id", "style", "lang"];

const SECTION: &[&str] = &["size", "margin", "bleed", "mirrored", "numbering", "start"];
const MARGIN: &[&str] = &["pages", "read"];
const HEADING: &[&str] = &["bookmark", "toc", "index", "reading", "department"];
const CELL: &[&str] = &["colspan", "index", "reading", "department"];
const INDEXED: &[&str] = &["index", "reading", "department"];

const fn matter(name: &'static str, holds: Holds, attributes: &'static [&'static str]) -> Rule {
    Rule { name, role: Role::Matter, holds, attributes }
}

/// All elements.
pub(super) const ELEMENTS: &[Rule] = &[
    Rule { name: "document", role: Role::Document, holds: Holds::Sections, attributes: &["title", "author"] },
    Rule { name: "page", role: Role::Section, holds: Holds::Matter, attributes: SECTION },
    Rule { name: "flow", role: Role::Section, holds: Holds::Matter, attributes: SECTION },
    matter("h1", Holds::Matter, HEADING),
    matter("h2", Holds::Matter, HEADING),
    matter("h3", Holds::Matter, HEADING),
    matter("h4", Holds::Matter, HEADING),
    matter("h5", Holds::Matter, HEADING),
    matter("h6", Holds::Matter, HEADING),
    matter("p", Holds::Matter, INDEXED),
    matter("div", Holds::Matter, INDEXED),
    matter("section", Holds::Matter, INDEXED),
    matter("main", Holds::Matter, &[]),
    matter("header", Holds::Matter, MARGIN),
    matter("footer", Holds::Matter, MARGIN),
    matter("span", Holds::Matter, &[]),
    matter("b", Holds::Matter, &[]),
    matter("em", Holds::Matter, &[]),
    matter("a", Holds::Matter, &["href"]),
    matter("ruby", Holds::Ruby, &[]),
    Rule { name: "rt", role: Role::Reading, holds: Holds::Matter, attributes: &[] },
    matter("br", Holds::Nothing, &[]),
    matter("ul", Holds::ListItems, &[]),
    matter("ol", Holds::ListItems, &["start"]),
    Rule { name: "li", role: Role::ListItem, holds: Holds::Matter, attributes: INDEXED },
    matter("dl", Holds::Pairs, &[]),
    Rule { name: "dt", role: Role::Pair, holds: Holds::Matter, attributes: &[] },
    Rule { name: "dd", role: Role::Pair, holds: Holds::Matter, attributes: &[] },
    matter("table", Holds::Rows, &[]),
    Rule { name: "thead", role: Role::RowGroup, holds: Holds::BareRows, attributes: &[] },
    Rule { name: "tbody", role: Role::RowGroup, holds: Holds::BareRows, attributes: &[] },
    Rule { name: "tr", role: Role::Row, holds: Holds::Cells, attributes: &[] },
    Rule { name: "td", role: Role::Cell, holds: Holds::Matter, attributes: CELL },
    Rule { name: "th", role: Role::Cell, holds: Holds::Matter, attributes: CELL },
    matter("img", Holds::Nothing, &["src", "alt"]),
    matter("qr", Holds::Nothing, &["code", "distance", "divisor", "module", "logo", "logo-size"]),
    matter("toc", Holds::Nothing, &["depth"]),
    matter("index", Holds::Nothing, &["by"]),
    matter("page-number", Holds::Nothing, &[]),
    matter("page-count", Holds::Nothing, &[]),
    matter("running", Holds::Nothing, &["level"]),
    matter("leader", Holds::Nothing, &[]),
    matter("footnote", Holds::Matter, &[]),
];

/// HTML's elements that writers may reach for, and what to write here instead.
const INSTEAD: &[(&str, &str)] = &[
    ("strong", "b"),
    ("i", "em"),
    ("article", "section"),
    ("aside", "div"),
    ("figure", "div"),
    ("nav", "toc"),
    ("body", "flow"),
    ("html", "document"),
    ("font", "span"),
    ("center", "div"),
    ("image", "img"),
    ("qrcode", "qr"),
    ("contents", "toc"),
    ("rb", "span"),
    ("u", "span"),
    ("note", "footnote"),
    ("fn", "footnote"),
];

/// The elements that admit one of `role`, as messages name them: `matter` for those that hold text and matter.
pub(super) fn homes(role: Role) -> String {
    if role == Role::Matter {
        return String::from("matter");
    }
    let names: Vec<_> = ELEMENTS.iter().filter(|rule| rule.holds.admits(role)).map(|rule| rule.name).collect();
    names.join(" ")
}

/// The element of this name.
pub(super) fn find(name: &str) -> Option<&'static Rule> {
    ELEMENTS.iter().find(|rule| rule.name == name)
}

/// Whether there is an element of this name.
pub(super) fn exists(name: &str) -> bool {
    find(name).is_some()
}

/// The names of all elements.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ELEMENTS.iter().map(|rule| rule.name)
}

/// What someone who wrote `name` probably meant; `none` when there is no telling.
pub(super) fn suggestion(name: &str) -> &'static str {
    let known = INSTEAD.iter().find(|(html, _)| name.eq_ignore_ascii_case(html));
    known.map_or_else(|| super::nearest::nearest(name, names()), |&(_, instead)| instead)
}
