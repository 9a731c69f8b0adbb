//! `accounts.toml`, read by hand so that all its mistakes are told at once.

use std::sync::Arc;

use super::HANGS;
use crate::catalog::document::{Document, Table};
use crate::catalog::id::is_account_id;
use crate::catalog::{Date, Located, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// Where an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// 微信公众号.
    WeChat,
    /// 微信小程序.
    MiniProgram,
    /// 抖音号.
    Douyin,
    /// 微博.
    Weibo,
    /// Any other, on hosts that the file names.
    Other,
}

impl Service {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::WeChat, Self::MiniProgram, Self::Douyin, Self::Weibo, Self::Other];

    /// Its name in files and templates.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeChat => "wechat",
            Self::MiniProgram => "mini-program",
            Self::Douyin => "douyin",
            Self::Weibo => "weibo",
            Self::Other => "other",
        }
    }

    /// What an account of it is called on paper.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::WeChat => "微信公众号",
            Self::MiniProgram => "微信小程序",
            Self::Douyin => "抖音号",
            Self::Weibo => "微博",
            Self::Other => "",
        }
    }
}

/// What stands in the file.
pub(super) struct File {
    /// How many days what is printed now hangs.
    pub hangs: u32,
    /// The hosts that codes of other services may lead to.
    pub hosts: Vec<Located<String>>,
    /// The accounts.
    pub entries: Vec<Entry>,
}

/// An account as written. Where something of it is missing or no good, which is told, the rest is looked at all the
/// same.
pub(super) struct Entry {
    /// Where it begins.
    pub span: Span,
    pub id: Option<Located<String>>,
    pub name: Option<Located<String>>,
    pub service: Option<Service>,
    pub department: Option<Located<String>>,
    pub picture: Option<Located<String>>,
    pub payload: Option<Located<String>>,
    pub permanent: bool,
    pub closing: Option<Located<Date>>,
    pub closed: Option<Located<Date>>,
    pub replaced_by: Option<Located<String>>,
}

/// Reads the file.
pub(super) fn read(source: &Arc<Source>, found: &mut Diagnostics) -> Option<File> {
    let document = Document::parse(source, found)?;
    let mut table = document.table();
    let hangs = table.number("hangs_days", 0..3661, found).unwrap_or(HANGS);
    let hosts = table.texts("hosts", found);
    let entries = table.tables("account", found).into_iter().map(|each| entry(each, found)).collect();
    table.finish(found);
    Some(File { hangs, hosts, entries })
}

fn entry(mut table: Table<'_>, found: &mut Diagnostics) -> Entry {
    let span = table.span();
    let id = table.text("id", found);
    let name = table.text("name", found);
    let kind = table.text("kind", found);
    let department = table.optional_text("department", found);
    let picture = table.optional_text("picture", found);
    let payload = table.optional_text("payload", found);
    let permanent = table.truth("permanent", found).unwrap_or(false);
    let closing = table.date("closing", found);
    let closed = table.date("closed", found);
    let replaced_by = table.optional_text("replaced_by", found);
    table.finish(found);

    if let (Some(_), Some(payload)) = (&picture, &payload) {
        found.push(Diagnostic::error("account-two-codes").at(payload.span.clone()));
    }
    if let (Some(_), Some(closed)) = (&closing, &closed) {
        found.push(Diagnostic::error("account-two-states").at(closed.span.clone()));
    }
    if let Some(id) = id.as_ref().filter(|id| !is_account_id(&id.value)) {
        found.push(Diagnostic::error("account-id").at(id.span.clone()).with("id", &id.value));
    }
    let service = kind.and_then(|kind| service(&kind, found));
    Entry { span, id, name, service, department, picture, payload, permanent, closing, closed, replaced_by }
}

impl Entry {
    /// Its id, where it has one.
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|id| id.value.as_str())
    }

    /// What messages call it: its id, else its name.
    pub fn called(&self) -> &str {
        [&self.id, &self.name].into_iter().flatten().next().map_or("", |called| called.value.as_str())
    }

    /// Where messages point to: its id, else where it begins.
    pub fn place(&self) -> Span {
        self.id.as_ref().map_or_else(|| self.span.clone(), |id| id.span.clone())
    }
}

fn service(kind: &Located<String>, found: &mut Diagnostics) -> Option<Service> {
    let known = Service::ALL.into_iter().find(|service| service.name() == kind.value);
    if known.is_none() {
        let names = Service::ALL.map(Service::name);
        found.push(
            Diagnostic::error("account-kind")
                .at(kind.span.clone())
                .with("kind", &kind.value)
                .with("nearest", or_none(nearest(&kind.value, names)))
                .with("known", names.join(", ")),
        );
    }
    known
}
