//! The proof as one HTML page: verdict, findings, and every page in small with its codes outlined.
//!
//! The page holds its style and pictures itself and runs no script, so that it opens from any stick in any office.

use std::fmt::Write as _;

use super::super::document::PageProof;
use super::super::page::CodeProof;
use super::super::stress::Strain;
use super::{DocumentProof, Totals, Verdict};
use crate::diag::html::{begin, escaped};
use crate::diag::{Language, Locale, Severity};
use crate::finding::Finding;
use crate::geom::Rect;

const STYLE: &str = include_str!("proof.css");
/// Pages of a document that are shown without being asked for.
const UNFOLDED: usize = 24;

/// The whole page. `title` says whose documents these are.
#[must_use]
pub fn html(documents: &[DocumentProof], title: &str, secrets: Option<usize>, locale: &Locale) -> String {
    let language = match locale.language() {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let heading = locale.text("proof-html-title", &[]);
    let title = format!("{heading} · {title}");
    let mut out = begin(language, &title, STYLE);
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "<header>\n<h1>{}</h1>", escaped(&title));
    let mut totals = Totals::of(documents);
    totals.warnings += documents.iter().map(|document| document.preflight.len()).sum::<usize>();
    head(&totals, secrets, locale, &mut out);
    out.push_str("</header>\n<main>\n");
    findings(documents, locale, &mut out);
    let _ = writeln!(out, "<h2>{}</h2>", locale.text("proof-html-pages", &[]));
    key(locale, &mut out);
    out.push_str("<div class=\"documents\">\n");
    for (index, document) in documents.iter().enumerate() {
        section(index, document, locale, &mut out);
    }
    let _ = writeln!(out, "</div>\n</main>\n<footer><p>{}</p></footer>", escaped(&locale.text("proof-html-note", &[])));
    out
}

fn head(totals: &Totals, secrets: Option<usize>, locale: &Locale, out: &mut String) {
    let (class, key) = match (totals.errors, totals.warnings) {
        (0, 0) => ("good", locale.text("proof-html-good", &[])),
        (0, warnings) => ("doubtful", locale.text("proof-html-doubtful", &[("count", &warnings)])),
        (errors, _) => ("bad", locale.text("proof-html-bad", &[("count", &errors)])),
    };
    let _ = writeln!(out, "<p class=\"outcome {class}\">{}</p>\n<p class=\"totals\">", escaped(&key));
    let numbers = [
        ("", totals.documents, locale.text("proof-html-documents", &[("count", &totals.documents)])),
        ("", totals.pages, locale.text("proof-html-sheets", &[("count", &totals.pages)])),
        ("", totals.codes, locale.text("proof-html-codes", &[("count", &totals.codes)])),
        ("good", totals.good, locale.text("proof-html-key-good", &[])),
        ("doubtful", totals.doubtful, locale.text("proof-html-key-doubtful", &[])),
        ("bad", totals.bad, locale.text("proof-html-key-bad", &[])),
    ];
    for (class, number, label) in numbers {
        let _ = writeln!(out, "<span><b class=\"{class}\">{number}</b>{}</span>", escaped(&label));
    }
    let gate = match secrets {
        Some(count) => locale.text("proof-html-gate", &[("count", &count)]),
        None => locale.text("proof-html-no-gate", &[]),
    };
    let _ = writeln!(out, "</p>\n<p class=\"totals\">{}</p>", escaped(&gate));
}

