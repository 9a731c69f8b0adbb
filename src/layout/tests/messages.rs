//! Mistakes as they are printed: for each kind the whole message, in both languages, in a file of its own below
//! `messages/`. `SNAPSHOTS=overwrite cargo test` writes them anew.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::*;
use crate::diag::{Language, Locale, Look, render};

const LOOK: Look = Look { colour: false, width: 100 };

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/layout/tests/messages")
}

/// Compares what is printed about a layout with the file of this name.
fn printed(name: &str, settings: &str, template: &str, style: &str) {
    let mut found = Diagnostics::default();
    let data =
        json!({ "items": ["a", "b"], "site": { "name": "市", "code": "CITY" }, "department": { "id": "<1>" }, "n": 3 });
    if let Some(layout) = layout(settings, template, style, &mut found) {
        layout.render(&data, &mut found);
        layout.file_name(&data, &mut found);
    }
    assert!(!found.as_slice().is_empty(), "nothing is wrong");
    let text =
        [Language::Zh, Language::En].map(|language| render(found.as_slice(), &Locale::new(language), LOOK)).concat();
    let file = folder().join(format!("{name}.txt"));
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(text, snapbox::Data::read_from(&file, None));
}

/// Tests of mistakes in a page's matter, or in the three files of a layout.
macro_rules! kinds {
    ($($name:ident: $($text:literal)+ $(, style $style:literal)? $(, settings $settings:literal)?;)*) => {
        $(
            #[test]
            fn $name() {
                let style = concat!($($style)?);
                let settings = format!("{SETTINGS}{}", concat!($($settings)?));
                let text = concat!($($text)+);
                let template = if text.starts_with("<document") || text.starts_with("<html") || text.starts_with("<!") || text.is_empty() {
                    text.to_owned()
                } else {
                    format!("<document>\n  <page>\n    {text}\n  </page>\n</document>\n")
                };
                printed(stringify!($name), &settings, &template, style);
            }
        )*
    };
}

