//! Tables against small catalogues: who finds whom, and what is asked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;

use super::*;
use crate::catalog::{Item, load};
use crate::import::draft::SourceCell;
use crate::import::outcome::Change;
use crate::sheet::Address;

const PROJECT: &str = "host = \"www.example.gov.cn\"\n[site]\nid = \"CITY\"\nname = \"样例市\"\noffice = \"办公室\"\n\
    telephone = \"1\"\naddress = \"路\"\nhours = \"工作日\"\ncomplaints = \"12345\"\nedition = \"2026年\"\n\
    home = \"https://{host}/\"\ndepartment_home = \"https://{host}/{department_lower}/\"\n";

/// A catalogue of two departments and two fields with these items: department, field, titles, content.
fn catalog(items: &[(usize, usize, &str, &str)]) -> Catalog {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("mingma.toml", PROJECT.to_owned());
    write(
        "catalog/fields.toml",
        "[[field]]\nid = \"planning\"\nname = \"城乡规划\"\n[[field]]\nid = \"budget\"\nname = \"财政预决算\"\n".into(),
    );
    let mut number = [0, 0];
    let mut tables = [String::new(), String::new()];
    for &(department, field, titles, content) in items {
        number[department] += 1;
        let mut levels = titles.split('/').map(str::trim);
        let [one, two, three] = std::array::from_fn(|_| levels.next().unwrap_or_default());
        let (id, field) = (["ZRZ", "CZJ"][department], ["城乡规划", "财政预决算"][field]);
        let serial = number[department];
        let _ =
            writeln!(tables[department], "{id}-{serial:04},{field},{one},{two},{three},依据,{content},主体,20日,主动");
    }
    for (index, (id, table)) in ["ZRZ", "CZJ"].into_iter().zip(tables).enumerate() {
        let department = "duties = \"事\"\naddress = \"路\"\ntelephone = \"1\"\n";
        write(
            &format!("catalog/{id}/department.toml"),
            format!("id = \"{id}\"\norder = {index}\nname = \"{id}局\"\n{department}"),
        );
        let heading = "编号,领域,一级事项,二级事项,三级事项,依据,内容,主体,时限,方式\n";
        write(&format!("catalog/{id}/items.csv"), heading.to_owned() + &table);
    }
    let mut found = Diagnostics::default();
    let project = load(place.path(), &mut found).unwrap();
    assert!(!found.has_errors(), "{:?}", found.as_slice());
    project.catalog
}

fn cell(row: u32, column: Column, value: &str) -> SourceCell {
    SourceCell { at: Address::new(row, column as u32), raw: value.into(), value: value.into() }
}

/// A row of the one table: department, field, titles, content.
fn row(at: u32, department: usize, field: usize, titles: &str, content: &str) -> DraftRow {
    let mut cells = [const { None }; Column::COUNT];
    let mut levels = titles.split('/').map(str::trim);
    for level in LEVELS {
        cells[level as usize] = Some(cell(at, level, levels.next().unwrap_or_default()));
    }
    for (column, value) in [(Column::Content, content), (Column::Basis, "依据"), (Column::TimeLimit, "20日")] {
        cells[column as usize] = Some(cell(at, column, value));
    }
    DraftRow {
        book: 0,
        sheet: 0,
        row: at,
        table: 0,
        department: Some(department),
        field: Some(field),
        number: None,
        cells,
        waits_for: Vec::new(),
    }
}

/// A row that says what an item says.
fn row_of(at: u32, item: &Item) -> DraftRow {
    row(at, item.department, item.field, &title::shown_item(item), &item.content)
}

fn rows_of(catalog: &Catalog) -> Vec<DraftRow> {
    catalog.items.iter().zip(1..).map(|(item, at)| row_of(at, item)).collect()
}

