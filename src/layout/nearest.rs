//! The name a writer probably meant.

/// What messages know a suggestion by that there is not.
pub(super) const NONE: &str = "none";

/// The nearest of `known` to `name`, or [`NONE`] when none is near enough to be what was meant.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> &'a str {
    let typed: Vec<char> = name.to_lowercase().chars().collect();
    // One slip in three letters is a typo; more is another word.
    let limit = (typed.len() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&typed, &candidate.chars().collect::<Vec<_>>()), candidate))
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map_or(NONE, |(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other (optimal string
/// alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, &a) in from.iter().enumerate() {
        let mut this = vec![row + 1];
        for (column, &b) in to.iter().enumerate() {
            let mut best = (last[column] + usize::from(a != b)).min(last[column + 1] + 1).min(this[column] + 1);
            if row > 0 && column > 0 && a == to[column - 1] && from[row - 1] == b {
                best = best.min(before_last[column - 1] + 1);
            }
            this.push(best);
        }
        before_last = std::mem::replace(&mut last, this);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_typos_and_leaves_strangers_alone() {
        let known = ["color", "column-gap", "margin", "margin-top"];
        assert_eq!(nearest("colour", known), "color");
        assert_eq!(nearest("Margin", known), "margin");
        assert_eq!(nearest("margni", known), "margin");
        assert_eq!(nearest("marging-top", known), "margin-top");
        assert_eq!(nearest("box-shadow", known), NONE);
        assert_eq!(nearest("x", ["y"]), NONE, "one letter for another is no suggestion");
    }

    #[test]
    fn counts_a_swap_once() {
        let distance = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "三个字"), 3);
    }
}
