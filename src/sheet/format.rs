//! How a workbook says that a number is to be shown: as a date, with leading zeros, in per cent (ECMA-376 part 1,
//! 18.8.31). What a person sees is what they copied from, and what they will look for.
//!
//! Formats beyond those that turn up in catalogues (fractions, weekdays, two colours) show the plain number or date.

use super::number;

/// Year, month, day, hour, minute, second, millisecond.
pub(super) type Moment = (u16, u8, u8, u8, u8, u8, u16);

/// A format, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Format {
    /// As it is.
    Plain,
    /// Digits in a certain number, with texts around them.
    Number(Digits),
    /// The parts of a date in a certain order.
    Date(Vec<Part>),
}

/// How digits are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Digits {
    before: String,
    least_whole: usize,
    is_grouped: bool,
    least_decimals: usize,
    most_decimals: usize,
    percents: usize,
    after: String,
}

/// A part of a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A part of it in figures: which, and in how many digits at least.
    Figure(char, usize),
    /// What stands between.
    Text(String),
}

/// A piece of a format's code.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Letters(char, usize),
    Sign(char),
    Text(String),
    Elapsed,
}

impl Format {
    /// Understands a format's code. Some of Excel's own numbers stand for codes that depend on the language; here
    /// they are those of Chinese.
    pub fn new(id: Option<u32>, code: &str) -> Self {
        let code = match id {
            Some(14) => "yyyy/m/d",
            Some(22) => "yyyy/m/d h:mm",
            Some(27 | 36 | 50 | 52 | 57) => "yyyy年m月",
            Some(28 | 29 | 51 | 53 | 54 | 58) => "m月d日",
            Some(31) => "yyyy年m月d日",
            Some(32) => "h时mm分",
            Some(33) => "h时mm分ss秒",
            _ if code.contains("[$-F800]") => "yyyy年m月d日",
            _ => code,
        };
        let pieces = pieces(code);
        date(&pieces).or_else(|| digits(&pieces)).unwrap_or(Self::Plain)
    }

    /// A number, shown.
    pub fn number(&self, value: f64) -> String {
        match self {
            Self::Number(digits) if value.is_finite() && value.abs() < 1e15 => digits.show(value),
            _ => number::plain(value),
        }
    }

    /// A date, shown; `serial` is what the workbook counts it by.
    pub fn date(&self, serial: f64, moment: Moment) -> String {
        let Self::Date(parts) = self else { return number::date(serial, moment) };
        let (year, month, day, hour, minute, second, _) = moment;
        let figure = |which: char, digits: usize| match which {
            'y' if digits <= 2 => format!("{:02}", year % 100),
            'y' => format!("{year:04}"),
            'm' => format!("{month:0digits$}"),
            'd' => format!("{day:0digits$}"),
            'h' => format!("{hour:0digits$}"),
            'n' => format!("{minute:0digits$}"),
            _ => format!("{second:0digits$}"),
        };
        let shown = parts.iter().map(|part| match part {
            Part::Figure(which, digits) => figure(*which, *digits),
            Part::Text(text) => text.clone(),
        });
        shown.collect()
    }
}

impl Digits {
    fn show(&self, value: f64) -> String {
        let scaled = value.abs() * 100_f64.powi(self.percents as i32);
        let written = format!("{scaled:.*}", self.most_decimals);
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let kept = decimals.trim_end_matches('0').len().max(self.least_decimals);
        let whole = format!("{whole:0>width$}", width = self.least_whole);
        let whole = if self.is_grouped { grouped(&whole) } else { whole };
        let decimals = decimals.get(..kept).filter(|kept| !kept.is_empty());
        let sign = if value < 0.0 && written.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { "-" } else { "" };
        let point = if decimals.is_some() { "." } else { "" };
        format!("{sign}{}{whole}{point}{}{}", self.before, decimals.unwrap_or_default(), self.after)
    }
}

fn grouped(whole: &str) -> String {
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The pieces of a code's first section, which is for positive numbers.
fn pieces(code: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = code.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            ';' => break,
            '"' => pieces.push(Piece::Text(rest.by_ref().take_while(|&letter| letter != '"').collect())),
            '\\' => pieces.extend(rest.next().map(|letter| Piece::Text(letter.into()))),
            // Room as wide as a letter, or filled with it.
            '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|&letter| letter != ']').collect();
                if matches!(inside.to_ascii_lowercase().chars().next(), Some('h' | 'm' | 's')) {
                    pieces.push(Piece::Elapsed);
                }
            }
            letter if letter.is_ascii_alphabetic() => {
                let letter = letter.to_ascii_lowercase();
                let mut count = 1;
                while rest.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                pieces.push(Piece::Letters(letter, count));
            }
            '0' | '#' | '?' | '.' | ',' | '%' | '@' | '/' => pieces.push(Piece::Sign(letter)),
            letter => pieces.push(Piece::Text(letter.into())),
        }
    }
    pieces
}

