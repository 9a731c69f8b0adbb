//! The cascade, and every property.

use super::*;
use crate::geom::Length;
use crate::layout::style::{
    Alignment, Border, Break, Display, Distribution, Extent, LineHeight, Overflow, Strictness, Style, TextAlign, Track,
};
use crate::layout::tree::Edges;
use crate::page::Color;

const RED: Color = Color::Rgb(1.0, 0.0, 0.0);

/// The style of a `div` with this `style` attribute.
fn styled(style: &str) -> Arc<Style> {
    first(&format!("<div style='{style}'/>"), "").style
}

fn mm(value: f64) -> Extent {
    Extent::Length(Length::mm(value))
}

/// The colour of the innermost first element.
fn color(matter: &str, style: &str) -> Color {
    let mut element = first(matter, style);
    while let Some(Node::Element(_)) = element.children.first() {
        element = elements(element.children).remove(0);
    }
    element.style.text.color
}

#[test]
fn text_properties() {
    let text = |style: &str| styled(style).text.clone();
    assert_eq!(
        *text("font-family: \"Noto Serif SC\", Some Font, serif").families,
        ["Noto Serif SC", "Some Font", "Noto Serif SC"]
    );
    assert_eq!(text("font-size: 12pt").size, Length::pt(12.0));
    assert_eq!(text("font-weight: bold").weight, 700);
    assert_eq!(text("font-weight: 300").weight, 300);
    assert_eq!(text("color: red").color, RED);
    assert_eq!(text("line-height: 1.5").line_height, LineHeight::Times(1.5));
    assert_eq!(text("line-height: 20pt").line_height, LineHeight::Fixed(Length::pt(20.0)));
    assert_eq!(text("font-size: 10pt; line-height: 200%").line_height, LineHeight::Fixed(Length::pt(20.0)));
    for (word, align) in [
        ("justify", TextAlign::Justify),
        ("left", TextAlign::Left),
        ("right", TextAlign::Right),
        ("center", TextAlign::Center),
        ("start", TextAlign::Left),
        ("end", TextAlign::Right),
    ] {
        assert_eq!(text(&format!("text-align: {word}")).align, align);
    }
    assert_eq!(text("font-size: 10pt; text-indent: 2em").indent, Length::pt(20.0));
    assert_eq!(text("letter-spacing: 1pt").letter_spacing, Length::pt(1.0));
    assert_eq!(text("letter-spacing: normal").letter_spacing, Length::ZERO);
    assert!(text("white-space: nowrap").nowrap);
    assert!(text("text-emphasis: dot").emphasis && !text("text-emphasis: none").emphasis);
    assert!(text("text-autospace: normal").autospace && !text("text-autospace: no-autospace").autospace);
    assert!(text("hanging-punctuation: allow-end").hanging && !text("hanging-punctuation: none").hanging);
    assert_eq!(&*text("url-break: \"/?\"").url_break, "/?");
    assert_eq!((&*text("url-break: none").url_break, &*text("").url_break), ("", "/.-_?&"));
    assert!(text("text-wrap: balance").balanced && !text("text-wrap: wrap").balanced);
    assert!(text("text-decoration: underline").underline.drawn && !text("text-decoration: none").underline.drawn);
    let line = text("font-size: 10pt; text-underline-offset: 0.2em; text-decoration-thickness: 1pt").underline;
    assert_eq!((line.offset, line.thickness), (Some(Length::pt(2.0)), Some(Length::pt(1.0))));
    let line = text("text-underline-offset: auto; text-decoration-thickness: auto").underline;
    assert_eq!((line.offset, line.thickness), (None, None));
    assert_eq!(text("line-break: loose").strictness, Strictness::Basic);
    assert_eq!(text("line-break: normal").strictness, Strictness::Gb);
    assert_eq!(text("line-break: strict").strictness, Strictness::Strict);
    assert_eq!((text("widows: 3").widows, text("orphans: 4").orphans), (3, 4));
    let font = text("font: bold 12pt/1.2 serif");
    assert_eq!((font.weight, font.size, font.line_height), (700, Length::pt(12.0), LineHeight::Times(1.2)));
    assert_eq!(*font.families, ["Noto Serif SC"]);
    assert_eq!(&*first("<p lang='mn-Mong-CN'/>", "").style.text.language, "mn-Mong-CN");
}

