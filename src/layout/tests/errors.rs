//! Mistakes as the user meets them: each with its place, the text marked there, and the values its message names.

use proptest::prelude::*;
use serde_json::json;

use super::*;

/// Everything found in a layout with this template and style sheet.
fn found(template: &str, style: &str) -> Vec<String> {
    let mut found = Diagnostics::default();
    let data = json!({ "items": ["a", "b", "c"], "site": { "name": "市", "long": 40 }, "n": 3 });
    if let Some(layout) = layout(SETTINGS, template, style, &mut found) {
        let tree = layout.render(&data, &mut found);
        assert_eq!(tree.is_none(), found.has_errors(), "a tree, or an error: {:#?}", lines(&found));
    }
    lines(&found)
}

/// Everything found in a page with `matter` on its second line.
fn in_page(matter: &str) -> Vec<String> {
    found(&format!("<document><page>\n{matter}\n</page></document>"), "")
}

macro_rules! goldens {
    ($($name:ident: $call:expr => [$($line:expr),* $(,)?];)*) => {
        $(
            #[test]
            fn $name() {
                let expected: &[&str] = &[$($line),*];
                assert_eq!($call, expected);
            }
        )*
    };
}

goldens! {
    unknown_element: in_page("  <marquee>x</marquee>") => [
        "layout-unknown-element template.xml:2:3 «<marquee» name=marquee nearest=none",
    ];
    html_name: in_page("<strong>x</strong>") => [
        "layout-unknown-element template.xml:2:1 «<strong» name=strong nearest=b",
    ];
    typo_in_element: in_page("<divv/>") => [
        "layout-unknown-element template.xml:2:1 «<divv» name=divv nearest=div",
    ];
    misplaced_element: in_page("<p><tr/></p>") => [
        "layout-misplaced-element template.xml:2:4 «<tr» name=tr parent=p home=table thead tbody",
    ];
    element_in_nothing: in_page("<br>x</br>") => [
        "layout-stray-text template.xml:2:5 «x» text=x parent=br allowed=nothing",
    ];
    stray_text: in_page("<table>\n  <tr>字</tr></table>") => [
        "layout-stray-text template.xml:3:7 «字» text=字 parent=tr allowed=td th",
    ];
    stray_text_in_document: found("<document>hello<page/></document>", "") => [
        "layout-stray-text template.xml:1:11 «hello» text=hello parent=document allowed=page flow",
    ];
    reading_without_ruby: in_page("<p><rt>zì</rt></p>") => [
        "layout-misplaced-element template.xml:2:4 «<rt» name=rt parent=p home=ruby",
    ];
    ruby_without_reading: in_page("<p><ruby>字</ruby></p>") => [
        "layout-ruby-pairs template.xml:2:4 «<ruby»",
    ];
    reading_of_nothing: in_page("<p><ruby><rt>zì</rt>字<rt>zì</rt></ruby></p>") => [
        "layout-ruby-pairs template.xml:2:4 «<ruby»",
    ];
    matter_in_ruby: in_page("<p><ruby><b>字<br/></b><rt>zì</rt></ruby></p>") => [
        "layout-ruby-matter template.xml:2:4 «<ruby» child=br",
    ];
    wrong_marks: in_page("<p style='url-break: anywhere'>a</p>") => [
        "layout-wrong-value template.xml:2:22 «anywhere» subject=url-break found=anywhere expected=marks",
    ];
    block_in_inline: in_page("<span>a<div>b</div></span>") => [
        "layout-block-in-inline template.xml:2:1 «<span» name=span child=div",
    ];
    unknown_attribute: in_page("<qr code='x' distnace='1m'/>") => [
        "layout-unknown-attribute template.xml:2:14 «distnace» name=distnace element=qr known=code distance divisor module logo logo-size class id style lang nearest=distance",
    ];
    missing_attributes: in_page("<qr/><img/><a>x</a><running/>") => [
        "layout-missing-attribute template.xml:2:1 «<qr» name=code element=qr",
        "layout-missing-attribute template.xml:2:6 «<img» name=alt element=img",
        "layout-missing-attribute template.xml:2:6 «<img» name=src element=img",
        "layout-missing-attribute template.xml:2:12 «<a» name=href element=a",
        "layout-missing-attribute template.xml:2:20 «<running» name=level element=running",
    ];
    empty_attribute: in_page("<qr code=''/>") => [
        "layout-empty-attribute template.xml:2:11 «» name=code element=qr",
    ];
    wrong_values: in_page("<toc depth='9'/><td/><h1 toc='maybe'/><p lang='chinese language'/>") => [
        "layout-number template.xml:2:13 «9» name=depth found=9 least=1 most=6",
        "layout-misplaced-element template.xml:2:17 «<td» name=td parent=page home=tr",
        "layout-unknown-keyword template.xml:2:31 «maybe» subject=toc found=maybe expected=yes | no nearest=none",
        "layout-language template.xml:2:48 «chinese language» found=chinese language",
    ];
    wrong_lengths: in_page("<qr code='x' distance='600'/>\n<qr code='x' module='1inch'/>\n<qr code='x' distance='-1mm'/>\n<qr code='x' distance='2em'/>") => [
        "layout-missing-unit template.xml:2:24 «600» subject=distance number=600",
        "layout-unknown-unit template.xml:3:22 «1inch» unit=inch nearest=none",
        "layout-negative template.xml:4:24 «-1mm» subject=distance found=-1mm",
        "layout-wrong-value template.xml:5:24 «2em» subject=distance found=2em expected=absolute-length",
    ];
    small_module: in_page("<qr code='x' module='0.3mm'/>") => [
        "layout-module-too-small template.xml:2:22 «0.3mm» module=0.3mm least=0.5mm",
    ];
    links: in_page("<p id='ende'/><a href='#end'>x</a><a href='javascript:x'>y</a>") => [
        "layout-href template.xml:2:44 «javascript:x» found=javascript:x",
        "layout-unknown-id template.xml:2:24 «#end» id=end nearest=ende",
    ];
    duplicate_id: in_page("{% for i in items %}<p id='x'/>{% endfor %}") => [
        "layout-duplicate-id template.xml:2:28 «x» id=x",
    ];
    ids_from_data: in_page("{% for i in items %}<p id='{{ i }}'/><p id='{{ i }}'/>{% endfor %}") => [
        "layout-duplicate-id template.xml:2:45 «{{ i }}» id=a",
        "layout-duplicate-id template.xml:2:45 «{{ i }}» id=b",
        "layout-duplicate-id template.xml:2:45 «{{ i }}» id=c",
    ];
    pictures: in_page("<img src='logo.pgn' alt=''/><img src='../logo.png' alt=''/>") => [
        "layout-unknown-picture template.xml:2:11 «logo.pgn» name=logo.pgn nearest=logo.png",
        "layout-unknown-picture template.xml:2:39 «../logo.png» name=../logo.png nearest=logo.png",
    ];
    index: in_page("<p index=''/><p reading='a'/><p index='会计' reading='huì jih'/>\n<p index='会计' reading='{{ site.name }}' department='财政局'/><p index='会计' reading='kuài'/><index by='radical'/>") => [
        "layout-empty-attribute template.xml:2:11 «» name=index element=p",
        "layout-missing-attribute template.xml:2:14 «<p» name=index element=p",
        "layout-reading-syllable template.xml:2:57 «jih» found=jih nearest=ji",
        "layout-reading-syllable template.xml:3:24 «{{ site.name }}» found=市 nearest=none",
        "layout-reading-count template.xml:3:82 «kuài» text=会计 written=1 characters=2",
        "layout-unknown-keyword template.xml:3:100 «radical» subject=by found=radical expected=pinyin | stroke | department nearest=none",
    ];
    index_department: in_page("<p index='a'/><p index='b' department='财政局'/><index by='department'/>") => [
        "layout-index-department template.xml:2:1 «<p»",
    ];
    index_in_line: in_page("<p><span index='a'>x</span></p>") => [
        "layout-unknown-attribute template.xml:2:10 «index» name=index element=span known=class id style lang nearest=none",
    ];
    pages_outside_flow: in_page("<header pages='odd'/>") => [
        "layout-pages-outside-flow template.xml:2:16 «odd»",
    ];
    section_attributes: found("<document>\n<page size='A9' margin='1cm 2cm 3cm 4cm 5cm'/>\n<flow numbering='abc' start='even' mirrored='true'/></document>", "") => [
        "layout-unknown-paper template.xml:2:13 «A9» found=A9 nearest=none",
        "layout-trailing-value template.xml:2:41 «5cm» subject=margin found=5cm",
        "layout-unknown-keyword template.xml:3:46 «true» subject=mirrored found=true expected=yes | no nearest=none",
        "layout-unknown-keyword template.xml:3:18 «abc» subject=numbering found=abc expected=none | arabic | roman | continue nearest=none",
        "layout-unknown-keyword template.xml:3:30 «even» subject=start found=even expected=any | odd nearest=none",
    ];
    no_type_area: found("<document><page size='A5' margin='80mm'/></document>", "") => [
        "layout-no-type-area template.xml:1:35 «80mm» width=148mm height=210mm",
    ];
    no_sections: found("<document></document>", "") => [
        "layout-no-sections template.xml:1:1 «<document»",
    ];
    wrong_root: found("<html><body/></html>", "") => [
        "layout-root template.xml:1:1 «<html» name=html",
    ];
    cells: in_page("<table style='grid-template-columns: 1fr 1fr'><tr><td/><td colspan='2'/></tr></table>") => [
        "layout-too-many-cells template.xml:2:47 «<tr» cells=3 columns=2",
    ];
    once_in_a_loop: in_page("{% for i in items %}<p class='x'>\n<foo/></p>{% endfor %}") => [
        "layout-unknown-class template.xml:2:31 «x» name=x nearest=none",
        "layout-unknown-element template.xml:3:1 «<foo» name=foo nearest=none",
    ];
    all_at_once: in_page("<foo/>\n<p bar='1'/>\n<p style='baz: 1'/>") => [
        "layout-unknown-element template.xml:2:1 «<foo» name=foo nearest=none",
        "layout-unknown-attribute template.xml:3:4 «bar» name=bar element=p known=index reading department class id style lang nearest=none",
        "layout-unknown-property template.xml:4:11 «baz» name=baz nearest=none",
    ];

    end_tag: in_page("<div>\n  <p>a</div>") => [
        "layout-end-tag template.xml:3:7 «</div>» expected=p found=div",
    ];
    end_tag_in_loop: in_page("{% for i in items %}\n<p>{{ i }}</b>{% endfor %}") => [
        "layout-end-tag template.xml:3:11 «</b>» expected=p found=b",
    ];
    unclosed: found("<document><page>", "") => [
        "layout-unclosed template.xml:1:11 «<page» name=page",
    ];
    unquoted: in_page("<p class=x>a</p>") => [
        "layout-quotes template.xml:2:10 «x»",
    ];
    ampersand: in_page("<p>a & b</p>") => [
        "layout-ampersand template.xml:2:6 «&»",
    ];
    entity: in_page("<p>a&nbsp;b</p>") => [
        "layout-entity template.xml:2:5 «&» name=nbsp",
    ];
    twice: in_page("<p class='a' class='b'/>") => [
        "layout-duplicate-attribute template.xml:2:14 «c» name=class",
    ];
    doctype: found("<!DOCTYPE html><document/>", "") => [
        "layout-doctype template.xml:1:1 «<»",
    ];
    prefix: in_page("<svg:path/>") => [
        "layout-namespace template.xml:2:2 «s» prefix=svg",
    ];
    empty: found("", "") => [
        "layout-no-document template.xml:1:1 «»",
    ];

    only_text: found("字", "") => ["layout-outside template.xml:1:1 «字»"];
    undefined: in_page("<p>{{ sit.name }}</p>") => [
        "layout-undefined template.xml:2:7 «sit» name=sit nearest=site",
    ];
    undefined_field: in_page("<p>{{ site.nmae }}</p>") => [
        "layout-undefined template.xml:2:12 «nmae» name=site.nmae nearest=site.name",
    ];
    unknown_filter: in_page("<p>{{ n | romna }}</p>") => [
        "layout-unknown-filter template.xml:2:11 «romna» name=romna nearest=roman",
    ];
    unclosed_block: in_page("{% if n %}<p/>") => [
        "layout-open-tag template.xml:2:4 «if» name=if end=endif",
    ];
    broken_expression: in_page("<p>{{ n + }}</p>") => [
        "layout-template-found template.xml:2:11 «}}» found=}} expected=value",
    ];
    wrong_filter_value: in_page("<p>{{ site.name | roman }}</p>") => [
        "layout-value-kind template.xml:2:7 «site» got=text wanted=number",
    ];
    safe: in_page("<p>{{ site.name | safe }}</p>") => [
        "layout-safe template.xml:2:19 «safe»",
    ];
    include: in_page("{% include \"other.xml\" %}") => [
        "layout-include template.xml:2:12 «\"other.xml\"» name=other.xml",
    ];
    unknown_test: in_page("{% if n is primal %}x{% endif %}") => [
        "layout-unknown-test template.xml:2:12 «primal» name=primal nearest=none",
    ];
    unknown_function: in_page("{{ now() }}") => [
        "layout-unknown-function template.xml:2:4 «now()» name=now",
    ];

    property: found("<document><page/></document>", "p {\n  colour: red;\n}") => [
        "layout-unknown-property style.css:2:3 «colour» name=colour nearest=color",
    ];
    keyword: found("<document><page/></document>", "p { display: inline-block; text-align: centre }") => [
        "layout-unknown-keyword style.css:1:14 «inline-block» subject=display found=inline-block expected=block | inline | flex | grid | none nearest=none",
        "layout-unknown-keyword style.css:1:40 «centre» subject=text-align found=centre expected=justify | left | right | center | start | end nearest=center",
    ];
    unit: found("<document><page/></document>", "p { width: 12in; margin: 1mmm 2; padding: 10% }") => [
        "layout-unknown-unit style.css:1:12 «12in» unit=in nearest=none",
        "layout-unknown-unit style.css:1:26 «1mmm» unit=mmm nearest=mm",
        "layout-wrong-value style.css:1:43 «10%» subject=padding found=10% expected=length-not-share",
    ];
    color: found("<document><page/></document>", "p { color: #12; background: blakc; border: 1pt dashed red }") => [
        "layout-wrong-value style.css:1:12 «#12» subject=color found=#12 expected=color",
        "layout-wrong-value style.css:1:29 «blakc» subject=background found=blakc expected=color",
        "layout-wrong-value style.css:1:48 «dashed» subject=border found=dashed expected=color",
    ];
    trailing: found("<document><page/></document>", "p { width: 1mm 2mm; color: red !important }") => [
        "layout-trailing-value style.css:1:16 «2mm» subject=width found=2mm",
        "layout-trailing-value style.css:1:32 «!important» subject=color found=!important",
    ];
    negative: found("<document><page/></document>", "p { padding: -1mm; margin: -1mm }") => [
        "layout-negative style.css:1:14 «-1mm» subject=padding found=-1mm",
    ];
    selector: found("<document><page/></document>", "p:hover { color: red }\nparagraph, p { colr: red }") => [
        "layout-selector style.css:1:2 «:hover» found=:hover",
        "layout-selector-element style.css:2:1 «paragraph» name=paragraph nearest=none",
        "layout-unknown-property style.css:2:16 «colr» name=colr nearest=color",
    ];
    at_rule: found("<document><page/></document>", "@media print { p { color: red } }\np { color: redd }") => [
        "layout-at-rule style.css:1:1 «@media» name=media",
        "layout-wrong-value style.css:2:12 «redd» subject=color found=redd expected=color",
    ];
    nested: found("<document><page/></document>", "p { color: red; b { color: blue } }") => [
        "layout-style-syntax style.css:1:17 «b { color: blue }» found=b { color: blue }",
    ];
    brace: found("<document><page/></document>", "p { color: red") => [];
    junk: found("<document><page/></document>", "p { color red; 12 }") => [
        "layout-style-syntax style.css:1:5 «color red;» found=color red;",
        "layout-style-syntax style.css:1:16 «12» found=12",
    ];
    grid: found("<document><page/></document>", "p { grid-template-columns: repeat(x, 1fr) 2; grid-column: 1 / 3; flex: big; overflow: hidden; font: 12pt }") => [
        "layout-wrong-value style.css:1:35 «x» subject=grid-template-columns found=x expected=whole-number",
        "layout-wrong-value style.css:1:59 «1» subject=grid-column found=1 expected=spans",
        "layout-wrong-value style.css:1:72 «big» subject=flex found=big expected=flex",
        "layout-wrong-value style.css:1:87 «hidden» subject=overflow found=hidden expected=overflow",
        "layout-wrong-value style.css:1:106 «» subject=font found= expected=families",
    ];
    in_attribute: in_page("<p style='color: blck; widht: 1mm'/>\n<p style='width: {{ site.long }}'/>") => [
        "layout-wrong-value template.xml:2:18 «blck» subject=color found=blck expected=color",
        "layout-unknown-property template.xml:2:24 «widht» name=widht nearest=width",
        "layout-missing-unit template.xml:3:11 «width: {{ site.long }}» subject=width number=40",
    ];
    unknown_class: found("<document><page>\n<p class='lead smal'/></page></document>", ".lead { color: red } .small { color: red }") => [
        "layout-unknown-class template.xml:2:16 «smal» name=smal nearest=small",
    ];
}

