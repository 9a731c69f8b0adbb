//! The word that was probably meant.

/// The candidate nearest to `word`, if one is near enough to be worth suggesting; the first of equals.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other: Vec<char> = candidate.to_lowercase().chars().collect();
        let length = word.len().max(other.len());
        // Chinese headings have two characters: one wrong in two is still a slip of the pen.
        let limit = if length <= 3 { 1 } else { length / 3 };
        if word.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = distance(&word, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A suggestion as the messages take it: their selectors know the word `none`.
#[must_use]
pub fn or_none(suggestion: Option<&str>) -> &str {
    suggestion.unwrap_or("none")
}

/// How many slips lead from one word to the other.
#[must_use]
pub fn edits(word: &str, other: &str) -> usize {
    let [word, other] = [word, other].map(|word| word.chars().collect::<Vec<_>>());
    distance(&word, &other)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other (optimal string
/// alignment).
fn distance(word: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    for (i, a) in word.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in other.iter().enumerate() {
            let replaced = above[j] + usize::from(a != b);
            row[j + 1] = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && word[i - 1] == *b {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let keys = ["telephone", "address", "hours", "编号", "领域"];
        assert_eq!(nearest("telehpone", keys), Some("telephone"));
        assert_eq!(nearest("Adress", keys), Some("address"));
        assert_eq!(nearest("编码", keys), Some("编号"));
        assert_eq!(nearest("minutes", keys), None);
        assert_eq!(nearest("备注", keys), None);
    }

    #[test]
    fn a_swap_counts_once() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("ab"), &chars("ba")), 1);
        assert_eq!(distance(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(distance(&chars(""), &chars("abc")), 3);
    }
}
