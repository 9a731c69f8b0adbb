//! A page an office can publish as it is: one file that fetches nothing, reads well on paper, on a telephone and
//! aloud, and is searched by a small script that nothing depends on.

use std::fmt::Write as _;

use super::matter::{Matter, Part, Row};
use crate::catalog::Column;
use crate::diag::Diagnostic;
use crate::diag::html::{begin, escaped};

const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// A column of the page's tables.
#[derive(Clone, Copy, Debug)]
struct Place {
    column: Column,
    head: &'static str,
    /// How wide it is beside the others.
    share: u32,
    /// Whether it is left out where nothing stands in it.
    is_optional: bool,
}

const fn place(column: Column, head: &'static str, share: u32, is_optional: bool) -> Place {
    Place { column, head, share, is_optional }
}

/// How many columns stand under 公开事项, the first of them after this many.
const LEVELS: (usize, usize) = (2, 3);

const PLACES: [Place; Column::COUNT] = [
    place(Column::Id, "编号", 80, false),
    place(Column::Field, "领域", 70, false),
    place(Column::Level1, "一级事项", 75, false),
    place(Column::Level2, "二级事项", 85, false),
    place(Column::Level3, "三级事项", 75, false),
    place(Column::Name, "名称", 110, false),
    place(Column::Content, "公开内容（要素）", 200, false),
    place(Column::Basis, "公开依据", 180, false),
    place(Column::TimeLimit, "公开时限", 110, false),
    place(Column::Body, "公开主体", 90, false),
    place(Column::Channels, "公开渠道和载体", 110, true),
    place(Column::Audience, "公开对象", 75, true),
    place(Column::Method, "公开方式", 70, false),
    place(Column::Tier, "公开层级", 65, true),
    place(Column::Url, "网址", 110, true),
    place(Column::Reading, "读音", 80, true),
];

/// The page; none where withheld items are among the matter, for a page is made to be published.
pub(super) fn page(matter: &Matter<'_>) -> Result<String, Diagnostic> {
    if matter.is_internal() {
        return Err(Diagnostic::error("export-page-internal"));
    }
    let parts: Vec<Part<'_>> = matter.parts().into_iter().filter(|part| !part.rows.is_empty()).collect();
    let is_used = |place: &Place| !place.is_optional || matter.rows().any(|row| !row.value(place.column).is_empty());
    let places: Vec<Place> = PLACES.into_iter().filter(is_used).collect();
    let title = title(matter, &parts);
    let mut out = begin("zh-CN", &title, &format!("{STYLE}{}", labels(&places)));
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "<a class=\"skip\" href=\"#catalog\">跳到目录</a>\n<header>\n<h1>{}</h1>", escaped(&title));
    about(matter, &mut out);
    out.push_str("</header>\n");
    contents(&parts, &mut out);
    out.push_str(FINDER);
    out.push_str("<main id=\"catalog\">\n");
    for part in &parts {
        section(part, &places, matter, &mut out);
    }
    out.push_str("</main>\n");
    footer(matter, &mut out);
    let _ = write!(out, "<script>\n{SCRIPT}</script>\n");
    Ok(out)
}

/// The search, which only shows itself where its script runs.
const FINDER: &str = "<search hidden>\n<label for=\"words\">查找事项</label>\n<input id=\"words\" type=\"search\" \
                      autocomplete=\"off\" placeholder=\"输入名称、编号或依据中的字词，用空格隔开\">\n<output for=\"words\" \
                      aria-live=\"polite\"></output>\n</search>\n";

fn title(matter: &Matter<'_>, parts: &[Part<'_>]) -> String {
    let site = &matter.catalog().site;
    let whose = match parts {
        [part] if matter.catalog().departments.len() > 1 => &part.department.name,
        _ => &site.name,
    };
    let of_city = if whose.starts_with(&site.name) { "" } else { &site.name };
    format!("{of_city}{whose}政务公开标准目录")
}

