//! `accounts.toml`, read by hand so that all its mistakes are told at once.

use std::sync::Arc;

use super::HANGS;
use crate::catalog::document::{Document, Table};
use crate::catalog::id::is_account_id;
use crate::catalog::{Date, Located, nearest, or_none};
use crate::diag::{Diagnostic, Diagnostics, Source};

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

/// An account as written.
pub(super) struct Entry {
    pub id: Located<String>,
    pub name: Located<String>,
    pub service: Service,
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
    let entries = table.tables("account", found).into_iter().filter_map(|each| entry(each, found)).collect();
    table.finish(found);
    Some(File { hangs, hosts, entries })
}

fn entry(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Entry> {
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
    let id = id.filter(|id| is_well_named(id, found));
    let service = kind.and_then(|kind| service(&kind, found));
    Some(Entry {
        id: id?,
        name: name?,
        service: service?,
        department,
        picture,
        payload,
        permanent,
        closing,
        closed,
        replaced_by,
    })
}

fn is_well_named(id: &Located<String>, found: &mut Diagnostics) -> bool {
    let is_good = is_account_id(&id.value);
    if !is_good {
        found.push(Diagnostic::error("account-id").at(id.span.clone()).with("id", &id.value));
    }
    is_good
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
