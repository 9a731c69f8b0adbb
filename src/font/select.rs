//! Choosing faces: families in order of preference, weights by the rule of CSS Fonts Level 4, 5.2.

use crate::font::{FaceId, FontSet};

/// The order in which a set's faces are asked for characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cascade {
    order: Vec<FaceId>,
}

impl Cascade {
    pub(super) fn new(set: &FontSet, families: &[String], weight: u16) -> Self {
        let distance = |id: FaceId| weight_distance(weight, set.face(id).weight());
        let mut order: Vec<FaceId> = Vec::with_capacity(set.faces.len());
        for family in families {
            let nearest = set
                .faces()
                .filter(|(id, face)| face.family().eq_ignore_ascii_case(family) && !order.contains(id))
                .map(|(id, _)| id)
                .min_by_key(|&id| distance(id));
            order.extend(nearest);
        }
        // What the named families lack comes from any other face: the nearest weight first, so that bold text
        // stays bold.
        let mut others: Vec<FaceId> = set.faces().map(|(id, _)| id).filter(|id| !order.contains(id)).collect();
        others.sort_by_key(|&id| (distance(id), id));
        order.extend(others);
        Self { order }
    }

    /// The first face that has the character.
    #[must_use]
    pub fn find(&self, set: &FontSet, ch: char) -> Option<FaceId> {
        self.order.iter().copied().find(|&id| set.face(id).glyph(ch).is_some())
    }

    /// The first face that has all of these characters.
    #[must_use]
    pub fn find_all(&self, set: &FontSet, chars: &[char]) -> Option<FaceId> {
        self.order.iter().copied().find(|&id| chars.iter().all(|&ch| set.face(id).glyph(ch).is_some()))
    }

    /// The face asked first.
    #[must_use]
    pub fn first(&self) -> FaceId {
        self.order.first().copied().unwrap_or(FaceId(0))
    }
}

/// How far a face's weight is from the one wished for: first the side on which CSS looks, then the distance.
fn weight_distance(wished: u16, has: u16) -> (u8, u16) {
    let lighter = has < wished;
    let side = match wished {
        // Between 400 and 500: up to 500 first, then lighter, then heavier.
        400..=500 if has >= wished && has <= 500 => 0,
        400..=500 if lighter => 1,
        400..=500 => 2,
        // Lighter text looks for the lighter first, bolder text for the bolder.
        ..400 => u8::from(has > wished),
        _ => u8::from(lighter),
    };
    (side, has.abs_diff(wished))
}

#[cfg(test)]
mod tests {
    use super::weight_distance;

    fn chosen(wished: u16, weights: &[u16]) -> u16 {
        *weights.iter().min_by_key(|&&has| weight_distance(wished, has)).unwrap()
    }

    #[test]
    fn weights_are_matched_as_css_says() {
        assert_eq!(chosen(400, &[300, 500, 700]), 500);
        assert_eq!(chosen(400, &[300, 600]), 300);
        assert_eq!(chosen(500, &[400, 600]), 400);
        assert_eq!(chosen(450, &[400, 500]), 500);
        assert_eq!(chosen(300, &[200, 400]), 200);
        assert_eq!(chosen(300, &[400, 700]), 400);
        assert_eq!(chosen(600, &[400, 700, 900]), 700);
        assert_eq!(chosen(900, &[400, 700]), 700);
    }
}
