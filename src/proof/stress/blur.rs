//! Out of focus.

use crate::proof::raster::Gray;

/// Blurred with a Gaussian of this standard deviation, in pixels.
#[must_use]
pub fn gaussian(gray: &Gray, deviation: f64) -> Gray {
    let reach = (3.0 * deviation).ceil() as i64;
    let weight = |distance: i64| (-(distance * distance) as f64 / (2.0 * deviation * deviation)).exp() as f32;
    let sum: f32 = (-reach..=reach).map(weight).sum();
    let kernel: Vec<(i64, f32)> = (-reach..=reach).map(|distance| (distance, weight(distance) / sum)).collect();
    let pass = |from: &Gray, (dx, dy): (i64, i64)| {
        Gray::from_fn(from.width, from.height, |x, y| {
            let tone = |&(distance, weight): &(i64, f32)| {
                f32::from(from.at(x as i64 + dx * distance, y as i64 + dy * distance)) * weight
            };
            (kernel.iter().map(tone).sum::<f32>() + 0.5) as u8
        })
    };
    pass(&pass(gray, (1, 0)), (0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_becomes_a_slope() {
        let edge = Gray::from_fn(40, 41, |x, _| if x < 20 { 0 } else { 255 });
        let row: Vec<u8> = gaussian(&edge, 2.0).luma[800..840].to_vec();
        assert_eq!((row[10], row[30]), (0, 255), "far from the edge nothing changes");
        assert!(row[12..28].windows(2).all(|pair| pair[0] <= pair[1]) && row[19] > 60 && row[20] < 195, "{row:?}");
    }
}