fn findings(documents: &[DocumentProof], locale: &Locale, out: &mut String) {
    let mut all: Vec<(usize, &Finding)> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let found = document.all_findings().chain(&document.preflight);
        all.extend(found.map(|finding| (index, finding)));
    }
    if all.is_empty() {
        return;
    }
    // What forbids printing first, otherwise in the order of documents and pages.
    all.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
    let _ = writeln!(out, "<h2>{}</h2>\n<ol class=\"findings\">", locale.text("proof-html-findings", &[]));
    for (index, finding) in all {
        let message = locale.message(&finding.diagnostic());
        let class = class(finding.severity);
        let place = match finding.page {
            Some(page) => locale.text("diag-page", &[("file", &finding.document), ("page", &page)]),
            None => finding.document.clone(),
        };
        let (open, close) = match finding.page {
            Some(page) => (format!("<a href=\"#d{index}p{page}\">"), "</a>"),
            None => ("<span class=\"row\">".to_owned(), "</span>"),
        };
        let help = message.help.map_or_else(String::new, |help| format!(" — {help}"));
        let _ = writeln!(
            out,
            "<li class=\"{class}\">{open}<i></i>{}<small>{}</small>{close}</li>",
            escaped(&message.headline),
            escaped(&format!("{place}{help}")),
        );
    }
    out.push_str("</ol>\n");
}

fn key(locale: &Locale, out: &mut String) {
    out.push_str("<p class=\"key\">");
    let entries = [
        ("good", locale.text("proof-html-key-good", &[])),
        ("doubtful", locale.text("proof-html-key-doubtful", &[])),
        ("bad", locale.text("proof-html-key-bad", &[])),
    ];
    for (class, label) in entries {
        let _ = write!(out, "<span class=\"{class}\"><i></i>{}</span>", escaped(&label));
    }
    out.push_str("</p>\n");
}

fn section(index: usize, document: &DocumentProof, locale: &Locale, out: &mut String) {
    let is_open = document.pages.len() <= UNFOLDED || document.all_findings().next().is_some();
    let open = if is_open { " open" } else { "" };
    // Single sheets stand side by side; whole books take the width.
    let class = if document.pages.len() > 1 { " class=\"many\"" } else { "" };
    let codes: usize = document.pages.iter().map(|page| page.codes.len()).sum();
    let pages = document.pages.len();
    let facts = locale.text("proof-html-document", &[("pages", &pages), ("codes", &codes)]);
    let _ = writeln!(
        out,
        "<details{class}{open}>\n<summary>{}<small>{}</small></summary>\n<div class=\"pages\">",
        escaped(&document.name),
        escaped(&facts)
    );
    for page in &document.pages {
        figure(index, document, page, locale, out);
    }
    out.push_str("</div>\n</details>\n");
}

fn figure(index: usize, document: &DocumentProof, page: &PageProof, locale: &Locale, out: &mut String) {
    let number = page.number;
    let _ = write!(out, "<figure id=\"d{index}p{number}\"><div class=\"sheet\">");
    if !page.thumbnail.is_empty() {
        let _ = write!(out, "<img alt=\"\" src=\"data:image/jpeg;base64,{}\">", base64(&page.thumbnail));
    }
    for code in &page.codes {
        let class = match page.verdict(code) {
            Verdict::Good => "good",
            Verdict::Doubtful => "doubtful",
            Verdict::Bad => "bad",
        };
        mark(page, &code.rect, class, &about(code, locale), out);
    }
    // Findings about other parts of the page than its codes.
    let preflight = document.preflight.iter().filter(|finding| finding.page == Some(number));
    for finding in page.findings.iter().chain(preflight) {
        if let Some(rect) = finding.rect.filter(|rect| !page.codes.iter().any(|code| code.rect == *rect)) {
            mark(page, &rect, class(finding.severity), &locale.message(&finding.diagnostic()).headline, out);
        }
    }
    let caption = locale.text("proof-html-page", &[("page", &number), ("codes", &page.codes.len())]);
    let _ = writeln!(out, "</div><figcaption>{}</figcaption></figure>", escaped(&caption));
}