proptest! {
    /// Whatever stands in the data, it is set as text, character by character, and never becomes markup.
    #[test]
    fn data_is_never_markup(text in any::<String>()) {
        let template = "<document title=\"{{ x }}\"><page><p id=\"{{ x }}i\">|{{ x }}|</p>{{ x | newlines_to_br }}</page></document>";
        let mut found = Diagnostics::default();
        let layout = layout(SETTINGS, template, "", &mut found).expect("a layout");
        let tree = layout.render(&json!({ "x": text }), &mut found);
        prop_assert!(found.as_slice().is_empty(), "{:?}", lines(&found));
        let tree = tree.expect("a tree");
        // XML turns a tab or a line break in an attribute into a space; what it cannot hold became U+FFFD.
        let spaced = |c: char| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c };
        let held = |c: char| matches!(c, ' '.. | '\t' | '\n' | '\r') && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
        let expected: String = text.chars().map(|c| if held(c) { spaced(c) } else { '\u{FFFD}' }).collect();
        prop_assert_eq!(tree.title.replace("\r\n", "\n").chars().map(spaced).collect::<String>(), expected.replace("\r\n", " "));
        let Node::Element(paragraph) = &tree.sections[0].children[0] else { panic!("a paragraph") };
        let [Node::Text(set)] = &paragraph.children[..] else { panic!("only text: {:?}", paragraph.children) };
        let bare = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r')).collect::<String>();
        prop_assert_eq!(bare(set), bare(&format!("|{expected}|")));
    }

    /// No template and no style sheet, however broken, makes the room panic; a broken one is always said to be.
    #[test]
    fn nothing_panics(
        template in r#"(<(document|page|p|b|qr|table|tr|td|toc|foo)( (class|style|code|depth|id)="[a-z:0-9 ]{0,8}")?/?>|</(document|page|p|b|table)>|[a字& ]|\{\{ ?[a-z.|]{0,8} ?\}\}|\{% (if|endif|for) ?%\}|<!--|-->){0,14}"#,
        style in r"([a-z]{1,3}|[.#:>,;{}() ]|color|width|:|1mm|red|repeat|1fr|/\*|字){0,20}",
    ) {
        found(&template, &style);
        found(&format!("<document><page>{template}</page></document>"), &style);
    }
}

