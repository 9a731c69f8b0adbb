//! The catalogue as the city keeps it: its site, departments, fields and items, read from a folder and checked.
//!
//! Comes in: a project's `mingma.toml` and its folder `catalog/`. Goes out: a [`Project`] with its [`Catalog`] sorted,
//! every id unique and every reference found, beside the diagnostics. Nothing here decides what may be published.

mod column;
mod date;
mod department;
pub mod document;
mod encoding;
mod files;
pub mod id;
mod intake;
mod mongolian;
mod nearest;
mod origin;
mod permalinks;
mod press;
mod reading;
mod rewrite;
mod settings;
mod spreadsheet;
mod table;
mod text;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostics, Source, Span};

/// A cell's value, as the catalogue reads it.
pub use crate::cell::space::heal as tidy;

pub use column::Column;
pub use date::Date;
pub use encoding::{Encoded, encode, encode_new};
pub use files::{FOLDER, JOURNAL, read_source};
pub use mongolian::{Approval, MongolianName, Scripts};
pub use nearest::{edits, nearest, or_none};
pub use origin::{Origin, OriginCell, OriginRow, SOURCES_FILE, sources_text};
pub use permalinks::{PermalinkRules, Scope, Server};
pub use press::{INK_LIMITS, PressSettings};
pub use rewrite::{CellEdit, Edits, NewRow, new_table, rewrite, takes_new_items, without};
pub use settings::{
    AddressRules, Allow, BuildSettings, CodeSettings, LinkRules, NamedPaper, PROJECT_FILE, Printer, Settings,
};
pub use spreadsheet::{guarded, is_formula, spreadsheet, unguarded};

/// A project as its folder holds it: what is disclosed, and how it is to be made.
#[derive(Debug)]
pub struct Project {
    /// What is disclosed, before the gate.
    pub catalog: Catalog,
    /// The rest of `mingma.toml`.
    pub settings: Settings,
}

/// Reads and checks the project in the folder `root`.
///
/// Rows that cannot be taken in are left out, each with its error, so that the rooms after this one still find the
/// mistakes in the rest. Nothing may be written once `found` holds an error. None comes back only when
/// `mingma.toml` cannot be understood.
#[must_use]
pub fn load(root: &Path, found: &mut Diagnostics) -> Option<Project> {
    load_changed(root, &Changes::new(), found)
}

/// New bytes for files of a catalogue, by path; some of them may not be there yet.
pub type Changes = BTreeMap<PathBuf, Vec<u8>>;

/// Reads and checks the project as [`load`] does, as if these changes had been written.
#[must_use]
pub fn load_changed(root: &Path, changes: &Changes, found: &mut Diagnostics) -> Option<Project> {
    let settings::ProjectFile { site, settings, fields } = settings::read(root, found)?;
    let catalog = intake::catalog(root, changes, site, fields, &settings.codes, found);
    Some(Project { catalog, settings })
}

/// Reads `mingma.toml` of the project in the folder `root`, and nothing else of it.
///
/// None when it cannot be understood; everything wrong in it goes to `found`.
#[must_use]
pub fn read_settings(root: &Path, found: &mut Diagnostics) -> Option<Settings> {
    settings::read(root, found).map(|file| file.settings)
}

/// A value beside the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

/// Everything a city discloses, before the gate.
#[derive(Debug)]
pub struct Catalog {
    /// The city's site.
    pub site: Site,
    /// Departments, in the order they print: `order`, then id.
    pub departments: Vec<Department>,
    /// The pilot's fields, in the order of the fields file.
    pub fields: Vec<Field>,
    /// Items, by department, then in the order of their files.
    pub items: Vec<Item>,
    /// The files of items, by department, in the order of their paths.
    pub tables: Vec<ItemFile>,
    /// Ids that items had which are gone; they are never given again.
    pub retired: Vec<String>,
    /// Where rows call fields by another of their names.
    pub field_aliases: Vec<FieldAlias>,
}

/// Another name than the one in force, by which rows of a file call a field.
#[derive(Clone, Debug)]
pub struct FieldAlias {
    /// The name written.
    pub written: String,
    /// Index of the field in [`Catalog::fields`].
    pub field: usize,
    /// In how many rows of the file.
    pub rows: usize,
    /// The first place.
    pub span: Span,
}

/// A file of items.
#[derive(Clone, Debug)]
pub struct ItemFile {
    /// Index of its department in [`Catalog::departments`].
    pub department: usize,
    /// Its text.
    pub source: Arc<Source>,
}