#[test]
fn box_properties() {
    let own = |style: &str| styled(style).box_style.clone();
    for (word, display) in
        [("block", Display::Block), ("inline", Display::Inline), ("flex", Display::Flex), ("grid", Display::Grid)]
    {
        assert_eq!(first(&format!("<div style='display: {word}'/>x"), "div { color: red }").style.text.color, RED);
        let section = page(&format!("<div><div style='display: {word}'/></div>"), "");
        let outer = elements(section.children).remove(0);
        assert_eq!(elements(outer.children).remove(0).style.box_style.display, display);
    }
    let placed = own("position: absolute; inset: 1mm auto 10% -2mm");
    assert!(placed.absolute && !placed.relative);
    assert_eq!(placed.inset, Edges { top: mm(1.0), right: Extent::Auto, bottom: Extent::Share(0.1), left: mm(-2.0) });
    assert!(own("position: relative").relative && !own("position: static").relative);
    let sides = own("top: 1mm; right: 2mm; bottom: 3mm; left: 4mm").inset;
    assert_eq!(sides, Edges { top: mm(1.0), right: mm(2.0), bottom: mm(3.0), left: mm(4.0) });
    let size = own("width: 1cm; height: 50%; min-width: 1mm; min-height: auto; max-width: 2mm; max-height: none");
    assert_eq!((size.width, size.height), (mm(10.0), Extent::Share(0.5)));
    assert_eq!((size.min_width, size.min_height), (mm(1.0), Extent::Auto));
    assert_eq!((size.max_width, size.max_height), (mm(2.0), Extent::Auto));
    let margin = own("margin: 1mm 2mm 3mm; margin-left: auto").margin;
    assert_eq!(margin, Edges { top: mm(1.0), right: mm(2.0), bottom: mm(3.0), left: Extent::Auto });
    let padding = own("padding: 1mm 2mm; padding-top: 96px; font-size: 10pt; padding-left: 1em").padding;
    assert_eq!(padding.top, Length::mm(25.4), "96 pixels are an inch");
    assert_eq!((padding.right, padding.bottom, padding.left), (Length::mm(2.0), Length::mm(1.0), Length::pt(10.0)));
    assert_eq!(own("border-radius: 2mm").radius, Length::mm(2.0));
    assert_eq!(own("background: #fff").background, Some(Color::Gray(1.0)));
    assert_eq!(own("background: red; background: none").background, None);
    assert_eq!(own("overflow: shrink(9pt)").overflow, Overflow::Shrink(Length::pt(9.0)));
    assert_eq!(own("overflow: error").overflow, Overflow::Error);
    assert!(own("writing-mode: vertical-lr").vertical && !own("writing-mode: horizontal-tb").vertical);
    assert_eq!(own("break-before: page").break_before, Break::Page);
    assert_eq!(own("break-before: odd-page").break_before, Break::OddPage);
    assert_eq!(own("break-after: avoid").break_after, Break::Avoid);
    assert!(own("break-inside: avoid").keep_together && !own("break-inside: auto").keep_together);
}

#[test]
fn borders() {
    let border = |style: &str| styled(style).box_style.border;
    let line = |width: f64, color| Some(Border { width: Length::pt(width), color });
    let all = line(1.0, RED);
    assert_eq!(border("border: 1pt solid red"), Edges { top: all, right: all, bottom: all, left: all });
    assert_eq!(border("border-top: red 2pt").top, line(2.0, RED), "in any order, solid understood");
    assert_eq!(border("color: red; border-left: 1pt").left, all, "without a colour, the text's");
    let mixed = border("border: 1pt solid red; border-right: none; border-bottom: 0 solid red");
    assert_eq!((mixed.top, mixed.right, mixed.bottom, mixed.left), (all, None, None, all));
}

#[test]
fn flex_and_grid() {
    let own = |style: &str| styled(style).box_style.clone();
    let row = own("display: flex; flex-direction: column; flex-wrap: wrap; gap: 1mm 2mm; align-items: center; \
                   justify-content: space-between; align-content: flex-end; justify-items: stretch; align-self: end");
    assert!(row.column && row.wrap && !row.reverse);
    let reverse = own("flex-direction: row-reverse");
    assert!(reverse.reverse && !reverse.column && own("flex-direction: column-reverse").reverse);
    assert_eq!((row.row_gap, row.column_gap), (Length::mm(1.0), Length::mm(2.0)));
    assert_eq!((row.align_items, row.align_self), (Some(Alignment::Center), Some(Alignment::End)));
    assert_eq!(row.justify_content, Some(Distribution::SpaceBetween));
    assert_eq!((row.align_content, row.justify_items), (Some(Distribution::End), Some(Alignment::Stretch)));
    let gaps = own("gap: 3mm; row-gap: 1mm");
    assert_eq!((gaps.row_gap, gaps.column_gap), (Length::mm(1.0), Length::mm(3.0)));
    let flex = |style: &str| {
        let own = own(style);
        (own.grow, own.shrink, own.basis)
    };
    assert_eq!(flex(""), (0.0, 1.0, Extent::Auto));
    assert_eq!(flex("flex: none"), (0.0, 0.0, Extent::Auto));
    assert_eq!(flex("flex: auto"), (1.0, 1.0, Extent::Auto));
    assert_eq!(flex("flex: 2"), (2.0, 1.0, mm(0.0)));
    assert_eq!(flex("flex: 1 0 50%"), (1.0, 0.0, Extent::Share(0.5)));
    assert_eq!(flex("flex-grow: 3; flex-shrink: 0; flex-basis: 1mm"), (3.0, 0.0, mm(1.0)));
    let grid =
        own("grid-template-columns: 20mm repeat(2, 1fr auto) 10%; grid-template-rows: min-content max-content 2em; \
                    font-size: 10pt; grid-column: span 2; grid-row: span 3");
    let (fraction, auto) = (Track::Fraction(1.0), Track::Auto);
    assert_eq!(grid.columns, [Track::Length(Length::mm(20.0)), fraction, auto, fraction, auto, Track::Share(0.1)]);
    assert_eq!(grid.rows, [Track::MinContent, Track::MaxContent, Track::Length(Length::pt(20.0))]);
    assert_eq!((grid.column_span, grid.row_span), (2, 3));
}

