//! A logo in the middle of a symbol, as far as its error correction truly bears it.
//!
//! Comes in: an address, how large the logo is to be, and its proportions. Goes out: the symbol at level H with the
//! modules under the logo and its light edge cleared, or why not. Every codeword that loses a module counts as lost
//! (ISO/IEC 18004, 7.5 and 7.7.3: which block each codeword belongs to and where it is drawn), and no block may lose
//! more than half of what it can restore: the other half is for dirt, scratches and bad light. Finder, timing,
//! alignment and format patterns are never touched.

use super::encode::{EncodeError, encode};
use super::frame::Frames;
use super::{Level, ModuleRect, Symbol};

/// Error correction codewords in each block at level H, by version from 1 (ISO/IEC 18004, table 9).
const CORRECTION: [usize; 40] = [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
/// Blocks at level H, by version from 1 (same table).
const BLOCKS: [usize; 40] = [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51,
    54, 57, 60, 63, 66, 70, 74, 77, 81,
];
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
    let frames = Frames::of(version, Level::H);
    let places = frames.places();
    let bits_in_row = frames.modules.div_ceil(64) * 64;
    let blocks = Blocks::of(version, places.len() / 8);
    let mut lost = vec![0; blocks.count];
    let (mut covered, mut modules) = (0, 0);
    // The bits left over at the end belong to no codeword: nothing is lost with them.
    for (codeword, places) in places.chunks(8).enumerate() {
        let inside = places.iter().filter(|&&place| {
            let (x, y) = (u32::from(place) % bits_in_row as u32, u32::from(place) / bits_in_row as u32);
            (window.x..window.x + window.width).contains(&x) && (window.y..window.y + window.height).contains(&y)
        });
        let inside = inside.count();
        modules += inside;
        if inside > 0 && places.len() == 8 {
            covered += 1;
            lost[blocks.block_of(codeword)] += 1;
        }
    }
    if modules < (window.width * window.height) as usize {
        return None;
    }
    let worst = lost.into_iter().max().unwrap_or_default();
    Some(Damage { covered, codewords: blocks.codewords, worst, bears: blocks.correction / 2 / SHARE })
}

/// How the codewords of a symbol at level H are dealt out to blocks.
struct Blocks {
    count: usize,
    codewords: usize,
    /// Error correction codewords in each.
    correction: usize,
    /// Data codewords in each of the first blocks; the last ones have one more.
    data: usize,
    /// How many have no more.
    short: usize,
}

impl Blocks {
    fn of(version: u8, codewords: usize) -> Self {
        let at = usize::from(version) - 1;
        let (count, correction) = (BLOCKS[at], CORRECTION[at]);
        let short = count - codewords % count;
        Self { count, codewords, correction, data: codewords / count - correction, short }
    }

    /// The block of the codeword drawn at this place in their order: one of each block in turn, data before error
    /// correction; where only the longer blocks have one left, those in turn.
    fn block_of(&self, codeword: usize) -> usize {
        let even = self.data * self.count;
        let data = even + self.count - self.short;
        if codeword < even {
            codeword % self.count
        } else if codeword < data {
            self.short + codeword - even
        } else {
            (codeword - data) % self.count
        }
    }
}

#[cfg(test)]
mod tests {
    use qrcode::ec::max_allowed_errors;
    use qrcode::{EcLevel, Version};

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

    #[test]
    fn blocks_restore_what_the_crate_says() {
        for version in 1..=40 {
            let blocks = Blocks::of(version, Frames::of(version, Level::H).places().len() / 8);
            let kept_for_detection = usize::from(version == 1);
            let expected = max_allowed_errors(Version::Normal(version.into()), EcLevel::H).unwrap();
            assert_eq!((blocks.correction * blocks.count - kept_for_detection) / 2, expected, "{version}");
            let last = (0..blocks.codewords).map(|codeword| blocks.block_of(codeword)).max();
            assert_eq!(last, Some(blocks.count - 1), "{version}");
        }
    }

    /// The one thing that shows whether codewords are told to the right blocks: each block bears exactly as many
    /// broken codewords as its error correction restores.
    #[test]
    fn a_block_bears_what_it_should_and_not_one_more() {
        for characters in [20, 44, 64] {
            let target = address(characters);
            let whole = encode(&target, Level::H).unwrap();
            let frames = Frames::of(whole.version(), Level::H);
            let blocks = Blocks::of(whole.version(), frames.places().len() / 8);
            let bits = frames.modules.div_ceil(64) as u32 * 64;
            for block in 0..blocks.count {
                let of_block: Vec<usize> =
                    (0..blocks.codewords).filter(|&codeword| blocks.block_of(codeword) == block).collect();
                let broken = |count: usize| {
                    let mut symbol = whole.clone();
                    for &codeword in of_block.iter().rev().take(count) {
                        for &place in &frames.places()[codeword * 8..codeword * 8 + 8] {
                            symbol.flip(u32::from(place) % bits, u32::from(place) / bits);
                        }
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
                let frames = Frames::of(symbol.version(), Level::H);
                let blocks = Blocks::of(symbol.version(), damage.codewords);
                let bits = frames.modules.div_ceil(64) as u32 * 64;
                // The last codewords of every block are drawn far from the middle.
                for codeword in (0..damage.codewords).rev().take(blocks.count * damage.bears) {
                    let place = u32::from(frames.places()[codeword * 8]);
                    symbol.flip(place % bits, place / bits);
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
