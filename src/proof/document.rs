//! A document's pages, a few at a time.

use std::collections::BTreeMap;
use std::ops::Range;

use hayro::RenderCache;
use serde::Serialize;

use super::open::Opened;
use super::page::{CodeProof, CodesOfPage, Expected, Known, judge};
use super::raster::Gray;
use super::render::{Sheet, rasterise, scale};
use super::secrets::{Secret, Secrets};
use super::stresses::Stresses;
use super::text;
use crate::code::Symbol;
use crate::finding::Finding;
use crate::geom::{Length, Size};
use crate::picture::{self, PictureError};

/// Pixels across a page's picture in the report, and its quality as a JPEG.
const THUMBNAIL: usize = 230;
const THUMBNAIL_QUALITY: u8 = 55;
/// Pixels a millimetre a picture is taken to have: 200 dpi. Pictures are not asked for their size; places on them are
/// only told, never compared.
const PICTURE_SCALE: f64 = 200.0 / 25.4;

/// What a document should show, by page counted from 1; none where that is not known.
pub type Meant = Option<BTreeMap<usize, Vec<Expected>>>;

/// What all pages are judged with.
#[derive(Debug, Default)]
pub struct Bench {
    /// What must not be found.
    pub secrets: Secrets,
    /// What was found out under stress.
    pub stresses: Stresses,
    /// Whether pictures of the pages are wanted.
    pub thumbnails: bool,
    /// Whether codes are only read: what they bear was found out, or is nobody's question.
    pub only_reads: bool,
}

impl Bench {
    fn stresses(&self) -> Option<&Stresses> {
        (!self.only_reads).then_some(&self.stresses)
    }

    /// A page in small, as a JPEG file, if it is wanted.
    fn thumbnail(&self, gray: &Gray) -> Vec<u8> {
        if !self.thumbnails {
            return Vec::new();
        }
        let width = THUMBNAIL.min(gray.width);
        let height = (gray.height * width / gray.width.max(1)).clamp(1, 4 * THUMBNAIL);
        let small = gray.resized(width, height);
        picture::gray_jpeg(width as u32, height as u32, &small.luma, THUMBNAIL_QUALITY)
    }
}

/// What became of one page.
#[derive(Debug, Serialize)]
pub struct PageProof {
    /// Counted from 1.
    pub number: usize,
    /// As readers show it.
    #[serde(serialize_with = "super::json::size")]
    pub size: Size,
    /// Its codes.
    pub codes: Vec<CodeProof>,
    /// What was found.
    #[serde(serialize_with = "super::json::findings")]
    pub findings: Vec<Finding>,
    /// A small picture of it, as a JPEG file; empty where none was wanted.
    #[serde(skip)]
    pub thumbnail: Vec<u8>,
}

/// Judges some pages of an open PDF, counted from 0. `name` is the document's path as shown.
#[must_use]
pub fn pages(opened: &Opened, name: &str, pages: Range<usize>, meant: &Meant, bench: &Bench) -> Vec<PageProof> {
    let cache = RenderCache::new();
    let one = |index: usize| {
        let size = opened.sizes()[index];
        let expected = meant.as_ref().map(|meant| meant.get(&(index + 1)).map_or(&[][..], Vec::as_slice));
        let mut codes = CodesOfPage::default();
        let mut thumbnail = Vec::new();
        let judged = text::page_text(opened, index).and_then(|text| {
            codes.texts.push(text);
            let sheet = rasterise(opened, index, scale(size, smallest_module(expected))?, &cache)?;
            thumbnail = bench.thumbnail(&sheet.gray);
            Ok(judge(&sheet, known(expected), bench.stresses()))
        });
        match judged {
            Ok(judged) => {
                let text = std::mem::take(&mut codes.texts);
                codes = judged;
                codes.texts.extend(text);
            }
            Err(finding) => codes.findings.push(*finding),
        }
        finished(name, index + 1, size, codes, thumbnail, &bench.secrets)
    };
    pages.map(one).collect()
}

