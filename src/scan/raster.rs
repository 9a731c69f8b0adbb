//! Gray pixels, and what can be done with them.

use std::ops::Range;

use crate::picture::{Photo, Picture, gray_scaled};

/// Paper, where nothing is printed.
pub const WHITE: u8 = 255;

/// A raster of gray pixels, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gray {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// 0 is black, 255 white.
    pub luma: Vec<u8>,
}

/// A square on a raster, in pixels and parts of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Square {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Side.
    pub side: f64,
}

impl Square {
    /// This square with so much more on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, side: self.side + 2.0 * by }
    }

    /// Its middle.
    #[must_use]
    pub fn middle(self) -> (f64, f64) {
        (self.x + self.side / 2.0, self.y + self.side / 2.0)
    }
}

impl Gray {
    /// A picture as a scanner sees it.
    #[must_use]
    pub fn of(picture: &Picture) -> Self {
        let pixels = picture.rgb.as_chunks().0;
        let luma = pixels.iter().map(|&rgb| luma(rgb)).collect();
        Self { width: picture.width as usize, height: picture.height as usize, luma }
    }

    /// A photo as a scanner sees it.
    #[must_use]
    pub fn of_photo(photo: Photo) -> Self {
        let Photo { width, height, luma } = photo;
        Self { width, height, luma }
    }

    /// A raster of one tone.
    #[must_use]
    pub fn plain(width: usize, height: usize, tone: u8) -> Self {
        Self { width, height, luma: vec![tone; width * height] }
    }

    /// A raster whose pixels are computed from their column and row.
    #[must_use]
    pub fn from_fn(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Self {
        let luma = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        Self { width, height, luma }
    }

    /// The tone at a column and row; paper beyond the edge.
    #[must_use]
    pub fn at(&self, x: i64, y: i64) -> u8 {
        let inside = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        if inside { self.luma[y as usize * self.width + x as usize] } else { WHITE }
    }

    /// The tone at a place between pixels, whose middles stand at halves.
    #[must_use]
    pub fn between(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, lower_share) = (x - left, y - top);
        let tone = |dx: i64, dy: i64| f64::from(self.at(left as i64 + dx, top as i64 + dy));
        let upper = tone(0, 0) * (1.0 - right_share) + tone(1, 0) * right_share;
        let lower = tone(0, 1) * (1.0 - right_share) + tone(1, 1) * right_share;
        upper * (1.0 - lower_share) + lower * lower_share
    }

    /// Every pixel by a function of its tone.
    #[must_use]
    pub fn map(&self, tone: impl Fn(u8) -> u8) -> Self {
        Self { luma: self.luma.iter().map(|&pixel| tone(pixel)).collect(), ..*self }
    }

    /// A square cut out as it is, from this column and row on.
    #[must_use]
    pub fn cut(&self, left: i64, top: i64, side: usize) -> Self {
        Self::from_fn(side, side, |x, y| self.at(left + x as i64, top + y as i64))
    }

    /// A part as wide and as high as this from this column and row on, as far as there is any.
    #[must_use]
    pub fn window(&self, (left, top): (usize, usize), (width, height): (usize, usize)) -> Self {
        let width = width.min(self.width.saturating_sub(left));
        let height = if width == 0 { 0 } else { height.min(self.height.saturating_sub(top)) };
        let rows = self.luma.chunks_exact(self.width.max(1)).skip(top).take(height);
        Self { width, height, luma: rows.flat_map(|row| &row[left..left + width]).copied().collect() }
    }

    /// A square part in so many pixels a side, each the mean of what it covers.
    #[must_use]
    pub fn part(&self, part: Square, side: usize) -> Self {
        self.resampled((part.x, part.side), (part.y, part.side), side, side)
    }

    /// The whole in another size, each pixel the mean of what it covers.
    #[must_use]
    pub fn resized(&self, width: usize, height: usize) -> Self {
        self.resampled((0.0, self.width as f64), (0.0, self.height as f64), width, height)
    }

    /// The whole in another size as photos are made larger and smaller: between pixels, tones go over into one another.
    #[must_use]
    pub fn scaled(&self, width: usize, height: usize) -> Self {
        let luma = gray_scaled(&self.luma, (self.width, self.height), (width, height));
        luma.map_or_else(|| self.clone(), |luma| Self { width, height, luma })
    }

