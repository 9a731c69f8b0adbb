//! A table of a sheet, and what each of its columns was taken for.

use std::borrow::Cow;
use std::ops::Range;

use super::outcome::Certainty;
use crate::catalog::Column;

/// A table found in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Index of its file among those read.
    pub book: usize,
    /// Index of its sheet in the file.
    pub sheet: usize,
    /// Which table of the sheet it is, from 1.
    pub table: u32,
    /// The rows of its head, from 0.
    pub heads: Range<u32>,
    /// Its columns, from the left.
    pub columns: Vec<MappedColumn>,
    /// Index of the field its title, sheet or file names, or the profile says.
    pub field: Option<usize>,
    /// Index of the department the whole table is filed under, where there is one.
    pub department: Option<usize>,
    /// How many rows of items it has, those that could not be taken included.
    pub rows: usize,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedColumn {
    /// Which column of the sheet, from 0.
    pub column: u32,
    /// Its head, healed; the rows of a head of two rows joined by ` / `.
    pub head: String,
    /// What it holds; none until that is told.
    pub meaning: Option<Meaning>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether nothing stands below its head.
    pub is_empty: bool,
}

/// What a column of a table holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// The text of a column of the catalogue.
    Text(Column),
    /// The table's own number of the row.
    Number,
    /// A tick: disclosed to everyone.
    Everyone,
    /// A tick, or who they are: disclosed to some only.
    Group,
    /// A tick: disclosed without being asked.
    Active,
    /// A tick: disclosed on request.
    OnRequest,
    /// A tick: disclosed by this level of government.
    Tier(Box<str>),
    /// A tick: disclosed by this channel.
    Channel(Box<str>),
    /// Nothing the catalogue has a place for.
    Ignored,
}

/// The meanings that are no column of their own, with their names.
const NAMED: [(Meaning, &str, &str); 6] = [
    (Meaning::Number, "序号", "number"),
    (Meaning::Everyone, "对象：全社会", "audience:everyone"),
    (Meaning::Group, "对象：特定群体", "audience:group"),
    (Meaning::Active, "方式：主动公开", "method:active"),
    (Meaning::OnRequest, "方式：依申请公开", "method:request"),
    (Meaning::Ignored, "不导入", "ignore"),
];

/// How names of tiers and channels begin.
const TIER: &str = "层级：";
const CHANNEL: &str = "渠道：";

impl Meaning {
    /// The meaning people write in a profile: a heading of the catalogue, or one of the names below it; in Chinese or
    /// English.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let plain = name.trim().replace(": ", ":").replace(':', "：");
        let is_named = |(_, chinese, english): &&(Self, &str, &str)| {
            *chinese == plain || english.replace(':', "：").eq_ignore_ascii_case(&plain)
        };
        if let Some((meaning, ..)) = NAMED.iter().find(is_named) {
            return Some(meaning.clone());
        }
        for (chinese, english, make) in
            [(TIER, "tier：", Self::Tier as fn(Box<str>) -> Self), (CHANNEL, "channel：", Self::Channel)]
        {
            let rest = plain.strip_prefix(chinese).or_else(|| plain.strip_prefix(english));
            if let Some(rest) = rest.map(str::trim).filter(|rest| !rest.is_empty()) {
                return Some(make(rest.into()));
            }
        }
        Column::of_heading(&plain).map(Self::Text)
    }

    /// Its name, as profiles and reports write it.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        match self {
            Self::Text(column) => Cow::Borrowed(column.heading()),
            Self::Tier(tier) => Cow::Owned(format!("{TIER}{tier}")),
            Self::Channel(channel) => Cow::Owned(format!("{CHANNEL}{channel}")),
            plain => Cow::Borrowed(NAMED.iter().find(|(meaning, ..)| meaning == plain).map_or("", |named| named.1)),
        }
    }

    /// Every name worth suggesting.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Column::headings().chain(NAMED.iter().flat_map(|named| [named.1, named.2]))
    }

    /// Its place among those that are joined into one value: tiers from the highest down, channels by name.
    pub(super) fn rank(&self) -> (usize, &str) {
        const TIERS: [&str; 8] = ["国", "省", "盟", "市", "县区旗", "乡镇街苏", "村社嘎", ""];
        match self {
            Self::Tier(tier) => {
                let is_of = |places: &&str| tier.starts_with(|first| places.contains(first));
                (TIERS.iter().position(is_of).unwrap_or(TIERS.len()), tier)
            }
            Self::Channel(channel) => (0, channel),
            Self::Everyone | Self::Active => (0, ""),
            _ => (1, ""),
        }
    }

    /// The column of the catalogue it is of.
    #[must_use]
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::Text(column) => Some(*column),
            Self::Everyone | Self::Group => Some(Column::Audience),
            Self::Active | Self::OnRequest => Some(Column::Method),
            Self::Tier(_) => Some(Column::Tier),
            Self::Channel(_) => Some(Column::Channels),
            Self::Number | Self::Ignored => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_is_known_by_its_name() {
        let named = NAMED.iter().map(|named| named.0.clone());
        let more = [Meaning::Tier("乡级".into()), Meaning::Channel("政府网站".into())];
        for meaning in named.chain(more).chain(Column::all().map(Meaning::Text)) {
            assert_eq!(Meaning::of(&meaning.name()), Some(meaning));
        }
        assert_eq!(Meaning::of("audience: group"), Some(Meaning::Group));
        assert_eq!(Meaning::of("层级:村级"), Some(Meaning::Tier("村级".into())));
        assert_eq!(Meaning::of("time_limit"), Some(Meaning::Text(Column::TimeLimit)));
        assert_eq!(Meaning::of("层级："), None);
        assert_eq!(Meaning::of("备注"), None);
    }
}