#[test]
fn stronger_rules_win() {
    assert_eq!(color("<p>a</p>", "p { color: red } p { color: black }"), Color::BLACK, "the later");
    assert_eq!(color("<p class='a'>a</p>", ".a { color: red } p { color: black }"), RED, "a class over an element");
    assert_eq!(color("<p class='a' id='i'>a</p>", "#i { color: red } p.a { color: black }"), RED, "an id over a class");
    assert_eq!(color("<div><p>a</p></div>", "div p { color: red } p { color: black }"), RED, "two elements over one");
    assert_eq!(color("<p id='i' style='color: red'>a</p>", "#i { color: black }"), RED, "the attribute over all");
    assert_eq!(color("<h1>a</h1>", "h1 { font-size: 1em; color: red }"), RED, "a layout over our own sheet");
}

#[test]
fn selectors_see_places_and_ancestors() {
    let style = "p:first-child { color: red } .x > p { color: white } .x p b { color: gray(40%) }";
    assert_eq!(color("<p>a</p><p>b</p>", style), RED);
    assert_eq!(color("<div><b>a</b><p>b</p></div>", "p { color: red }"), Color::BLACK);
    assert_eq!(color("<div class='x'><p>a</p></div>", ".x > p { color: red }"), RED);
    assert_eq!(color("<div class='x'><div><p>a</p></div></div>", ".x > p { color: red }"), Color::BLACK);
    assert_eq!(color("<div class='x'><p><b>a</b></p></div>", style), Color::Gray(0.4));
    let rows = elements(
        first("<table><tr/><tr/><tr/></table>", "tr:nth-child(even) { color: red } tr:last-child { color: white }")
            .children,
    );
    let colors: Vec<_> = rows.iter().map(|row| row.style.text.color).collect();
    assert_eq!(colors, [Color::BLACK, RED, Color::Gray(1.0)]);
}

#[test]
fn what_is_inherited_and_what_not() {
    let outer =
        "<div style='font-size: 20pt; color: red; line-height: 2; text-indent: 2em; padding: 1em; background: red'>";
    let inner = elements(first(&format!("{outer}<p style='font-size: 50%'>a</p></div>"), "").children).remove(0).style;
    assert_eq!((inner.text.size, inner.text.color), (Length::pt(10.0), RED));
    assert_eq!(inner.text.line_height, LineHeight::Times(2.0), "the number, not the length");
    assert_eq!(inner.text.indent, Length::pt(40.0), "the length, not the ems");
    assert_eq!((inner.box_style.padding.top, inner.box_style.background), (Length::ZERO, None));
    let rem = tree(
        "<document style='font-size: 8pt'><page style='font-size: 30pt'><p style='font-size: 2rem; text-indent: 1rem'/></page></document>",
        "",
        &serde_json::json!({}),
    );
    let text = elements(rem.sections.into_iter().next().expect("a page").children).remove(0).style.text.clone();
    assert_eq!((text.size, text.indent), (Length::pt(16.0), Length::pt(8.0)));
}

#[test]
fn elements_that_look_alike_share_a_style() {
    let section =
        page("<div class='a' id='x'><b>1</b></div><div class='a' id='y'><b>2</b></div><div/>", ".a { color: red }");
    let divs = elements(section.children);
    assert!(Arc::ptr_eq(&divs[0].style, &divs[1].style), "an id no selector names makes no difference");
    assert!(!Arc::ptr_eq(&divs[0].style, &divs[2].style));
    let [a, b, _] = divs.try_into().expect("three");
    assert!(Arc::ptr_eq(&elements(a.children)[0].style, &elements(b.children)[0].style));
}

#[test]
fn the_default_sheet_is_sound() {
    let mut faults = Vec::new();
    sheet::parse(include_str!("../default.css"), &mut faults);
    assert_eq!(faults, []);
    let sizes = [1, 2, 3, 4].map(|level| first(&format!("<h{level}>a</h{level}>"), "").style.text.size.to_pt());
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
    assert_eq!(first("<h2>a</h2>", "").style.text.weight, 700);
    assert_eq!(first("<h2>a</h2>", "").style.box_style.break_after, Break::Avoid);
}