fn about(matter: &Matter<'_>, out: &mut String) {
    let site = &matter.catalog().site;
    if site.sample {
        out.push_str("<p class=\"sample\">样例数据，不是正式目录。</p>\n");
    }
    let (items, _) = matter.counts();
    let date = matter.date().map_or_else(String::new, |date| format!("，{date}编制"));
    let _ = writeln!(
        out,
        "<p>{}{date}。共 {} 个部门、{items} 项。</p>\n<p>{}：{}，电话 {}，{}。监督投诉：{}。</p>",
        escaped(&site.edition),
        matter.departments(),
        escaped(&site.office),
        escaped(&site.address),
        escaped(&site.telephone),
        escaped(&site.hours),
        escaped(&site.complaints),
    );
}

fn contents(parts: &[Part<'_>], out: &mut String) {
    if parts.len() < 2 {
        return;
    }
    out.push_str("<nav aria-labelledby=\"departments\">\n<h2 id=\"departments\">部门</h2>\n<ul>\n");
    for part in parts {
        let name = escaped(&part.department.short_name);
        let _ = writeln!(out, "<li><a href=\"#{}\">{name}</a> {}</li>", part.department.id, part.rows.len());
    }
    out.push_str("</ul>\n</nav>\n");
}

fn section(part: &Part<'_>, places: &[Place], matter: &Matter<'_>, out: &mut String) {
    let department = part.department;
    let (id, name) = (&department.id, escaped(&department.name));
    let heading = match matter.address(id) {
        Some(url) => format!("<a href=\"{}\">{name}</a>", escaped(url)),
        None => name.clone().into_owned(),
    };
    let _ = writeln!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}.name\">\n<h2 id=\"{id}.name\">{heading}</h2>\n\
         <p>{}，电话 {}，{}</p>",
        escaped(&department.address),
        escaped(&department.telephone),
        escaped(&department.hours),
    );
    let _ = writeln!(out, "<table>\n<caption>{name}公开事项，共 {} 项</caption>", part.rows.len());
    heads(places, out);
    out.push_str("<tbody>\n");
    for row in &part.rows {
        self::row(*row, places, matter, out);
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn heads(places: &[Place], out: &mut String) {
    let whole: u32 = places.iter().map(|place| place.share).sum();
    out.push_str("<colgroup>");
    for place in places {
        let _ = write!(out, "<col style=\"width:{:.2}%\">", f64::from(place.share) * 100.0 / f64::from(whole));
    }
    out.push_str("</colgroup>\n<thead>\n<tr>");
    let (first, count) = LEVELS;
    for (index, place) in places.iter().enumerate() {
        if index == first {
            let _ = write!(out, "<th scope=\"colgroup\" colspan=\"{count}\">公开事项</th>");
        } else if !(first..first + count).contains(&index) {
            let _ = write!(out, "<th scope=\"col\" rowspan=\"2\">{}</th>", place.head);
        }
    }
    out.push_str("</tr>\n<tr>");
    for place in &places[first..first + count] {
        let _ = write!(out, "<th scope=\"col\">{}</th>", place.head);
    }
    out.push_str("</tr>\n</thead>\n");
}

fn row(row: Row<'_>, places: &[Place], matter: &Matter<'_>, out: &mut String) {
    out.push_str("<tr>");
    for place in places {
        let text = escaped(row.value(place.column));
        let _ = match place.column {
            Column::Id => write!(out, "<th scope=\"row\" id=\"{text}\">{text}</th>"),
            Column::Name => match matter.address(&row.item.id) {
                Some(url) => write!(out, "<td><a href=\"{}\">{text}</a></td>", escaped(url)),
                None => write!(out, "<td>{text}</td>"),
            },
            _ => write!(out, "<td>{text}</td>"),
        };
    }
    out.push_str("</tr>\n");
}

fn footer(matter: &Matter<'_>, out: &mut String) {
    let site = &matter.catalog().site;
    let _ = writeln!(out, "<footer><p>{}　{}</p></footer>", escaped(&site.office), escaped(&site.edition));
}

/// On narrow screens each row is a card, and each cell says what it is.
fn labels(places: &[Place]) -> String {
    let mut style = String::from("@media screen and (max-width: 75rem) {\n");
    for (index, place) in places.iter().enumerate().skip(1) {
        let _ = writeln!(style, "td:nth-child({})::before {{ content: \"{}\" }}", index + 1, place.head);
    }
    style + "}\n"
}
