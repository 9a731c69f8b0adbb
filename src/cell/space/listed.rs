//! Signs between the items of a list that only white space kept apart.
//!
//! Comes in: a text in one line, and where white space stood in it. Goes out: the text with `；` before each next item
//! of an enumeration and `：` before its first.
//!
//! What counts as an item is read off the line as it will stand, never off the white space that vanished, so that the
//! text that goes out is understood as the one that came in was: healing it again changes nothing.

use super::{Side, is_white, side};
use crate::cell::mark::{self, Kind, Mark};

/// Where white space stood: its place in the joined line, and its length there.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    pub at: usize,
    pub length: usize,
    /// What stands before it, beyond punctuation of ASCII.
    pub left: Side,
}

/// The line with its items separated.
pub(super) fn separated(line: String, gaps: &[Gap]) -> String {
    let begins: Vec<(Gap, Mark)> = gaps.iter().filter_map(|gap| Some((*gap, begun(&line, *gap)?))).collect();
    if begins.is_empty() {
        return line;
    }
    let marks: Vec<(usize, Mark)> = mark::positions(&line).map(|(at, mark, _)| (at, mark)).collect();
    let mut seconds = Seconds::default();
    marks.iter().copied().chain(begins.iter().map(|(gap, mark)| (gap.at, *mark))).for_each(|it| seconds.note(it));
    let mut passed = marks.iter().peekable();
    let (mut out, mut from, mut last) = (String::with_capacity(line.len() + 3 * begins.len()), 0, Last::default());
    for (gap, mark) in begins {
        while let Some((_, mark)) = passed.next_if(|(at, _)| *at < gap.at) {
            last.note(*mark);
        }
        let before = &line[from..gap.at];
        let separator = match mark.number {
            1 if seconds.follows(mark.kind, gap.at) => "：",
            number if number > 1 && last.is(Mark { number: number - 1, ..mark }) => "；",
            _ => continue,
        };
        if ends_a_clause(&line[..gap.at]) {
            continue;
        }
        out.push_str(before);
        if gap.left == Side::Figure {
            close_up(&mut out);
        }
        out.push_str(separator);
        from = gap.at + gap.length;
        last.note(mark);
    }
    out.push_str(&line[from..]);
    out
}

/// The mark that begins behind white space.
fn begun(line: &str, gap: Gap) -> Option<Mark> {
    mark::at_start(&line[gap.at + gap.length..]).map(|(mark, _)| mark)
}

/// A sign after which no other is needed.
fn ends_a_clause(text: &str) -> bool {
    text.ends_with(['。', '；', '，', '、', '：', '！', '？', '．', ';', ',', ':', '.', '（', '(', '《', '“'])
}

/// Takes away the spaces between a figure and what will be a Chinese sign: `5 - ` before `；`.
fn close_up(out: &mut String) {
    let kept = out.char_indices().rev().find(|(_, character)| side(*character).is_some());
    let tail = out.split_off(kept.map_or(0, |(at, character)| at + character.len_utf8()));
    out.extend(tail.chars().filter(|&character| !is_white(character)));
}

/// The last item seen of each kind.
#[derive(Default)]
struct Last(Vec<Mark>);

impl Last {
    fn note(&mut self, mark: Mark) {
        self.0.retain(|last| last.kind != mark.kind);
        self.0.push(mark);
    }

    fn is(&self, mark: Mark) -> bool {
        self.0.contains(&mark)
    }
}

/// The last place where each kind counts two.
#[derive(Default)]
struct Seconds(Vec<(Kind, usize)>);

impl Seconds {
    fn note(&mut self, (at, mark): (usize, Mark)) {
        match self.0.iter_mut().find(|(kind, _)| *kind == mark.kind) {
            _ if mark.number != 2 => {}
            Some((_, last)) => *last = at.max(*last),
            None => self.0.push((mark.kind, at)),
        }
    }

    fn follows(&self, kind: Kind, after: usize) -> bool {
        self.0.iter().any(|(of, at)| *of == kind && *at > after)
    }
}
