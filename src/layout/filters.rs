//! Filters templates may use beside the engine's own.

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

/// Our filters, by name.
const OURS: &[&str] = &["chinese_number", "roman", "thousands", "newlines_to_br"];

/// The engine's filters, for suggestions; `safe` is not among them, for it is refused.
const BUILT_IN: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The engine's tests, for suggestions.
pub(super) const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// The names of all filters.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OURS.iter().chain(BUILT_IN).copied()
}

/// Adds our filters, and closes the one way by which a value could become markup.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("chinese_number", |number: u64, _: Kwargs, _: &State| match number {
        0..1_000_000_000_000 => Ok(crate::page::chinese_number(number)),
        _ => Err(Error::message(format!("chinese_number goes up to 9999亿, not {number}"))),
    });
    tera.register_filter("roman", roman);
    tera.register_filter("thousands", |number: i64, _: Kwargs, _: &State| thousands(number));
    tera.register_filter("newlines_to_br", newlines_to_br);
    tera.register_filter("safe", refuse_safe);
}

/// What [`refuse_safe`] says, by which its error is known.
pub(super) const SAFE_REFUSED: &str = "the filter `safe` is refused";

fn refuse_safe(_: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(Error::message(SAFE_REFUSED))
}

/// 4 → iv.
fn roman(number: u64, _: Kwargs, _: &State) -> TeraResult<String> {
    if !(1..4000).contains(&number) {
        return Err(Error::message(format!("roman numerals go from 1 to 3999, not {number}")));
    }
    Ok(crate::page::roman(number))
}

/// 3545 → 3,545.
fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A text's line breaks as `<br/>`; everything else in it is escaped.
#[expect(clippy::needless_pass_by_value, reason = "the engine calls filters by value")]
fn newlines_to_br(text: StringInput, _: Kwargs, state: &State) -> TeraResult<Value> {
    let lines: TeraResult<Vec<String>> = text.as_str().lines().map(|line| state.escape(line)).collect();
    Ok(Value::safe_string(&lines?.join("<br/>")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_chinese() {
        let cases = [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (3545, "三千五百四十五"),
            (10_000, "一万"),
            (100_010, "十万零一十"),
            (10_005_000, "一千万五千"),
            (100_000_000, "一亿"),
        ];
        for (number, text) in cases {
            assert_eq!(crate::page::chinese_number(number), text);
        }
    }

    #[test]
    fn parts_thousands() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (3545, "3,545"), (-1_234_567, "-1,234,567")];
        for (number, text) in cases {
            assert_eq!(thousands(number), text);
        }
    }

    #[test]
    fn every_name_offered_is_a_filter() {
        let mut tera = Tera::default();
        register(&mut tera);
        for name in names() {
            let used = format!("{{{{ x | {name} }}}}");
            assert!(tera.add_raw_template("t", &used).is_ok(), "{name}");
        }
        for name in TESTS {
            let used = format!("{{% if x is {name} %}}{{% endif %}}");
            assert!(tera.add_raw_template("t", &used).is_ok(), "{name}");
        }
    }
}
