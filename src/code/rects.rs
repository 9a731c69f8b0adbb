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
    let mut rects: Vec<ModuleRect> = Vec::with_capacity((symbol.modules() * symbol.modules() / 6) as usize);
    // Indices of the rectangles that reach down to the row above, from the left.
    let mut above: Vec<usize> = Vec::new();
    let mut here = Vec::new();
    for (y, row) in (0..).zip(symbol.rows()) {
        let mut candidates = above.iter().copied().peekable();
        for (x, width) in Runs::of(row) {
            while candidates.next_if(|&index| rects[index].x < x).is_some() {}
            let index = match candidates.next_if(|&index| rects[index].x == x && rects[index].width == width) {
                Some(index) => {
                    rects[index].height += 1;
                    index
                }
                None => {
                    rects.push(ModuleRect { x, y, width, height: 1 });
                    rects.len() - 1
                }
            };
            here.push(index);
        }
        drop(candidates);
        std::mem::swap(&mut above, &mut here);
        here.clear();
    }
    rects
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
