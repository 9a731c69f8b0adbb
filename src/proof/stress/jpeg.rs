//! What a JPEG of poor quality leaves of a picture: cosine transform, quantisation, and back. The lossless half of the
//! format changes nothing and is left out.

use std::f32::consts::{FRAC_1_SQRT_2, PI};

use crate::proof::raster::Gray;

const SIDE: usize = 8;

/// The luminance table most encoders use (ITU-T T.81, table K.1).
const TABLE: [u16; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
];

type Block = [[f32; SIDE]; SIDE];

/// The picture after compression at a quality from 1 to 50.
#[must_use]
pub fn compressed(gray: &Gray, quality: u16) -> Gray {
    let cosines = cosines();
    let steps = TABLE.map(|step| f32::from(step * (5000 / quality.clamp(1, 50)) / 100).max(1.0));
    let mut out = gray.clone();
    for top in (0..gray.height).step_by(SIDE) {
        for left in (0..gray.width).step_by(SIDE) {
            let mut block = Block::default();
            for (y, row) in block.iter_mut().enumerate() {
                for (x, value) in row.iter_mut().enumerate() {
                    // Blocks that reach over the edge repeat it, as encoders do.
                    let (x, y) = ((left + x).min(gray.width - 1), (top + y).min(gray.height - 1));
                    *value = f32::from(gray.luma[y * gray.width + x]) - 128.0;
                }
            }
            let mut waves = transformed(&block, &cosines);
            for (value, step) in waves.as_flattened_mut().iter_mut().zip(steps) {
                *value = (*value / step).round() * step;
            }
            let block = transformed(&waves, &transposed(&cosines));
            for (y, row) in block.iter().enumerate().take(gray.height - top) {
                for (x, value) in row.iter().enumerate().take(gray.width - left) {
                    out.luma[(top + y) * gray.width + left + x] = (value + 128.0).round().clamp(0.0, 255.0) as u8;
                }
            }
        }
    }
    out
}

/// Row u, column x: the value of wave u at x, so that the rows are orthonormal.
fn cosines() -> Block {
    let mut cosines = Block::default();
    for (u, row) in cosines.iter_mut().enumerate() {
        let scale = if u == 0 { FRAC_1_SQRT_2 / 2.0 } else { 0.5 };
        for (x, value) in row.iter_mut().enumerate() {
            *value = scale * ((2 * x + 1) as f32 * u as f32 * PI / 16.0).cos();
        }
    }
    cosines
}

/// C·B·Cᵗ.
fn transformed(block: &Block, cosines: &Block) -> Block {
    times(&times(cosines, block), &transposed(cosines))
}

fn times(one: &Block, other: &Block) -> Block {
    let mut product = Block::default();
    for (row, out) in one.iter().zip(&mut product) {
        for (value, factors) in row.iter().zip(other) {
            for (sum, factor) in out.iter_mut().zip(factors) {
                *sum += value * factor;
            }
        }
    }
    product
}

fn transposed(block: &Block) -> Block {
    let mut turned = Block::default();
    for (y, row) in block.iter().enumerate() {
        for (x, &value) in row.iter().enumerate() {
            turned[x][y] = value;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_pictures_stay_and_edges_ring() {
        let flat = Gray::plain(20, 11, 200);
        assert!(compressed(&flat, 30).luma.iter().all(|tone| tone.abs_diff(200) <= 13));
        let edge = Gray::from_fn(16, 8, |x, _| if x < 5 { 0 } else { 255 });
        let rung = compressed(&edge, 30);
        assert_eq!((rung.width, rung.height), (16, 8));
        assert!(
            rung.luma[0..4].iter().all(|&tone| tone < 90) && rung.luma[6..16].iter().all(|&tone| tone > 165),
            "{rung:?}"
        );
        assert_ne!(rung, edge);
    }

    #[test]
    fn the_transform_can_be_undone() {
        let mut block = Block::default();
        for (at, value) in block.as_flattened_mut().iter_mut().enumerate() {
            *value = (at * 37 % 101) as f32 - 50.0;
        }
        let back = transformed(&transformed(&block, &cosines()), &transposed(&cosines()));
        for (one, other) in block.as_flattened().iter().zip(back.as_flattened()) {
            assert!((one - other).abs() < 0.01);
        }
    }
}
