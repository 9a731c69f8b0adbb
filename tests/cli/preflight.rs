//! Finished pages are held to rules: what would not scan is not released, and what people accepted is.

use snapbox::str;

use crate::city::City;

/// A city with a card for each department: a code, and a line drawn through its quiet zone.
fn city_with_a_crossed_code() -> City {
    let city = City::new();
    let settings = "title = \"桌牌\"\nscope = \"department\"\nfile = \"{department.id}\"\n\n[page]\nsize = \"A6\"\n";
    city.write("layouts/card/layout.toml", settings);
    city.write(
        "layouts/card/template.xml",
        "<document lang=\"zh-CN\"><page><div class=\"line\"></div><qr code=\"{{ department.code }}\"/></page></document>",
    );
    city.write(
        "layouts/card/style.css",
        ".line { position: absolute; top: 1mm; left: 0; width: 60mm; height: 0.2mm; background: black; }",
    );
    city.replace("mingma.toml", "\"bulletin\"]", "\"bulletin\", \"card\"]");
    city
}

const WAIVER: &str = "[[waiver]]\nrule = \"quiet-zone\"\nlayout = \"card\"\nitem = \"*\"\nby = \"Zhang San\"\n\
                      reason = \"The card is a proof for the printer\"\nuntil = 2026-12-31\n";

