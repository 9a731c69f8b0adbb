//! What a table says above its head, and what its file's name says: its field, its department, what its boxes mean.

use super::asked::Asked;
use super::heads;
use super::lines::{Kind, Row};
use super::names::{Names, without_number};
use super::profile::{Profile, SheetProfile};
use super::question::{About, Place};
use super::tables::{Line, Table};
use super::understand::Seen;
use crate::cell::channel::Legend;
use crate::cell::normal;
use crate::cell::space::heal;
use crate::sheet::{Address, Sheet};

/// What is known of a table as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Front {
    /// The department everything in it goes to, as people said: in the profile, by the file's or a folder's name.
    pub department: Option<usize>,
    /// The department that filled it in, for rows whose 主体 names none.
    pub filled_in_by: Option<usize>,
    /// Its field, or what to ask.
    pub field: Result<usize, About>,
}

impl Front {
    pub fn of(
        names: &Names<'_>,
        seen: Seen<'_>,
        table: &Table,
        entries: &[&SheetProfile],
        profile: &Profile,
        index: usize,
    ) -> Self {
        let told = profile.department.as_ref().or_else(|| entries.iter().find_map(|entry| entry.department.as_ref()));
        let told = told.and_then(|id| names.department_of_id(id));
        let department =
            told.or_else(|| by_path(names, &seen.book.name)).or_else(|| names.department(&seen.sheet.name));
        let filled_in_by = table.front.iter().enumerate().find_map(|(at, _)| filled_in_by(names, &table.front, at));
        let field = entries.iter().find_map(|entry| entry.field.as_ref()).and_then(|id| names.field_of_id(id));
        let field = match field {
            Some(field) => Ok(field),
            None => field_of(names, seen, &table.front, index),
        };
        Self { department, filled_in_by, field }
    }
}

/// The department that the file, or a folder it lies in, is named after; the nearest.
fn by_path(names: &Names<'_>, path: &str) -> Option<usize> {
    let path = path.replace('\\', "/");
    let mut parts = path.rsplit('/');
    let file = parts.next()?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    names.department(stem).or_else(|| parts.find_map(|folder| names.department(folder)))
}

/// The department a line says has filled the table in: 填报单位：发展和改革局, in one cell or two.
fn filled_in_by(names: &Names<'_>, lines: &[Line], at: usize) -> Option<usize> {
    const WORDS: [&str; 5] = ["填报单位", "填表单位", "制表单位", "编制单位", "填报部门"];
    let key = heads::key(&heal(&lines[at].text)).replace("(盖章)", "").replace("(公章)", "");
    let rest = WORDS.iter().find_map(|word| key.find(word).map(|found| &key[found + word.len()..]))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let ends = ["填报时间", "填表时间", "时间", "日期", "填报日期", "联系"];
    let end = ends.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let name = &rest[..end];
    if name.is_empty() {
        let next = lines.get(at + 1).filter(|next| next.at.row == lines[at].at.row)?;
        return names.department(&next.text);
    }
    names.department(name)
}

/// The cell of a table's title: the line above it that speaks of a catalogue, else its first head.
pub(super) fn title(table: &Table) -> Address {
    let speaks = |line: &&Line| ["目录", "领域"].iter().any(|word| line.text.contains(word));
    let first = || Address::new(table.head.start, table.columns.first().map_or(0, |head| head.column));
    table.front.iter().find(speaks).map_or_else(first, |line| line.at)
}

