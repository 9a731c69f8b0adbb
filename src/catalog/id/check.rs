//! The check letter of ids the program assigns: the last character of `FGW-0123L`, computed from those before it, so
//! that an id copied wrongly by hand is found rather than taken for another item's.

use std::fmt::Write as _;

/// The characters of ISO/IEC 7064 MOD 37,36 by their values.
const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Digits that an assigned serial has at least.
const LEAST_DIGITS: usize = 4;

/// The check character of ISO/IEC 7064 MOD 37,36 for the digits and capital letters of `prefix`; whatever else stands
/// in it, as the hyphen of an id, does not count.
///
/// Every single wrong character is found by it, and nearly every swap of two neighbours.
#[must_use]
pub fn check_character(prefix: &str) -> char {
    const MODULUS: u32 = ALPHABET.len() as u32;
    let product = prefix.chars().filter_map(value).fold(MODULUS, |product, value| {
        let sum = match (product + value) % MODULUS {
            0 => MODULUS,
            sum => sum,
        };
        sum * 2 % (MODULUS + 1)
    });
    ALPHABET[((MODULUS + 1 - product) % MODULUS) as usize].into()
}

fn value(character: char) -> Option<u32> {
    let is_ours = character.is_ascii_digit() || character.is_ascii_uppercase();
    is_ours.then(|| character.to_digit(36)).flatten()
}

/// Whether the last character of `id` is wrong; the one the rest calls for comes back then.
///
/// Only ids of the form that [`next_ids`] gives are looked at: at least four digits and one capital letter behind the
/// hyphen. All others are from before and have none.
#[must_use]
pub fn mistyped(id: &str) -> Option<char> {
    let (_, serial) = id.split_once('-')?;
    let (digits, check) = serial.split_at_checked(serial.len().checked_sub(1)?)?;
    let is_assigned = digits.len() >= LEAST_DIGITS
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && check.bytes().all(|byte| byte.is_ascii_uppercase());
    let expected = check_character(&id[..id.len() - 1]);
    (is_assigned && !check.starts_with(expected)).then_some(expected)
}

/// New ids for items of `department`, one after another: the lowest serials above all that `taken` ids of it have.
///
/// Serials whose check character would be a digit, or one of the letters I and O that are read as digits, are passed
/// over: a check letter is then known by its form. The ids end where serials would become longer than ids may be.
pub fn next_ids<'a>(department: &str, taken: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let serials = taken.into_iter().filter_map(|id| serial_of(department, id));
    let first = serials.max().map_or(1, |highest| highest.saturating_add(1));
    let last = 10_u128.pow(super::LONGEST_SERIAL as u32 - 1);
    (first..last).filter_map(move |serial| assigned(department, serial))
}

/// The number that the serial of one of the department's ids begins with.
fn serial_of(department: &str, id: &str) -> Option<u128> {
    let serial = id.strip_prefix(department)?.strip_prefix('-')?;
    let digits = serial.find(|ch: char| !ch.is_ascii_digit()).map_or(serial, |end| &serial[..end]);
    digits.parse().ok()
}

fn assigned(department: &str, serial: u128) -> Option<String> {
    let mut id = format!("{department}-{serial:0LEAST_DIGITS$}");
    let check = check_character(&id);
    let is_plain = check.is_ascii_uppercase() && !matches!(check, 'I' | 'O');
    is_plain.then(|| write!(id, "{check}").map(|()| id).ok()).flatten()
}

