//! A symbol drawn perfectly, as a raster.

use super::raster::Gray;
use crate::code::Symbol;

/// The symbol with a quiet zone of so many modules, each module so many pixels wide, in two tones.
#[must_use]
pub fn draw(symbol: &Symbol, quiet: usize, pixels: usize, dark: u8, light: u8) -> Gray {
    let side = (symbol.modules() as usize + 2 * quiet) * pixels;
    Gray::from_fn(side, side, |x, y| {
        // What lies before the symbol wraps around to far beyond it, where everything is light.
        let module = |pixel: usize| ((pixel / pixels) as u32).wrapping_sub(quiet as u32);
        if symbol.is_dark(module(x), module(y)) { dark } else { light }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};

    #[test]
    fn modules_and_quiet_zone() {
        let symbol = encode("1", Level::L).expect("fits");
        let gray = draw(&symbol, 4, 2, 10, 240);
        assert_eq!((gray.width, gray.height), (58, 58));
        assert_eq!(
            [gray.at(7, 7), gray.at(8, 8), gray.at(9, 9), gray.at(10, 10), gray.at(21, 8)],
            [240, 10, 10, 240, 10]
        );
        assert_eq!([gray.at(22, 8), gray.at(57, 57)], [240, 240]);
    }
}
