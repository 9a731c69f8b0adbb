//! The space between neighbours: compression of adjacent marks, the gap between Chinese and Western text, and how
//! far each gives when a line is justified (clreq 3.1.6, 3.2.2 and 6.2).

use super::atom::{Atom, Space, Stretch};
use super::breaks::Break;
use super::class::Class;
use crate::layout::style::TextStyle;

/// The turns at which space is taken from a line that is too long, in clreq's order. What stands at the line's end is
/// taken before all of them, always.
pub(super) mod turn {
    /// Typed blanks, down to a quarter em.
    pub const BLANK: u8 = 0;
    /// Both sides of the interpunct.
    pub const INTERPUNCT: u8 = 1;
    /// The outer halves of brackets and quotes.
    pub const BRACKET: u8 = 2;
    /// The blank halves of commas.
    pub const COMMA: u8 = 3;
    /// The gap between Chinese and Western text, down to an eighth of an em.
    pub const MIXED: u8 = 4;
    /// The blank halves of full stops.
    pub const STOP: u8 = 5;
    /// How many there are.
    pub const COUNT: usize = 6;
}

/// What the styles of two neighbours say about the space between them.
#[derive(Clone, Copy)]
pub(super) struct Measures {
    /// The smaller of their two ems.
    pub em: i32,
    pub letter_spacing: i32,
    /// Whether Chinese and Western text keep a gap.
    pub autospace: bool,
}

impl Measures {
    /// What one style says.
    pub(super) fn of(style: &TextStyle) -> Self {
        let (em, letter_spacing) = (style.size.0 as i32, style.letter_spacing.0 as i32);
        Self { em, letter_spacing, autospace: style.autospace }
    }

    /// What it says beside another.
    pub(super) fn beside(self, next: Self) -> Self {
        Self { em: self.em.min(next.em), autospace: self.autospace && next.autospace, ..self }
    }
}

/// The space between two neighbours of a line.
pub(super) fn between(a: &Atom, b: &Atom, measures: Measures) -> Space {
    let Measures { em, letter_spacing, autospace } = measures;
    if a.class == Class::Ideograph && b.class == Class::Ideograph {
        return Space { natural: letter_spacing, stretch: Stretch::Square, ..Space::default() };
    }
    let mut space = Space { natural: letter_spacing, stretch: stretch(a, b, measures), ..Space::default() };
    compress(a, b, &mut space);
    if autospace && mixed(a.class, b.class) {
        space.natural += em / 4;
        give(&mut space, em / 8, turn::MIXED);
    }
    // An ideographic space is typed to align things: only Western ones give.
    if a.class == Class::Space && a.width <= em / 2 {
        give(&mut space, a.width - em / 4, turn::BLANK);
    }
    space
}

/// Whether Chinese meets Western text without a typed blank or a mark between.
fn mixed(a: Class, b: Class) -> bool {
    (a == Class::Ideograph && b.wants_gap()) || (a.wants_gap() && b == Class::Ideograph)
}

/// Two full-width marks lose one of the two blanks between them at once; what blank remains beside a mark is taken
/// when the line is too long.
fn compress(a: &Atom, b: &Atom, space: &mut Space) {
    let (trail, lead) = (blank_behind(a), blank_before(b));
    let taken = match (a.class, b.class) {
        (first, second) if first.closes() && second.closes() => trail,
        (first, Class::Opener) if first.closes() => trail.min(lead),
        (Class::Opener, Class::Opener) => lead,
        _ => 0,
    };
    space.natural -= taken;
    let (trail, lead) = if a.class.closes() { (trail - taken, lead) } else { (trail, lead - taken) };
    give(space, trail, turn_of(a.class));
    give(space, lead, turn_of(b.class));
}

fn blank_behind(atom: &Atom) -> i32 {
    if atom.class.closes() || atom.class == Class::Interpunct { atom.trail } else { 0 }
}

fn blank_before(atom: &Atom) -> i32 {
    if matches!(atom.class, Class::Opener | Class::Interpunct) { atom.lead } else { 0 }
}

fn turn_of(class: Class) -> u8 {
    match class {
        Class::Interpunct => turn::INTERPUNCT,
        Class::Comma => turn::COMMA,
        Class::Stop => turn::STOP,
        _ => turn::BRACKET,
    }
}

/// Adds to what a space gives. Where two marks share it, it gives at the later of their turns.
fn give(space: &mut Space, amount: i32, turn: u8) {
    if amount > 0 {
        space.turn = if space.shrink == 0 { turn } else { space.turn.max(turn) };
        space.shrink += amount;
    }
}

fn stretch(a: &Atom, b: &Atom, Measures { em, autospace, .. }: Measures) -> Stretch {
    let fixed = |class| matches!(class, Class::Glue | Class::Connector | Class::Solidus | Class::Leader);
    if a.class == Class::Space {
        return Stretch::Blank((em / 2 - a.width).max(0));
    }
    if fixed(a.class) || fixed(b.class) || b.class == Class::Space {
        return Stretch::None;
    }
    if autospace && mixed(a.class, b.class) {
        return Stretch::Mixed(em / 4);
    }
    // A mark does not drift off the word it belongs to.
    if (a.class.is_western() && b.class.closes()) || (a.class == Class::Opener && b.class.is_western()) {
        return Stretch::None;
    }
    // The two halves of a dash stay joined; so does everything else that no line may part, prohibitions aside.
    let joined = a.behind != Break::Allowed && a.class == b.class;
    if (a.class.is_square() || b.class.is_square()) && !(joined && matches!(a.class, Class::Dash | Class::Ellipsis)) {
        Stretch::Square
    } else {
        Stretch::None
    }
}
