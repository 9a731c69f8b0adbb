//! A symbol as few rectangles: what every drawing of it is made of.

use super::Symbol;

/// A rectangle of dark modules, counted in modules from the symbol's top left, without the quiet zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ModuleRect {
    /// Leftmost column.
    pub x: u32,
    /// Topmost row.
    pub y: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// The dark modules, each in exactly one rectangle: runs along the rows, joined downwards where the run below is
/// the same. Ordered by their top left corners, row by row.
///
/// One path of these is drawn without seams by every renderer tried; one rectangle a module is not.
#[must_use]
pub fn rects(symbol: &Symbol) -> Vec<ModuleRect> {
    let rows: Vec<&[u64]> = symbol.rows().collect();
    // About a sixth of the modules start a rectangle.
    let mut rects = Vec::with_capacity(rows.len() * rows.len() / 6);
    for (y, row) in rows.iter().enumerate() {
        for (x, width) in Runs::of(row) {
            let same = |other: &[u64]| same_run(row, other, x, x + width);
            if y > 0 && same(rows[y - 1]) {
                continue;
            }
            let below = rows[y + 1..].iter().take_while(|below| same(below)).count();
            rects.push(ModuleRect { x, y: y as u32, width, height: below as u32 + 1 });
        }
    }
    rects
}

/// Whether the run from `start` up to `end` in one row is a run in the other too, ends and all.
fn same_run(row: &[u64], other: &[u64], start: u32, end: u32) -> bool {
    // The light columns on both sides belong to it; a row always ends in a light bit (see `Symbol::rows`).
    let (first, last) = (start.saturating_sub(1), end);
    (first / 64..=last / 64).all(|word| {
        let from = u64::MAX << (first.max(word * 64) % 64);
        let to = u64::MAX >> (63 - last.min(word * 64 + 63) % 64);
        (row[word as usize] ^ other[word as usize]) & from & to == 0
    })
}

/// The runs of dark modules in a row, as start and length.
struct Runs<'a> {
    row: &'a [u64],
    word: usize,
    /// Columns of the current word whose colour is not that of the column before.
    edges: u64,
}

impl<'a> Runs<'a> {
    fn of(row: &'a [u64]) -> Self {
        let first = row.first().copied().unwrap_or(0);
        Self { row, word: 0, edges: first ^ first << 1 }
    }

    /// The next column where the colour changes.
    fn edge(&mut self) -> Option<u32> {
        while self.edges == 0 {
            let carried = self.row.get(self.word)? >> 63;
            self.word += 1;
            let word = self.row.get(self.word)?;
            self.edges = word ^ (word << 1 | carried);
        }
        let column = self.edges.trailing_zeros();
        self.edges &= self.edges - 1;
        Some(self.word as u32 * 64 + column)
    }
}

impl Iterator for Runs<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.edge()?;
        // A row ends in a light bit (see `Symbol::rows`), so every run that starts also ends.
        let end = self.edge()?;
        Some((start, end - start))
    }
}
