//! Rows and missed items that are much alike.
//!
//! The score, in thousandths, is two parts the likeness of headings and name and one part that of the content, as
//! [`likeness`](crate::cell::likeness) has it; where either has no content, titles alone. A row and an item of one
//! department are a pair if they are at least [`LEAST`] alike and each is more like the other than like any third, by
//! [`MARGIN`]. Pairs are taken out and the rest is looked at again. A row that is left, but like some item, is as like
//! to two: which it is, only people can say.

use std::collections::{BTreeMap, HashMap};

use super::{Desk, percent};
use crate::catalog::Column;
use crate::cell::likeness::Pairs;
use crate::cell::normal::key;
use crate::import::outcome::By;

/// How like a row and an item must be at least, in thousandths.
pub const LEAST: u16 = 600;
/// How much more like they must be than either is to a third.
pub const MARGIN: u16 = 60;

/// Pairs of characters that more items than this have in common tell nothing.
const COMMON: usize = 64;
/// With how many items a row is compared at most: those it has most pairs of characters in common with.
const COMPARED: usize = 8;
/// After so many rounds what is not told apart is asked.
const ROUNDS: usize = 16;

/// How alike a row and an item are.
#[derive(Clone, Copy)]
struct Like {
    row: usize,
    item: usize,
    score: u16,
}

impl Desk<'_> {
    pub(super) fn by_likeness(&mut self) {
        let mut departments: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for item in self.missed_items() {
            departments.entry(self.catalog.items[item].department).or_default().1.push(item);
        }
        for row in self.free_rows() {
            let draft = &self.rows[row];
            if let Some((rows, _)) = draft.department.and_then(|department| departments.get_mut(&department))
                && !self.is_new[row]
                && !self.has_new_id[row]
            {
                rows.push(row);
            }
        }
        for (rows, items) in departments.into_values() {
            let likes = self.likes(&rows, &items);
            self.settle(likes);
        }
    }

    /// All that are alike enough.
    fn likes(&self, rows: &[usize], items: &[usize]) -> Vec<Like> {
        let mut having: HashMap<(char, char), Vec<usize>> = HashMap::new();
        for (at, &item) in items.iter().enumerate() {
            for pair in pairs(&self.item_titles[item].whole()) {
                having.entry(pair).or_default().push(at);
            }
        }
        let item_titles: Vec<Pairs> = items.iter().map(|&item| Pairs::of(&self.item_titles[item].whole())).collect();
        let mut likes = Vec::new();
        let mut shared = vec![0_u16; items.len()];
        for &row in rows {
            let title = &self.row_titles[row].whole();
            let mut touched = Vec::new();
            for pair in pairs(title) {
                let Some(found) = having.get(&pair).filter(|found| found.len() <= COMMON) else { continue };
                for &at in found {
                    if shared[at] == 0 {
                        touched.push(at);
                    }
                    shared[at] += 1;
                }
            }
            touched.sort_unstable_by_key(|&at| (std::cmp::Reverse(shared[at]), at));
            for &at in &touched {
                shared[at] = 0;
            }
            let title = Pairs::of(title);
            for at in touched.into_iter().take(COMPARED) {
                let (item, titles) = (items[at], title.score(&item_titles[at]));
                let score = self.likeness(row, item, titles);
                if score >= LEAST {
                    likes.push(Like { row, item, score });
                }
            }
        }
        likes
    }

    fn likeness(&self, row: usize, item: usize, titles: u16) -> u16 {
        let (one, other) = (self.rows[row].value(Column::Content), &*self.catalog.items[item].content);
        if one.trim().is_empty() || other.is_empty() {
            return titles;
        }
        let contents = Pairs::of(one).score(&Pairs::of(other));
        ((2 * u32::from(titles) + u32::from(contents)) / 3) as u16
    }

    /// Takes out pair after pair; what is left is open.
    fn settle(&mut self, mut likes: Vec<Like>) {
        for _ in 0..ROUNDS {
            let sure = sure(&likes);
            if sure.is_empty() {
                break;
            }
            for &Like { row, item, score } in &sure {
                self.pair(row, item, By::Likeness(percent(score)));
            }
            likes.retain(|like| self.item_of[like.row].is_none() && self.row_of[like.item].is_none());
        }
        likes.sort_unstable_by_key(|like| (like.row, std::cmp::Reverse(like.score), like.item));
        for Like { row, item, score } in likes {
            self.open[row].push((item, score));
        }
    }
}

/// The pairs whose row and item are each most like the other, beyond doubt.
fn sure(likes: &[Like]) -> Vec<Like> {
    let mut rows: BTreeMap<usize, Best> = BTreeMap::new();
    let mut items: BTreeMap<usize, Best> = BTreeMap::new();
    for like in likes {
        rows.entry(like.row).or_default().meet(like.score);
        items.entry(like.item).or_default().meet(like.score);
    }
    likes
        .iter()
        .filter(|like| rows[&like.row].is_clear(like.score) && items[&like.item].is_clear(like.score))
        .copied()
        .collect()
}

/// The two best scores of a row or an item.
#[derive(Clone, Copy, Default)]
struct Best {
    first: u16,
    second: u16,
}

impl Best {
    fn meet(&mut self, score: u16) {
        if score > self.first {
            (self.first, self.second) = (score, self.first);
        } else {
            self.second = self.second.max(score);
        }
    }

    /// Whether the score is the best, and by enough. Two that are equally good are both second.
    fn is_clear(self, score: u16) -> bool {
        score == self.first && score >= self.second + MARGIN
    }
}

/// The pairs of neighbouring characters of a title, each once.
fn pairs(title: &str) -> Vec<(char, char)> {
    let title = key(title);
    let mut pairs: Vec<(char, char)> = title.chars().zip(title.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
