//! For whom documents are written: files for the archive say what their matter is, and show the same pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId};
use snapbox::assert_data_eq;
use snapbox::str;

use crate::city::City;

/// Every kind of matter there is, with a heading level left out.
const TEMPLATE: &str = r##"<document title="目录" lang="zh-CN">
  <flow><toc depth="4"/></flow>
  <flow>
    <header pages="odd"><p>页眉</p></header>
    <header pages="even" read="once"><p>读一次</p></header>
    <footer><p>第 <page-number/> 页</p></footer>
    <h2 index="总目">总目</h2>
    <section>
      <h4 id="one">一</h4>
      <p>文字，见<a href="#one">上文</a>，再见<a href="https://www.wlht.gov.cn/">网站</a>。<footnote>说明。</footnote></p>
      <div><div>没有段落的文字</div></div>
      <p lang="mn-Mong-CN" style="writing-mode: vertical-lr">ᠤᠯᠠᠭᠠᠨ</p>
      <ul><li>甲</li><li>乙<ol><li>其一</li></ol></li></ul>
    </section>
    <table style="grid-template-columns: 20mm 1fr 1fr">
      <thead><tr><th>序号</th><th colspan="2">名称</th></tr></thead>
      <tbody>{% for row in range(end=60) %}<tr><th>{{ row }}</th><td>名</td><td><p>称</p></td></tr>{% endfor %}</tbody>
    </table>
    <qr code="{{ department.code }}"/>
    <index/>
  </flow>
</document>"##;

/// What a new project builds.
const USUAL: &str = "layouts = [\"poster\", \"handbook\", \"bulletin\"]";

/// A project with a layout of every kind of matter.
fn city() -> City {
    let city = City::new();
    city.replace("mingma.toml", USUAL, "layouts = [\"all\"]");
    city.write(
        "layouts/all/layout.toml",
        "title = \"全\"\nscope = \"department\"\nfile = \"{department.id}\"\n[page]\nsize = \"A5\"\nmargin = \"20mm\"\n",
    );
    city.write("layouts/all/template.xml", TEMPLATE);
    city
}