fn matched(rows: &[DraftRow], catalog: &Catalog) -> Plan {
    let mut found = Diagnostics::default();
    let plan = matching(rows, &[], catalog, &Answers::default(), &mut found);
    assert!(found.as_slice().is_empty(), "{:?}", found.as_slice());
    plan
}

/// The plan, a line for each entry that is not just kept.
fn told(plan: &Plan) -> Vec<String> {
    let line = |entry: &Entry| {
        let mut line = format!("{:?} {}", entry.kind, entry.id).trim().to_owned();
        if let Some(old) = &entry.old_id {
            let _ = write!(line, " < {old}");
        }
        if let Some(doubt) = entry.doubt {
            let _ = write!(line, " {doubt:?}?");
        }
        if entry.by != By::Nothing {
            let _ = write!(line, " by {:?}", entry.by);
        }
        for Change { column, old, new, .. } in &entry.changes {
            let _ = write!(line, " {column:?}: {old} > {new};");
        }
        for candidate in &entry.candidates {
            let _ = write!(line, " {} {} %", candidate.id, candidate.likeness);
        }
        line
    };
    plan.entries.iter().filter(|entry| entry.kind != Kind::Kept).map(line).collect()
}

const SMALL: [(usize, usize, &str, &str); 4] = [
    (0, 0, "规划编制 / 国土空间总体规划", "规划草案、批准文件、文本及图纸"),
    (0, 0, "规划许可 / 建设工程规划许可证", "证载内容、附图"),
    (0, 1, "部门预算 / 收支总表", "收入支出各表"),
    (1, 1, "部门预算 / 收支总表", "收入支出各表"),
];

#[test]
fn the_same_table_changes_nothing() {
    let catalog = catalog(&SMALL);
    let plan = matched(&rows_of(&catalog), &catalog);
    assert_eq!((told(&plan), plan.counts.kept, plan.counts.asks()), (vec![], 4, false));
}

#[test]
fn what_a_cell_says_differently_is_one_change() {
    let catalog = catalog(&SMALL);
    let mut rows = rows_of(&catalog);
    rows[1].cells[Column::TimeLimit as usize] = Some(cell(2, Column::TimeLimit, "7个工作日"));
    let plan = matched(&rows, &catalog);
    assert_eq!(told(&plan), ["Changed ZRZ-0002 by Title TimeLimit: 20日 > 7个工作日;"]);
    assert_eq!(plan.entries[1].changes[0].at, Some(Address::new(2, Column::TimeLimit as u32)));
}

#[test]
fn spelling_does_not_hide_an_item() {
    let catalog = catalog(&SMALL);
    let rows = [row(1, 0, 0, "规划 编制 / 国土空间总体规划", SMALL[0].3), row(2, 0, 0, SMALL[1].2, SMALL[1].3)];
    let plan = matched(&rows, &catalog);
    assert_eq!((told(&plan), plan.counts.kept), (Vec::<String>::new(), 2));
}

#[test]
fn what_a_table_has_no_column_for_says_nothing() {
    let catalog = catalog(&[(0, 0, "规划 / 许可 / 选址意见书", "证载内容"), (0, 0, "规划 / 编制 / 总体规划", "草案")]);
    let mut rows = vec![row(1, 0, 0, "规划 / 许可", "证载内容"), row(2, 0, 0, "规划 / 编制", "草案")];
    for row in &mut rows {
        row.cells[Column::Level3 as usize] = None;
    }
    assert_eq!(told(&matched(&rows, &catalog)), Vec::<String>::new());
    for (row, name) in rows.iter_mut().zip(["选址意见书", "总体规划"]) {
        row.cells[Column::Name as usize] = Some(cell(1, Column::Name, name));
    }
    assert_eq!(told(&matched(&rows, &catalog)), Vec::<String>::new());
}