/// The field that the titles, else the sheet, else the file names; what to ask where none does or they differ.
fn field_of(names: &Names<'_>, seen: Seen<'_>, lines: &[Line], index: usize) -> Result<usize, About> {
    let ask = Err(About::FieldOf { table: index });
    // In a page or document the title often stands above the table, and not in it.
    let titles: Vec<&str> = lines.iter().map(|line| &*line.text).chain(seen.sheet.heading.lines()).collect();
    let mut of_titles: Vec<usize> = titles.iter().flat_map(|title| names.fields_in(title)).collect();
    of_titles.sort_unstable();
    of_titles.dedup();
    let name = seen.book.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let of_sheet = names.fields_in(&seen.sheet.name);
    match (of_titles.as_slice(), of_sheet.as_slice()) {
        ([field], []) => Ok(*field),
        ([field], others) if others.contains(field) => Ok(*field),
        ([], [field]) => match unknown_field(names, &titles) {
            Some(text) => Err(About::Field(text)),
            None => Ok(*field),
        },
        ([], []) => match (unknown_field(names, &titles), names.fields_in(name).as_slice()) {
            (Some(text), _) => Err(About::Field(text)),
            (None, [field]) => Ok(*field),
            _ => ask,
        },
        _ => ask,
    }
}

/// The name of a field that a title has and the catalogue does not know: 养老服务 of 养老服务领域基层政务公开标准目录.
fn unknown_field(names: &Names<'_>, titles: &[&str]) -> Option<String> {
    titles.iter().find_map(|title| {
        let key = normal::key(title);
        let title = names.without_city(without_number(&key));
        let end = match title.find("领域") {
            Some(end) => end,
            None if title.contains("目录") => ["基层政务公开", "政务公开", "政府信息公开", "标准目录"]
                .iter()
                .filter_map(|word| title.find(word))
                .min()?,
            None => return None,
        };
        let field = &title[..end];
        let is_name = (2..=16).contains(&field.chars().count()) && !field.contains(['(', ':', ',', '.']);
        (is_name && !field.starts_with("附件")).then(|| field.to_owned())
    })
}

/// What the lines of a sheet say of its boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Legends {
    /// What they say, where they say one thing.
    said: Option<Legend>,
    /// A line that speaks of boxes and says something else, or cannot be understood.
    unclear: Option<Address>,
}

/// Reads what a sheet says of its boxes, above its tables, below them, or in a head.
pub(super) fn legend(sheet: &Sheet, tables: &[Table], lines: &[Vec<Row>]) -> Legends {
    let fronts = tables.iter().flat_map(|table| table.front.iter().map(|line| line.at));
    let heads = tables.iter().flat_map(|table| {
        table.head.clone().flat_map(|row| (0..sheet.row(row).len() as u32).map(move |column| Address::new(row, column)))
    });
    let notes = lines.iter().flatten().filter_map(|row| match row.kind {
        Kind::Note(at) | Kind::Section(at) | Kind::Loose(at) => Some(at),
        Kind::Item => None,
    });
    let mut legends = Legends::default();
    for at in fronts.chain(heads).chain(notes) {
        let text = sheet.text(at);
        let speaks = text.contains('■') && text.contains('□') || (text.contains("必选") && text.contains("可选"));
        match Legend::read(text) {
            Some(legend) if legends.said.is_none_or(|said| said == legend) => legends.said = Some(legend),
            Some(_) => legends.unclear = legends.unclear.or(Some(at)),
            None if speaks => legends.unclear = legends.unclear.or(Some(at)),
            None => {}
        }
    }
    legends
}

/// What the boxes of a table mean; else the index of the question that asks.
pub(super) fn legend_for(
    legends: &Legends,
    entries: &[&SheetProfile],
    profile: &Profile,
    table: usize,
    asked: &mut Asked,
    place: impl Fn(Address) -> Place,
) -> Result<Legend, usize> {
    if let Some(told) = entries.iter().find_map(|entry| entry.legend) {
        return Ok(told);
    }
    match (legends.unclear, profile.legend) {
        (Some(_), Some(told)) => Ok(told),
        (Some(at), None) => {
            let choices = || vec![String::from("chosen"), String::from("mandatory")];
            Err(asked.ask(&About::Legend { table }, place(at), true, choices))
        }
        (None, told) => Ok(legends.said.or(told).unwrap_or_default()),
    }
}