/// The form in which what a person typed and the ids of a catalogue are compared: full-width letters and digits as
/// ASCII, capitals, O and I as the digits they are taken for, and nothing but letters and digits.
///
/// `ｆｇｗ 0123l`, `FGW—O123L` and `FGW-0123L` come out the same.
#[must_use]
pub fn normalise_typed(text: &str) -> String {
    let plain = text.chars().map(|ch| match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        other => other,
    });
    let kept = plain.filter(char::is_ascii_alphanumeric).map(|ch| match ch.to_ascii_uppercase() {
        'O' => '0',
        'I' => '1',
        other => other,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Published identifiers with their check characters: a `GRid` (IFPI's standard), two ISANs (ISO 15706).
    #[test]
    fn check_characters_are_those_of_the_standard() {
        for published in ["A12425GABC1234002M", "B159D8FA01240000K", "188166C7342000003"] {
            let (prefix, check) = published.split_at(published.len() - 1);
            assert_eq!(check_character(prefix).to_string(), check, "{published}");
        }
        assert_eq!(check_character("FGW-0123"), check_character("FGW0123"));
    }

    #[test]
    fn ids_are_given_above_the_highest_and_end_in_a_plain_letter() {
        let ids: Vec<_> = next_ids("FGW", ["FGW-0007", "FGW-12a", "FGW-0009K", "SFJ-0400", "FGW-A"]).take(40).collect();
        let serial = |id: &str| id["FGW-".len()..id.len() - 1].parse::<u32>().unwrap();
        assert!(serial(&ids[0]) > 12 && serial(&ids[39]) < 90, "{ids:?}");
        assert!(ids.is_sorted());
        for id in &ids {
            assert_eq!(mistyped(id), None);
            assert!(id.ends_with(|last: char| last.is_ascii_uppercase() && last != 'I' && last != 'O'), "{id}");
            assert!(super::super::is_item_id(id), "{id}");
        }
        assert_eq!(next_ids("FGW", []).next().as_deref(), Some("FGW-0003Z"));
    }

    #[test]
    fn ids_go_on_behind_those_given_and_end_before_they_are_too_long() {
        let mut taken: Vec<String> = Vec::new();
        for _ in 0..5 {
            let next = next_ids("GAJ2", taken.iter().map(String::as_str)).next().unwrap();
            assert!(!taken.contains(&next));
            taken.push(next);
        }
        let all_at_once: Vec<_> = next_ids("GAJ2", []).take(5).collect();
        assert_eq!(taken, all_at_once);
        assert_eq!(next_ids("FGW", ["FGW-9999"]).next().map(|id| id.len()), Some("FGW-10000H".len()));
        let longest = format!("FGW-{}", "9".repeat(24));
        assert_eq!(next_ids("FGW", [longest.as_str()]).next(), None);
    }

    #[test]
    fn ids_from_before_are_not_held_to_check_letters() {
        for old in ["FGW-0012", "FGW-12a", "FGW-012K", "FGW-0012k", "FGW-A", "FGW-0012KK", "FGW", "", "FGW-"] {
            assert_eq!(mistyped(old), None, "{old}");
        }
        assert_eq!(mistyped("FGW-0003Y"), Some('Z'));
    }

    #[test]
    fn what_people_type_is_brought_to_one_form() {
        for typed in ["FGW-0102X", "fgw-0102x", " ｆｇｗ－０１０２ｘ ", "FGW O1O2X", "fgw—oi02x", "FGW_0I02X"]
        {
            assert_eq!(normalise_typed(typed), "FGW0102X", "{typed}");
        }
        assert_ne!(normalise_typed("FGW-0102X"), normalise_typed("FGW-0120X"));
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_found(
            department in "[A-Z][A-Z0-9]{0,5}", taken in 0_u32..20_000, at in 0_usize..16, wrong in "[0-9A-Z]",
        ) {
            let taken = format!("{department}-{taken}");
            let id = next_ids(&department, [taken.as_str()]).next().unwrap();
            let at = at % id.len();
            prop_assume!(id.as_bytes()[at] != wrong.as_bytes()[0] && id.as_bytes()[at] != b'-');
            let mut typed = id.clone();
            typed.replace_range(at..=at, &wrong);
            let still_of_the_form = id.find('-').is_some_and(|hyphen| at < hyphen)
                || wrong.bytes().all(|byte| byte.is_ascii_digit() == id.as_bytes()[at].is_ascii_digit());
            prop_assert_eq!(mistyped(&typed).is_some(), still_of_the_form, "{} for {}", typed, id);
        }
    }
}
