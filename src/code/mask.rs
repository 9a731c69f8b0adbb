//! The choice of a mask, by the penalty rules of ISO/IEC 18004, 7.8.3, whole rows at a time.
//!
//! Encoders read these rules differently, and every reading gives a valid symbol. This is the `qrcode` crate's, so
//! that its symbols and ours are the same: a finder-like pattern counts once if either side of it is light for
//! four modules (beyond the edge is light), and the share of dark modules counts by every half percent.
//!
//! A row of up to 64·W modules is W words, the leftmost module in the lowest bit; one operation on a row asks its
//! question of all columns at once.

use std::array::from_fn;

/// The most modules along a side: version 40.
const MOST: usize = 177;
/// Light rows kept above and below, as far as the finder rule looks.
const MARGIN: usize = 4;

type Row<const W: usize> = [u64; W];

/// The rows of the frame whose mask scores least when joined with `data`; the first of equals.
pub(super) fn best(frames: &[Vec<u64>; 8], data: &[u64], modules: usize) -> Vec<u64> {
    let penalty = match modules.div_ceil(64) {
        1 => penalty::<1>,
        2 => penalty::<2>,
        _ => penalty::<3>,
    };
    let frame = frames.iter().min_by_key(|frame| penalty(frame, data, modules));
    frame.into_iter().flatten().zip(data).map(|(frame, data)| frame ^ data).collect()
}

/// The penalty of `frame` joined with `data`, both given as rows of W words.
pub(super) fn penalty<const W: usize>(frame: &[u64], data: &[u64], modules: usize) -> u32 {
    let mut rows = [[0; W]; MOST + 2 * MARGIN];
    let joined = frame.as_chunks().0.iter().zip(data.as_chunks().0);
    for (row, (frame, data)) in rows[MARGIN..].iter_mut().zip(joined) {
        *row = zip(frame, data, |frame, data| frame ^ data);
    }
    let rows = &rows[..modules + 2 * MARGIN];
    adjacent_and_blocks(&rows[MARGIN..modules + MARGIN]) + finders(rows) + balance(rows, modules)
}

/// Rules 1 and 2: 3 for a run of five modules of one colour in a line and 1 for each module more; 3 for each
/// block of two by two.
fn adjacent_and_blocks<const W: usize>(rows: &[Row<W>]) -> u32 {
    let all = lowest::<W>(rows.len());
    let pairs = lowest::<W>(rows.len() - 1);
    let (mut fives, mut runs, mut blocks) = (0, 0, 0);
    let mut above = [0; W];
    let mut across_above = [0; W];
    // Whether a module equals the one above it: for this row and the three before it.
    let mut down = [[0; W]; 4];
    let mut fives_above = [0; W];
    for (y, row) in rows.iter().enumerate() {
        let across = and(&same(row, &right(row, 1)), &pairs);
        let two = and(&across, &right(&across, 1));
        let five = and(&two, &right(&two, 2));
        fives += ones(&five);
        runs += ones(&and_not(&five, &left(&five, 1)));

        let equal = if y == 0 { [0; W] } else { and(&same(row, &above), &all) };
        down = [equal, down[0], down[1], down[2]];
        let five = and(&and(&down[0], &down[1]), &and(&down[2], &down[3]));
        fives += ones(&five);
        runs += ones(&and_not(&five, &fives_above));
        fives_above = five;

        blocks += ones(&and(&equal, &and(&across, &across_above)));
        across_above = across;
        above = *row;
    }
    fives + 2 * runs + 3 * blocks
}

/// Rule 3: 40 for each dark-light-dark-dark-dark-light-dark with four light modules before or behind it. `rows`
/// come with their margins.
fn finders<const W: usize>(rows: &[Row<W>]) -> u32 {
    let mut found = 0;
    for window in rows.windows(7 + 2 * MARGIN) {
        let [b1, b2, b3, b4, r0, r1, r2, r3, r4, r5, r6, a1, a2, a3, a4] = window else { continue };
        let pattern: Row<W> = from_fn(|i| r0[i] & !r1[i] & r2[i] & r3[i] & r4[i] & !r5[i] & r6[i]);
        let dark_before_and_after: Row<W> =
            from_fn(|i| (b1[i] | b2[i] | b3[i] | b4[i]) & (a1[i] | a2[i] | a3[i] | a4[i]));
        found += ones(&and_not(&pattern, &dark_before_and_after));
    }
    for row in &rows[MARGIN..rows.len() - MARGIN] {
        let dark = [1, 2, 3, 4, 5, 6].map(|by| right(row, by));
        let pattern: Row<W> =
            from_fn(|i| row[i] & !dark[0][i] & dark[1][i] & dark[2][i] & dark[3][i] & !dark[4][i] & dark[5][i]);
        if pattern == [0; W] {
            continue;
        }
        let after = [7, 8, 9, 10].map(|by| right(row, by));
        let before = [1, 2, 3, 4].map(|by| left(row, by));
        let any = |side: &[Row<W>; 4]| -> Row<W> { from_fn(|i| side[0][i] | side[1][i] | side[2][i] | side[3][i]) };
        found += ones(&and_not(&pattern, &and(&any(&before), &any(&after))));
    }
    // The three finder patterns themselves: three lines each, across and down, the same under every mask.
    40 * found - 2 * 9 * 40
}

/// Rule 4: 1 for each half percent by which the share of dark modules is off one half.
fn balance<const W: usize>(rows: &[Row<W>], modules: usize) -> u32 {
    let dark: u32 = rows.iter().map(ones).sum();
    (dark * 200 / (modules * modules) as u32).abs_diff(100)
}

fn zip<const W: usize>(a: &Row<W>, b: &Row<W>, join: impl Fn(u64, u64) -> u64) -> Row<W> {
    from_fn(|i| join(a[i], b[i]))
}

fn and<const W: usize>(a: &Row<W>, b: &Row<W>) -> Row<W> {
    zip(a, b, |a, b| a & b)
}

fn and_not<const W: usize>(a: &Row<W>, b: &Row<W>) -> Row<W> {
    zip(a, b, |a, b| a & !b)
}

fn same<const W: usize>(a: &Row<W>, b: &Row<W>) -> Row<W> {
    zip(a, b, |a, b| !(a ^ b))
}

/// In each column, the module `by` columns to the right of it; light beyond the row.
fn right<const W: usize>(row: &Row<W>, by: u32) -> Row<W> {
    from_fn(|i| row[i] >> by | row.get(i + 1).map_or(0, |next| next << (64 - by)))
}

/// In each column, the module `by` columns to the left of it; light beyond the row.
fn left<const W: usize>(row: &Row<W>, by: u32) -> Row<W> {
    from_fn(|i| row[i] << by | if i == 0 { 0 } else { row[i - 1] >> (64 - by) })
}

/// A row with its first `columns` columns set.
fn lowest<const W: usize>(columns: usize) -> Row<W> {
    from_fn(|i| match columns.saturating_sub(64 * i) {
        0 => 0,
        part => u64::MAX >> (64 - part.min(64)),
    })
}

fn ones<const W: usize>(row: &Row<W>) -> u32 {
    row.iter().map(|word| word.count_ones()).sum()
}
