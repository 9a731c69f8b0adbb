//! Lists, and terms with what they are.

use super::*;

fn flow(matter: &str) -> String {
    format!("<document><flow>{matter}</flow></document>")
}

#[test]
fn marks_stand_beside_the_text_or_begin_it() {
    let list = "<ol><li>强化公开<ol><li>梳理事项</li><li>按季更新</li></ol></li><li>加强监督</li></ol>";
    let style = "ol { padding-left: 0; list-style-type: official }";
    snapbox::assert_data_eq!(
        dump(&set(&flow(list), style)),
        snapbox::str![[r#"
1:    10  14.9  一、
1:  17.1  14.9  强化公开
1:  15.3  21.9  （一）
1:  25.9  21.9  梳理事项
1:  15.3    29  （二）
1:  25.9    29  按季更新
1:    10    36  二、
1:  17.1    36  加强监督

"#]]
    );
    let style = "ol { list-style-type: official; list-style-position: inside; padding-left: 0; text-indent: 2em }";
    snapbox::assert_data_eq!(
        dump(&set(&flow(list), style)),
        snapbox::str![[r#"
1:  17.1  14.9  一、强化公开
1:  17.1  21.9  （一）梳理事项
1:  17.1    29  （二）按季更新
1:  17.1    36  二、加强监督

"#]]
    );
}

#[test]
fn terms_are_as_wide_as_the_widest_and_pairs_break_between_pages() {
    let list = format!(
        "{}<dl><dt>地址</dt><dd>兴安路1号</dd><dt>办公时间</dt><dd>{}</dd><dt>电话</dt><dd>1</dd></dl>",
        numbered("<p>行#</p>", 0..8),
        "春眠不觉晓处处闻啼鸟".repeat(6),
    );
    snapbox::assert_data_eq!(
        dump(&set(&flow(&list), "")),
        snapbox::str![[r#"
1:    10  14.9  行0
1:    10  21.9  行1
1:    10    29  行2
1:    10    36  行3
1:    10  43.1  行4
1:    10  50.1  行5
1:    10  57.2  行6
1:    10  64.3  行7
1:    10  71.3  地址
1:  27.6  71.3  兴安路1号
1:    10  78.4  办公时间
1:  27.6  78.4  春眠不觉晓处处闻啼鸟春眠不觉晓处处
1:  27.6  85.4  闻啼鸟春眠不觉晓处处闻啼鸟春眠不觉
2:  27.6  14.9  晓处处闻啼鸟春眠不觉晓处处闻啼鸟春
2:  27.6  21.9  眠不觉晓处处闻啼鸟
2:    10    29  电话
2:  27.6    29  1

"#]]
    );
}