#[test]
fn every_mistake_in_sheets_is_told() {
    let told = |sheets: &str| {
        let mut found = Diagnostics::default();
        let settings = format!("{SETTINGS}\n{sheets}");
        assert!(layout(&settings, "<document><page/></document>", "", &mut found).is_none());
        lines(&found)
    };
    let sheets = "[[sheets]]\nname = \"web\"\nkind = \"tiles\"\npaper = \"A7\"\n\
                  [[sheets]]\nname = \"a/b\"\nkind = \"tiles\"\npaper = \"A4\"\noverlap = \"96mm\"\nscale = 0.5\ncolumns = 2\n\
                  [[sheets]]\nkind = \"bound\"\n\
                  [[sheets]]\nname = \"x\"\nkind = \"perfect-bound\"\npaper = \"A3\"\nsignature = 6\nflip = \"left\"\n\
                  [[sheets]]\nname = \"X\"\nkind = \"n-up\"\npaper = \"A3\"\ncolumns = 1.5\nrepeat = 1\n";
    let told: Vec<String> =
        told(sheets).iter().map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        told,
        [
            "layout-sheets-name layout.toml:6:8 «\"web\"»",
            "layout-unknown-paper layout.toml:8:9 «\"A7\"»",
            "layout-unknown-setting layout.toml:15:1 «columns»",
            "layout-sheets-name layout.toml:10:8 «\"a/b\"»",
            "layout-sheets-scale layout.toml:14:9 «0.5»",
            "layout-sheets-overlap layout.toml:13:11 «\"96mm\"»",
            "layout-unknown-keyword layout.toml:17:8 «\"bound\"»",
            "layout-sheets-lacks layout.toml:16:1 «[[sheets]]»",
            "layout-sheets-lacks layout.toml:16:1 «[[sheets]]»",
            "layout-sheets-count layout.toml:22:13 «6»",
            "layout-unknown-keyword layout.toml:23:8 «\"left\"»",
            "layout-sheets-count layout.toml:28:11 «1.5»",
            "layout-setting-type layout.toml:29:10 «1»",
            "layout-sheets-twice layout.toml:25:8 «\"X\"»",
        ]
    );
}
