//! Whether the negative list keeps up: articles of the disclosure regulations as they are numbered since 2019, and
//! days on which rules were to be looked at again.
//!
//! The regulations of 2007 (国务院令第492号) had what may not be disclosed in articles 8 and 14; those of 2019 (国务院令
//! 第711号, in force since 2019-05-15) have it in articles 14, 15 and 16.

use crate::catalog::Date;
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::{Effect, NegativeList, Rule, plain};

/// The regulations, by the end of their title, and by the short title other texts give them.
const TITLES: [&str; 2] = ["政府信息公开条例", "《条例》"];
/// What a basis may begin with instead.
const SHORT: &str = "条例";
/// What tells the version in force from the one before: the number of the order, and its year.
const PRESENT: [&str; 2] = ["711", "2019"];
const FORMER: [&str; 3] = ["492", "2007", "2008"];

/// Warns of rules whose basis is out of date, and of those whose day of review has passed.
pub(super) fn check(list: &NegativeList, today: Option<Date>, found: &mut Diagnostics) {
    for rule in &list.rules {
        if let Some(article) = outdated(rule) {
            found.push(about(rule, Diagnostic::warning("survey-old-article")).with("article", article).with(
                "effect",
                match rule.effect {
                    Effect::Absolute => "absolute",
                    Effect::Conditional => "conditional",
                    Effect::Discretionary => "discretionary",
                },
            ));
        }
        if let (Some(due), Some(today)) = (rule.review_due, today)
            && due < today
        {
            found.push(about(rule, Diagnostic::warning("survey-review-due")).with("due", due).with("today", today));
        }
    }
}

fn about(rule: &Rule, said: Diagnostic) -> Diagnostic {
    said.at(rule.span.clone()).with("id", &rule.id).with("title", &rule.title)
}

/// The article that a rule cites as it was numbered before 2019: 8, 14, or 0 for any other of the old regulations.
fn outdated(rule: &Rule) -> Option<u32> {
    let basis = plain(&rule.basis).into_owned();
    let articles = TITLES.iter().find_map(|title| articles_of(&basis, title));
    let articles = articles.or_else(|| basis.starts_with(SHORT).then(|| articles_of(&basis, SHORT)).flatten())?;
    let version = plain(&rule.basis_version).into_owned();
    let says = |order: &str| version.contains(order) || basis.contains(order);
    // What is not to be disclosed stands nowhere near article 8 of today.
    if articles.contains(&8) {
        return Some(8);
    }
    if PRESENT.iter().any(|order| says(order)) {
        return None;
    }
    let is_former = FORMER.iter().any(|order| says(order));
    if articles.contains(&14) { Some(14) } else { is_former.then_some(0) }
}

/// The articles cited behind a title, up to the next title.
fn articles_of(basis: &str, title: &str) -> Option<Vec<u32>> {
    let mut articles = Vec::new();
    let mut is_cited = false;
    for (at, _) in basis.match_indices(title) {
        is_cited = true;
        let behind = &basis[at + title.len()..];
        let own = behind.find('《').map_or(behind, |next| &behind[..next]);
        for part in own.split('第').skip(1) {
            let Some((numbers, _)) = part.split_once('条') else { continue };
            articles.extend(numbers.split(['、', ',', '和', '至', '-']).filter_map(number));
        }
    }
    is_cited.then_some(articles)
}

/// A number below a hundred, in figures or in Chinese.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |text: &str| {
        "一二三四五六七八九".chars().zip(1..).find(|(ch, _)| text == ch.to_string()).map(|(_, value)| value)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { Some(1) } else { digit(tens) };
            let ones = if ones.is_empty() { Some(0) } else { digit(ones) };
            Some(tens? * 10 + ones?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_those_of_the_title_they_stand_behind() {
        let cited = |basis: &str| articles_of(basis, "政府信息公开条例");
        assert_eq!(cited("《中华人民共和国政府信息公开条例》第八条、《保守国家秘密法》第十四条"), Some(vec![8]));
        assert_eq!(cited("《政府信息公开条例》第十四条第二款、第16条"), Some(vec![14, 16]));
        assert_eq!(cited("政府信息公开条例第十四、十五条"), Some(vec![14, 15]));
        assert_eq!(cited("《保守国家秘密法》第八条"), None);
        assert_eq!(number("二十三"), Some(23));
        assert_eq!(number("十"), Some(10));
        assert_eq!(number("八十"), Some(80));
        assert_eq!(number("几"), None);
    }
}
