//! Runs of a line that links stand in: cut where a link begins and ends, so that each piece belongs to one part of the
//! document.

use crate::geom::{Length, Point};
use crate::page::{Glyph, PartId, TextRun};

/// A part that a link of a line makes, and from where to where on the line it stands.
pub(super) type LinkPart = (PartId, Length, Length);

/// A run cut where links begin and end, each piece with the part its link makes.
pub(super) fn by_link(run: TextRun, links: &[LinkPart]) -> Vec<(Option<PartId>, TextRun)> {
    let link_at = |x: Length| links.iter().find(|(_, from, to)| (*from..*to).contains(&x)).map(|&(part, ..)| part);
    let of = |glyph: &Glyph| link_at(run.origin.x + glyph.x);
    let first = run.glyphs.first().and_then(of);
    if run.glyphs.iter().all(|glyph| glyph.text_len == 0 || of(glyph) == first) {
        return vec![(first, run)];
    }
    let mut pieces: Vec<(Option<PartId>, TextRun)> = Vec::new();
    let mut at = 0;
    for glyph in &run.glyphs {
        let text = run.text.get(at..at + usize::from(glyph.text_len)).unwrap_or_default();
        at += text.len();
        let link = of(glyph);
        // The further glyphs of a cluster stay with its first.
        let goes_on = pieces.last().is_some_and(|(last, _)| glyph.text_len == 0 || *last == link);
        if !goes_on {
            let origin = run.origin + Point::new(glyph.x, Length::ZERO);
            pieces.push((link, TextRun { origin, text: String::new(), glyphs: Vec::new(), ..run.clone() }));
        }
        if let Some((_, piece)) = pieces.last_mut() {
            piece.text.push_str(text);
            piece.glyphs.push(Glyph { x: run.origin.x + glyph.x - piece.origin.x, ..*glyph });
        }
    }
    pieces
}
