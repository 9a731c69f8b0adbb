//! The columns of an item, under the headings offices and programs give them.

use super::Item;

/// One column of an item's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 编号.
    Id,
    /// 领域.
    Field,
    /// 一级事项.
    Level1,
    /// 二级事项.
    Level2,
    /// 三级事项.
    Level3,
    /// 名称.
    Name,
    /// 依据.
    Basis,
    /// 内容.
    Content,
    /// 主体.
    Body,
    /// 时限.
    TimeLimit,
    /// 方式: 主动公开 or 依申请公开.
    Method,
    /// 渠道: where it is disclosed.
    Channels,
    /// 对象: to whom.
    Audience,
    /// 层级: at which levels of government.
    Tier,
    /// 网址.
    Url,
    /// 读音: how the name is read, for an index.
    Reading,
}

use Column::{
    Audience, Basis, Body, Channels, Content, Field, Id, Level1, Level2, Level3, Method, Name, Reading, Tier,
    TimeLimit, Url,
};

/// Every column with its English key, its Chinese heading, and other headings seen for it.
const COLUMNS: [(Column, &str, &str, &[&str]); Column::COUNT] = [
    (Id, "id", "编号", &["事项编号"]),
    (Field, "field", "领域", &["公开领域"]),
    (Level1, "level1", "一级事项", &["一级"]),
    (Level2, "level2", "二级事项", &["二级"]),
    (Level3, "level3", "三级事项", &["三级"]),
    (Name, "name", "名称", &["事项名称"]),
    (Basis, "basis", "依据", &["公开依据"]),
    (Content, "content", "内容", &["公开内容", "公开内容(要素)", "公开内容（要素）"]),
    (Body, "body", "主体", &["公开主体"]),
    (TimeLimit, "time_limit", "时限", &["公开时限"]),
    (Method, "method", "方式", &["公开方式"]),
    (Channels, "channels", "渠道", &["公开渠道", "公开渠道和载体", "公开渠道及载体", "渠道和载体", "公开载体"]),
    (Audience, "audience", "对象", &["公开对象"]),
    (Tier, "tier", "层级", &["公开层级"]),
    (Url, "url", "网址", &["链接"]),
    (Reading, "reading", "读音", &["拼音", "名称读音"]),
];

impl Column {
    /// How many columns there are.
    pub const COUNT: usize = 16;

    /// All columns, in the order of the table form.
    pub fn all() -> impl Iterator<Item = Self> {
        COLUMNS.iter().map(|row| row.0)
    }

    /// The column under a heading, in Chinese or English; white space within headings is only layout.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain: String = heading.chars().filter(|character| !character.is_whitespace()).collect();
        let known = |row: &&(Self, &str, &str, &[&str])| {
            row.1.eq_ignore_ascii_case(&plain) || row.2 == plain || row.3.contains(&plain.as_str())
        };
        COLUMNS.iter().find(known).map(|row| row.0)
    }

    /// The Chinese heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        COLUMNS[self as usize].2
    }

    /// The English key, as programs and TOML files write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        COLUMNS[self as usize].1
    }

    /// Every heading worth suggesting.
    pub fn headings() -> impl Iterator<Item = &'static str> {
        COLUMNS.iter().flat_map(|row| [row.2, row.1])
    }

    /// Whether a table may lack it: items need not be three levels deep, have a name beside their title, a page of
    /// their own, or a reading that no one would guess; and tables older than the national form have 方式 alone for all
    /// that it parts into channels, audience and tier.
    pub(super) fn is_optional(self) -> bool {
        matches!(self, Level2 | Level3 | Name | Channels | Audience | Tier | Url | Reading)
    }
}

impl Item {
    /// The text under one of the columns that hold text for readers; the id for 编号. Nothing for 领域 and 网址,
    /// which hold references.
    #[must_use]
    pub fn text(&self, column: Column) -> &str {
        let level = |depth: usize| self.levels[depth].as_deref().unwrap_or_default();
        match column {
            Id => &self.id,
            Level1 => level(0),
            Level2 => level(1),
            Level3 => level(2),
            Name => &self.name,
            Basis => &self.basis,
            Content => &self.content,
            Body => &self.body,
            TimeLimit => &self.time_limit,
            Method => &self.method,
            Channels => &self.channels,
            Audience => &self.audience,
            Tier => &self.tier,
            Reading => self.reading.as_deref().unwrap_or_default(),
            Field | Url => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_columns_and_every_heading_is_known() {
        for (index, (column, english, chinese, others)) in COLUMNS.iter().enumerate() {
            assert_eq!(*column as usize, index);
            for heading in others.iter().chain([english, chinese]) {
                assert_eq!(Column::of_heading(heading), Some(*column), "{heading}");
            }
        }
        assert_eq!(Column::of_heading("一级\n事项"), Some(Level1));
        assert_eq!(Column::of_heading("备注"), None);
    }
}
