//! The cascade: which declarations hold for an element, and its computed style.
//!
//! Elements that look the same to every selector share one *context*, and so one style: a handbook's 100,000
//! elements have some hundred contexts. A context is known by its parent's context and by what selectors can see of
//! the element, so sharing never changes what a selector would match.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::computed::{compute, initial_box, root};
use super::selector::Subject;
use super::sheet::{Found, Rule, Sheet, parse_attribute};
use crate::layout::style::{BoxStyle, Display, Style, TextStyle};

/// A context, known by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout) struct Context(u32);

/// What decides an element's style besides its parent's context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout) struct Look<'a> {
    /// The element as selectors see it.
    pub subject: Subject<'a>,
    /// Its `style` attribute.
    pub style: &'a str,
    /// Its `lang` attribute.
    pub language: &'a str,
    /// Where the element stands in its template, when it has a `style` attribute: mistakes in it are found once for
    /// each such place.
    pub place: usize,
}

/// Finds styles, remembering every context met.
pub(in crate::layout) struct Cascade<'a> {
    sheets: [&'a Sheet; 2],
    asks_for_place: bool,
    contexts: Vec<Known<'a>>,
    numbers: BTreeMap<(Option<Context>, Look<'a>), Context>,
    faults: Vec<Found>,
}

struct Known<'a> {
    parent: Option<Context>,
    subject: Subject<'a>,
    style: Arc<Style>,
    anonymous: Option<Arc<Style>>,
}

impl<'a> Cascade<'a> {
    /// A cascade of our own sheet and a layout's.
    pub fn new(default: &'a Sheet, own: &'a Sheet) -> Self {
        Self {
            sheets: [default, own],
            asks_for_place: default.asks_for_place || own.asks_for_place,
            contexts: Vec::new(),
            numbers: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    /// Whether any selector asks for a place among siblings, so that looks have to tell it.
    pub fn asks_for_place(&self) -> bool {
        self.asks_for_place
    }

    /// Whether any selector names this class.
    pub fn knows_class(&self, class: &str) -> bool {
        self.sheets.iter().any(|sheet| sheet.classes.contains(class))
    }

    /// All classes selectors name.
    pub fn classes(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.sheets.into_iter().flat_map(|sheet| sheet.classes.iter().map(String::as_str))
    }

    /// The context of an element below `parent`, and whether it was not met before.
    pub fn enter(&mut self, parent: Option<Context>, mut look: Look<'a>) -> (Context, bool) {
        // An id no selector names decides nothing: without it, entries that differ only by id share a context.
        if !self.sheets.iter().any(|sheet| sheet.ids.contains(look.subject.id)) {
            look.subject.id = "";
        }
        if let Some(&known) = self.numbers.get(&(parent, look)) {
            return (known, false);
        }
        let style = Arc::new(self.style(parent, &look));
        let context = Context(self.contexts.len() as u32);
        self.contexts.push(Known { parent, subject: look.subject, style, anonymous: None });
        self.numbers.insert((parent, look), context);
        (context, true)
    }

    /// The style of a context's elements.
    pub fn computed(&self, context: Context) -> &Arc<Style> {
        &self.contexts[context.0 as usize].style
    }

    /// The style of a block without an element of its own, inside a context's element.
    pub fn anonymous(&mut self, context: Context) -> Arc<Style> {
        let known = &mut self.contexts[context.0 as usize];
        let style = known.anonymous.get_or_insert_with(|| {
            let box_style = BoxStyle { display: Display::Block, ..initial_box() };
            Arc::new(Style { text: Arc::clone(&known.style.text), box_style })
        });
        Arc::clone(style)
    }

    /// The mistakes in the `style` attributes met since the last call.
    pub fn take_faults(&mut self) -> Vec<Found> {
        std::mem::take(&mut self.faults)
    }

    fn style(&mut self, parent: Option<Context>, look: &Look<'a>) -> Style {
        let own = parse_attribute(look.style, &mut self.faults);
        let rules = self.rules(parent, &look.subject);
        let declarations = rules.iter().flat_map(|rule| rule.declarations.iter()).chain(&own);
        let inherited = parent.map_or_else(|| Arc::new(root()), |parent| Arc::clone(&self.computed(parent).text));
        let inherited = match look.language {
            "" => inherited,
            language => Arc::new(TextStyle { language: language.into(), ..TextStyle::clone(&inherited) }),
        };
        let rem = self.contexts.first().map(|document| document.style.text.size);
        compute(&inherited, rem, declarations)
    }

    /// The rules that hold, weakest first: ours before the layout's, then by specificity, then by order.
    fn rules(&self, parent: Option<Context>, subject: &Subject<'a>) -> Vec<&'a Rule> {
        let mut path = vec![subject];
        let mut next = parent;
        while let Some(context) = next {
            let known = &self.contexts[context.0 as usize];
            path.push(&known.subject);
            next = known.parent;
        }
        let mut holding = Vec::new();
        for sheet in self.sheets {
            let from = holding.len();
            holding.extend(sheet.rules.iter().filter(|rule| rule.selector.matches(&path)));
            holding[from..].sort_by_key(|rule: &&Rule| rule.selector.specificity());
        }
        holding
    }
}
