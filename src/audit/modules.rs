//! One code read from where its modules should lie on a photo, without looking for its finder patterns: what is too small
//! or too blurred to be found can still be read where a page says that it must be.

use super::plane::Plane;
use crate::scan::photo::Corners;
use crate::scan::raster::Gray;
use crate::scan::read;

/// How far the place may be off, in modules.
const SHIFTS: [(f64, f64); 13] = [
    (0.0, 0.0),
    (0.4, 0.0),
    (-0.4, 0.0),
    (0.0, 0.4),
    (0.0, -0.4),
    (0.4, 0.4),
    (-0.4, 0.4),
    (0.4, -0.4),
    (-0.4, -0.4),
    (0.8, 0.0),
    (-0.8, 0.0),
    (0.0, 0.8),
    (0.0, -0.8),
];

/// How much of what the neighbours of a module gave to it by blur is taken away again.
const SHARPER: [f64; 3] = [0.0, 0.6, 1.4];

/// How many modules to each side of one decide with it what is dark.
const AROUND: i64 = 4;

/// Modules of the quiet zone that are looked at.
const QUIET: i64 = 2;

/// What the code says whose corners should lie here, and which has so many modules a side.
pub(super) fn read(photo: &Gray, corners: &Corners, modules: u32) -> Option<String> {
    let plane = Plane::of_square(modules.into(), corners)?;
    SHIFTS.into_iter().find_map(|shift| {
        let tones = Tones::taken(photo, &plane, shift, modules)?;
        SHARPER.into_iter().find_map(|by| {
            let sharper = tones.sharper(by);
            let around = sharper.around();
            read::modules(modules, |x, y| {
                let at = sharper.index(i64::from(x), i64::from(y));
                sharper.tones[at] < around[at]
            })
        })
    })
}

/// The tone of each module and of the quiet zone, row by row.
struct Tones {
    modules: i64,
    tones: Vec<f64>,
}

impl Tones {
    fn taken(photo: &Gray, plane: &Plane, shift: (f64, f64), modules: u32) -> Option<Self> {
        let modules = i64::from(modules);
        let each = || -QUIET..modules + QUIET;
        let tone = |(x, y): (i64, i64)| {
            let (u, v) = plane.at((x as f64 + 0.5 + shift.0, y as f64 + 0.5 + shift.1));
            (u.is_finite() && v.is_finite()).then(|| photo.between(u, v))
        };
        let tones = each().flat_map(|y| each().map(move |x| (x, y))).map(tone).collect::<Option<_>>()?;
        Some(Self { modules, tones })
    }

    /// Where a module's tone is; that of the nearest one for what lies beyond the quiet zone.
    fn index(&self, x: i64, y: i64) -> usize {
        let last = self.modules + 2 * QUIET - 1;
        let (x, y) = ((x + QUIET).clamp(0, last), (y + QUIET).clamp(0, last));
        (y * (last + 1) + x) as usize
    }

    /// Every place, the quiet zone too, row by row.
    fn places(&self) -> impl Iterator<Item = (i64, i64)> + use<> {
        let each = -QUIET..self.modules + QUIET;
        each.clone().flat_map(move |y| each.clone().map(move |x| (x, y)))
    }

    /// Each tone moved away from that of its four neighbours.
    fn sharper(&self, by: f64) -> Self {
        let sharper = |(x, y): (i64, i64)| {
            let beside = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)].map(|(x, y)| self.tones[self.index(x, y)]);
            let own = self.tones[self.index(x, y)];
            own + by * (own - beside.iter().sum::<f64>() / 4.0)
        };
        Self { modules: self.modules, tones: self.places().map(sharper).collect() }
    }

    /// The middle between the darkest and the lightest around each module, as far as noise lets it be known: the mean of
    /// those darker and of those lighter than all of them.
    fn around(&self) -> Vec<f64> {
        let mean = |tones: &[f64]| tones.iter().sum::<f64>() / tones.len().max(1) as f64;
        let between = |(x, y): (i64, i64)| {
            let window = (y - AROUND..=y + AROUND).flat_map(|y| (x - AROUND..=x + AROUND).map(move |x| (x, y)));
            let tones: Vec<f64> = window.map(|(x, y)| self.tones[self.index(x, y)]).collect();
            let middle = mean(&tones);
            let (dark, light): (Vec<f64>, Vec<f64>) = tones.into_iter().partition(|tone| *tone < middle);
            f64::midpoint(mean(&dark), mean(&light))
        };
        self.places().map(between).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};
    use crate::scan::ideal;

    const TEXT: &str = "https://www.example.gov.cn/zwgk/czj/czj-0002.html";

    /// Each pixel the mean of those around it, as out of focus.
    fn blurred(gray: &Gray) -> Gray {
        Gray::from_fn(gray.width, gray.height, |x, y| {
            let around = (-1..=1).flat_map(|down| (-1..=1).map(move |right| (right, down)));
            let sum: u32 = around.map(|(right, down)| u32::from(gray.at(x as i64 + right, y as i64 + down))).sum();
            (sum / 9) as u8
        })
    }

    #[test]
    fn a_code_is_read_where_it_should_be() {
        let symbol = encode(TEXT, Level::M).expect("fits");
        let (scale, quiet) = (3.0, 4.0);
        let photo = blurred(&ideal::draw(&symbol, 4, 3, 40, 200));
        let modules = symbol.modules();
        let place = |off: f64| {
            let (from, to) = ((quiet + off) * scale, (quiet + off + f64::from(modules)) * scale);
            [(from, from), (to, from), (to, to), (from, to)]
        };
        for off in [0.0, 0.4, -0.6] {
            assert_eq!(read(&photo, &place(off), modules).as_deref(), Some(TEXT), "off by {off} modules");
        }
        assert_eq!(read(&photo, &place(4.0), modules), None, "elsewhere");
        assert_eq!(read(&photo, &place(0.0), modules + 4), None, "of another size");
        assert_eq!(read(&Gray::plain(200, 200, 90), &place(0.0), modules), None, "nothing");
    }
}