#[test]
fn new_rows_get_ids_with_check_letters_and_missing_items_are_named() {
    let catalog = catalog(&SMALL);
    let rows = [row_of(1, &catalog.items[0]), row(2, 0, 0, "政民互动 / 意见征集", "公告")];
    let plan = matched(&rows, &catalog);
    assert_eq!(told(&plan), ["Added ZRZ-0008Y", "Removed ZRZ-0002 Removed?"]);
    assert!(plan.counts.asks());
}

#[test]
fn only_what_the_table_speaks_of_can_be_missing() {
    let catalog = catalog(&SMALL);
    let rows = [row_of(1, &catalog.items[2])];
    assert_eq!(
        told(&matched(&rows, &catalog)),
        Vec::<String>::new(),
        "城乡规划 and the other department are not spoken of"
    );
}

#[test]
fn a_renamed_item_is_found_by_likeness_and_asks() {
    let catalog = catalog(&SMALL);
    let mut rows = rows_of(&catalog);
    rows[1] = row(2, 0, 0, "规划许可 / 建设工程规划许可", SMALL[1].3);
    assert_eq!(
        told(&matched(&rows, &catalog)),
        ["Changed ZRZ-0002 Alike? by Likeness(92) Level2: 建设工程规划许可证 > 建设工程规划许可;"]
    );
}

#[test]
fn an_item_under_another_heading_is_moved_and_asks() {
    let catalog = catalog(&SMALL);
    let mut rows = rows_of(&catalog);
    rows[1] = row(2, 0, 0, "许可事项 / 建设工程规划许可证", SMALL[1].3);
    let told = told(&matched(&rows, &catalog));
    assert!(told.len() == 1 && told[0].starts_with("Moved ZRZ-0002 Alike? by Likeness"), "{told:?}");
}

#[test]
fn another_field_keeps_the_id_and_another_department_asks_for_a_new_one() {
    let catalog = catalog(&[
        SMALL[0],
        SMALL[1],
        SMALL[2],
        (1, 0, "土地供应 / 供地计划", "计划文本"),
        (1, 1, "决算 / 决算表", "表"),
    ]);
    let mut rows = rows_of(&catalog);
    rows[1] = row(2, 0, 1, SMALL[1].2, SMALL[1].3);
    rows[3] = row(4, 0, 0, "土地供应 / 供地计划", "计划文本");
    let told = told(&matched(&rows, &catalog));
    assert_eq!(
        told,
        ["Moved ZRZ-0002 by Title Field: 城乡规划 > 财政预决算;", "Moved ZRZ-0008Y < CZJ-0001 NewId? by Title",]
    );
}

#[test]
fn two_that_are_as_like_are_never_chosen_between() {
    let catalog = catalog(&[
        (0, 0, "规划编制 / 东城区详细规划", "草案"),
        (0, 0, "规划编制 / 西城区详细规划", "草案"),
        (0, 0, "公共服务 / 法规文件", "法律"),
    ]);
    let rows = [row(1, 0, 0, "规划编制 / 北城区详细规划", "草案"), row_of(2, &catalog.items[2])];
    let plan = matched(&rows, &catalog);
    let told = told(&plan);
    assert!(told.len() == 1 && told[0].starts_with("Unclear Several? ZRZ-0001 "), "{told:?}");
    assert_eq!(plan.entries[0].candidates.len(), 2, "and neither of the two is called missing");
}