/// The city and its disclosure site.
#[derive(Clone, Debug)]
pub struct Site {
    /// The city's name: 乌兰浩特市.
    pub name: String,
    /// The name in Mongolian script.
    pub name_mn: Option<MongolianName>,
    /// The order of Chinese and Mongolian.
    pub scripts: Scripts,
    /// The code id of the site's own page.
    pub id: String,
    /// The office that issues the handbook.
    pub office: String,
    /// Its telephone.
    pub telephone: String,
    /// Its address.
    pub address: String,
    /// Its hours.
    pub hours: String,
    /// The complaints telephone.
    pub complaints: String,
    /// The edition's date as printed: 2026年11月.
    pub edition: String,
    /// Whether this is sample data, marked so on every page.
    pub sample: bool,
    /// The site's host and home page.
    pub home: Located<String>,
    /// Template of the addresses of items whose department has none.
    pub item_url: Option<Located<String>>,
}

/// One department.
#[derive(Clone, Debug)]
pub struct Department {
    /// Stable id, also its code's id: upper-case ASCII letters and digits, `FGW`.
    pub id: String,
    /// Place in print.
    pub order: u32,
    /// Full name.
    pub name: String,
    /// Name in Mongolian script.
    pub name_mn: Option<MongolianName>,
    /// Short name, for narrow places.
    pub short_name: String,
    /// How the short name is read: one syllable of pinyin for each Chinese character, where the department says so.
    pub reading: Option<String>,
    /// Other names it is or was known by.
    pub aliases: Vec<String>,
    /// What it does, in a sentence.
    pub duties: String,
    /// Street address.
    pub address: String,
    /// Telephone.
    pub telephone: String,
    /// Opening hours.
    pub hours: String,
    /// Name of its WeChat account.
    pub wechat: Option<String>,
    /// Its page on the city's site.
    pub home: Located<String>,
    /// Template of its items' addresses.
    pub item_url: Option<Located<String>>,
    /// Ids of the items its poster shows, where the department chose them.
    pub main_items: Vec<Located<String>>,
    /// Where the department is defined.
    pub span: Span,
}

/// One of the fields disclosure is organised by: a stable id with a display name that may drift.
#[derive(Clone, Debug)]
pub struct Field {
    /// Stable id: `planning`.
    pub id: String,
    /// Display name: 城乡规划.
    pub name: String,
    /// Earlier and later names.
    pub aliases: Vec<String>,
}

/// One disclosure item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Stable id, also its code's id: department id, hyphen, letters and digits: `FGW-0012`.
    pub id: String,
    /// Index of its department in [`Catalog::departments`].
    pub department: usize,
    /// Index of its field in [`Catalog::fields`].
    pub field: usize,
    /// 一级事项, 二级事项, 三级事项: the first is always there, the others as deep as the item stands.
    pub levels: [Option<String>; 3],
    /// 名称.
    pub name: String,
    /// 依据.
    pub basis: String,
    /// 内容.
    pub content: String,
    /// 主体.
    pub body: String,
    /// 时限.
    pub time_limit: String,
    /// 方式: 主动公开 or 依申请公开.
    pub method: String,
    /// 渠道, joined by 、.
    pub channels: String,
    /// 对象: 全社会, or 特定群体 and which.
    pub audience: String,
    /// 层级, joined by 、.
    pub tier: String,
    /// 读音, of the name: one syllable of pinyin for each Chinese character, where the catalogue says so.
    pub reading: Option<String>,
    /// Its own address, where it has one.
    pub url: Option<Located<String>>,
    /// Path of its file within `catalog/`, with `/` between the parts: for the gate's path rules.
    pub path: String,
    /// Where the item stands.
    pub span: Span,
    /// The cells of the table its texts were imported from, if they were.
    pub origin: Option<Origin>,
}

impl Item {
    /// How deep the item stands: 1, 2 or 3.
    #[must_use]
    pub fn level(&self) -> u8 {
        1 + u8::from(self.levels[1].is_some()) + u8::from(self.levels[2].is_some())
    }

    /// How the item is disclosed, in one line: the method, to whom if not to all, and the channels, as
    /// 依申请公开（项目单位）：政府网站. What is not known is left out.
    #[must_use]
    pub fn way(&self) -> Cow<'_, str> {
        let group = self.group().map(|group| format!("（{group}）")).unwrap_or_default();
        match (self.method.as_str(), self.channels.as_str()) {
            (method, "") if group.is_empty() => Cow::Borrowed(method),
            (method, "") => Cow::Owned(format!("{method}{group}")),
            ("", channels) if group.is_empty() => Cow::Borrowed(channels),
            (method, channels) => Cow::Owned(format!("{method}{group}：{channels}")),
        }
    }

    /// The group an item is disclosed to, where it is not to all alone.
    fn group(&self) -> Option<&str> {
        const GROUP: &str = "特定群体";
        let named = self.audience.split('；').find_map(|part| part.trim().strip_prefix(GROUP))?;
        let named = named.trim_start_matches(['：', ':']).trim();
        Some(if named.is_empty() { GROUP } else { named })
    }
}
