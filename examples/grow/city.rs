//! The sample city: a project's files, grown to a number of items from the tables beside this file.
//!
//! Every department has groups (level 1) of matters (level 2), some of which are divided into the stages they pass
//! through (level 3), in the proportions of the city's report: 244, 1,733 and 1,568 of 3,545. Which matters are
//! divided is settled by their names alone, so that nothing depends on chance. Where more items are asked for than
//! there are stages, stages are divided by place, then by place and year.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use encoding_rs::GB18030;
use serde::Deserialize;

/// Items in the city's report, and how many of them stand at the first two levels.
pub const REPORTED: usize = 3545;
const REPORTED_LEVEL1: usize = 244;
const REPORTED_LEVEL2: usize = 1733;

/// Items a poster shows.
const MAIN_ITEMS: usize = 8;
/// The department whose table is saved as many offices' spreadsheet programs save it.
const IN_GB18030: &str = "SWJ";
/// The department whose last group stands in a TOML file.
const IN_TOML: &str = "ZFB";

const DISCLOSURE: &str = "《中华人民共和国政府信息公开条例》";
const OPENNESS: &str = "《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）";
const PILOT: &str = "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）";

/// Parts of the city, for catalogues larger than its own.
const PLACES: [&str; 18] = [
    "爱国街道",
    "和平街道",
    "兴安街道",
    "胜利街道",
    "铁西街道",
    "都林街道",
    "五一街道",
    "城郊街道",
    "新城街道",
    "乌兰哈达镇",
    "葛根庙镇",
    "太本站镇",
    "义勒力特镇",
    "呼和马场",
    "跃进马场",
    "经济技术开发区",
    "城南片区",
    "洮北片区",
];

/// Tables whose names all read as one would guess do without the last column.
const HEADING: [&str; 16] = [
    "编号",
    "领域",
    "一级事项",
    "二级事项",
    "三级事项",
    "名称",
    "依据",
    "内容",
    "主体",
    "时限",
    "方式",
    "渠道",
    "对象",
    "层级",
    "网址",
    "读音",
];

/// Files by their path in the project.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A project of so many items.
pub fn project(items: usize) -> Files {
    let kinds: Kinds = toml::from_str(include_str!("kinds.toml")).expect("kinds.toml is what Kinds says");
    let mut departments = departments(items);
    let quota = Quota::of(items, departments.len());
    let groups = choose_groups(&mut departments, quota.level1);
    let matters = choose_matters(groups, quota.level2);
    let level3 = items - matters.iter().map(|group| 1 + group.matters.len()).sum::<usize>();
    let stages = choose_stages(&matters, &kinds, level3);

    let mut files = Files::new();
    files.insert("mingma.toml".to_owned(), include_bytes!("../../mingma.toml").to_vec());
    let list: &[u8] = if items == REPORTED {
        include_bytes!("../../negative-list.toml")
    } else {
        include_bytes!("negative-list.toml")
    };
    files.insert("negative-list.toml".to_owned(), list.to_vec());
    files.insert("catalog/fields.toml".to_owned(), fields().into_bytes());
    for department in &departments {
        let rows = rows(department, &matters, &stages, &kinds);
        let folder = format!("catalog/{}", department.folder);
        files.insert(format!("{folder}/department.toml"), department.toml(&main_items(&rows)).into_bytes());
        let in_toml = if department.id == IN_TOML { rows.last().map(|row| row.group) } else { None };
        let (last, table): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| Some(row.group) == in_toml);
        files.insert(format!("{folder}/items.csv"), csv(&table, department.id == IN_GB18030));
        if !last.is_empty() {
            files.insert(format!("{folder}/items.toml"), items_toml(&last).into_bytes());
        }
    }
    files
}

/// A matter's name and the title of one of its stages, without saying a word twice: 超速行驶处罚 and 处罚决定 make
/// 超速行驶处罚决定.
fn joined(matter: &str, title: &str) -> String {
    let shared: usize = title.chars().take(2).map(char::len_utf8).sum();
    let rest = if matter.ends_with(&title[..shared]) { &title[shared..] } else { title };
    format!("{matter}{rest}")
}