/// What is wrong with a document as a whole: what it says outside its pages, and pages that are not there.
#[must_use]
pub fn whole(opened: &Opened, name: &str, meant: &Meant, bench: &Bench) -> Vec<Finding> {
    let mut given_away: Vec<&Secret> =
        text::strings(opened).iter().flat_map(|string| bench.secrets.given_away_by(string)).collect();
    given_away.sort();
    given_away.dedup();
    let mut findings: Vec<Finding> = given_away.into_iter().map(withheld).collect();
    let count = opened.sizes().len();
    for (&page, expected) in meant.iter().flatten().filter(|(page, _)| **page > count) {
        findings.push(
            Finding::error("proof-no-such-page").with("page", page).with("pages", count).with("codes", expected.len()),
        );
    }
    findings.into_iter().map(|finding| finding.in_document(name)).collect()
}

/// Judges a picture, which is a document of one page. Places of expected codes are not compared.
#[must_use]
pub fn picture(bytes: &[u8], name: &str, meant: &Meant, bench: &Bench) -> PageProof {
    let mut size = Size::default();
    let mut thumbnail = Vec::new();
    let codes = match picture::load(bytes) {
        Err(error) => CodesOfPage { findings: vec![refused(&error)], ..CodesOfPage::default() },
        Ok(picture) => {
            let sheet = Sheet { gray: Gray::of(&picture), scale: PICTURE_SCALE };
            let length = |pixels: usize| Length::mm(pixels as f64 / PICTURE_SCALE);
            size = Size::new(length(sheet.gray.width), length(sheet.gray.height));
            thumbnail = bench.thumbnail(&sheet.gray);
            let expected: Option<Vec<Expected>> = meant
                .as_ref()
                .map(|meant| meant.values().flatten().map(|one| Expected { rect: None, ..one.clone() }).collect());
            judge(&sheet, known(expected.as_deref()), bench.stresses())
        }
    };
    finished(name, 1, size, codes, thumbnail, &bench.secrets)
}

fn refused(error: &PictureError) -> Finding {
    match error {
        PictureError::UnknownFormat => Finding::error("proof-not-a-picture"),
        PictureError::TooLarge { longest } => Finding::error("proof-picture-too-large").with("limit", longest),
        PictureError::Broken(detail) => Finding::error("proof-picture-broken").with("detail", detail),
    }
}

fn finished(
    name: &str,
    number: usize,
    size: Size,
    codes: CodesOfPage,
    thumbnail: Vec<u8>,
    secrets: &Secrets,
) -> PageProof {
    let CodesOfPage { codes, mut findings, texts } = codes;
    let mut given_away: Vec<&Secret> = texts.iter().flat_map(|text| secrets.given_away_by(text)).collect();
    given_away.sort();
    given_away.dedup();
    findings.extend(given_away.into_iter().map(withheld));
    let findings = findings.into_iter().map(|finding| finding.in_document(name).on_page(number)).collect();
    PageProof { number, size, codes, findings, thumbnail }
}

fn withheld(secret: &Secret) -> Finding {
    Finding::error("proof-withheld").about(&secret.item).with("kind", secret.kind.name())
}

fn known(expected: Option<&[Expected]>) -> Known<'_> {
    expected.map_or(Known::Nothing, Known::These)
}

/// Side of the smallest module expected, in mm.
fn smallest_module(expected: Option<&[Expected]>) -> Option<f64> {
    let module = |one: &Expected| {
        let modules = one.symbol.as_ref().map_or(LIKELY_MODULES, Symbol::modules);
        Some(one.rect?.size.width.to_mm() / f64::from(modules)).filter(|&module| module > 0.0)
    };
    expected?.iter().filter_map(module).min_by(f64::total_cmp)
}

/// Modules of a code whose size is not known: version 10 holds the longest addresses in use.
const LIKELY_MODULES: u32 = 57;
