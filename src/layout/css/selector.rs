//! Selectors: element, `.class`, `#id`, compounds, descendants, `>`, lists, `:first-child`, `:last-child`,
//! `:nth-child(odd | even)`.

use cssparser::{ParseError, Parser, SourcePosition, Token};

use super::value::{Parsed, fault};
use super::{Fault, Mistake};
use crate::layout::element;

/// One selector of a list, from the element it styles upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::layout) struct Selector {
    /// The element itself.
    subject: Compound,
    /// What must stand above it, nearest first.
    above: Vec<(Combinator, Compound)>,
}

/// How two parts of a selector hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Combinator {
    /// A space: anywhere above.
    Descendant,
    /// `>`: directly above.
    Child,
}

/// Conditions on one element.
#[derive(Clone, Debug, Default, PartialEq)]
struct Compound {
    element: Option<String>,
    classes: Vec<String>,
    id: Option<String>,
    places: Vec<Place>,
}

/// A place among the children of one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Last,
    Odd,
    Even,
}

/// An element as selectors see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout) struct Subject<'a> {
    /// Its name.
    pub element: &'a str,
    /// Its `class` attribute.
    pub classes: &'a str,
    /// Its `id`.
    pub id: &'a str,
    /// Whether it is its parent's first element.
    pub first: bool,
    /// Whether it is its parent's last element.
    pub last: bool,
    /// Whether its number among its parent's elements, counted from 1, is odd.
    pub odd: bool,
}

impl Subject<'_> {
    fn has_class(&self, class: &str) -> bool {
        self.classes.split_ascii_whitespace().any(|own| own == class)
    }
}

impl Compound {
    fn matches(&self, subject: &Subject) -> bool {
        self.element.as_ref().is_none_or(|name| name == subject.element)
            && self.id.as_ref().is_none_or(|id| id == subject.id)
            && self.classes.iter().all(|class| subject.has_class(class))
            && self.places.iter().all(|place| match place {
                Place::First => subject.first,
                Place::Last => subject.last,
                Place::Odd => subject.odd,
                Place::Even => !subject.odd,
            })
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Selector {
    /// Whether the first of `path` is selected; the others are its ancestors, nearest first.
    pub fn matches(&self, path: &[&Subject]) -> bool {
        path.split_first().is_some_and(|(subject, path)| self.subject.matches(subject) && above(&self.above, path))
    }

    /// CSS's specificity: ids, then classes and places, then elements.
    pub fn specificity(&self) -> (usize, usize, usize) {
        self.compounds().fold((0, 0, 0), |(ids, classes, elements), compound| {
            (
                ids + usize::from(compound.id.is_some()),
                classes + compound.classes.len() + compound.places.len(),
                elements + usize::from(compound.element.is_some()),
            )
        })
    }

    /// The classes it names.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.compounds().flat_map(|compound| compound.classes.iter().map(String::as_str))
    }

    /// The ids it names.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.compounds().filter_map(|compound| compound.id.as_deref())
    }

    /// Whether it asks for a place among siblings.
    pub fn asks_for_place(&self) -> bool {
        self.compounds().any(|compound| !compound.places.is_empty())
    }

    fn compounds(&self) -> impl Iterator<Item = &Compound> {
        std::iter::once(&self.subject).chain(self.above.iter().map(|(_, compound)| compound))
    }
}

/// Whether `path`, the ancestors from the nearest on, meets the parts of a selector above its subject.
fn above(parts: &[(Combinator, Compound)], path: &[&Subject]) -> bool {
    let Some(((combinator, compound), parts)) = parts.split_first() else {
        return true;
    };
    // Every ancestor that fits is tried: a nearer one may lack what the rest of the selector wants above it.
    let reach = if *combinator == Combinator::Child { path.len().min(1) } else { path.len() };
    (0..reach).any(|at| compound.matches(path[at]) && above(parts, &path[at + 1..]))
}

/// Reads a list of selectors.
pub(super) fn selectors(input: &mut Parser) -> Parsed<Vec<Selector>> {
    input.parse_comma_separated(selector)
}

fn selector(input: &mut Parser) -> Parsed<Selector> {
    input.skip_whitespace();
    let start = input.position();
    let mut compounds = vec![(Combinator::Descendant, Compound::default())];
    // A combinator counts once something follows it: the space before `>` or before the end is none.
    let mut pending = None;
    loop {
        let at = input.position();
        let token = match input.next_including_whitespace() {
            Ok(token) => token.clone(),
            Err(_) => break,
        };
        match token {
            Token::WhiteSpace(_) => {
                pending.get_or_insert(Combinator::Descendant);
                continue;
            }
            Token::Delim('>') => {
                if pending == Some(Combinator::Child) {
                    return Err(unknown(input, start));
                }
                pending = Some(Combinator::Child);
                continue;
            }
            _ => {}
        }
        if let Some(combinator) = pending.take() {
            compounds.push((combinator, Compound::default()));
        }
        let Some((_, compound)) = compounds.last_mut() else {
            return Err(unknown(input, start));
        };
        simple(input, at, token, compound)?;
    }
    if pending == Some(Combinator::Child) || compounds.iter().any(|(_, compound)| compound.is_empty()) {
        return Err(unknown(input, start));
    }
    Ok(assemble(compounds))
}

