//! A logo in the middle of a symbol, as far as its error correction truly bears it.
//!
//! Comes in: an address, how large the logo is to be, and its proportions. Goes out: the symbol at level H with the
//! modules under the logo and its light edge cleared, or why not. Every codeword that loses a module counts as lost
//! (ISO/IEC 18004, 7.5 and 7.7.3: which block each codeword belongs to and where it is drawn), and no block may lose
//! more than half of what it can restore: the other half is for dirt, scratches and bad light. Finder, timing,
//! alignment and format patterns are never touched.

use super::encode::{EncodeError, encode};
use super::frame::Frames;
use super::{Level, ModuleRect, Symbol, correction};

/// The part of its restoring power that a block may lose to a logo.
const SHARE: usize = 2;
/// Fewest modules along the side of a window; less would hold no logo.
const LEAST: u32 = 3;

/// A symbol with room for a logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoSymbol {
    /// The symbol as it is drawn: the window is light.
    pub symbol: Symbol,
    /// The cleared modules, in the middle.
    pub window: ModuleRect,
    /// What the window costs.
    pub damage: Damage,
}

/// What a window takes from a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Codewords that lose a module.
    pub covered: usize,
    /// Codewords in all.
    pub codewords: usize,
    /// The most that one block loses.
    pub worst: usize,
    /// How many a block may lose to a logo.
    pub bears: usize,
}

/// Why there can be no logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoError {
    /// The address fits no symbol at level H.
    Encode(EncodeError),
    /// The middle of symbols of this version is a pattern that readers need.
    Pattern {
        /// The version.
        version: u8,
    },
    /// A block would lose more than it may.
    TooLarge(Damage),
}

/// The symbol of an address at level H with a window for a logo of at most `share` of its side; `ratio` is the logo's
/// height over its width.
pub fn with_logo(target: &str, share: f64, ratio: f64) -> Result<LogoSymbol, LogoError> {
    let mut symbol = encode(target, Level::H).map_err(LogoError::Encode)?;
    let window = window(symbol.modules(), share, ratio);
    let damage = damage(symbol.version(), window).ok_or(LogoError::Pattern { version: symbol.version() })?;
    if damage.worst > damage.bears {
        return Err(LogoError::TooLarge(damage));
    }
    symbol.clear(window);
    Ok(LogoSymbol { symbol, window, damage })
}

/// The window: in the middle, on module edges, its longer side the odd number of modules nearest to the share, its
/// shorter one what the logo's proportions need. Half a module of it is light edge on every side.
fn window(modules: u32, share: f64, ratio: f64) -> ModuleRect {
    let nearest_odd = |modules: f64| (2 * ((modules - 1.0) / 2.0).round().max(0.0) as u32 + 1).max(LEAST);
    let next_odd = |modules: f64| (2 * ((modules - 1.0) / 2.0 - 1e-9).ceil().max(0.0) as u32 + 1).max(LEAST);
    let longer = nearest_odd(f64::from(modules) * share.clamp(0.0, 1.0)).min(modules);
    let shorter = next_odd(f64::from(longer - 1) * ratio.min(ratio.recip()) + 1.0).min(longer);
    let (width, height) = if ratio > 1.0 { (shorter, longer) } else { (longer, shorter) };
    ModuleRect { x: (modules - width) / 2, y: (modules - height) / 2, width, height }
}