/// Writes a project's files into `folder`.
pub fn write(files: &Files, folder: &Path) -> io::Result<()> {
    for (name, contents) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, contents)?;
    }
    Ok(())
}

/// How a kind of matter is worded; `kinds.toml` says what each means.
#[derive(Deserialize)]
struct Kind {
    deep: u64,
    overview: String,
    content: Vec<String>,
    time: Vec<String>,
    channels: Vec<String>,
    #[serde(default = "department_alone")]
    body: String,
    stages: Vec<Worded>,
}

/// A stage's title and content, when and through which channels it is disclosed, and to whom if on application only.
#[derive(Deserialize)]
struct Worded(String, String, String, String, #[serde(default)] Option<String>);

fn department_alone() -> String {
    "{d}".to_owned()
}

#[derive(Deserialize)]
struct Kinds {
    kind: BTreeMap<String, Kind>,
}

/// One department, with all it could disclose.
struct Department {
    id: &'static str,
    order: usize,
    folder: &'static str,
    name: &'static str,
    short: &'static str,
    aliases: &'static str,
    duties: &'static str,
    address: &'static str,
    telephone: &'static str,
    wechat: &'static str,
    groups: VecDeque<Group>,
}

/// A level-1 heading and the matters under it.
#[derive(Clone)]
struct Group {
    department: usize,
    kind: &'static str,
    field: &'static str,
    title: String,
    basis: &'static str,
    /// Level-2 titles, with their own contents where a table gives them.
    matters: Vec<(String, Option<String>)>,
}

/// How many items stand at the first two levels.
struct Quota {
    level1: usize,
    level2: usize,
}

impl Quota {
    fn of(items: usize, departments: usize) -> Self {
        let share = |part: usize| (items * part).div_ceil(REPORTED);
        let level1 = share(REPORTED_LEVEL1).max(departments).min(items);
        Self { level1, level2: share(REPORTED_LEVEL2).min(items - level1) }
    }
}

/// The departments, as many as so many items can fill.
fn departments(items: usize) -> Vec<Department> {
    let table = include_str!("departments.tsv").lines().skip(1);
    let mut departments = Vec::new();
    for (index, line) in table.enumerate().take((items / 5).max(1)) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[id, folder, name, short, aliases, trade, duties, address, telephone, wechat] = cells.as_slice() else {
            panic!("departments.tsv has ten columns: {line}");
        };
        let own = include_str!("matters.txt").split("\n@ ").find_map(|part| part.strip_prefix(id)).unwrap_or_default();
        let mut groups = groups(own, index);
        groups.extend(groups_for(name, trade, index));
        let order = 10 * (index + 1);
        departments.push(Department {
            id,
            order,
            folder,
            name,
            short,
            aliases,
            duties,
            address,
            telephone,
            wechat,
            groups,
        });
    }
    departments
}

/// The groups every department has, worded for this one.
fn groups_for(name: &str, trade: &str, department: usize) -> VecDeque<Group> {
    let word = |text: &str| text.replace("{d}", name).replace("{w}", trade);
    let mut groups = groups(include_str!("common.txt"), department);
    for group in &mut groups {
        group.title = word(&group.title);
        for (title, content) in &mut group.matters {
            *title = word(title);
            *content = content.as_deref().map(word);
        }
    }
    groups
}

fn groups(table: &'static str, department: usize) -> VecDeque<Group> {
    let mut groups: VecDeque<Group> = VecDeque::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix("= ") {
            let cells: Vec<&str> = heading.split(" | ").collect();
            let &[kind, field, title, basis] = cells.as_slice() else { panic!("a group has four cells: {line}") };
            groups.push_back(Group { department, kind, field, title: title.to_owned(), basis, matters: Vec::new() });
        } else if let Some(group) = groups.back_mut() {
            let (title, content) = match line.split_once(" | ") {
                Some((title, content)) => (title, Some(content.to_owned())),
                None => (line, None),
            };
            group.matters.push((title.to_owned(), content));
        }
    }
    groups
}

