//! The order in which programs that are not ours read what is built: poppler's `pdftotext -layout`, which goes by where words
//! stand on the page, and `pdfinfo -struct-text`, which goes by the structure that a screen reader follows.
//!
//! What they say in full lies in `reading/` beside this file, for people to read. Poppler's guesses at how many blanks lie
//! between two words are not compared.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use snapbox::{Data, assert_data_eq};

use crate::city::City;

/// Set where poppler has to be there: without it and without poppler these tests are left out.
const REQUIRED: &str = "MINGMA_POPPLER";

/// A list of all items, long enough for two pages.
const TABLE: &str = r##"<document title="公开事项一览表" lang="zh-CN">
  <flow>
    <header><p>{{ site.name }}政务公开</p></header>
    <footer><p>第 <page-number/> 页，共 <page-count/> 页</p></footer>
    <h1>公开事项一览表</h1>
    <p>按部门和码号排列，供窗口查阅。</p>
    <table style="grid-template-columns: 22mm 1fr 2fr">
      <thead>
        <tr><th>码号</th><th>事项</th><th>内容与时限</th></tr>
      </thead>
      <tbody>
        {% for department in departments %}
        <tr><th colspan="3">{{ department.name }}</th></tr>
        {% for item in department.items %}<tr><th>{{ item.code }}</th><td>{{ item.name }}</td><td><p>{{ item.content }}</p><p>{{ item.time_limit }}</p></td></tr>{% endfor %}
        {% endfor %}
      </tbody>
    </table>
    <p>以上事项由{{ site.office }}汇总，{{ site.edition }}。</p>
  </flow>
</document>"##;

#[test]
fn a_poster_is_read_as_a_person_would() {
    if !poppler_is_there() {
        return;
    }
    let city = City::new();
    city.run("build --only poster --department CZJ --profile web --profile office --lang en").success();
    reads(&city, "poster", "CZJ-财政局", "poster");
}

#[test]
fn the_chapters_of_a_handbook_are_read_as_a_person_would() {
    if !poppler_is_there() {
        return;
    }
    let city = City::new();
    city.run("build --only handbook --profile web --profile office --lang en").success();
    reads(&city, "handbook", "示例市政务公开手册", "handbook");
}

#[test]
fn a_table_over_two_pages_is_read_row_by_row() {
    if !poppler_is_there() {
        return;
    }
    let city = City::new();
    city.replace("mingma.toml", "layouts = [\"poster\", \"handbook\", \"bulletin\"]", "layouts = [\"table\"]");
    city.write(
        "layouts/table/layout.toml",
        "title = \"一览表\"\nscope = \"site\"\nfile = \"一览表\"\n[page]\nsize = \"A5\"\nmargin = \"20mm\"\n",
    );
    city.write("layouts/table/template.xml", TABLE);
    city.run("build --profile web --profile office --lang en").success();
    reads(&city, "table", "一览表", "table");
}

/// Whether poppler is installed; said aloud where it is not and need not be.
fn poppler_is_there() -> bool {
    let there = ["pdftotext", "pdfinfo"].iter().all(|name| Command::new(name).arg("-v").output().is_ok());
    assert!(there || env::var_os(REQUIRED).is_none(), "poppler is not installed, and {REQUIRED} requires it");
    if !there {
        #[expect(clippy::print_stderr, reason = "what is left out is said")]
        {
            eprintln!("NOT TESTED: poppler's pdftotext and pdfinfo are not installed");
        }
    }
    there
}

/// Compares what is read of a layout's document with what was written down: the pages, alike in both profiles, and the
/// structure of that for the web.
fn reads(city: &City, layout: &str, document: &str, golden: &str) {
    let web = city.path(&format!("output/{layout}/web/{document}.pdf"));
    let office = city.path(&format!("output/{layout}/{document}.pdf"));
    alike(&pages(&web), &format!("{golden}.page.txt"));
    alike(&pages(&office), &format!("{golden}.page.txt"));
    alike(&structure(&web), &format!("{golden}.structure.txt"));
}

/// What stands on the pages, each under its number.
fn pages(pdf: &Path) -> String {
    let text = answer("pdftotext", &["-layout"], pdf, &["-"]);
    let text = text.strip_suffix('\u{c}').unwrap_or(&text);
    let pages =
        (1..).zip(text.split('\u{c}')).map(|(number, page)| format!("==== page {number}\n{}\n", page.trim_end()));
    pages.collect::<Vec<_>>().concat()
}

/// The structure with its text. Numbers of objects say nothing to a reader.
fn structure(pdf: &Path) -> String {
    let text = answer("pdfinfo", &["-struct-text"], pdf, &[]);
    let line = |line: &str| match line.split_once("Object ") {
        Some((indent, _)) if indent.trim().is_empty() => format!("{indent}Object\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect::<Vec<_>>().concat()
}

fn answer(program: &str, before: &[&str], pdf: &Path, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(pdf).args(after).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{program} {}: {said}", pdf.display());
    String::from_utf8(output.stdout).unwrap()
}

/// Compares a text with a file in `reading/`, whatever the blanks between words and lines.
fn alike(text: &str, golden: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/reading").join(golden);
    let words = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect()
    };
    let written = fs::read_to_string(&path).unwrap_or_default();
    if words(&written) != words(text) {
        assert_data_eq!(text.to_owned(), Data::read_from(&path, None).raw());
    }
}