    fn resampled(&self, across: (f64, f64), down: (f64, f64), width: usize, height: usize) -> Self {
        let columns = shares(across, width);
        let rows = shares(down, height);
        // Rows are gathered first, so that each pixel of the source is read once a row of the result.
        let first = columns.first().map_or(0, |share| share.pixels.start);
        let last = columns.last().map_or(0, |share| share.pixels.end);
        let mut luma = Vec::with_capacity(width * height);
        let mut gathered = vec![0.0; (last - first).max(0) as usize];
        for row in &rows {
            gathered.fill(0.0);
            for (y, weight) in row.weighed() {
                for (sum, x) in gathered.iter_mut().zip(first..last) {
                    *sum += f32::from(self.at(x, y)) * weight;
                }
            }
            luma.extend(columns.iter().map(|column| {
                let sum: f32 = column.weighed().map(|(x, weight)| gathered[(x - first) as usize] * weight).sum();
                (sum + 0.5).clamp(0.0, 255.0) as u8
            }));
        }
        Self { width, height, luma }
    }
}

/// How light a colour is to a camera (ITU-R BT.709), in whole steps.
#[must_use]
pub fn luma([red, green, blue]: [u8; 3]) -> u8 {
    ((u32::from(red) * 54 + u32::from(green) * 183 + u32::from(blue) * 19) >> 8) as u8
}

/// The pixels one pixel of a result covers along an axis, and how much of each.
struct Share {
    pixels: Range<i64>,
    first: f32,
    middle: f32,
    last: f32,
}

impl Share {
    fn weighed(&self) -> impl Iterator<Item = (i64, f32)> {
        let last = self.pixels.end - 1;
        self.pixels.clone().map(move |pixel| {
            let weight = if pixel == self.pixels.start {
                self.first
            } else if pixel == last {
                self.last
            } else {
                self.middle
            };
            (pixel, weight)
        })
    }
}

fn shares((from, length): (f64, f64), count: usize) -> Vec<Share> {
    let step = length / count as f64;
    let share = |index: usize| {
        let (start, end) = (from + step * index as f64, from + step * (index + 1) as f64);
        // A hair's breadth of a pixel is a rounding error of the edge, not a part to be covered.
        let pixels = (start + 1e-6).floor() as i64..((end - 1e-6).ceil() as i64).max((start + 1e-6).floor() as i64 + 1);
        let width = (end - start) as f32;
        if pixels.end - pixels.start == 1 {
            return Share { pixels, first: 1.0, middle: 1.0, last: 1.0 };
        }
        let first = (pixels.start as f64 + 1.0 - start) as f32 / width;
        let last = (end - (pixels.end as f64 - 1.0)) as f32 / width;
        Share { pixels, first, middle: 1.0 / width, last }
    };
    (0..count).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_the_mean_of_what_it_covers() {
        let chequered = Gray::from_fn(8, 8, |x, y| if (x + y) % 2 == 0 { 0 } else { 200 });
        assert_eq!(chequered.part(Square { x: 0.0, y: 0.0, side: 8.0 }, 8), chequered);
        assert_eq!(chequered.part(Square { x: 0.0, y: 0.0, side: 8.0 }, 4), Gray::plain(4, 4, 100));
        assert_eq!(chequered.part(Square { x: 0.5, y: 0.0, side: 2.0 }, 2), Gray::plain(2, 2, 100));
        assert_eq!(chequered.resized(16, 16).part(Square { x: 0.0, y: 0.0, side: 16.0 }, 8), chequered);
    }

    #[test]
    fn a_window_is_as_large_as_there_is_any() {
        let raster = Gray::from_fn(4, 3, |x, y| (10 * y + x) as u8);
        assert_eq!(raster.window((1, 1), (2, 2)), Gray { width: 2, height: 2, luma: vec![11, 12, 21, 22] });
        assert_eq!(raster.window((3, 2), (9, 9)), Gray { width: 1, height: 1, luma: vec![23] });
        assert_eq!(raster.window((4, 0), (1, 1)), Gray { width: 0, height: 0, luma: Vec::new() });
        assert_eq!(raster.window((0, 0), (4, 3)), raster);
    }

    #[test]
    fn beyond_the_edge_is_paper() {
        let black = Gray::plain(2, 2, 0);
        assert_eq!(black.at(-1, 0), WHITE);
        assert_eq!(black.cut(1, -1, 2).luma, [255, 255, 0, 255]);
        assert_eq!(black.part(Square { x: -2.0, y: 0.0, side: 4.0 }, 2).luma, [255, 0, 255, 255]);
        let tones = [black.between(1.0, 1.0), black.between(0.0, 1.0)];
        assert_eq!(tones.map(|tone| (tone * 2.0) as u16), [0, 255]);
    }
}
