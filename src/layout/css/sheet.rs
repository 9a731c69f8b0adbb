//! Style sheets and `style` attributes: rules and declarations, with every mistake in them.

use std::collections::BTreeSet;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};

use super::property::{self, Longhand};
use super::selector::{Selector, selectors};
use super::value::{Parsed, ended, settle};
use super::{Fault, Mistake};

/// A style sheet.
#[derive(Debug, Default)]
pub(in crate::layout) struct Sheet {
    /// Its rules, in order, one for each selector.
    pub rules: Vec<Rule>,
    /// Every class a selector names.
    pub classes: BTreeSet<String>,
    /// Every id a selector names.
    pub ids: BTreeSet<String>,
    /// Whether any selector asks for a place among siblings.
    pub asks_for_place: bool,
}

/// One selector and its declarations.
#[derive(Debug)]
pub(in crate::layout) struct Rule {
    /// What it styles.
    pub selector: Selector,
    /// How.
    pub declarations: Vec<Longhand>,
}

/// A mistake, and the property it stands in where it stands in one.
pub(in crate::layout) type Found = (String, Fault);

/// Reads a style sheet; mistakes go to `found`, and what is right beside them is kept.
pub(in crate::layout) fn parse(text: &str, found: &mut Vec<Found>) -> Sheet {
    let mut input = Parser::new(text);
    let mut sheet = Sheet::default();
    let rules: Vec<_> = StyleSheetParser::new(&mut input, &mut Rules { text, found }).collect();
    for rule in rules {
        match rule {
            Ok((selectors, declarations)) => {
                for selector in selectors {
                    sheet.classes.extend(selector.classes().map(str::to_owned));
                    sheet.ids.extend(selector.ids().map(str::to_owned));
                    sheet.asks_for_place |= selector.asks_for_place();
                    sheet.rules.push(Rule { selector, declarations: declarations.clone() });
                }
            }
            Err((error, written, _)) => {
                found.push((String::new(), settle(error, text, range_in(text, written))));
            }
        }
    }
    found.sort_by_key(|(_, fault)| fault.range.start);
    sheet
}

/// Reads the declarations of a `style` attribute.
pub(in crate::layout) fn parse_attribute(text: &str, found: &mut Vec<Found>) -> Vec<Longhand> {
    let mut input = Parser::new(text);
    declarations(text, &mut input, found)
}

/// Where `part`, a slice of `text`, stands in it: its first line without the space around it.
fn range_in(text: &str, part: &str) -> std::ops::Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    let lead = part.len() - part.trim_start().len();
    let shown = part.trim_start().lines().next().unwrap_or_default().trim_end();
    start + lead..start + lead + shown.len()
}

/// Reads the declarations of one block, or of a `style` attribute.
fn declarations<'t>(text: &'t str, input: &mut Parser<'t>, found: &mut Vec<Found>) -> Vec<Longhand> {
    let mut set = Vec::new();
    for declaration in RuleBodyParser::new(input, &mut Body { text }) {
        match declaration {
            Ok(longhands) => set.extend(longhands),
            Err((error, written, _)) => {
                let name = written.split(':').next().unwrap_or_default().trim();
                found.push((name.to_owned(), settle(error, text, range_in(text, written))));
            }
        }
    }
    set
}

/// The inside of a rule.
struct Body<'t> {
    text: &'t str,
}

impl<'t> DeclarationParser<'t> for Body<'t> {
    type Declaration = Vec<Longhand>;
    type Error = Fault;

    fn parse_value(
        &mut self,
        name: CowRcStr<'t>,
        input: &mut Parser<'t>,
        start: &ParserState,
    ) -> Parsed<Vec<Longhand>> {
        let mut set = Vec::new();
        let Some(read) = property::read(&name, input, &mut set) else {
            let from = start.position().byte_index();
            let mistake = Mistake::Property { name: name.to_string(), known: property::names().collect() };
            return Err(ParseError::custom(Fault { range: from..from + name.len(), mistake }));
        };
        read?;
        ended(input)?;
        Ok(set)
    }
}

impl<'t> QualifiedRuleParser<'t> for Body<'t> {
    type Prelude = ();
    type QualifiedRule = Vec<Longhand>;
    type Error = Fault;
}

impl<'t> AtRuleParser<'t> for Body<'t> {
    type Prelude = ();
    type AtRule = Vec<Longhand>;
    type Error = Fault;

    fn parse_prelude(&mut self, name: CowRcStr<'t>, input: &mut Parser<'t>) -> Parsed<()> {
        Err(at_rule(self.text, &name, input))
    }
}

impl<'t> RuleBodyItemParser<'t, Vec<Longhand>, Fault> for Body<'t> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

/// The rules of a sheet.
struct Rules<'t, 'f> {
    text: &'t str,
    found: &'f mut Vec<Found>,
}

impl<'t> QualifiedRuleParser<'t> for Rules<'t, '_> {
    type Prelude = Vec<Selector>;
    type QualifiedRule = (Vec<Selector>, Vec<Longhand>);
    type Error = Fault;

    fn parse_prelude(&mut self, input: &mut Parser<'t>) -> Parsed<Vec<Selector>> {
        input.skip_whitespace();
        let start = input.position().byte_index();
        match selectors(input).and_then(|list| ended(input).map(|()| list)) {
            Ok(list) => Ok(list),
            // A wrong selector must not hide the mistakes in its block: it selects nothing, and the block is read.
            Err(error) => {
                while input.next().is_ok() {}
                let end = input.position().byte_index();
                self.found.push((String::new(), settle(error, self.text, start..end)));
                Ok(Vec::new())
            }
        }
    }

    fn parse_block(
        &mut self,
        selectors: Vec<Selector>,
        _: &ParserState,
        input: &mut Parser<'t>,
    ) -> Parsed<(Vec<Selector>, Vec<Longhand>)> {
        Ok((selectors, declarations(self.text, input, self.found)))
    }
}

impl<'t> AtRuleParser<'t> for Rules<'t, '_> {
    type Prelude = ();
    type AtRule = (Vec<Selector>, Vec<Longhand>);
    type Error = Fault;

    fn parse_prelude(&mut self, name: CowRcStr<'t>, input: &mut Parser<'t>) -> Parsed<()> {
        Err(at_rule(self.text, &name, input))
    }
}

fn at_rule(text: &str, name: &str, input: &Parser) -> ParseError<Fault> {
    let end = input.position().byte_index();
    let start = text.get(..end).and_then(|before| before.rfind('@')).unwrap_or(end);
    ParseError::custom(Fault {
        range: start..start + 1 + name.len(),
        mistake: Mistake::AtRule { name: name.to_owned() },
    })
}
