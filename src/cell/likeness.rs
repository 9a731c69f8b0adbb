//! How alike two titles are.
//!
//! The score is the Dice coefficient of their pairs of neighbouring characters, in thousandths: twice the number of
//! pairs both have, divided by the number of pairs of both together. Pairs are taken from the comparison form
//! ([`normal::key`]), with one pair more for its beginning and one for its end, so that titles of one character have
//! some too; a pair that recurs counts as often as in the text that has it less often. Equal forms score 1000, and
//! nothing else does.

use super::normal;

/// The score of two equal titles.
pub const SAME: u16 = 1000;

/// How alike two titles are, from 0 to [`SAME`].
#[must_use]
pub fn score(one: &str, other: &str) -> u16 {
    Pairs::of(one).score(&Pairs::of(other))
}

/// A title made ready to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// Pairs of neighbours, sorted, each as often as it occurs.
    sorted: Vec<u64>,
    key: String,
}

impl Pairs {
    /// The pairs of a title.
    #[must_use]
    pub fn of(title: &str) -> Self {
        let key = normal::key(title);
        let mut sorted = Vec::with_capacity(key.len() / 3 + 1);
        let mut before = 0;
        for character in key.chars().map(u64::from).chain([0]) {
            sorted.push(before << 32 | character);
            before = character;
        }
        sorted.sort_unstable();
        Self { sorted, key }
    }

    /// How alike two titles are, from 0 to [`SAME`]; the order of the two makes no difference.
    #[must_use]
    pub fn score(&self, other: &Self) -> u16 {
        if self.key == other.key {
            return SAME;
        }
        if self.key.is_empty() || other.key.is_empty() {
            return 0;
        }
        let all = self.sorted.len() + other.sorted.len();
        // Texts may have the same pairs in another order: they are as alike as can be, but not equal.
        ((2000 * self.common(other) / all) as u16).min(SAME - 1)
    }

    /// The score two titles of these lengths cannot exceed: a cheap way to leave most pairs of titles alone.
    #[must_use]
    pub fn at_most(&self, other: &Self) -> u16 {
        let (one, two) = (self.sorted.len(), other.sorted.len());
        (2000 * one.min(two) / (one + two)) as u16
    }

    fn common(&self, other: &Self) -> usize {
        let (mut one, mut two, mut count) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.sorted.get(one), other.sorted.get(two)) {
            count += usize::from(a == b);
            let order = a.cmp(b);
            one += usize::from(order.is_le());
            two += usize::from(order.is_ge());
        }
        count
    }
}