/// Outlines a part of a page, in percent of it, so that it stays right at any size.
fn mark(page: &PageProof, rect: &Rect, class: &str, title: &str, out: &mut String) {
    let (width, height) = (page.size.width.to_mm(), page.size.height.to_mm());
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole * 100.0 } else { 0.0 };
    let _ = write!(
        out,
        "<b class=\"{class}\" style=\"left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%\" title=\"{}\"></b>",
        share(rect.origin.x.to_mm(), width),
        share(rect.origin.y.to_mm(), height),
        share(rect.size.width.to_mm(), width),
        share(rect.size.height.to_mm(), height),
        escaped(title),
    );
}

/// What is known of a code, for who points at it.
fn about(code: &CodeProof, locale: &Locale) -> String {
    let id = code.id.as_deref().unwrap_or("—");
    let readers = code.read.iter().filter(|&&read| read).count();
    let mut lines = vec![id.to_owned(), code.target.clone()];
    lines.push(locale.text("proof-html-read", &[("readers", &readers)]));
    if let Some(fails) = &code.fails {
        let (bears, tried) = (Strain::ALL.len() - fails.len(), Strain::ALL.len());
        lines.push(locale.text("proof-html-bears", &[("bears", &bears), ("tried", &tried)]));
    }
    if let Some(quality) = &code.quality {
        let percent = |value: f64| format!("{:.0}", value * 100.0);
        lines.push(locale.text(
            "proof-html-grade",
            &[
                ("grade", &quality.grade()),
                ("contrast", &percent(quality.contrast.value)),
                ("modulation", &quality.modulation.grade),
                ("fixed", &quality.fixed_pattern.grade),
                ("axial", &quality.axial.grade),
                ("unused", &percent(quality.unused_correction.value)),
            ],
        ));
    }
    lines.join("\n")
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "doubtful",
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let is_filled = place <= chunk.len();
            text.push(if is_filled { LETTERS[(group >> (18 - 6 * place) & 63) as usize].into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Point, Size};

    #[test]
    fn base64_as_the_standard_gives_it() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    fn documents(findings: Vec<Finding>) -> Vec<DocumentProof> {
        let rect =
            Rect::new(Point::new(Length::mm(21.0), Length::mm(29.7)), Size::new(Length::mm(42.0), Length::mm(42.0)));
        let code = CodeProof {
            id: Some("FGW-0001".to_owned()),
            target: "https://x.cn/?a=1&b=<\">".to_owned(),
            rect,
            read: [true, true],
            quality: None,
            fails: Some(Vec::new()),
        };
        let findings = findings.into_iter().map(|one| one.in_document("a.pdf").on_page(1).at(rect)).collect();
        let size = Size::new(Length::mm(210.0), Length::mm(297.0));
        let page = PageProof { number: 1, size, codes: vec![code], findings, thumbnail: vec![1, 2, 3] };
        vec![DocumentProof { name: "a.pdf".to_owned(), pages: vec![page], findings: Vec::new(), preflight: Vec::new() }]
    }

    #[test]
    fn a_page_shows_its_codes_where_they_stand() {
        for language in [Language::Zh, Language::En] {
            let text = html(&documents(Vec::new()), "x", Some(3), &Locale::new(language));
            assert!(text.contains("<b class=\"good\" style=\"left:10.00%;top:10.00%;width:20.00%;height:14.14%\""));
            assert!(text.contains("&lt;&quot;&gt;") && !text.contains("b=<"), "data never becomes markup");
            assert!(text.contains("outcome good") && !text.contains("class=\"findings\""));
            assert!(!text.contains("http://") && !text.contains("<script"), "nothing is fetched or run");
        }
    }

    #[test]
    fn findings_lead_to_their_page() {
        let finding = Finding::error("proof-missing").about("FGW-0001");
        let text = html(&documents(vec![finding]), "x", None, &Locale::new(Language::En));
        assert!(text.contains("<li class=\"bad\"><a href=\"#d0p1\">") && text.contains("<figure id=\"d0p1\">"));
        assert!(text.contains("<b class=\"bad\"") && text.contains("outcome bad"));
    }
}
