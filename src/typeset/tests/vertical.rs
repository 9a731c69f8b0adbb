//! Blocks whose lines run downwards: as high as they are told, as wide as their lines, at home in every box.

use super::{attempt, set};
use crate::geom::{Length, Point, Rect};
use crate::page::{Item, Page, TextRun, Turn};

/// So many words with spaces between.
fn prose(words: usize) -> String {
    vec!["ᠮᠣᠩᠭᠣᠯ"; words].join(" ")
}

fn runs(page: &Page) -> Vec<&TextRun> {
    page.items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None }).collect()
}

/// The ground of a box, which its `background` draws.
fn ground(page: &Page) -> Rect {
    let shape = page.items.iter().find_map(|item| if let Item::Shape(shape) = item { Some(shape) } else { None });
    shape.expect("a ground").rect
}

const MN: &str = ".mn { writing-mode: vertical-lr; background: #eeeeee; } ";

#[test]
fn a_block_is_as_wide_as_its_lines_at_the_height_it_is_given() {
    // Lines of 20 pt, 40 mm long: two words of 40.43 pt and more fit one line.
    let template = format!("<document><page><p class=\"mn\">{}</p><p>后</p></page></document>", prose(8));
    let document = set(&template, &format!("{MN} .mn {{ height: 40mm }}"));
    let page = &document.pages[0];
    let ground = ground(page);
    assert_eq!(ground.size.height, Length::mm(40.0));
    let lines = runs(page).iter().filter(|run| run.turn == Turn::Clockwise).count();
    assert!(lines > 1);
    assert!((ground.size.width.to_pt() - 20.0 * lines as f64).abs() < 0.05, "{ground:?}");
    // Lines follow each other to the right, 20 pt apart, all from the top.
    let origins: Vec<Point> = runs(page).iter().take(lines).map(|run| run.origin).collect();
    for pair in origins.windows(2) {
        assert_eq!((pair[1].x - pair[0].x, pair[1].y), (Length::pt(20.0), pair[0].y));
    }
    // What comes after stands below it.
    assert!(runs(page)[lines].origin.y > ground.bottom());
}

#[test]
fn without_a_height_a_name_takes_one_line_and_prose_the_height_of_the_page() {
    let of = |words: usize| {
        let template = format!("<document><page><p class=\"mn\">{}</p></page></document>", prose(words));
        let document = set(&template, MN);
        (ground(&document.pages[0]).size, runs(&document.pages[0]).len())
    };
    let (name, lines) = of(1);
    assert!(lines == 1 && name.height < Length::mm(12.0) && name.height > Length::mm(10.0), "{name:?}");
    let (text, lines) = of(14);
    assert!(lines > 1 && text.height == Length::mm(80.0), "{text:?}");
}

#[test]
fn it_is_an_item_of_flex_and_grid_boxes_and_may_be_placed_freely() {
    for (outer, style) in [
        ("flex", "display: flex; gap: 5mm; align-items: flex-start"),
        ("grid", "display: grid; grid-template-columns: auto 1fr; column-gap: 5mm; align-items: start"),
        (
            "reverse",
            "display: flex; flex-direction: row-reverse; justify-content: start; gap: 5mm; align-items: flex-start",
        ),
    ] {
        let template = format!(
            "<document><page><div style=\"{style}\"><p class=\"mn\">ᠮᠣᠩᠭᠣᠯ</p><p>乌兰浩特</p></div></page></document>"
        );
        let document = set(&template, MN);
        let page = &document.pages[0];
        let ground = ground(page);
        let chinese = runs(page).into_iter().find(|run| run.turn == Turn::None).expect("Chinese").origin;
        assert!((ground.size.width.to_pt() - 20.0).abs() < 0.05, "{outer}: {ground:?}");
        if outer == "reverse" {
            assert_eq!(chinese.x, Length::mm(10.0), "the last stands first");
            assert_eq!(runs(page)[0].text, "乌兰浩特", "and is read first");
        } else {
            assert_eq!(ground.origin, Point::new(Length::mm(10.0), Length::mm(10.0)), "{outer}");
            assert!((chinese.x - ground.right() - Length::mm(5.0)).0.abs() < 1000, "{outer}");
        }
    }
    let template =
        "<document><page><p class=\"mn\" style=\"position: absolute; right: 0; top: 5mm\">ᠮᠣᠩᠭᠣᠯ</p></page></document>";
    let ground = ground(&set(template, MN).pages[0]);
    assert!((ground.right() - Length::mm(90.0)).0.abs() < 1000 && ground.origin.y == Length::mm(15.0), "{ground:?}");
}

#[test]
fn what_does_not_fit_is_named_and_may_shrink() {
    let template = format!("<document><page><p class=\"mn fixed\">{}</p></page></document>", prose(3));
    let fixed = format!("{MN} .fixed {{ height: 30mm; width: 20pt; }}");
    let (document, said) = attempt(&template, &fixed);
    assert!(document.is_none());
    assert_eq!(said, ["typeset-overflow-width line 1 text=ᠮᠣᠩᠭᠣᠯ ᠮᠣᠩᠭᠣᠯ ᠮᠣᠩᠭᠣᠯ excess=7.1"]);
    let (document, said) = attempt(&template, &format!("{fixed} .fixed {{ overflow: shrink(4pt) }}"));
    assert!(document.is_some() && said.len() == 1 && said[0].starts_with("typeset-shrunk"), "{said:?}");
    let low = "<document><page><p class=\"mn\" style=\"height: 10mm\">ᠮᠣᠩᠭᠣᠯ</p></page></document>";
    let (_, said) = attempt(low, MN);
    assert!(said[0].starts_with("typeset-overflow-height line 1 text=ᠮᠣᠩᠭᠣᠯ"), "{said:?}");
}

#[test]
fn boxes_within_and_older_encodings_are_refused() {
    let boxes = "<document><page>\n<div class=\"mn\"><p>ᠮᠣᠩᠭᠣᠯ</p></div>\n<p lang=\"mn\">\u{E234}\u{E235}</p></page></document>";
    let (document, said) = attempt(boxes, MN);
    assert!(document.is_none());
    assert_eq!(said, ["typeset-vertical-boxes line 2", "typeset-mongolian-private line 3 code=U+E234"]);
}

#[test]
fn links_and_passages_reach_the_page() {
    let template =
        "<document><page><p class=\"mn\"><a href=\"https://www.wlht.gov.cn/\">ᠮᠣᠩᠭᠣᠯ</a></p></page></document>";
    let document = set(template, MN);
    let page = &document.pages[0];
    let ground = ground(page);
    let link = page.items.iter().find_map(|item| if let Item::Link(link) = item { Some(link) } else { None }).unwrap();
    assert_eq!((link.rect.origin, link.description.as_str()), (ground.origin, "ᠮᠣᠩᠭᠣᠯ"));
    assert!(link.rect.size.height > link.rect.size.width && link.rect.bottom() <= ground.bottom());
    let passage = runs(page)[0].passage.clone().expect("a passage");
    assert_eq!((passage.text.as_str(), &*passage.language), ("ᠮᠣᠩᠭᠣᠯ", "mn-Mong-CN"));
}