/// So many groups, one from each department in turn.
fn choose_groups(departments: &mut [Department], count: usize) -> Vec<Group> {
    let mut chosen = Vec::new();
    while chosen.len() < count {
        let before = chosen.len();
        for department in departments.iter_mut() {
            if chosen.len() < count {
                chosen.extend(department.groups.pop_front());
            }
        }
        if chosen.len() == before {
            break;
        }
    }
    chosen.sort_by_key(|group| group.department);
    chosen
}

/// The groups with so many of their matters, one from each group in turn.
fn choose_matters(groups: Vec<Group>, count: usize) -> Vec<Group> {
    let mut left = count;
    let mut taken = vec![0; groups.len()];
    for round in 0.. {
        let mut is_over = true;
        for (group, taken) in groups.iter().zip(&mut taken) {
            if left > 0 && round < group.matters.len() {
                (*taken, left, is_over) = (round + 1, left - 1, false);
            }
        }
        if is_over {
            break;
        }
    }
    groups
        .into_iter()
        .zip(taken)
        .map(|(mut group, taken)| {
            group.matters.truncate(taken);
            group
        })
        .collect()
}

/// A level-3 row: its stage, and the place and year it is for.
type Stage = (usize, Option<String>);

/// Stages by group and matter, so many in all: the matters that are divided are divided whole, and by place only when
/// every matter is.
fn choose_stages(groups: &[Group], kinds: &Kinds, count: usize) -> BTreeMap<(usize, usize), Vec<Stage>> {
    let mut matters: Vec<(u64, usize, usize)> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        for (number, (title, _)) in group.matters.iter().enumerate() {
            let rank =
                hash(&format!("{}{}{title}", group.department, group.title)) % 100 + 10 * kinds.kind[group.kind].deep;
            matters.push((rank, index, number));
        }
    }
    matters.sort_unstable();
    let mut left = count;
    let mut chosen: BTreeMap<(usize, usize), Vec<Stage>> = BTreeMap::new();
    let places = PLACES.iter().map(|place| Some((*place).to_owned()));
    let years = (1949..=2025).rev().flat_map(|year| PLACES.map(|place| Some(format!("{place}，{year}年度"))));
    for place in std::iter::once(None).chain(places).chain(years) {
        if left == 0 {
            break;
        }
        for &(_, index, number) in &matters {
            let all = kinds.kind[groups[index].kind].stages.len();
            let taken = all.min(left);
            left -= taken;
            if taken > 0 {
                chosen.entry((index, number)).or_default().extend((0..taken).map(|stage| (stage, place.clone())));
            }
        }
    }
    assert!(left == 0, "the tables hold too little for so many items: {left} are missing");
    chosen
}

/// One item, in the order of the columns.
struct Row {
    /// The number of its group.
    group: usize,
    kind: &'static str,
    level: usize,
    cells: [String; 16],
}

