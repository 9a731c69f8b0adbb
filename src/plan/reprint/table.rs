//! The list as tables for spreadsheets: CSV and a workbook.

use super::{Line, Order, Place, Reprint};
use crate::catalog::spreadsheet;
use crate::diag::Diagnostic;
use crate::export::{List, ListColumn, ListRow, lists};

/// Both languages in one heading: the list goes from hand to hand.
const WALLS: [&str; 10] = [
    "地点 place",
    "紧急 urgent",
    "编号 number",
    "取下 take down",
    "版次 edition",
    "张贴日期 posted",
    "份数 copies",
    "换贴 hang",
    "印制文件 file",
    "缘由 reason",
];
const ORDERS: [&str; 5] = ["文档 document", "纸张 paper", "页数 pages", "份数 copies", "印制文件 file"];
const NUMBERS: [&str; 3] = ["number", "copies", "pages"];

impl Reprint {
    /// The list as CSV for spreadsheets.
    #[must_use]
    pub fn csv(&self) -> String {
        let rows = self.rows().map(|(place, row)| walls(place, row));
        spreadsheet(std::iter::once(WALLS.map(str::to_owned)).chain(rows))
    }

    /// The list as a workbook: what to do at the walls, and what to print. `city` is whose it is.
    pub fn workbook(&self, city: &str) -> Result<Vec<u8>, Diagnostic> {
        let row = |(place, row): (&Place, &Line)| ListRow { cells: walls(place, row).into(), is_marked: row.urgent };
        let walls = List {
            name: "换贴清单 walls".to_owned(),
            columns: ListColumn::row(&WALLS, [24, 10, 7, 34, 10, 12, 7, 34, 30, 50], &NUMBERS),
            rows: self.rows().map(row).collect(),
        };
        let order = |order: &Order| ListRow { cells: orders(order).into(), is_marked: false };
        let orders = List {
            name: "印制数量 orders".to_owned(),
            columns: ListColumn::row(&ORDERS, [44, 14, 8, 8, 34], &NUMBERS),
            rows: self.orders.iter().map(order).collect(),
        };
        lists("换贴清单 Reprint list", city, &[walls, orders])
    }

    fn rows(&self) -> impl Iterator<Item = (&Place, &Line)> {
        self.places.iter().flat_map(|place| place.rows.iter().map(move |row| (place, row)))
    }
}

fn walls(place: &Place, row: &Line) -> [String; 10] {
    [
        place.name.clone(),
        if row.urgent { "紧急 urgent".to_owned() } else { String::new() },
        row.number.to_string(),
        row.document.clone(),
        row.edition.clone(),
        row.posted.clone(),
        row.copies.to_string(),
        row.hang.clone().unwrap_or_default(),
        row.file.clone().unwrap_or_default(),
        row.why.clone(),
    ]
}

fn orders(order: &Order) -> [String; 5] {
    let Order { document, paper, pages, copies, file, .. } = order;
    let file = file.clone().unwrap_or_default();
    [document.clone(), paper.clone(), pages.to_string(), copies.to_string(), file]
}
