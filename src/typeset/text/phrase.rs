//! Where a title may be broken so that its sense stays whole.
//!
//! Official titles of several lines are broken between words, never before what leans on the word before it (的, 市)
//! nor behind what leans on the word after it (和, 关于). Words come from the dictionary of `icu_segmenter`.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::atom::Paragraph;
use super::class::Class;

/// What a break costs, in squares of an em that the line's length may be off instead.
mod cost {
    /// Behind a mark, before a bracket: where one would pause.
    pub const PAUSE: f32 = 0.0;
    /// Behind the name of a place or an office, before 关于.
    pub const PHRASES: f32 = 2.0;
    /// Between two words.
    pub const WORDS: f32 = 9.0;
    /// Beside a word of one character, which mostly is part of a name no dictionary has.
    pub const NAME: f32 = 25.0;
    /// Behind what leans on the next word.
    pub const LEANING: f32 = 25.0;
    /// Within a word, or before what ends one.
    pub const WITHIN: f32 = 100.0;
}

/// What the names of places and offices end with.
const PLACES: &str = "省市县区旗盟乡镇村局府委会办处科厅部院所站";

/// Other words of one character that end the word before them.
const ENDINGS: &str = "的了之等们者性化号年月日级类项条上下中内外";

/// Words that lean on the one behind them.
const LEANING: &[&str] = &[
    "和", "与", "及", "或", "以及", "暨", "关于", "对", "对于", "在", "为", "将", "把", "被", "由", "从", "向", "按",
    "按照", "根据", "依据", "因", "以", "第", "于", "是", "不", "并", "所", "各", "the", "a", "of", "and",
];

/// What the dictionary takes for a word across the end of another: where the second one begins.
const MISREAD: &[(&str, usize)] = &[("上房屋", "上".len())];

/// What each of the paragraph's breaks costs in a title.
pub(super) fn costs(paragraph: &Paragraph) -> Vec<f32> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words: Vec<usize> = segmenter.segment_str(&paragraph.text).collect();
    for (misread, second) in MISREAD {
        for (at, _) in paragraph.text.match_indices(misread) {
            words.retain(|&word| word <= at || word >= at + misread.len());
            words.push(at + second);
        }
    }
    words.sort_unstable();
    words.dedup();
    paragraph.starts.iter().map(|&atom| cost(paragraph, &words, atom as usize)).collect()
}

/// What it costs when a line begins with this atom. `words` are the bytes where words begin, and the text's end.
fn cost(paragraph: &Paragraph, words: &[usize], atom: usize) -> f32 {
    let (before, next) = (paragraph.atoms[atom - 1].class, paragraph.atoms[atom].class);
    if before.closes() || matches!(before, Class::Space | Class::Point | Class::Dash) || next == Class::Opener {
        return cost::PAUSE;
    }
    // Within addresses one place is as good as another.
    if before.is_western() && next.is_western() {
        return cost::PAUSE;
    }
    let Ok(word) = words.binary_search(&paragraph.start_of(atom)) else { return cost::WITHIN };
    let text = |from: Option<usize>, to: usize| {
        from.and_then(|from| paragraph.text.get(*words.get(from)?..*words.get(to)?)).unwrap_or_default()
    };
    let (left, right) = (text(word.checked_sub(1), word), text(Some(word), word + 1));
    let is_single = |word: &str, known: &str| word.chars().count() == 1 && word.chars().all(|ch| known.contains(ch));
    let is_other_single = |word: &str| {
        word.chars().count() == 1 && !is_single(word, ENDINGS) && !is_single(word, PLACES) && !LEANING.contains(&word)
    };
    if is_single(right, ENDINGS) || is_single(right, PLACES) {
        cost::WITHIN
    } else if LEANING.contains(&left) {
        cost::LEANING
    } else if is_other_single(left) || is_other_single(right) {
        cost::NAME
    } else if right == "关于" || left.ends_with(|ch| PLACES.contains(ch)) {
        cost::PHRASES
    } else {
        cost::WORDS
    }
}