/// The rows of one department, in the order of their headings.
fn rows(
    department: &Department,
    groups: &[Group],
    stages: &BTreeMap<(usize, usize), Vec<Stage>>,
    kinds: &Kinds,
) -> Vec<Row> {
    let mut rows = Rows { department, rows: Vec::new() };
    for (index, group) in groups.iter().enumerate().filter(|(_, group)| group.department + 1 == department.order / 10) {
        let kind = &kinds.kind[group.kind];
        let basis = format!("{}、{DISCLOSURE}、{PILOT}", group.basis);
        rows.push(
            index,
            group,
            [None, None],
            "",
            [&basis, &kind.overview, "{d}", "自信息形成或者变更之日起20个工作日内", "政府网站、公开查阅点"],
            None,
        );
        for (number, (matter, content)) in group.matters.iter().enumerate() {
            let chance = hash(&format!("{}{matter}", department.id)) as usize;
            let content = content.as_deref().unwrap_or(&kind.content[chance % kind.content.len()]);
            let more = if chance % 4 == 1 { format!("、{OPENNESS}") } else { String::new() };
            let basis = format!("{}、{DISCLOSURE}{more}", group.basis);
            let time = &kind.time[chance / 7 % kind.time.len()];
            let channels = &kind.channels[chance / 3 % kind.channels.len()];
            rows.push(index, group, [Some(matter), None], "", [&basis, content, &kind.body, time, channels], None);
            for (stage, place) in stages.get(&(index, number)).into_iter().flatten() {
                let Worded(title, content, time, channels, applicants) = &kind.stages[*stage];
                let (title, content) = match place {
                    Some(place) => (format!("{title}（{place}）"), format!("{content}，范围为{place}")),
                    None => (title.clone(), content.clone()),
                };
                let name = joined(matter, &title);
                let basis = format!("{}、{DISCLOSURE}", group.basis);
                rows.push(
                    index,
                    group,
                    [Some(matter), Some(&title)],
                    &name,
                    [&basis, &content, &kind.body, time, channels],
                    applicants.as_deref(),
                );
            }
        }
    }
    rows.rows
}

struct Rows<'a> {
    department: &'a Department,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn push(
        &mut self,
        number: usize,
        group: &Group,
        below: [Option<&str>; 2],
        name: &str,
        elements: [&str; 5],
        applicants: Option<&str>,
    ) {
        let matter = below[0].unwrap_or_default();
        let word =
            |text: &str| text.replace("{d}", self.department.name).replace("{g}", &group.title).replace("{m}", matter);
        let [basis, content, body, time, channels] = elements.map(word);
        let id = format!("{}-{:04}", self.department.id, self.rows.len() + 1);
        let field = include_str!("fields.tsv")
            .lines()
            .find_map(|line| line.strip_prefix(group.field)?.strip_prefix('\t')?.split('\t').next())
            .expect("every group's field is in fields.tsv");
        // Works have pages of their own, kept by project rather than by item.
        let url = if group.kind == "works" && below == [None, None] {
            format!("https://{{host}}/zwgk/zdxm/{}/", id.to_lowercase())
        } else {
            String::new()
        };
        let reading = include_str!("readings.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .find_map(|(title, reading)| (below == [Some(title), None]).then_some(reading));
        let (method, audience) = match applicants {
            Some(applicants) => ("依申请公开", format!("特定群体：{applicants}")),
            None => ("主动公开", "全社会".to_owned()),
        };
        // What hangs in communities and villages is disclosed there, too.
        let is_local = ["便民服务站", "公示栏"].iter().any(|place| channels.contains(place));
        let tier = if is_local { "县级、乡级" } else { "县级" };
        let level = |depth: usize| below[depth].unwrap_or_default().to_owned();
        let cells = [
            id,
            field.to_owned(),
            group.title.clone(),
            level(0),
            level(1),
            name.to_owned(),
            basis,
            content,
            body,
            time,
            method.to_owned(),
            channels,
            audience,
            tier.to_owned(),
            url,
            reading.unwrap_or_default().to_owned(),
        ];
        let level = 1 + below.iter().flatten().count();
        self.rows.push(Row { group: number, kind: group.kind, level, cells });
    }
}

/// The items a poster shows: what people come for first.
fn main_items(rows: &[Row]) -> Vec<&str> {
    let wanted = ["service", "permit", "benefit", "approval", "notice", "works", "inspect", "plan", "policy"];
    let rank = |row: &Row| wanted.iter().position(|kind| *kind == row.kind).unwrap_or(wanted.len());
    let mut matters: Vec<&Row> = rows.iter().filter(|row| row.level == 2).collect();
    matters.sort_by_key(|row| rank(row));
    let mut groups: BTreeMap<usize, usize> = BTreeMap::new();
    matters.retain(|row| {
        let of_group = groups.entry(row.group).or_default();
        *of_group += 1;
        *of_group <= 3
    });
    let mut ids: Vec<&str> = matters.iter().take(MAIN_ITEMS).map(|row| row.cells[0].as_str()).collect();
    ids.sort_unstable();
    ids
}