#[test]
fn answers_decide() {
    let catalog = catalog(&[
        (0, 0, "规划编制 / 东城区详细规划", "草案"),
        (0, 0, "规划编制 / 西城区详细规划", "草案"),
        (0, 0, "公共服务 / 法规文件", "法律"),
    ]);
    let rows = [row(1, 0, 0, "规划编制 / 北城区详细规划", "草案"), row_of(2, &catalog.items[2])];
    let told_with = |answer: Answer, kept: &[&str]| {
        let mut answers = Answers::default();
        answers.add("ZRZ 规划编制/北城区详细规划", answer);
        for id in kept {
            answers.add(id, Answer::Keep);
        }
        told(&matching(&rows, &[], &catalog, &answers, &mut Diagnostics::default()))
    };
    assert_eq!(told_with(Answer::New, &["ZRZ-0001", "ZRZ-0002"]), ["Added ZRZ-0008Y"]);
    assert_eq!(
        told_with(Answer::Item("ZRZ-0002".into()), &["ZRZ-0001"]),
        ["Changed ZRZ-0002 by Profile Level2: 西城区详细规划 > 北城区详细规划;"]
    );
    let mut found = Diagnostics::default();
    let mut answers = Answers::default();
    answers.add("ZRZ 规划编制 / 北城区详细规划", Answer::Item("ZRZ-0009".into()));
    let plan = matching(&rows, &[], &catalog, &answers, &mut found);
    assert_eq!((plan.counts.not_taken, found.as_slice().len()), (1, 1));
}

#[test]
fn an_id_in_the_table_decides_and_may_not_stand_twice() {
    let catalog = catalog(&SMALL);
    let mut rows = rows_of(&catalog);
    rows[0] = row(1, 0, 0, "全新的标题", "");
    rows[0].cells[Column::Id as usize] = Some(cell(1, Column::Id, "ZRZ-0001"));
    rows[1].cells[Column::Id as usize] = Some(cell(2, Column::Id, "ZRZ-0001"));
    rows.push(row(5, 0, 0, "带来编号", "内容"));
    rows[4].cells[Column::Id as usize] = Some(cell(5, Column::Id, "ZRZ-0900"));
    let mut found = Diagnostics::default();
    let plan = matching(&rows, &[], &catalog, &Answers::default(), &mut found);
    let told = told(&plan);
    assert!(told[0].starts_with("Moved ZRZ-0001 Emptied? by Id"), "{told:?}");
    assert_eq!(told[1..], ["Added ZRZ-0900"], "the item of the row that was left out is not missing");
    assert_eq!(found.as_slice()[0].key, "import-id-twice");
}

#[test]
fn a_row_that_says_the_same_again_is_left_out() {
    let catalog = catalog(&[]);
    let rows =
        [row(1, 0, 0, "规划 / 甲", "内容"), row(2, 0, 0, "规划 / 甲", "内容"), row(3, 0, 0, "规划 / 甲", "别的")];
    let mut found = Diagnostics::default();
    let plan = matching(&rows, &[], &catalog, &Answers::default(), &mut found);
    assert_eq!((plan.counts.added, plan.counts.not_taken), (2, 1));
    let elsewhere = DraftRow { table: 1, ..rows[0].clone() };
    let rows = [rows[0].clone(), elsewhere];
    let plan = matching(&rows, &[], &catalog, &Answers::default(), &mut found);
    assert_eq!((plan.counts.added, found.as_slice().len()), (1, 1), "of one in another table it is said here");
}

#[test]
fn many_strangers_cost_no_more_than_many_friends() {
    let titles: Vec<String> = (0..3000).map(|at| format!("公开事项 / 关于第{at}号事务的信息公开")).collect();
    let items: Vec<_> = titles.iter().map(|title| (0, 0, title.as_str(), "内容")).collect();
    let catalog = catalog(&items);
    let rows: Vec<_> =
        (0..3000).map(|at| row(at, 0, 0, &format!("另外的事 / 第{}件与众不同的工作", at * 7), "别的")).collect();
    let plan = matched(&rows, &catalog);
    assert_eq!((plan.counts.added, plan.counts.removed), (3000, 3000));
}

/// Titles that are told apart, and contents.
fn some_items() -> impl Strategy<Value = BTreeMap<(usize, usize, String), String>> {
    prop::collection::btree_map(
        (0_usize..2, 0_usize..2, "[甲乙丙丁戊己庚辛]{2,6} / [子丑寅卯辰巳午未]{2,6}"),
        "[一二三四五六]{1,4}",
        1..24,
    )
}

