//! What each element is in the tree, and the attributes that say so.

use std::sync::Arc;

use super::{Assembler, Inside, Parent};
use crate::diag::Diagnostic;
use crate::geom::{Length, decimal};
use crate::layout::css::cascade::{Context, Look};
use crate::layout::css::selector::Subject;
use crate::layout::css::value::{absolute, percentage, positive};
use crate::layout::style::Style;
use crate::layout::tag::Tag;
use crate::layout::tree::{Kind, Logo};
use crate::picture::Picture;

const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];
/// Schemes an `href` may have.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:"];
/// The part of a code's side a logo takes unless it says so.
const LOGO_SIZE: f64 = 0.2;
/// The classes of a table of contents' entries, by level.
const ENTRIES: [&str; 6] = ["toc-1", "toc-2", "toc-3", "toc-4", "toc-5", "toc-6"];

impl<'a> Assembler<'a, '_, '_> {
    /// What an element is; `None` when an attribute it cannot do without is missing or wrong.
    pub(super) fn kind(&mut self, tag: Tag<'a>, inside: Inside, context: Context) -> Option<Kind> {
        Some(match tag.rule.name {
            "h1" => self.heading(tag, 1),
            "h2" => self.heading(tag, 2),
            "h3" => self.heading(tag, 3),
            "h4" => self.heading(tag, 4),
            "h5" => self.heading(tag, 5),
            "h6" => self.heading(tag, 6),
            "span" | "b" | "em" => Kind::Inline,
            "a" => Kind::Anchor { href: self.href(tag)? },
            "ruby" => Kind::Ruby,
            "rt" => Kind::Reading,
            "br" => Kind::Break,
            "dt" => Kind::Term,
            "table" => Kind::Table,
            "tr" => Kind::Row { head: matches!(inside.parent, Parent::Head) },
            "td" | "th" => Kind::Cell { colspan: tag.whole("colspan", 1..101, self.problems).unwrap_or(1) },
            "img" => self.image(tag)?,
            "qr" => self.code(tag)?,
            "toc" => self.contents(tag, context),
            "index" => self.index(tag, context),
            "page-number" => Kind::PageNumber,
            "page-count" => Kind::PageCount,
            "running" => {
                if tag.get("level").is_none() {
                    tag.missing("level", self.problems);
                }
                Kind::Running { level: tag.whole("level", 1..7, self.problems)? as u8 }
            }
            "leader" => Kind::Leader,
            "footnote" => self.footnote(inside.context),
            "header" | "footer" => {
                if tag.get("pages").is_some() && !matches!(inside.parent, Parent::Flow) {
                    let span = tag.value_span("pages", self.problems);
                    self.problems.push(Diagnostic::error("layout-pages-outside-flow").at(span));
                }
                Kind::Block
            }
            _ => Kind::Block,
        })
    }

    fn heading(&mut self, tag: Tag<'a>, level: u8) -> Kind {
        let bookmark = tag.choice("bookmark", YES_NO, self.problems).unwrap_or(true);
        let toc = tag.choice("toc", YES_NO, self.problems).unwrap_or(true);
        Kind::Heading { level, bookmark, toc }
    }

    fn href(&mut self, tag: Tag<'a>) -> Option<String> {
        let href = tag.required("href", self.problems)?;
        let span = tag.value_span("href", self.problems);
        if let Some(id) = href.strip_prefix('#') {
            self.links.push((id, span));
        } else if !SCHEMES.iter().any(|scheme| href.starts_with(scheme)) || href.contains(char::is_whitespace) {
            self.problems.push(Diagnostic::error("layout-href").at(span).with("found", href));
            return None;
        }
        Some(href.to_owned())
    }

    fn image(&mut self, tag: Tag<'a>) -> Option<Kind> {
        if tag.get("alt").is_none() {
            tag.missing("alt", self.problems);
        }
        let source = tag.required("src", self.problems)?;
        let picture = self.picture(tag, "src", source)?;
        Some(Kind::Image { picture, description: tag.get_or_empty("alt").to_owned() })
    }

    fn code(&mut self, tag: Tag<'a>) -> Option<Kind> {
        let settings = self.settings.codes;
        let distance = tag.read("distance", self.problems, |input| positive(input, absolute));
        let divisor = tag.read("divisor", self.problems, |input| positive(input, |input| Ok(input.expect_number()?)));
        let module = tag.read("module", self.problems, |input| positive(input, absolute));
        if let Some(module) = module.filter(|&module| module < settings.least_module) {
            let diagnostic = Diagnostic::error("layout-module-too-small")
                .at(tag.value_span("module", self.problems))
                .with("module", millimetres(module))
                .with("least", millimetres(settings.least_module));
            self.problems.push(diagnostic);
        }
        let divisor = divisor.filter(|&divisor| divisor > 0.0).map_or(settings.divisor, f64::from);
        let distance = distance.unwrap_or(settings.distance);
        let by_distance = settings.module(distance, divisor);
        let code = tag.required("code", self.problems)?.trim().to_owned();
        let logo = self.logo(tag)?;
        if let Some(account) = self.accounts.get(&code) {
            if let Some(refused) = self.accounts.refusal(account) {
                let span = tag.value_span("code", self.problems);
                self.problems.push(refused.at(span));
                return None;
            }
            // What is no QR code is placed as it was supplied.
            if let Some((account, picture)) = self.accounts.picture(&code) {
                let description = format!("{} {}", account.service.title(), account.name).trim().to_owned();
                return Some(Kind::Image { picture: Arc::clone(picture), description });
            }
        }
        Some(Kind::Code { code, module: module.unwrap_or(by_distance), distance, logo })
    }

    /// The logo in a code, if one is asked for; `None` when it cannot be had.
    #[expect(clippy::option_option, reason = "no logo is as good an answer as one")]
    fn logo(&mut self, tag: Tag<'a>) -> Option<Option<Logo>> {
        let share = tag.read("logo-size", self.problems, percentage);
        let Some(source) = tag.get("logo") else { return Some(None) };
        let picture = self.picture(tag, "logo", source)?;
        Some(Some(Logo { picture, share: share.map_or(LOGO_SIZE, f64::from) }))
    }

    fn picture(&mut self, tag: Tag<'a>, attribute: &'static str, source: &str) -> Option<Arc<Picture>> {
        let found = self.pictures.get(source);
        found
            .map_err(|diagnostic| {
                let span = tag.value_span(attribute, self.problems);
                self.problems.push(diagnostic.at(span));
            })
            .ok()
    }

    /// A note is numbered over the whole document here; what is printed is settled by its page.
    fn footnote(&mut self, around: Context) -> Kind {
        let number = self.notes;
        self.notes += 1;
        Kind::Footnote { number, mark: self.part("span", "footnote-mark", around) }
    }

    /// The style of a part that the typesetter makes, within the element around it.
    pub(super) fn part(&mut self, element: &'static str, class: &'static str, around: Context) -> Arc<Style> {
        let subject = Subject { element, classes: class, ..Subject::default() };
        let (context, _) = self.cascade.enter(Some(around), Look { subject, ..Look::default() });
        Arc::clone(self.cascade.computed(context))
    }

    fn contents(&mut self, tag: Tag<'a>, context: Context) -> Kind {
        let depth = tag.whole("depth", 1..7, self.problems).unwrap_or(3) as u8;
        let entries = ENTRIES.iter().take(usize::from(depth)).map(|&class| self.part("div", class, context));
        Kind::Contents { depth, entries: entries.collect() }
    }
}

/// A length as messages show it.
pub(super) fn millimetres(length: Length) -> String {
    format!("{}mm", decimal(length.to_mm(), 2))
}