/// The pieces as a date, if all of them are parts of one.
fn date(pieces: &[Piece]) -> Option<Format> {
    let letters = |piece: &Piece| match piece {
        Piece::Letters(letter, _) => Some(*letter),
        _ => None,
    };
    pieces.iter().find_map(letters)?;
    let mut parts = Vec::with_capacity(pieces.len());
    let mut last = ' ';
    for (index, piece) in pieces.iter().enumerate() {
        parts.push(match piece {
            Piece::Letters('y', count) => Part::Figure('y', *count),
            Piece::Letters('m', count @ 1..=2) => {
                let next = pieces[index + 1..].iter().find_map(letters);
                Part::Figure(if last == 'h' || next == Some('s') { 'n' } else { 'm' }, *count)
            }
            Piece::Letters(letter @ ('d' | 'h' | 's'), count @ 1..=2) => Part::Figure(*letter, *count),
            Piece::Sign(sign @ ('/' | '.' | ',')) => Part::Text((*sign).into()),
            Piece::Text(text) => Part::Text(text.clone()),
            _ => return None,
        });
        last = letters(piece).unwrap_or(last);
    }
    Some(Format::Date(parts))
}

/// The pieces as digits with texts around them.
fn digits(pieces: &[Piece]) -> Option<Format> {
    let is_digit = |piece: &Piece| matches!(piece, Piece::Sign('0' | '#' | '?'));
    let first = pieces.iter().position(is_digit)?;
    let last = pieces.iter().rposition(is_digit)?;
    let mut digits = Digits::default();
    let mut is_decimal = false;
    for piece in &pieces[first..=last] {
        match piece {
            Piece::Sign('.') if !is_decimal => is_decimal = true,
            Piece::Sign(',') if !is_decimal => digits.is_grouped = true,
            Piece::Sign(sign @ ('0' | '#' | '?')) if is_decimal => {
                digits.most_decimals += 1;
                if *sign == '0' {
                    digits.least_decimals = digits.most_decimals;
                }
            }
            Piece::Sign('0') => digits.least_whole += 1,
            Piece::Sign('#' | '?') => {}
            _ => return None,
        }
    }
    digits.before = around(&pieces[..first], &mut digits.percents)?;
    digits.after = around(&pieces[last + 1..], &mut digits.percents)?;
    (digits.most_decimals <= 15 && digits.least_whole <= 30).then_some(Format::Number(digits))
}

/// The text before or after the digits.
fn around(pieces: &[Piece], percents: &mut usize) -> Option<String> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Sign('%') => {
                *percents += 1;
                out.push('%');
            }
            _ => return None,
        }
    }
    (*percents <= 2).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = (2019, 5, 15, 9, 3, 0, 0);

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        let shown = |code: &str, value| Format::new(None, code).number(value);
        assert_eq!([shown("General", 505.0), shown("0000", 505.0), shown("@", 1.5)], ["505", "0505", "1.5"]);
        assert_eq!([shown("0.00", 2.0), shown("0.0#", 2.25), shown("0%", 0.85)], ["2.00", "2.25", "85%"]);
        assert_eq!([shown("#,##0", 1_234_567.0), shown("#,##0.00;-#,##0.00", -1234.5)], ["1,234,567", "-1,234.50"]);
        assert_eq!([shown("第0号", 42.0), shown("\"共\"0_ ", 3.0), shown("0", -0.2)], ["第42号", "共3", "0"]);
        assert_eq!([shown("0.00E+00", 12.5), shown("# ?/?", 0.5), shown("", 7.0)], ["12.5", "0.5", "7"]);
    }

    #[test]
    fn dates_are_shown_as_their_format_says() {
        let shown = |id, code: &str| Format::new(id, code).date(43600.377, NOON);
        assert_eq!(shown(None, "yyyy\"年\"m\"月\"d\"日\";@"), "2019年5月15日");
        assert_eq!([shown(Some(14), "mm-dd-yy"), shown(Some(58), "General")], ["2019/5/15", "5月15日"]);
        assert_eq!([shown(None, "yyyy-mm-dd hh:mm"), shown(None, "yy.m.d")], ["2019-05-15 09:03", "19.5.15"]);
        assert_eq!(shown(None, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"), "2019年5月15日");
        assert_eq!([shown(None, "dddd"), shown(None, "mmm d"), shown(None, "h:mm AM/PM")], ["2019-05-15 09:03"; 3]);
    }
}
