//! How a symbol's error correction is laid out: which modules carry which codeword, which codewords share a block, and
//! how much damage a block bears (ISO/IEC 18004, 7.5 and table 9).

use super::Level;
use super::frame::Frames;

/// Error correction codewords in a block, by level and version.
const PER_BLOCK: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Blocks of a symbol, by level and version.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
        19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
        43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
        51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

/// The blocks of one version and level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocks {
    /// How many there are.
    pub count: usize,
    /// Error correction codewords in each: half as many damaged ones can be restored.
    pub correction: usize,
}

/// The blocks of a version from 1 to 40.
#[must_use]
pub fn blocks(version: u8, level: Level) -> Blocks {
    let at = usize::from(version.clamp(1, 40)) - 1;
    Blocks { count: BLOCKS[level as usize][at].into(), correction: PER_BLOCK[level as usize][at].into() }
}

/// Damaged codewords of each block, when the modules `wrong` names (by column and row) are not as drawn.
#[must_use]
pub fn damaged(version: u8, level: Level, wrong: impl Fn(u32, u32) -> bool) -> Vec<usize> {
    let blocks = blocks(version, level);
    let frames = Frames::of(version.clamp(1, 40), level);
    let mut damaged = vec![0; blocks.count];
    for (index, codeword) in frames.codewords().enumerate() {
        if codeword.into_iter().any(|(x, y)| wrong(x, y)) {
            damaged[block_of(index, frames.codewords().len(), blocks)] += 1;
        }
    }
    damaged
}

/// The block a codeword belongs to. Blocks take turns; the longer ones, with a data codeword more, are the last.
pub(super) fn block_of(index: usize, total: usize, blocks: Blocks) -> usize {
    let data = total - blocks.count * blocks.correction;
    let in_all = data / blocks.count * blocks.count;
    if index < in_all {
        index % blocks.count
    } else if index < data {
        blocks.count - (data - in_all) + (index - in_all)
    } else {
        (index - data) % blocks.count
    }
}

/// The modules of the timing and alignment patterns of a version, by column and row.
#[must_use]
pub fn inner_patterns(version: u8) -> Vec<(u32, u32)> {
    let side = 17 + 4 * u32::from(version);
    let centres = alignment_centres(version);
    let mut modules: Vec<(u32, u32)> = (8..side - 8).flat_map(|at| [(at, 6), (6, at)]).collect();
    let last = centres.len().saturating_sub(1);
    for (row, &y) in centres.iter().enumerate() {
        for (column, &x) in centres.iter().enumerate() {
            let is_finder = matches!((column, row), (0, 0)) || (column, row) == (last, 0) || (column, row) == (0, last);
            if !is_finder {
                modules.extend((y - 2..=y + 2).flat_map(|y| (x - 2..=x + 2).map(move |x| (x, y))));
            }
        }
    }
    modules.sort_unstable();
    modules.dedup();
    modules
}

/// Columns, and rows, in which alignment patterns are centred (ISO/IEC 18004, annex E).
fn alignment_centres(version: u8) -> Vec<u32> {
    let version = u32::from(version);
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let last = 10 + 4 * version;
    let mut centres: Vec<u32> = (0..count - 1).map(|index| last - index * step).collect();
    centres.push(6);
    centres.reverse();
    centres
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::bits::Bits;
    use qrcode::{EcLevel, Version};

    const LEVELS: [(Level, EcLevel); 4] =
        [(Level::L, EcLevel::L), (Level::M, EcLevel::M), (Level::Q, EcLevel::Q), (Level::H, EcLevel::H)];

    #[test]
    fn data_and_correction_fill_every_symbol() {
        for version in 1..=40 {
            for (level, theirs) in LEVELS {
                let data = Bits::new(Version::Normal(version.into())).max_len(theirs).expect("a version") / 8;
                let Blocks { count, correction } = blocks(version, level);
                let total = Frames::of(version, level).codewords().len();
                assert_eq!(data + count * correction, total, "version {version}, level {level:?}");
            }
        }
    }

    #[test]
    fn every_block_has_its_share_of_codewords() {
        for version in [1, 5, 7, 15, 40] {
            for (level, _) in LEVELS {
                let Blocks { count, correction } = blocks(version, level);
                let all = damaged(version, level, |_, _| true);
                let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
                assert_eq!(all.len(), count);
                assert!(least >= Some(correction) && most <= least.map(|least| least + 1), "{all:?}");
                assert!(damaged(version, level, |_, _| false).iter().all(|&block| block == 0));
            }
        }
    }

    #[test]
    fn one_module_damages_one_codeword() {
        let total = |x, y| damaged(5, Level::Q, |column, row| (column, row) == (x, y)).iter().sum::<usize>();
        assert_eq!(total(36, 36), 1);
        assert_eq!(total(0, 0), 0, "finder patterns carry no codeword");
    }

    #[test]
    fn patterns_are_dark_and_light_where_the_standard_says() {
        assert_eq!(alignment_centres(1), Vec::<u32>::new());
        assert_eq!(alignment_centres(7), [6, 22, 38]);
        assert_eq!(alignment_centres(32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(alignment_centres(40), [6, 30, 58, 86, 114, 142, 170]);
        for version in [1, 2, 7, 14, 32, 40] {
            let codewords: Vec<_> = Frames::of(version, Level::M).codewords().flatten().collect();
            let inner = inner_patterns(version);
            assert!(codewords.iter().all(|module| inner.binary_search(module).is_err()), "version {version}");
        }
    }
}
