//! The modules of a code as they stand on the page, at the place where it should be.

use super::raster::{Gray, Square};
use crate::code::{QUIET_ZONE, Symbol};

/// Pixels a module of the raster everything else is measured on.
pub const PIXELS: usize = 4;
/// Modules of that raster around the symbol.
pub const MARGIN: usize = QUIET_ZONE as usize;

/// A symbol's place on the page, sampled.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Modules along a side.
    pub modules: usize,
    /// The symbol with its quiet zone, [`PIXELS`] a module.
    pub gray: Gray,
    /// The tone of each module, quiet zone included, row by row.
    tones: Vec<u8>,
    /// Tone between dark and light.
    pub threshold: u8,
    /// Lightest and darkest module.
    pub light: u8,
    /// See `light`.
    pub dark: u8,
}

impl Sample {
    /// Samples a symbol of so many modules at its place, in pixels of the page.
    #[must_use]
    pub fn of(page: &Gray, place: Square, modules: u32) -> Self {
        let modules = modules as usize;
        let across = modules + 2 * MARGIN;
        let module = place.side / modules as f64;
        let gray = page.part(place.grown(module * MARGIN as f64), across * PIXELS);
        let tones: Vec<u8> = (0..across * across).map(|index| tone(&gray, index % across, index / across)).collect();
        let light = tones.iter().copied().max().unwrap_or(u8::MAX);
        let dark = tones.iter().copied().min().unwrap_or(0);
        let threshold = u8::midpoint(light, dark);
        Self { modules, gray, tones, threshold, light, dark }
    }

    /// The sample of the same symbol where it stands on its head.
    #[must_use]
    pub fn turned(mut self) -> Self {
        self.gray.luma.reverse();
        self.tones.reverse();
        self
    }

    /// The tone of a module; columns and rows count from the symbol's corner, the quiet zone lies before and beyond.
    #[must_use]
    pub fn tone(&self, x: i64, y: i64) -> u8 {
        let across = self.modules + 2 * MARGIN;
        let (x, y) = ((x + MARGIN as i64) as usize, (y + MARGIN as i64) as usize);
        self.tones[y.min(across - 1) * across + x.min(across - 1)]
    }

    /// Whether a module is dark.
    #[must_use]
    pub fn is_dark(&self, x: i64, y: i64) -> bool {
        self.tone(x, y) < self.threshold
    }

    /// Modules of the symbol that are not as meant, those hidden on purpose left out, and modules of the quiet zone that
    /// are not light.
    #[must_use]
    pub fn differences(&self, meant: &Symbol, is_hidden: impl Fn(u32, u32) -> bool) -> (usize, usize) {
        let side = self.modules as i64;
        let margin = MARGIN as i64;
        let (mut symbol, mut quiet) = (0, 0);
        for y in -margin..side + margin {
            for x in -margin..side + margin {
                let inside = (0..side).contains(&x) && (0..side).contains(&y);
                let is_dark = self.is_dark(x, y);
                if !inside {
                    quiet += usize::from(is_dark);
                } else if is_dark != meant.is_dark(x as u32, y as u32) && !is_hidden(x as u32, y as u32) {
                    symbol += 1;
                }
            }
        }
        (symbol, quiet)
    }

    /// Whether it is as perfect as a page can be: every inner pixel of every module in its own one of two tones.
    ///
    /// Two such samples of one symbol in the same tones are the same picture, and bear the same.
    #[must_use]
    pub fn is_clean(&self, meant: &Symbol) -> bool {
        const NOISE: u8 = 6;
        let across = self.modules + 2 * MARGIN;
        let margin = MARGIN as u32;
        (0..across * across).all(|index| {
            let (x, y) = (index % across, index / across);
            // Beyond the symbol all is light; before it the numbers wrap around.
            let is_dark = meant.is_dark((x as u32).wrapping_sub(margin), (y as u32).wrapping_sub(margin));
            let tone = if is_dark { self.dark } else { self.light };
            inner(&self.gray, x, y).all(|pixel| pixel.abs_diff(tone) <= NOISE)
        })
    }

    /// How different dark and light are, from 0 to 1 (ISO/IEC 15415, symbol contrast).
    #[must_use]
    pub fn contrast(&self) -> f64 {
        f64::from(self.light - self.dark) / 255.0
    }
}

/// The pixels of a module that no neighbour reaches into.
fn inner(gray: &Gray, x: usize, y: usize) -> impl Iterator<Item = u8> {
    const FIRST: usize = PIXELS / 2 - 1;
    let at = move |dx: usize, dy: usize| gray.luma[(y * PIXELS + FIRST + dy) * gray.width + x * PIXELS + FIRST + dx];
    [(0, 0), (1, 0), (0, 1), (1, 1)].into_iter().map(move |(dx, dy)| at(dx, dy))
}

fn tone(gray: &Gray, x: usize, y: usize) -> u8 {
    let sum: u16 = inner(gray, x, y).map(u16::from).sum();
    ((sum + 2) / 4) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};
    use crate::proof::ideal;

    fn symbol() -> Symbol {
        encode("https://www.example.gov.cn/a/1.html", Level::M).expect("fits")
    }

    /// A page with the symbol at an odd place, so many pixels a module.
    fn page(pixels: f64, place: (f64, f64)) -> (Gray, Square) {
        let drawn = ideal::draw(&symbol(), 0, 8, 0, 255);
        let side = f64::from(symbol().modules()) * pixels;
        let ratio = drawn.width as f64 / side;
        let around = Square { x: -place.0 * ratio, y: -place.1 * ratio, side: 400.0 * ratio };
        (drawn.part(around, 400), Square { x: place.0, y: place.1, side })
    }

    #[test]
    fn modules_are_sampled_at_any_place_and_size() {
        for pixels in [3.0, 3.3, 4.0, 5.7] {
            for place in [(40.0, 40.0), (41.3, 55.8)] {
                let (page, square) = page(pixels, place);
                let sample = Sample::of(&page, square, symbol().modules());
                assert_eq!(sample.differences(&symbol(), |_, _| false), (0, 0), "{pixels} pixels at {place:?}");
            }
        }
    }

    #[test]
    fn a_shift_by_a_module_is_seen() {
        let (page, square) = page(4.0, (40.0, 40.0));
        let sample = Sample::of(&page, Square { x: 44.0, ..square }, symbol().modules());
        assert!(sample.differences(&symbol(), |_, _| false).0 > 100);
    }

    #[test]
    fn clean_means_two_tones_and_nothing_else() {
        let (mut page, square) = page(4.0, (40.0, 40.0));
        assert!(Sample::of(&page, square, symbol().modules()).is_clean(&symbol()));
        page.luma[36 * page.width + 36] = 200;
        page.luma[36 * page.width + 37] = 200;
        page.luma[37 * page.width + 37] = 200;
        assert!(!Sample::of(&page, square, symbol().modules()).is_clean(&symbol()), "a speck in the quiet zone");
        let gray = page.map(|tone| tone / 2 + 60);
        assert!((Sample::of(&gray, square, symbol().modules()).contrast() - 0.5).abs() < 0.01);
    }
}