kinds! {
    unknown_element: "<dvi>机构职能</dvi>";
    element_of_html: "<strong>机构职能</strong>";
    misplaced_element: "<p><td>电话</td></p>";
    stray_text: "<table><tr>电话</tr></table>";
    block_in_a_line: "<span>电话<div>0482</div></span>";
    wrong_root: "<html><body/></html>";
    no_sections: "<document></document>";
    unknown_attribute: "<qr code='CITY' distnace='1m'/>";
    missing_attribute: "<img src='logo.png'/>";
    empty_attribute: "<qr code=''/>";
    number_out_of_range: "<toc depth='9'/>";
    wrong_word: "<h1 toc='maybe'>目录</h1>";
    wrong_language: "<p lang='chinese language'>市</p>";
    id_twice: "<p id='a'>市</p><p id='a'>县</p>";
    unknown_id: "<p id='ende'>完</p><a href='#end'>至末页</a>";
    wrong_link: "<a href='javascript:x'>主页</a>";
    pages_outside_a_flow: "<header pages='odd'>市</header>";
    small_module: "<qr code='CITY' module='0.3mm'/>";
    no_type_area: "<document><page size='A5' margin='80mm'/></document>";
    too_many_cells: "<table style='grid-template-columns: 1fr 1fr'><tr><td/><td colspan='2'/></tr></table>";
    unknown_paper: "<document><page size='A12'/></document>";
    length_without_unit: "<qr code='CITY' distance='600'/>";
    unknown_unit: "<p style='margin-top: 3mmm'>市</p>";
    negative_length: "<p style='padding: -1mm'>市</p>";
    length_of_the_wrong_kind: "<qr code='CITY' distance='2em'/>";
    value_too_many: "<p style='width: 1mm 2mm'>市</p>";
    picture_not_found: "<img src='logo.pgn' alt='市徽'/>";
    definition_without_term: "<dl><dd>0482-8000000</dd></dl>";
    ruby_without_reading: "<p><ruby>犇</ruby></p>";
    line_break_in_ruby: "<p><ruby><b>犇<br/></b><rt>bēn</rt></ruby></p>";
    footnote_in_a_page: "<p>市<footnote>注</footnote></p>";
    rowspan_too_long: "<table style='grid-template-columns: 1fr'><tr><td rowspan='2'>市</td></tr></table>";
    index_without_text: "<p reading='shì'>市</p>";
    reading_that_is_none: "<p index='会计' reading='kuài jih'>会计</p>";
    reading_too_short: "<p index='会计' reading='kuài'>会计</p>";
    index_without_department: "<p index='会计'>会计</p><index by='department'/>";

    tags_crossed: "<div><p>机构职能</div></p>";
    tag_not_closed: "<document>\n  <page>\n    <p>机构职能</p>\n";
    template_cut_off: "<document>\n  <page>\n    <p class='lead'\n";
    value_without_quotes: "<p class=lead>市</p>";
    attribute_without_value: "<p hidden>市</p>";
    angle_in_text: "<p>距离 < 5 米</p>";
    ampersand_in_text: "<p>水 & 电</p>";
    entity_of_html: "<p>水&nbsp;电</p>";
    attribute_twice: "<p class='a' class='b'>市</p>", style ".a { color: red } .b { color: red }";
    prefix: "<svg:path/>";
    doctype: "<!DOCTYPE html><document/>";
    nothing_at_all: "";
    wrong_comment: "<p>市</p><!-- a -- b -->";
    text_outside: "<document><page/></document>完";
    end_of_a_section_of_data: "<p>a ]]> b</p>";

    undefined_variable: "<p>{{ sit.name }}</p>";
    undefined_field: "<p>{{ site.nmae }}</p>";
    unknown_filter: "<p>{{ n | romna }}</p>";
    unknown_test: "{% if n is numbr %}<p>3</p>{% endif %}";
    unknown_function: "<p>{{ now() }}</p>";
    unknown_tag: "{% fro item in items %}<p>{{ item }}</p>{% endfor %}";
    unknown_end_tag: "{% for item in items %}<p>{{ item }}</p>{% endfro %}";
    loop_not_closed: "{% for item in items %}<p>{{ item }}</p>";
    expression_not_finished: "<p>{{ n + }}</p>";
    word_missing: "{% for item of items %}<p>{{ item }}</p>{% endfor %}";
    value_of_the_wrong_kind: "<p>{{ site.name | roman }}</p>";
    loop_over_no_list: "{% for item in n %}<p>{{ item }}</p>{% endfor %}";
    sum_with_text: "<p>{{ site.name + 1 }}</p>";
    argument_missing: "<p>{{ site.name | replace(from='a') }}</p>";
    end_without_beginning: "<p>{{ n }}</p>{% endif %}";
    value_at_the_very_end: "<document><page><p>{{ n";
    value_not_finished: "<p>{{ n";
    message_of_the_template: "{% if n > 2 %}{{ throw(message='最多两项') }}{% endif %}";
    filter_safe: "<p>{{ site.name | safe }}</p>";
    included_file: "{% include 'foot.xml' %}";

    unknown_property: "<p>市</p>", style "p {\n  colour: red;\n}\n";
    unknown_value: "<p>市</p>", style "p { text-align: centre }";
    wrong_color: "<p>市</p>", style "p { color: #12 }";
    unknown_class: "<p class='laed'>市</p>", style ".lead { color: red }";
    unknown_selector: "<p>市</p>", style "p:hover { color: red }";
    selector_of_no_element: "<p>市</p>", style "paragraph { color: red }";
    at_rule: "<p>市</p>", style "@media print { p { color: red } }";
    brace_missing: "<p>市</p>", style "p { color: red\nh1 { color: blue }\n";
    style_without_colon: "<p>市</p>", style "p { color red; }";

    unknown_setting: "<p>市</p>", settings "[page]\nsiez = \"A4\"\n";
    setting_of_the_wrong_kind: "<p>市</p>", settings "[page]\nlandscape = \"yes\"\n";
    unknown_paper_in_settings: "<p>市</p>", settings "[page]\nsize = \"大十六开\"\n";
    sheets_that_lack_a_setting: "<p>市</p>", settings "[[sheets]]\nname = \"册\"\nkind = \"saddle-stitch\"\n";
    sheets_called_as_a_profile: "<p>市</p>", settings "[[sheets]]\nname = \"web\"\nkind = \"tiles\"\npaper = \"A4\"\n";
    sheets_of_one_name: "<p>市</p>", settings "[[sheets]]\nname = \"A4\"\nkind = \"n-up\"\npaper = \"A4\"\n[[sheets]]\nname = \"a4\"\nkind = \"n-up\"\npaper = \"A4\"\n";
    signature_not_of_sheets: "<p>市</p>", settings "[[sheets]]\nname = \"册\"\nkind = \"perfect-bound\"\npaper = \"A3\"\nsignature = 6\n";
    columns_not_whole: "<p>市</p>", settings "[[sheets]]\nname = \"卡\"\nkind = \"n-up\"\npaper = \"A3\"\ncolumns = 1.5\n";
    pages_made_smaller: "<p>市</p>", settings "[[sheets]]\nname = \"贴\"\nkind = \"tiles\"\npaper = \"A3\"\nscale = 0.7\n";
    overlap_of_half_a_sheet: "<p>市</p>", settings "[[sheets]]\nname = \"贴\"\nkind = \"tiles\"\npaper = \"A4\"\noverlap = \"96mm\"\n";
    settings_not_toml: "<p>市</p>", settings "[page\n";
}

#[test]
fn a_setting_is_missing() {
    printed("a_setting_is_missing", "title = \"测试\"\nfile = \"test\"\n", "<document/>", "");
}

#[test]
fn file_names_that_cannot_be() {
    let settings = SETTINGS.replace("\"test\"", "\"{department.id}\"");
    printed("file_names_that_cannot_be", &settings, "<document><page/></document>", "");
}

#[test]
fn a_pattern_that_cannot_be_understood() {
    let settings = SETTINGS.replace("\"test\"", "\"{department\"");
    printed("a_pattern_that_cannot_be_understood", &settings, "<document><page/></document>", "");
}

/// What a layout's files alone can bring about, each kind is shown above; the others need folders or data.
#[test]
fn every_kind_is_printed() {
    const ELSEWHERE: [&str; 8] = [
        "layout-name",
        "layout-unknown",
        "layout-missing-file",
        "layout-not-utf8",
        "layout-unreadable",
        "layout-view",
        "layout-too-deep",
        "layout-paper-name",
    ];
    let shown: String = std::fs::read_dir(folder())
        .expect("the folder of messages")
        .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text"))
        .collect();
    let keys = include_str!("../../diag/locale/en/layout.ftl").lines().filter_map(|line| line.split_once(" ="));
    let keys = keys.map(|(key, _)| key).filter(|key| key.starts_with("layout-") && !ELSEWHERE.contains(key));
    let missing: Vec<_> = keys.filter(|key| !shown.contains(&format!("[{key}]"))).collect();
    assert!(missing.is_empty(), "give each of {missing:?} a line in `kinds!`, then SNAPSHOTS=overwrite cargo test");
}