/// What a window costs a symbol at level H; none where it covers a function pattern.
fn damage(version: u8, window: ModuleRect) -> Option<Damage> {
    let inside = |x: u32, y: u32| {
        (window.x..window.x + window.width).contains(&x) && (window.y..window.y + window.height).contains(&y)
    };
    let codewords = Frames::of(version, Level::H).codewords();
    let count = codewords.len();
    let of_codewords = codewords.flatten().filter(|&(x, y)| inside(x, y)).count();
    if of_codewords < (window.width * window.height) as usize {
        return None;
    }
    let lost = correction::damaged(version, Level::H, inside);
    let worst = lost.iter().max().copied().unwrap_or_default();
    let bears = correction::blocks(version, Level::H).correction / 2 / SHARE;
    Some(Damage { covered: lost.into_iter().sum(), codewords: count, worst, bears })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::QUIET_ZONE;

    /// What rxing reads of a symbol; nothing where it cannot.
    fn read(symbol: &Symbol) -> Option<String> {
        const PIXELS: u32 = 3;
        let side = (symbol.modules() + 2 * QUIET_ZONE) * PIXELS;
        let gray = (0..side * side).map(|at| {
            let module = |pixel: u32| (pixel / PIXELS).wrapping_sub(QUIET_ZONE);
            if symbol.is_dark(module(at % side), module(at / side)) { 0 } else { 255 }
        });
        let read = rxing::helpers::detect_in_luma(gray.collect(), side, side, Some(rxing::BarcodeFormat::QR_CODE));
        read.ok().map(|read| read.getText().to_owned())
    }

    fn address(characters: usize) -> String {
        format!("https://www.wlht.gov.cn/zwgk/{}", "a7".repeat(200)).chars().take(characters).collect()
    }

    /// The one thing that shows whether codewords are told to the right blocks: each block bears exactly as many
    /// broken codewords as its error correction restores.
    #[test]
    fn a_block_bears_what_it_should_and_not_one_more() {
        for characters in [20, 44, 64] {
            let target = address(characters);
            let whole = encode(&target, Level::H).unwrap();
            let codewords: Vec<_> = Frames::of(whole.version(), Level::H).codewords().collect();
            let blocks = correction::blocks(whole.version(), Level::H);
            for block in 0..blocks.count {
                let block_of = |&codeword: &usize| correction::block_of(codeword, codewords.len(), blocks);
                let of_block: Vec<usize> =
                    (0..codewords.len()).filter(|codeword| block_of(codeword) == block).collect();
                let broken = |count: usize| {
                    let mut symbol = whole.clone();
                    for &codeword in of_block.iter().rev().take(count) {
                        codewords[codeword].into_iter().for_each(|(x, y)| symbol.flip(x, y));
                    }
                    read(&symbol)
                };
                let bears = blocks.correction / 2;
                assert_eq!(broken(bears).as_ref(), Some(&target), "version {}, block {block}", whole.version());
                assert_ne!(broken(bears + 1).as_ref(), Some(&target), "version {}, block {block}", whole.version());
            }
        }
    }

    #[test]
    fn windows_lie_in_the_middle_on_odd_modules() {
        let sides = |modules, share, ratio| {
            let ModuleRect { x, y, width, height } = window(modules, share, ratio);
            assert_eq!((2 * x + width, 2 * y + height), (modules, modules));
            (width, height)
        };
        assert_eq!(sides(33, 0.2, 1.0), (7, 7));
        assert_eq!(sides(41, 0.2, 0.5), (9, 5));
        assert_eq!(sides(41, 0.2, 2.0), (5, 9));
        assert_eq!(sides(21, 0.01, 1.0), (3, 3));
        assert_eq!(sides(21, 5.0, 1.0), (21, 21));
    }

    #[test]
    fn a_logo_that_is_borne_is_read_and_a_larger_one_refused() {
        let target = address(53);
        let fine = with_logo(&target, 0.2, 1.0).unwrap();
        assert_eq!((fine.symbol.level(), fine.symbol.version()), (Level::H, 6));
        assert_eq!(fine.window, ModuleRect { x: 16, y: 16, width: 9, height: 9 });
        assert!(fine.damage.worst <= fine.damage.bears && fine.damage.covered < fine.damage.codewords, "{fine:?}");
        let free = |x: u32, y: u32| !fine.symbol.is_dark(x, y);
        assert!((16..25).all(|y| (16..25).all(|x| free(x, y))));
        assert_eq!(read(&fine.symbol), Some(target.clone()));
        let Err(LogoError::TooLarge(damage)) = with_logo(&target, 0.4, 1.0) else { panic!("refused") };
        assert!(damage.worst > damage.bears, "{damage:?}");
    }

    /// Whatever is allowed leaves half of the error correction: as many broken codewords more are borne.
    #[test]
    fn what_is_allowed_leaves_as_much_again() {
        for characters in [24, 44, 58, 190] {
            let target = address(characters);
            for share in [0.1, 0.15, 0.2, 0.25] {
                let Ok(LogoSymbol { mut symbol, damage, .. }) = with_logo(&target, share, 1.0) else { continue };
                assert_eq!(read(&symbol), Some(target.clone()), "{characters} characters, {share}");
                let codewords: Vec<_> = Frames::of(symbol.version(), Level::H).codewords().collect();
                let blocks = correction::blocks(symbol.version(), Level::H);
                // The last codewords of every block are drawn far from the middle.
                for [(x, y), ..] in codewords.into_iter().rev().take(blocks.count * damage.bears) {
                    symbol.flip(x, y);
                }
                assert_eq!(read(&symbol), Some(target.clone()), "{characters} characters, {share}, damaged");
            }
        }
    }

    #[test]
    fn patterns_are_never_covered() {
        // Versions 7 to 13 have an alignment pattern in their middle.
        let Err(error) = with_logo(&address(64), 0.2, 1.0) else { panic!("refused") };
        assert_eq!(error, LogoError::Pattern { version: 7 });
        let whole = ModuleRect { x: 0, y: 0, width: 41, height: 41 };
        assert_eq!(damage(6, whole), None);
        assert!(matches!(with_logo("", 0.2, 1.0), Err(LogoError::Encode(EncodeError::Empty))));
    }
}