#[test]
fn what_would_not_scan_is_not_released() {
    let city = city_with_a_crossed_code();
    city.run("build --lang en").code(1).stdout_eq(str![""]);
    assert!(!city.path("output").exists(), "something was written");
    city.run("check --lang zh --only card").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档：2
错误[preflight-quiet-zone]: 线条或色块进入了二维码“FGW”的静区
--> card/FGW.pdf 第 1 页，距左 20.0 毫米、距上 21.0 毫米
 = 处理办法: 码四周 2.4 毫米内应保持空白，手机靠它找到二维码。

错误[preflight-quiet-zone]: 线条或色块进入了二维码“CZJ”的静区
--> card/CZJ.pdf 第 1 页，距左 20.0 毫米、距上 21.0 毫米
 = 处理办法: 码四周 2.4 毫米内应保持空白，手机靠它找到二维码。

共 2 个错误。未写任何文件。

"#]]);
    city.run("check --lang en --only card --format json --jobs 1").code(1).stderr_eq(str![[r#"
{"key":"preflight-quiet-zone","severity":"error","file":"card/FGW.pdf","page":1,"x_mm":20.0,"y_mm":21.0,"message":"a line or coloured area reaches into the quiet zone of the code “FGW”","help":"the 2.4 mm around a code stay free: that is how a camera finds it","arguments":{"id":"FGW","quiet":"2.4","shown":"","what":"shape"}}
{"key":"preflight-quiet-zone","severity":"error","file":"card/CZJ.pdf","page":1,"x_mm":20.0,"y_mm":21.0,"message":"a line or coloured area reaches into the quiet zone of the code “CZJ”","help":"the 2.4 mm around a code stay free: that is how a camera finds it","arguments":{"id":"CZJ","quiet":"2.4","shown":"","what":"shape"}}

"#]]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let city = city_with_a_crossed_code();
    let told = |jobs: &str| {
        let output = city.run(&format!("check --format json --jobs {jobs}")).code(1).get_output().clone();
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(told("1"), told("2"));
}

#[test]
fn a_waiver_releases_it_until_its_day() {
    let city = city_with_a_crossed_code();
    city.write("waivers.toml", WAIVER);
    city.run("build --lang en").success().stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  桌牌           2  2 pages  card/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Made 7 documents (not made before): poster/FGW-发改委.pdf, poster/CZJ-财政局.pdf, handbook/示例市政务公开手册.pdf, bulletin/FGW-发改委.pdf and 3 more
It all lies in [..]/city/output
2 findings were waived in waivers.toml.
Took [..] s.

"#]]);
    let before = city.output();
    // Nothing is made again, and what was found is still known.
    city.run("build --lang en").success().stdout_eq(str![[r#"
示例市, 2026年11月 (sample data)

  Items         10  2 departments
  Codes         13  codes/
  部门海报       2  2 pages  poster/
  政务公开手册   1  15 pages  handbook/示例市政务公开手册.pdf
  公示栏         2  2 pages  bulletin/
  桌牌           2  2 pages  card/
  Withheld       1  listed with reasons in operator/withheld.csv (internal; do not pass on)

Nothing changed: every file in [..]/city/output is as it should be.
2 findings were waived in waivers.toml.
Took [..] s.

"#]]);
    assert_eq!(city.output(), before);
    city.run("check --lang en --only card --department CZJ --date 2026-12-31").success();
    city.run("check --lang en --only card --department CZJ --date 2027-01-05").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
error[preflight-quiet-zone]: a line or coloured area reaches into the quiet zone of the code “CZJ”
--> card/CZJ.pdf, page 1, 20.0 mm from the left and 21.0 mm from the top
 = help: the 2.4 mm around a code stay free: that is how a camera finds it

warning[preflight-waiver-expired]: this waiver of “quiet-zone” by Zhang San held until 2026-12-31 and no longer does
 --> waivers.toml:1:1
  |
1 | [[waiver]]
  | ^^^^^^^^^^
  |
  = help: put the pages right, or have it renewed with a later date

One error and one warning. Nothing was written.

"#]]);
    // A build goes by the project's own date.
    city.replace("mingma.toml", "date = 2026-11-20", "date = 2027-01-05");
    city.run("build --lang en --only card").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 2
error[preflight-quiet-zone]: a line or coloured area reaches into the quiet zone of the code “FGW”
--> card/FGW.pdf, page 1, 20.0 mm from the left and 21.0 mm from the top
 = help: the 2.4 mm around a code stay free: that is how a camera finds it

error[preflight-quiet-zone]: a line or coloured area reaches into the quiet zone of the code “CZJ”
--> card/CZJ.pdf, page 1, 20.0 mm from the left and 21.0 mm from the top
 = help: the 2.4 mm around a code stay free: that is how a camera finds it

warning[preflight-waiver-expired]: this waiver of “quiet-zone” by Zhang San held until 2026-12-31 and no longer does
 --> waivers.toml:1:1
  |
1 | [[waiver]]
  | ^^^^^^^^^^
  |
  = help: put the pages right, or have it renewed with a later date

2 errors and one warning. Nothing was written.

"#]]);
    assert_eq!(city.output(), before);
}

#[test]
fn a_document_that_is_not_made_again_keeps_its_findings() {
    let city = city_with_a_crossed_code();
    city.replace("layouts/card/layout.toml", "[page]", "[preflight]\nquiet-zone = \"warning\"\n\n[page]");
    let told = || {
        let output = city.run("build --lang en").success().get_output().clone();
        String::from_utf8(output.stderr).unwrap()
    };
    let first = told();
    assert_eq!(first.matches("warning[preflight-quiet-zone]").count(), 2, "{first}");
    assert!(told().contains(first.split_once("warning").unwrap().1), "the second run tells the same");
    city.write("waivers.toml", WAIVER);
    assert!(!told().contains("preflight"), "and a waiver reaches what is not made again");
    city.write("waivers.toml", WAIVER.replace("quiet-zone", "neighbour"));
    let last = told();
    assert_eq!(last.matches("preflight-quiet-zone").count(), 2, "{last}");
    assert!(last.contains("preflight-waiver-unused"), "{last}");
}

/// What a press cannot print is told of its files, again and again, and of no others.
#[test]
fn too_much_ink_is_told_again() {
    let city = city_with_a_crossed_code();
    let settings = "[press]\nmax-ink = 250\n[preflight]\nquiet-zone = \"off\"\ntotal-ink = \"warning\"\n\n[page]";
    city.replace("layouts/card/layout.toml", "[page]", settings);
    let template = std::fs::read_to_string(city.path("layouts/card/template.xml")).unwrap();
    let ground = "<page><div style=\"width: 9mm; height: 9mm; background: cmyk(100%, 90%, 80%, 0%)\"></div>";
    city.write("layouts/card/template.xml", template.replacen("<page>", ground, 1));
    let told = |line: &str| {
        let output = city.run(line).success().get_output().clone();
        String::from_utf8(output.stderr).unwrap().split_once("warning").map(|(_, warnings)| warnings.to_owned())
    };
    let first = told("build --only card --lang en --profile office --profile press").unwrap();
    assert!(first.contains("[preflight-total-ink]") && first.contains("270 % of ink"), "{first}");
    assert_eq!(told("build --only card --lang en --profile office --profile press").as_ref(), Some(&first));
    assert_eq!(told("build --only card --lang en --profile office"), None);
    let press = told("build --only card --lang en --profile press").unwrap();
    assert_eq!(
        press,
        first.replace("card/CZJ.pdf", "card/press/CZJ.pdf").replace("card/FGW.pdf", "card/press/FGW.pdf")
    );
}

/// A blue square as PNG.
fn logo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 60, 60);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[18, 63, 122].repeat(60 * 60)).unwrap();
    bytes
}

#[test]
fn a_logo_is_borne_or_refused_with_the_number() {
    let city = city_with_a_crossed_code();
    city.write("pictures/logo.png", logo());
    let template = |qr: &str| {
        format!("<document lang=\"zh-CN\"><page><qr code=\"{{{{ department.code }}}}\" {qr}/></page></document>")
    };
    city.write("layouts/card/template.xml", template("logo=\"logo.png\""));
    city.run("build --lang en --only card --department CZJ --proof").success();
    city.run("proof").success();
    let manifest = city.manifest();
    let card = manifest["documents"].as_array().unwrap().iter().find(|document| document["layout"] == "card").unwrap();
    let (placed, code) = (&card["codes"][0], &manifest["codes"][0]);
    assert_eq!((&placed["id"], &code["id"], &code["level"]), (&"CZJ".into(), &"CZJ".into(), &"M".into()));
    let logo = &placed["logo"];
    assert_eq!(logo["level"], "H", "{placed:#}");
    assert_ne!(logo["symbol"], code["symbol"]);
    let modules = placed["side_mm"].as_f64().unwrap() / placed["module_mm"].as_f64().unwrap();
    assert_eq!(modules.round() as u64, 17 + 4 * logo["version"].as_u64().unwrap());
    let middle = |from: &str, whole: &serde_json::Value, side: &str| {
        whole[from].as_f64().unwrap() + whole[side].as_f64().unwrap() / 2.0
    };
    assert!((middle("x_mm", logo, "width_mm") - middle("x_mm", placed, "side_mm")).abs() < 0.001, "{placed:#}");

    city.write("layouts/card/template.xml", template("logo=\"logo.png\" logo-size=\"45%\""));
    city.run("check --lang zh --only card --department CZJ").code(1).stderr_eq(str![[r#"
读取目录
计算二维码：13
排版文档
错误[typeset-logo-too-large]: 二维码“CZJ”中央的标志太大：134 个码字盖住了 45 个，其中一个纠错块失去 12 个，最多只能失去 5 个
 --> layouts/card/template.xml:1:30
  |
1 | <document lang="zh-CN"><page><qr code="{{ department.code }}" logo="logo.png" logo-size="45%"...
  |                              ^^^ 在这里要求的
  |
  = 处理办法: 请用 logo-size 改小；纠错能力的一半要留给污损和划痕。

共 1 个错误。未写任何文件。

"#]]);
    city.write("layouts/card/template.xml", template("logo=\"lago.png\" logo-size=\"3mm\""));
    city.run("check --lang en --only card --department CZJ").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
error[layout-wrong-value]: “logo-size” cannot be “3mm”
 --> layouts/card/template.xml:1:90
  |
1 | ... logo="lago.png" logo-size="3mm"/></page></document>
  |                                ^^^ expected a percentage, as 20%

error[layout-unknown-picture]: there is no picture “lago.png”
 --> layouts/card/template.xml:1:69
  |
1 | ...{ department.code }}" logo="lago.png" logo-size="3mm"/></page></document>
  |                                ^^^^^^^^ did you mean “logo.png”?
  |
  = help: pictures lie in the layout’s folder or the project’s pictures folder, as png or jpg of at most 64 MB

2 errors. Nothing was written.

"#]]);
    city.write("layouts/card/template.xml", template("logo=\"logo.png\""));
    let long = format!("home = \"https://{{host}}/zwgk/{}/\"", "a".repeat(60));
    city.replace("catalog/财政局/department.toml", "id = ", &format!("{long}\nid = "));
    city.run("check --lang en --only card --department CZJ").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents
error[typeset-logo-pattern]: there can be no logo in the code “CZJ”: the middle of its symbol, of version 9, is a pattern readers need
 --> layouts/card/template.xml:1:30
  |
1 | <document lang="zh-CN"><page><qr code="{{ department.code }}" logo="logo.png"/></page></docum...
  |                              ^^^ asked for here
  |
  = help: versions 7 to 13 have one there; a shorter address makes a smaller symbol (up to version 6), or leave the logo out

One error. Nothing was written.

"#]]);
}

#[test]
fn the_calibration_page_and_what_it_tells_are_one() {
    let city = City::new();
    city.run("build --lang en --only calibration --only contact-sheet").success().stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 3
Writing files: 3

"#]]);
    let manifest = city.manifest();
    let of_layout = |name: &str| -> Vec<serde_json::Value> {
        let documents = manifest["documents"].as_array().unwrap().iter().filter(|document| document["layout"] == name);
        documents.flat_map(|document| document["codes"].as_array().unwrap().clone()).collect()
    };
    let modules: Vec<f64> = of_layout("calibration").iter().map(|code| code["module_mm"].as_f64().unwrap()).collect();
    assert_eq!(modules, [1.2, 1.0, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.33, 0.3, 0.25]);
    // Every code of a department stands on its contact sheet: the site's own alone does not.
    assert_eq!(of_layout("contact-sheet").len(), manifest["codes"].as_array().unwrap().len() - 1);

    city.replace("mingma.toml", "[build]", "[printer]\nsmallest_module = \"0.6mm\"\nruler = \"99.4mm\"\n\n[build]");
    city.run("check --lang en --only calibration").success();
    let refused = city.run("check --lang en --only handbook").code(1).get_output().clone();
    let refused = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.contains("error[preflight-module-printer]"), "{refused}");
    // A layout for another printer has its own.
    city.run("layouts copy handbook").success();
    city.replace("layouts/handbook/layout.toml", "[codes]", "[printer]\ndpi = 2400\n\n[codes]");
    city.run("check --lang en --only handbook").success();
}

#[test]
fn mistakes_in_rules_and_waivers() {
    let city = city_with_a_crossed_code();
    city.replace(
        "layouts/card/layout.toml",
        "[page]",
        "[preflight]\nquiet-zone = \"never\"\nquite-zone = \"off\"\nmin-contrast = 0.5\n\n[page]",
    );
    city.replace(
        "mingma.toml",
        "[build]",
        "[printer]\ndpi = 600\nsmallest_module = \"0.33\"\nruler = \"96mm\"\n\n[build]",
    );
    city.write("waivers.toml", WAIVER.replace("quiet-zone", "quite-zone"));
    city.run("check --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[catalog-no-length]: “smallest_module” is “0.33”, which is no length
  --> mingma.toml:35:19
   |
35 | smallest_module = "0.33"
   |                   ^^^^^^ a length is expected
   |
   = help: write a number and mm, cm, pt or in, as in 0.33mm

warning[catalog-printer-scale]: the printer prints at 96.0 % of the true size
  --> mingma.toml:36:9
   |
36 | ruler = "96mm"
   |         ^^^^^^ this is what 100 mm measured
   |
   = help: choose “actual size” instead of “fit to page” in the print dialogue, print the calibration page again and enter what you measure

error[layout-unknown-setting]: unknown setting “quite-zone”
 --> layouts/card/layout.toml:7:1
  |
7 | quite-zone = "off"
  | ^^^^^^^^^^ did you mean “quiet-zone”?
  |
  = help: settings here: module-floor, module-dots, module-printer, quiet-zone, covered, contrast, tint, polarity, neighbour, trim, near-trim, text-size, black-text, missing-glyph, resolution, given-size, given-resolution, total-ink, comfortable-divisor, floor-divisor, spacing, min-contrast, good-contrast, safe-distance, min-text, min-resolution

error[layout-unknown-keyword]: “quiet-zone” cannot be “never”
 --> layouts/card/layout.toml:6:14
  |
6 | quiet-zone = "never"
  |              ^^^^^^^ no such value
  |
  = help: values: error | warning | off

error[layout-setting-type]: the setting “min-contrast” cannot be 0.5
 --> layouts/card/layout.toml:8:16
  |
8 | min-contrast = 0.5
  |                ^^^ expected a percentage, as "55%"

error[preflight-unknown-rule]: there is no rule “quite-zone”; did you mean “quiet-zone”?
 --> waivers.toml:2:8
  |
2 | rule = "quite-zone"
  |        ^^^^^^^^^^^^
  |
  = help: the rules are: module-floor, module-dots, module-printer, quiet-zone, covered, contrast, tint, polarity, neighbour, trim, near-trim, text-size, black-text, missing-glyph, resolution, given-size, given-resolution, total-ink

5 errors and one warning. Nothing was written.

"#]]);
}