#[test]
fn a_file_for_the_archive_says_what_its_matter_is() {
    let city = city();
    city.run("build --department CZJ --profile web --lang en").success();
    let document = Document::load(city.path("output/all/web/CZJ.pdf")).unwrap();
    let tree = Structure::read(&document);
    assert_data_eq!(
        tree.shown(),
        str![[r#"
Document Lang=zh-CN
  TOC
    TOCI
      Reference
        Link [content 1] [annotation 1]
        Link [content 1] [annotation 1]
      TOC
        TOCI
          Reference
            Link [content 1] [annotation 1]
            Link [content 1] [annotation 1]
  P [content 1]
  H1 [content 1]
  Sect
    H2 [content 1]
    P [content 3]
      Link [content 1] [annotation 1]
      Link [content 1] [annotation 1]
      Link [content 1] [annotation 1]
      Note ID=note-109 [content 1]
    P [content 1]
    P Lang=mn-Mong-CN [content 1]
    L
      LI
        Lbl [content 1]
        LBody
          P [content 1]
      LI
        Lbl [content 1]
        LBody
          P [content 1]
          L
            LI
              Lbl [content 1]
              LBody
                P [content 1]
  Table
    TR
      TH O=Table Scope=Column [content 1]
      TH O=Table Scope=Column ColSpan=2 [content 1]
60 times
    TR
      TH O=Table Scope=Row [content 1]
      TD [content 1]
      TD
        P [content 1]
  P
    Link [annotation 1]
      Figure Alt=二维码：示例市财政局，网址 https://www.example.gov.cn/zwgk/czj/ [content 1]
  Index
    P [content 1]
    P
      Link [content 1] [annotation 1]
      Link [content 1] [annotation 1]

"#]]
    );
}

#[test]
fn all_content_is_marked_and_every_mark_known() {
    let city = city();
    city.run("build --department CZJ --profile web --lang en").success();
    let document = Document::load(city.path("output/all/web/CZJ.pdf")).unwrap();
    let structure = Structure::read(&document);
    for (number, page) in document.get_pages() {
        let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
        let mut open = 0;
        let mut marks = Vec::new();
        for line in content.lines() {
            if let Some(mark) = line.strip_prefix("/P<</MCID ") {
                marks.push(mark.trim_end_matches(">>BDC").parse::<i64>().unwrap());
            }
            open += i32::from(line.ends_with("BDC") || line.ends_with("BMC")) - i32::from(line == "EMC");
            assert!((0..=2).contains(&open), "page {number}: {line}");
            let paints = ["Tj", "TJ", " re", " Do", " f", " S"].iter().any(|operator| line.ends_with(operator));
            assert!(!paints || open > 0, "page {number}, outside all marks: {line}");
        }
        assert_eq!(open, 0, "page {number}");
        assert_eq!(marks, (0..marks.len() as i64).collect::<Vec<_>>(), "page {number}");
        assert_eq!(structure.marks.get(&page).map_or(0, Vec::len), marks.len(), "page {number}");
    }
}

#[test]
fn the_project_the_layout_and_the_command_line_say_for_whom() {
    let city = City::new();
    city.replace("mingma.toml", USUAL, "layouts = [\"window-card\"]\nprofiles = [\"web\"]");
    city.build();
    let made = |city: &City| -> Vec<String> {
        city.output().into_keys().filter(|path| path.ends_with(".pdf") && path.contains("CZJ")).collect()
    };
    assert_eq!(made(&city), ["window-card/web/CZJ-财政局.pdf"]);
    city.run("layouts copy window-card").success();
    city.replace("layouts/window-card/layout.toml", "scope =", "profiles = [\"office\", \"web\"]\nscope =");
    city.build();
    assert_eq!(made(&city), ["window-card/CZJ-财政局.pdf", "window-card/web/CZJ-财政局.pdf"]);
    let profiles = |city: &City| -> Vec<serde_json::Value> {
        city.manifest()["documents"].as_array().unwrap().iter().map(|document| document["profile"].clone()).collect()
    };
    assert_eq!(profiles(&city), ["office", "office", "web", "web"]);
    // What is asked for on the command line is made; the rest stays.
    city.run("build --profile office --lang en").success();
    assert_eq!(made(&city), ["window-card/CZJ-财政局.pdf", "window-card/web/CZJ-财政局.pdf"]);
}

#[test]
fn unknown_profiles_are_refused() {
    let city = City::new();
    city.replace("mingma.toml", "[build]", "[build]\nprofiles = [\"wab\"]");
    city.run("build --lang en").code(1).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
error[build-unknown-profile]: “wab” is no profile
  --> mingma.toml:34:13
   |
34 | profiles = ["wab"]
   |             ^^^^^ no profile
   |
   = help: profiles: office, web, press

One error. Nothing was written.

"#]]);
    city.run("build --profile print --lang en").code(2).stderr_eq(str![[r#"
error[cli-unknown-value]: “print” is no value for “--profile <PROFILE>”
help: possible: office, web, press


"#]]);
}

/// The structure tree of a file.
struct Structure<'a> {
    document: &'a Document,
    root: ObjectId,
    /// The marks that elements claim, by page.
    marks: BTreeMap<ObjectId, Vec<i64>>,
}

impl<'a> Structure<'a> {
    fn read(document: &'a Document) -> Self {
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let mut structure = Self { document, root, marks: BTreeMap::new() };
        let top = structure.dictionary(root).get(b"K").unwrap().as_reference().unwrap();
        structure.gather(top, root);
        for marks in structure.marks.values_mut() {
            marks.sort_unstable();
            let all: Vec<_> = (0..marks.len() as i64).collect();
            assert_eq!(*marks, all, "each mark belongs to one element");
        }
        structure
    }

    fn dictionary(&self, id: ObjectId) -> &'a Dictionary {
        self.document.get_dictionary(id).unwrap()
    }

    fn gather(&mut self, element: ObjectId, parent: ObjectId) {
        let dictionary = self.dictionary(element);
        assert_eq!(dictionary.get(b"P").unwrap().as_reference().unwrap(), parent);
        for kid in dictionary.get(b"K").unwrap().as_array().unwrap() {
            match kid {
                Object::Reference(child) => self.gather(*child, element),
                Object::Integer(mark) => {
                    let page = dictionary.get(b"Pg").unwrap().as_reference().unwrap();
                    self.marks.entry(page).or_default().push(*mark);
                }
                Object::Dictionary(piece) => {
                    let page = piece.get(b"Pg").unwrap().as_reference().unwrap();
                    if let Ok(mark) = piece.get(b"MCID") {
                        self.marks.entry(page).or_default().push(mark.as_i64().unwrap());
                    }
                }
                other => panic!("{other:?}"),
            }
        }
    }

    /// An element a line, indented; many of a kind beside each other are counted.
    fn shown(&self) -> String {
        let mut lines = Vec::new();
        let top = self.dictionary(self.root).get(b"K").unwrap().as_reference().unwrap();
        self.show(top, 0, &mut lines);
        let mut text = String::new();
        let mut at = 0;
        while at < lines.len() {
            // Rows of a long table are told once.
            let period = 5;
            let mut times = 1;
            while lines.get(at..at + period).is_some_and(|these| {
                these[0].trim_start().starts_with("TR")
                    && lines.get(at + times * period..at + (times + 1) * period) == Some(these)
            }) {
                times += 1;
            }
            if times > 1 {
                writeln!(text, "{times} times").unwrap();
            }
            let count = if times > 1 { period } else { 1 };
            text.extend(lines[at..at + count].iter().flat_map(|line| [line.as_str(), "\n"]));
            at += count * times;
        }
        text
    }

    fn show(&self, element: ObjectId, depth: usize, lines: &mut Vec<String>) {
        let dictionary = self.dictionary(element);
        let role = String::from_utf8(dictionary.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        let mut line = "  ".repeat(depth) + &role;
        for key in ["Lang", "Alt", "ID"] {
            if let Ok(value) = dictionary.get(key.as_bytes()) {
                write!(line, " {key}={}", lopdf::decode_text_string(value).unwrap()).unwrap();
            }
        }
        if let Ok(attributes) = dictionary.get(b"A") {
            for (key, value) in attributes.as_dict().unwrap() {
                let value = match value {
                    Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
                    value => value.as_i64().unwrap().to_string(),
                };
                write!(line, " {}={value}", String::from_utf8_lossy(key)).unwrap();
            }
        }
        let kids = dictionary.get(b"K").unwrap().as_array().unwrap();
        let pieces = |key: &[u8]| kids.iter().filter(|kid| kid.as_dict().is_ok_and(|piece| piece.has(key))).count();
        let own = kids.iter().filter(|kid| kid.as_i64().is_ok()).count();
        for (count, what) in [(pieces(b"MCID") + own, "content"), (pieces(b"Obj"), "annotation")] {
            if count > 0 {
                write!(line, " [{what} {count}]").unwrap();
            }
        }
        lines.push(line);
        for kid in kids {
            if let Object::Reference(child) = kid {
                self.show(*child, depth + 1, lines);
            }
        }
    }
}
