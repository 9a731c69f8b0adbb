//! Patterns for the names of files and sheets: `*` is any text, `?` any character; case does not matter.

/// Whether a file's path meets a pattern: its name alone, unless the pattern has folders.
pub(super) fn meets_path(pattern: &str, path: &str) -> bool {
    let path = path.replace('\\', "/");
    let name = path.rsplit('/').next().unwrap_or_default();
    meets(pattern, if pattern.contains('/') { &path } else { name })
}

/// Whether a text meets a pattern.
pub(super) fn meets(pattern: &str, text: &str) -> bool {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (pattern, text) = (lower(pattern), lower(text));
    let (mut at, mut read) = (0, 0);
    // Where the last `*` stands, and how far the text it stands for reaches.
    let mut star: Option<(usize, usize)> = None;
    while read < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == text[read] => {
                at += 1;
                read += 1;
            }
            _ => {
                let Some((place, reach)) = star else { return false };
                star = Some((place, reach + 1));
                (at, read) = (place + 1, reach + 1);
            }
        }
    }
    pattern[at..].iter().all(|&rest| rest == '*')
}

/// A pattern for a file's name that next year's file meets too: the last two digits of a year may be any.
pub(super) fn for_next_year(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut pattern = String::with_capacity(name.len());
    for (at, &character) in characters.iter().enumerate() {
        let in_year = |begin: usize| {
            characters[begin..].starts_with(&['2', '0'])
                && (begin..begin + 4).all(is_digit)
                && !(begin > 0 && is_digit(begin - 1))
        };
        let is_last_of_year = (at >= 2 && in_year(at - 2)) || (at >= 3 && in_year(at - 3));
        pattern.push(if is_last_of_year { '?' } else { character });
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        for (pattern, text) in
            [("*", ""), ("*.xlsx", "目录.XLSX"), ("20??年*", "2026年目录.xlsx"), ("a*b*c", "aXbXbc"), ("", "")]
        {
            assert!(meets(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("?", ""), ("*.xls", "a.xlsx"), ("a*b", "ac"), ("", "a")] {
            assert!(!meets(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn folders_count_only_where_the_pattern_has_them() {
        assert!(meets_path("a.csv", "x/y/a.csv") && meets_path("*/y/*.csv", "x/y/a.csv"));
        assert!(meets_path("x/*", "x\\a.csv") && !meets_path("z/*", "x/a.csv"));
    }

    #[test]
    fn years_of_file_names_may_change() {
        assert_eq!(for_next_year("2025年目录.xlsx"), "20??年目录.xlsx");
        assert_eq!(for_next_year("附件12：目录20250131.xls"), "附件12：目录20??0131.xls");
        assert_eq!(for_next_year("目录12025.csv"), "目录12025.csv");
    }
}
