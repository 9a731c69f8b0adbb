//! The national form: which columns a table has, under which heads, and what stands in them.
//!
//! The columns on the left are the form's own; on the right follows what the form has no place for. Where some value
//! cannot be ticked without loss, its column is left undivided and holds the values as the catalogue has them.

use std::borrow::Cow;

use super::matter::{Matter, Row};
use super::split::{self, Pair};
use crate::catalog::Column;
use crate::gate::Reason;

/// The head of the column that tells what may not be published.
pub(super) const WITHHELD: &str = "不予公开";

/// What is ticked under 公开方式 and 公开层级.
const METHODS: [&str; 2] = ["主动公开", "依申请公开"];
const TIERS: [&str; 2] = ["县级", "乡级"];

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The head above several columns, if it stands under one.
    pub group: Option<&'static str>,
    /// Its own head.
    pub head: &'static str,
    /// Its width, in digits.
    pub width: u16,
    /// Whether its cells hold a word or a mark, which stand in the middle.
    pub is_short: bool,
    holds: Holds,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// The number of the row.
    Serial,
    /// A value as the catalogue has it.
    Value(Column),
    /// The channels, with a box each.
    Boxes,
    /// One half of a value that is parted.
    Half(Column, usize),
    /// Why it may not be published.
    Reason,
}

/// A column of the form that may be divided into two.
#[derive(Clone, Copy)]
struct Divided {
    column: Column,
    head: &'static str,
    halves: [(&'static str, u16); 2],
    whole_width: u16,
}

const DIVIDED: [Divided; 3] = [
    Divided {
        column: Column::Audience, head: "公开对象", halves: [("全社会", 7), ("特定群体", 12)], whole_width: 18
    },
    Divided {
        column: Column::Method, head: "公开方式", halves: [("主动", 6), ("依申请", 7)], whole_width: 12
    },
    Divided { column: Column::Tier, head: "公开层级", halves: [("县级", 6), ("乡级", 6)], whole_width: 12 },
];

/// The columns of one table.
#[derive(Debug)]
pub(super) struct Form {
    /// From left to right.
    pub leaves: Vec<Leaf>,
    /// How many of them are printed: the form's own, and the ids.
    pub printed: usize,
}

impl Form {
    /// The form that can hold everything of `matter`; all its tables have the same.
    pub fn of(matter: &Matter<'_>) -> Self {
        let whole =
            |head, column, width| Leaf { group: None, head, width, is_short: false, holds: Holds::Value(column) };
        let level = |head, column| Leaf { group: Some("公开事项"), ..whole(head, column, 15) };
        let mut leaves = vec![
            Leaf { is_short: true, holds: Holds::Serial, ..whole("序号", Column::Id, 6) },
            level("一级事项", Column::Level1),
            level("二级事项", Column::Level2),
            level("三级事项", Column::Level3),
            whole("公开内容（要素）", Column::Content, 34),
            whole("公开依据", Column::Basis, 32),
            whole("公开时限", Column::TimeLimit, 16),
            whole("公开主体", Column::Body, 15),
            Leaf { holds: Holds::Boxes, ..whole("公开渠道和载体", Column::Channels, 26) },
        ];
        for divided in &DIVIDED {
            leaves.extend(columns_of(divided, matter));
        }
        leaves.push(Leaf { is_short: true, ..whole("编号", Column::Id, 13) });
        let printed = leaves.len();
        leaves.extend([
            whole("领域", Column::Field, 14),
            whole("名称", Column::Name, 22),
            whole("网址", Column::Url, 30),
            whole("读音", Column::Reading, 18),
        ]);
        if matter.is_internal() {
            leaves.push(Leaf { holds: Holds::Reason, ..whole(WITHHELD, Column::Id, 40) });
        }
        Self { leaves, printed }
    }

    /// What stands in the cells of a row, the first of a table being number 1.
    pub fn cells<'a>(&self, row: Row<'a>, number: usize) -> Vec<Cow<'a, str>> {
        let half = |column, index: usize| -> Cow<'a, str> {
            let cells = parted(column, row.value(column)).unwrap_or_default();
            cells.into_iter().nth(index).unwrap_or_default().into()
        };
        let cell = |leaf: &Leaf| match leaf.holds {
            Holds::Serial => number.to_string().into(),
            Holds::Value(column) => row.value(column).into(),
            Holds::Boxes => split::boxes(row.value(Column::Channels)).into(),
            Holds::Half(column, index) => half(column, index),
            Holds::Reason => row.reason.map_or(Cow::Borrowed(""), |reason| why(reason).into()),
        };
        self.leaves.iter().map(cell).collect()
    }
}

/// Two columns, or one where a value of `matter` would be lost in two.
fn columns_of(divided: &Divided, matter: &Matter<'_>) -> Vec<Leaf> {
    let Divided { column, head, halves, whole_width } = *divided;
    if matter.rows().any(|row| parted(column, row.value(column)).is_none()) {
        return vec![Leaf { group: None, head, width: whole_width, is_short: true, holds: Holds::Value(column) }];
    }
    let half = |(index, (name, width))| Leaf {
        group: Some(head),
        head: name,
        width,
        is_short: true,
        holds: Holds::Half(column, index),
    };
    halves.into_iter().enumerate().map(half).collect()
}

fn parted(column: Column, value: &str) -> Pair {
    match column {
        Column::Audience => split::audience(value),
        Column::Method => split::ticks(value, METHODS),
        Column::Tier => split::ticks(value, TIERS),
        _ => None,
    }
}

/// Why something is withheld, in a line.
pub(super) fn why(reason: &Reason) -> String {
    match reason {
        Reason::Rule { id, title, basis, .. } => format!("{id}　{title}（{basis}）"),
        Reason::Decision { by, date, reason } => format!("{by}　{date}　{reason}"),
        Reason::Under(above) => format!("随 {above} 不予公开"),
    }
}
