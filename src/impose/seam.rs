//! Where a page is cut into tiles along one axis, so that no code is.

use crate::geom::Length;

/// One axis of a page that is cut into tiles.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// How long the page is.
    pub length: Length,
    /// How much of it a sheet shows.
    pub window: Length,
    /// How much two neighbours both show, at least.
    pub overlap: Length,
    /// Where codes lie: nothing is cut strictly within these.
    pub codes: Vec<(Length, Length)>,
    /// Where words stand, which are cut only where there is no way around it.
    pub words: Vec<Words>,
}

/// Words along an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Where they begin and end.
    pub stretch: (Length, Length),
    /// How far they reach across the axis.
    pub breadth: Length,
}

/// Tiles along an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cuts {
    /// Where each sheet's window begins, on the page; the first may begin before it.
    pub starts: Vec<Length>,
    /// Where each sheet but the first is cut, to lie on the one before it.
    pub seams: Vec<Length>,
}

impl Axis {
    /// Settles the tiles: as few as there can be, and as near to an even grid in the middle of the page as codes allow.
    /// None where some code, or some row of codes that leaves no gap, is longer than a sheet.
    ///
    /// The seam between two sheets may lie anywhere in what both show, and they may show more than they must. So windows
    /// will do where each two neighbours share the overlap, and a place that lies in no code. The later a window begins,
    /// the later the next one may: windows as late as can be show how many are needed, windows as early as can be, from
    /// the page's end, how early each must begin. Every choice between the two works out.
    pub fn settle(&self) -> Option<Cuts> {
        let axis = Self { codes: merged(&self.codes), ..self.clone() };
        let mut count = 1;
        let mut start = Length::ZERO;
        while start + axis.window < axis.length {
            let next = axis.latest_after(start);
            if next <= start {
                return None;
            }
            (start, count) = (next, count + 1);
        }
        let earliest = axis.earliest(count);
        let step = axis.window - axis.overlap;
        let middle = (axis.length - axis.window - step * (count as i64 - 1)) / 2;
        let mut starts: Vec<Length> = Vec::with_capacity(count);
        for (tile, &earliest) in earliest.iter().enumerate() {
            let latest = match starts.last() {
                Some(&before) => axis.latest_after(before),
                // Where one sheet holds the page, it stands in its middle.
                None => Length::ZERO,
            };
            starts.push((middle + step * tile as i64).max(earliest).min(latest));
        }
        let shared: Vec<_> = starts.windows(2).map(|pair| (pair[1], pair[0] + axis.window)).collect();
        // Seams move only where none can overtake another.
        let apart = shared.windows(2).all(|pair| pair[0].1 < pair[1].0);
        let seam = |&(from, to): &(Length, Length)| {
            let middle = axis.free_near((from + to) / 2, from, to)?;
            Some(if apart { axis.clear_near(middle, from, to) } else { middle })
        };
        let seams = shared.iter().map(seam).collect::<Option<_>>()?;
        Some(Cuts { starts, seams })
    }

    /// The latest a window may begin after one that begins at `start`.
    fn latest_after(&self, start: Length) -> Length {
        self.free_before(start + self.window).min(start + self.window - self.overlap)
    }

    /// The earliest each of so many windows may begin, so that those behind it reach the end.
    fn earliest(&self, count: usize) -> Vec<Length> {
        let mut start = self.length - self.window;
        let mut starts = vec![start];
        for _ in 1..count {
            start = self.free_behind(start).max(start + self.overlap) - self.window;
            starts.push(start);
        }
        starts.reverse();
        starts
    }

    /// The last place up to here that lies in no code.
    fn free_before(&self, place: Length) -> Length {
        let within = self.codes.iter().find(|(from, to)| *from < place && place < *to);
        within.map_or(place, |(from, _)| *from)
    }

    /// The first place from here on that lies in no code.
    fn free_behind(&self, place: Length) -> Length {
        let within = self.codes.iter().find(|(from, to)| *from < place && place < *to);
        within.map_or(place, |(_, to)| *to)
    }

    /// The place between two others that lies in no code and is nearest to a wished one.
    fn free_near(&self, wished: Length, from: Length, to: Length) -> Option<Length> {
        let places = [self.free_before(wished), self.free_behind(wished)];
        let within = places.into_iter().filter(|place| (from..=to).contains(place));
        within.min_by_key(|place| ((*place - wished).0.abs(), *place))
    }

    /// The place between two others that cuts the fewest words, near to a wished one; that where there is no room but there.
    fn clear_near(&self, wished: Length, from: Length, to: Length) -> Length {
        let words = self.words.iter().map(|words| words.stretch);
        let edges = words.chain(self.codes.iter().copied()).flat_map(|(begin, end)| [begin, end]);
        let mut edges: Vec<Length> = edges.filter(|edge| (from..=to).contains(edge)).chain([from, to]).collect();
        edges.sort();
        // What lies between two edges is alike everywhere; its middle keeps the farthest from both.
        let middles = edges.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2);
        let free = middles.filter(|place| self.free_before(*place) == *place);
        let cost = |place: &Length| (self.cut_words(*place), (*place - wished).0.abs(), *place);
        free.min_by_key(cost).unwrap_or(wished)
    }

    /// How much of a seam here lies in words.
    fn cut_words(&self, place: Length) -> i64 {
        let cut = self.words.iter().filter(|words| words.stretch.0 < place && place < words.stretch.1);
        cut.map(|words| words.breadth.0).sum()
    }
}

/// Open stretches that share something, as one; those that only touch stay two.
fn merged(stretches: &[(Length, Length)]) -> Vec<(Length, Length)> {
    let mut sorted: Vec<_> = stretches.to_vec();
    sorted.sort();
    let mut merged: Vec<(Length, Length)> = Vec::new();
    for (from, to) in sorted {
        match merged.last_mut() {
            Some(last) if from < last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
