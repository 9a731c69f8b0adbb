//! The gate again: whatever was withheld must not be readable in a finished file, however it got there.
//!
//! Searched for are ids, titles and addresses of withheld items. A title or address that cleared items bear too tells
//! nothing and is not searched for.

use crate::gate::plain;

/// Fewest characters of a title that is searched for across the joints of a text; shorter ones come about by chance.
const SHORTEST_JOINED: usize = 4;

/// What kind of thing must not be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An item's id.
    Id,
    /// An item's title.
    Title,
    /// An item's address.
    Address,
}

impl Kind {
    /// Its name in the message files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Address => "address",
        }
    }
}

/// One thing that must not be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Secret {
    /// Id of the withheld item.
    pub item: String,
    /// What of it.
    pub kind: Kind,
    /// The text, plain: without white space, in lower case.
    text: String,
}

/// Everything that must not be found.
#[derive(Clone, Debug, Default)]
pub struct Secrets(Vec<Secret>);

/// What is known of one withheld item.
#[derive(Clone, Copy, Debug)]
pub struct WithheldItem<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its own address, if it has one.
    pub address: Option<&'a str>,
}

impl Secrets {
    /// What to search for, given the withheld items and every text that may be printed.
    pub fn new<'a>(withheld: impl Iterator<Item = WithheldItem<'a>>, cleared: impl Iterator<Item = &'a str>) -> Self {
        // Line breaks keep one text from running into the next.
        let mut printed = String::new();
        for text in cleared {
            printed.push_str(&plain(text));
            printed.push('\n');
        }
        let mut secrets = Vec::new();
        for WithheldItem { id, title, address } in withheld {
            let parts = [(Kind::Id, Some(id)), (Kind::Title, Some(title)), (Kind::Address, address)];
            for (kind, text) in parts {
                let text = text.map(plain).unwrap_or_default().into_owned();
                let secret = Secret { item: id.to_owned(), kind, text };
                if !secret.text.is_empty() && !secret.stands_in(&printed) {
                    secrets.push(secret);
                }
            }
        }
        secrets.sort();
        secrets.dedup();
        Self(secrets)
    }

    /// What of it a text of several lines gives away, on one line or running on over their ends.
    #[must_use]
    pub fn given_away_by(&self, text: &str) -> Vec<&Secret> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let lines: Vec<_> = text.lines().map(|line| plain(line)).collect();
        let (apart, joined) = (lines.join("\n"), lines.concat());
        let given_away = |secret: &&Secret| {
            let is_long = secret.kind == Kind::Id || secret.text.chars().count() >= SHORTEST_JOINED;
            secret.stands_in(&apart) || is_long && secret.stands_in(&joined)
        };
        self.0.iter().filter(given_away).collect()
    }

    /// How many things are searched for.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Secret {
    fn stands_in(&self, text: &str) -> bool {
        match self.kind {
            Kind::Id => text.match_indices(self.text.as_str()).any(|(at, _)| self.stands_alone(text, at)),
            Kind::Title | Kind::Address => text.contains(self.text.as_str()),
        }
    }

    /// An id within a longer number or word is another id.
    fn stands_alone(&self, text: &str, at: usize) -> bool {
        let goes_on = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
        !goes_on(text[..at].chars().next_back()) && !goes_on(text[at + self.text.len()..].chars().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(cleared: &[&str]) -> Secrets {
        let item =
            WithheldItem { id: "GAJ-0012", title: "特种行业 名单", address: Some("https://x.cn/gaj/tz.html") };
        let common = WithheldItem { id: "GAJ-2", title: "部门预算", address: None };
        Secrets::new([item, common].into_iter(), cleared.iter().copied())
    }

    fn kinds(text: &str, cleared: &[&str]) -> Vec<(String, Kind)> {
        let secrets = secrets(cleared);
        secrets.given_away_by(text).into_iter().map(|secret| (secret.item.clone(), secret.kind)).collect()
    }

    #[test]
    fn ids_titles_and_addresses_are_found() {
        let item = "GAJ-0012".to_owned();
        assert_eq!(kinds("编号 GAJ-0012。", &[]), [(item.clone(), Kind::Id)]);
        assert_eq!(kinds("见《特种行业名单》", &[]), [(item.clone(), Kind::Title)]);
        assert_eq!(kinds("HTTPS://X.cn/gaj/tz.html", &[]), [(item, Kind::Address)]);
        assert_eq!(kinds("别的内容", &[]), []);
    }

    #[test]
    fn over_the_ends_of_lines_too() {
        assert_eq!(kinds("特种行\n业名单", &[]).len(), 1);
        assert_eq!(kinds("GAJ-\n0012 等", &[]).len(), 1);
        assert_eq!(kinds("GAJ-0012\n2024", &[]).len(), 1, "a number on the next line belongs to another text");
    }

    #[test]
    fn another_id_is_not_it() {
        assert_eq!(kinds("GAJ-00123 XGAJ-0012 GAJ-20", &[]), []);
    }

    #[test]
    fn what_cleared_items_say_too_is_not_searched_for() {
        assert_eq!(kinds("2024年部门预算公开", &[]), [("GAJ-2".to_owned(), Kind::Title)]);
        assert_eq!(kinds("2024年部门预算公开", &["部门预算公开"]), []);
        assert_eq!(secrets(&["部门预算公开"]).count(), 4);
    }
}
