//! What holds for all tables.

use proptest::prelude::*;

use super::*;

/// Texts as they stand in tables, and some that do not.
fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "序号",
        "公开事项",
        "一级事项",
        "二级事项",
        "三级事项",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "全社会",
        "特定群体",
        "公开方式",
        "主动",
        "依申请",
        "公开层级",
        "县级",
        "乡级",
        "备注",
        "事项名称",
        "1",
        "2",
        "√",
        "同上",
        "财政局",
        "相关部门",
        "《预算法》",
        "■政府网站 □政府公报",
        "20个工作日内",
        "财政预决算领域基层政务公开标准目录",
        "■必选项 □可选项",
        "填表说明：",
        "一、重大建设项目",
        "办理科室",
        "第1项",
        "x\ny",
        "（",
        "/",
    ])
}

fn merge() -> impl Strategy<Value = Merge> {
    (0..12_u32, 0..16_u32, 0..4_u32, 0..4_u32).prop_map(|(row, column, down, right)| Merge {
        first: Address::new(row, column),
        last: Address::new(row + down, column + right),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_grid_is_read_to_its_end(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..16), 0..12),
        merges in prop::collection::vec(merge(), 0..6),
    ) {
        let rows = rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect();
        let books = [book("表.csv", vec![Sheet::new("表", rows, merges)])];
        let catalog = city();
        let mut found = Diagnostics::default();
        let draft = understand(&books, &catalog, &Profile::default(), &mut found);
        for row in &draft.rows {
            prop_assert!(!row.value(Column::Level1).is_empty());
            prop_assert!(row.department.is_some() && row.field.is_some() || !row.waits_for.is_empty());
        }
        // What is written down is read again, and says the same.
        let known = Known { books: &books, catalog: &catalog, draft: &draft };
        let learned = Profile::default().learned(known);
        let text = to_toml(&learned, known, &Locale::new(Language::Zh));
        let mut wrong = Diagnostics::default();
        let read = Profile::read(&Source::new("import.toml", text.as_str()), &catalog, &mut wrong);
        prop_assert!(wrong.as_slice().is_empty(), "{:?}\n{}", wrong.as_slice(), text);
        prop_assert_eq!(read.as_ref(), Some(&learned), "{}", text);
        let again = understand(&books, &catalog, &learned, &mut Diagnostics::default());
        let twice = learned.learned(Known { draft: &again, ..known });
        prop_assert_eq!(&twice, &learned, "{}", text);
        // What was written down changes nothing: the same rows, and the same questions are open.
        prop_assert_eq!(&again.rows, &draft.rows, "{}", text);
        prop_assert_eq!(&again.questions, &draft.questions, "{}", text);
    }

    #[test]
    fn the_order_of_columns_does_not_matter(order in Just((0..14).collect::<Vec<usize>>()).prop_shuffle()) {
        let heads = [
            "序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
            "全社会", "特定群体", "主动", "依申请", "县级", "乡级",
        ];
        let rows = [
            heads,
            ["1", "预算", "收入", "收入表", "《预算法》", "及时公开", "财政局", "■政府网站", "√", "", "√", "", "√", ""],
            ["2", "", "支出", "支出表", "同上", "同上", "市发改委", "■政府公报", "", "企业", "", "√", "√", "√"],
        ];
        let drawn = |order: &[usize]| {
            let line = |row: &[&str; 14]| order.iter().map(|&at| row[at]).collect::<Vec<_>>().join("|");
            format!("财政预决算领域\n{}", rows.iter().map(line).collect::<Vec<_>>().join("\n"))
        };
        let values = |drawn: &str| {
            let seen = of_sheet(drawn);
            seen.lines().filter(|line| !line.starts_with('[')).map(str::to_owned).collect::<Vec<_>>()
        };
        let given: Vec<usize> = (0..14).collect();
        prop_assert_eq!(values(&drawn(&order)), values(&drawn(&given)));
    }
}
