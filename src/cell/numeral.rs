//! Numbers in figures or in Chinese: `20`, `２０`, `二十`, `两`, `三十一`.

/// The whole number a text begins with, and its length in bytes; none beyond five digits.
pub(super) fn at_start(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if digit(first).is_some() { figures(text) } else { chinese(text) }
}

/// A digit, full width too.
pub(super) fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(character as u32 - '0' as u32),
        '０'..='９' => Some(character as u32 - '０' as u32),
        _ => None,
    }
}

fn figures(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut length, mut count) = (0, 0, 0);
    for character in text.chars() {
        let Some(digit) = digit(character) else { break };
        count += 1;
        if count > 5 {
            return None;
        }
        number = number * 10 + digit;
        length += character.len_utf8();
    }
    Some((number, length))
}

fn unit(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Below a thousand, as `二十`, `十五`, `一百二十`, `三〇`.
fn chinese(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut current, mut length) = (0, None, 0);
    for character in text.chars() {
        match (character, unit(character)) {
            ('十', _) => total += current.take().unwrap_or(1) * 10,
            ('百', _) => total += current.take()? * 100,
            (_, Some(next)) => {
                current = match current {
                    // Digit by digit, as in 三〇; but 零 in 一百零五 only holds the place.
                    Some(before) if before < 1000 => Some(before * 10 + next),
                    Some(_) => return None,
                    None => Some(next),
                }
            }
            _ => break,
        }
        length += character.len_utf8();
    }
    (length > 0 && total < 1000).then(|| (total + current.unwrap_or(0), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_chinese_numerals() {
        for (text, expected) in [
            ("20个", Some((20, 2))),
            ("２０日", Some((20, 6))),
            ("二十个", Some((20, 6))),
            ("十五日", Some((15, 6))),
            ("三十一日", Some((31, 9))),
            ("两个月", Some((2, 3))),
            ("三〇", Some((30, 6))),
            ("一百二十天", Some((120, 12))),
            ("一百零五天", Some((105, 12))),
            ("百日", None),
            ("工作", None),
            ("", None),
            ("123456日", None),
        ] {
            assert_eq!(at_start(text), expected, "{text}");
        }
    }
}