/// A number that hangs on nothing but the text (FNV-1a, then mixed so that its last digits are fair).
fn hash(text: &str) -> u64 {
    let folded = text
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    (folded ^ folded >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33
}

fn fields() -> String {
    let mut text =
        String::from("# 领域：编号固定不变，名称可以更改；曾用名和新名写入 aliases，表格中写哪个都能识别。\n");
    for line in include_str!("fields.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[id, name, aliases] = cells.as_slice() else { panic!("fields.tsv has three columns: {line}") };
        let _ = write!(text, "\n[[field]]\nid = \"{id}\"\nname = \"{name}\"\n");
        if !aliases.is_empty() {
            let _ = writeln!(text, "aliases = [\"{}\"]", aliases.replace('；', "\", \""));
        }
    }
    text
}

impl Department {
    fn toml(&self, main_items: &[&str]) -> String {
        let mut text = format!("# {}。样例数据：地址、电话和公众号均为虚构。\n", self.name);
        if self.id == IN_GB18030 {
            text.push_str("# 同一文件夹中的 items.csv 以 GB18030 编码保存：许多表格软件另存为 CSV 时用的就是这种编码，照常可读。\n");
        }
        if self.id == IN_TOML {
            text.push_str("# 事项可以写在 CSV 中，也可以写在 TOML 中：items.toml 是后一种写法的例子。\n");
        }
        for (key, value) in [("id", self.id), ("name", self.name), ("short_name", self.short)] {
            let _ = writeln!(text, "{key} = \"{value}\"");
        }
        let _ = writeln!(text, "order = {}", self.order);
        let _ = writeln!(text, "aliases = [\"{}\"]", self.aliases.replace('；', "\", \""));
        let contact = [
            ("duties", self.duties),
            ("address", self.address),
            ("telephone", self.telephone),
            ("wechat", self.wechat),
        ];
        for (key, value) in contact {
            let _ = writeln!(text, "{key} = \"{value}\"");
        }
        let list: Vec<String> = main_items.iter().map(|id| format!("\"{id}\"")).collect();
        let _ = write!(text, "# 部门海报上展示的事项。\nmain_items = [{}]\n", list.join(", "));
        text
    }
}

/// A table as spreadsheet programs save it: UTF-8 with its mark, or GB18030.
fn csv(rows: &[&Row], in_gb18030: bool) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let has_readings = rows.iter().any(|row| !row.cells[HEADING.len() - 1].is_empty());
    let columns = HEADING.len() - usize::from(!has_readings);
    let records = std::iter::once(HEADING.map(str::to_owned)).chain(rows.iter().map(|row| row.cells.clone()));
    for record in records {
        writer.write_record(&record[..columns]).expect("memory takes every record");
    }
    let bytes = writer.into_inner().expect("memory takes every record");
    let text = String::from_utf8(bytes).expect("the tables are UTF-8");
    if in_gb18030 { GB18030.encode(&text).0.into_owned() } else { format!("\u{FEFF}{text}").into_bytes() }
}

fn items_toml(rows: &[&Row]) -> String {
    const KEYS: [&str; 16] = [
        "id",
        "field",
        "level1",
        "level2",
        "level3",
        "name",
        "basis",
        "content",
        "body",
        "time_limit",
        "method",
        "channels",
        "audience",
        "tier",
        "url",
        "reading",
    ];
    let mut text = String::from("# 每个 [[item]] 是一个事项；没有的项目不写。\n");
    for row in rows {
        text.push_str("\n[[item]]\n");
        for (key, value) in KEYS.iter().zip(&row.cells).filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(text, "{key} = \"{value}\"");
        }
    }
    text
}