/// One condition more on `compound`.
fn simple(input: &mut Parser, at: SourcePosition, token: Token, compound: &mut Compound) -> Parsed<()> {
    match token {
        Token::Ident(name) if compound.is_empty() => {
            let name = name.to_string();
            if !element::exists(&name) {
                return Err(fault(input, at, |_| Mistake::SelectorElement { name }));
            }
            compound.element = Some(name);
        }
        Token::IDHash(id) if compound.id.is_none() => compound.id = Some(id.to_string()),
        Token::Delim('.') => match input.next_including_whitespace() {
            Ok(Token::Ident(class)) => compound.classes.push(class.to_string()),
            _ => return Err(unknown(input, at)),
        },
        Token::Colon => compound.places.push(place(input, at)?),
        _ => return Err(unknown(input, at)),
    }
    Ok(())
}

fn place(input: &mut Parser, at: SourcePosition) -> Parsed<Place> {
    let token = input.next_including_whitespace().ok().cloned();
    let place = match token {
        Some(Token::Ident(name)) if &*name == "first-child" => Some(Place::First),
        Some(Token::Ident(name)) if &*name == "last-child" => Some(Place::Last),
        Some(Token::Function(name)) if &*name == "nth-child" => {
            let read = input.parse_nested_block(|input| -> Parsed<Option<Place>> {
                Ok(match &**input.expect_ident()? {
                    "odd" => Some(Place::Odd),
                    "even" => Some(Place::Even),
                    _ => None,
                })
            });
            read.ok().flatten()
        }
        _ => None,
    };
    place.ok_or_else(|| unknown(input, at))
}

fn unknown(input: &Parser, start: SourcePosition) -> ParseError<Fault> {
    fault(input, start, |found| Mistake::Selector { found })
}

/// Turns compounds in reading order, each with what stands before it, into a selector from the bottom up.
fn assemble(compounds: Vec<(Combinator, Compound)>) -> Selector {
    let mut selector = Selector::default();
    let mut below = None;
    for (combinator, compound) in compounds.into_iter().rev() {
        match below.replace(combinator) {
            None => selector.subject = compound,
            Some(combinator) => selector.above.push((combinator, compound)),
        }
    }
    selector
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::css::value::entire;

    fn read(text: &str) -> Result<Vec<Selector>, Fault> {
        entire(text, selectors)
    }

    /// `path` from the element upwards, each as `name.class#id`.
    fn matches(selector: &str, path: &[&'static str]) -> bool {
        let subjects: Vec<Subject> = path
            .iter()
            .map(|part| {
                let (part, id) = part.split_once('#').unwrap_or((part, ""));
                let (element, classes) = part.split_once('.').unwrap_or((part, ""));
                Subject { element, classes, id, first: true, last: false, odd: true }
            })
            .collect();
        read(selector).expect(selector).iter().any(|selector| selector.matches(&subjects.iter().collect::<Vec<_>>()))
    }

    #[test]
    fn matches_compounds_and_ancestors() {
        assert!(matches("p", &["p"]));
        assert!(matches(".a.b", &["p.b c a"]));
        assert!(!matches(".a.b", &["p.a"]));
        assert!(matches("p#x.a", &["p.a#x"]));
        assert!(matches("div p", &["p", "li", "div"]));
        assert!(matches("div > p", &["p", "div"]));
        assert!(!matches("div > p", &["p", "li", "div"]));
        assert!(matches("h1, p", &["p"]));
        assert!(matches("p:first-child", &["p"]));
        assert!(!matches("p:last-child", &["p"]));
        assert!(matches("tr:nth-child(odd)", &["tr"]));
        assert!(!matches("tr:nth-child(even)", &["tr"]));
    }

    #[test]
    fn a_descendant_tries_every_ancestor() {
        // The nearest `div` has no `section` directly above it, the second has.
        assert!(matches("section > div p", &["p", "div", "div", "section"]));
        assert!(!matches("section > div > p", &["p", "div", "div", "section"]));
    }

    #[test]
    fn counts_specificity() {
        let specificity = |text: &str| read(text).expect(text)[0].specificity();
        assert_eq!(specificity("p"), (0, 0, 1));
        assert_eq!(specificity("div > p.a:first-child"), (0, 2, 2));
        assert_eq!(specificity("#x .a p"), (1, 1, 1));
    }

    #[test]
    fn refuses_what_is_outside_the_subset() {
        for text in
            ["p + p", "p ~ p", "a[href]", "p::before", "p:hover", "p >", "> p", "p > > b", ".", "p:nth-child(3)", "*"]
        {
            assert!(matches!(read(text).unwrap_err().mistake, Mistake::Selector { .. }), "{text}");
        }
        assert!(matches!(read("parag").unwrap_err().mistake, Mistake::SelectorElement { .. }));
    }
}