fn catalog_of(items: &BTreeMap<(usize, usize, String), String>) -> Catalog {
    let listed: Vec<_> = items
        .iter()
        .map(|((department, field, titles), content)| (*department, *field, titles.as_str(), content.as_str()))
        .collect();
    catalog(&listed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn equal_tables_match_one_to_one_in_any_order(items in some_items(), seed in any::<u64>()) {
        let catalog = catalog_of(&items);
        let mut rows = rows_of(&catalog);
        shuffle(&mut rows, seed);
        let plan = matched(&rows, &catalog);
        prop_assert_eq!(told(&plan), Vec::<String>::new());
        let mut found: Vec<usize> = plan.entries.iter().filter_map(|entry| entry.item).collect();
        found.sort_unstable();
        prop_assert_eq!(found, (0..catalog.items.len()).collect::<Vec<_>>());
    }

    #[test]
    fn so_many_cells_edited_are_so_many_changes(items in some_items(), edits in prop::collection::btree_set((0_usize..24, 0_usize..3), 0..6)) {
        let catalog = catalog_of(&items);
        let mut rows = rows_of(&catalog);
        let columns = [Column::Content, Column::Basis, Column::TimeLimit];
        let edits: Vec<_> = edits.into_iter().filter(|(at, _)| *at < rows.len()).collect();
        for &(at, column) in &edits {
            rows[at].cells[columns[column] as usize] = Some(cell(0, columns[column], "改过"));
        }
        let plan = matched(&rows, &catalog);
        prop_assert_eq!(plan.entries.iter().map(|entry| entry.changes.len()).sum::<usize>(), edits.len());
        prop_assert!(!plan.counts.asks());
    }

    #[test]
    fn the_order_of_rows_decides_nothing(items in some_items(), others in some_items(), seed in any::<u64>()) {
        let catalog = catalog_of(&items);
        let mut rows: Vec<_> = catalog_of(&others).items.iter().zip(1..).map(|(item, at)| row_of(at, item)).collect();
        let gist = |plan: &Plan| {
            // The ids of new items are given in the order of the rows; all else is the same.
            let mut gist: Vec<_> = plan.entries.iter().map(|entry| {
                let id = if entry.kind == Kind::Added { "" } else { &entry.id };
                (entry.kind, entry.title.clone(), entry.department, entry.field, id.to_owned(), entry.candidates.clone())
            }).collect();
            gist.sort_by_key(|gist| format!("{gist:?}"));
            gist
        };
        let before = gist(&matched(&rows, &catalog));
        shuffle(&mut rows, seed);
        prop_assert_eq!(gist(&matched(&rows, &catalog)), before);
    }

    #[test]
    fn every_item_the_table_should_have_is_accounted_for(items in some_items(), others in some_items()) {
        let catalog = catalog_of(&items);
        let rows: Vec<_> = catalog_of(&others).items.iter().zip(1..).map(|(item, at)| row_of(at, item)).collect();
        let plan = matched(&rows, &catalog);
        prop_assert_eq!(plan.entries.iter().filter(|entry| entry.row.is_some()).count(), rows.len());
        let scope = Scope::of(&rows);
        for (at, item) in catalog.items.iter().enumerate() {
            let named = plan.entries.iter().filter(|entry| {
                entry.item == Some(at) || entry.candidates.iter().any(|candidate| candidate.item == at)
            });
            prop_assert_eq!(named.count() > 0, scope.has(item.department, item.field), "{}", item.id);
        }
        let ids: BTreeSet<_> = plan.entries.iter().filter(|e| e.kind == Kind::Added).map(|e| &e.id).collect();
        prop_assert_eq!(ids.len(), plan.counts.added);
    }
}

fn shuffle(rows: &mut [DraftRow], mut seed: u64) {
    for at in (1..rows.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(at, (seed >> 33) as usize % (at + 1));
    }
}
