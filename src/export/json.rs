//! Everything as data: `docs/schema/catalog.schema.json` describes it, and it is a contract.

mod limit;

use serde::Serialize;

use super::matter::{Matter, Row};
use crate::catalog::{Department, Field, MongolianName, Site};
use crate::gate::{Effect, Reason};
use limit::LimitData;

/// Rises when a key changes its meaning or goes; new keys may come at any time.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    kind: &'static str,
    /// Whether withheld items may be among the items.
    internal: bool,
    date: Option<String>,
    site: SiteData<'a>,
    departments: Vec<DepartmentData<'a>>,
    fields: Vec<FieldData<'a>>,
    items: Vec<ItemData<'a>>,
}

#[derive(Serialize)]
struct SiteData<'a> {
    id: &'a str,
    name: &'a str,
    name_mn: Option<&'a str>,
    office: &'a str,
    telephone: &'a str,
    address: &'a str,
    hours: &'a str,
    complaints: &'a str,
    edition: &'a str,
    sample: bool,
    page: Option<&'a str>,
}

#[derive(Serialize)]
struct DepartmentData<'a> {
    id: &'a str,
    name: &'a str,
    name_mn: Option<&'a str>,
    short_name: &'a str,
    reading: Option<&'a str>,
    aliases: &'a [String],
    duties: &'a str,
    address: &'a str,
    telephone: &'a str,
    hours: &'a str,
    wechat: Option<&'a str>,
    page: Option<&'a str>,
    items: usize,
}

#[derive(Serialize)]
struct FieldData<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct ItemData<'a> {
    id: &'a str,
    department: &'a str,
    field: &'a str,
    levels: Vec<&'a str>,
    name: &'a str,
    reading: Option<&'a str>,
    content: &'a str,
    basis: &'a str,
    body: &'a str,
    time_limit: &'a str,
    time_limit_rules: Option<LimitData>,
    method: &'a str,
    channels: Vec<&'a str>,
    audience: &'a str,
    tier: Vec<&'a str>,
    url: Option<&'a str>,
    page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<WithheldData<'a>>,
}

/// Why an item may not be published.
#[derive(Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
enum WithheldData<'a> {
    Rule {
        rule: &'a str,
        title: &'a str,
        effect: &'static str,
        basis: &'a str,
        basis_version: &'a str,
        review_due: Option<String>,
    },
    Decision {
        decided_by: &'a str,
        date: String,
        reason: &'a str,
    },
    Above {
        id: &'a str,
    },
}

/// The document, indented.
pub(super) fn data(matter: &Matter<'_>) -> String {
    let catalog = matter.catalog();
    let parts = matter.parts();
    let items = matter.rows().map(|row| item(row, &catalog.departments[row.item.department].id, matter));
    let document = Document {
        schema: SCHEMA,
        kind: "mingma-catalog",
        internal: matter.is_internal(),
        date: matter.date().map(|date| date.to_string()),
        site: site(&catalog.site, matter),
        departments: parts.iter().map(|part| department(part.department, part.rows.len(), matter)).collect(),
        fields: catalog.fields.iter().map(field).collect(),
        items: items.collect(),
    };
    // Strings, numbers and lists of them always have a form in JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn approved(name: Option<&MongolianName>) -> Option<&str> {
    name.and_then(MongolianName::approved)
}

fn site<'a>(site: &'a Site, matter: &Matter<'a>) -> SiteData<'a> {
    SiteData {
        id: &site.id,
        name: &site.name,
        name_mn: approved(site.name_mn.as_ref()),
        office: &site.office,
        telephone: &site.telephone,
        address: &site.address,
        hours: &site.hours,
        complaints: &site.complaints,
        edition: &site.edition,
        sample: site.sample,
        page: matter.address(&site.id),
    }
}

fn department<'a>(department: &'a Department, items: usize, matter: &Matter<'a>) -> DepartmentData<'a> {
    DepartmentData {
        id: &department.id,
        name: &department.name,
        name_mn: approved(department.name_mn.as_ref()),
        short_name: &department.short_name,
        reading: department.reading.as_deref(),
        aliases: &department.aliases,
        duties: &department.duties,
        address: &department.address,
        telephone: &department.telephone,
        hours: &department.hours,
        wechat: department.wechat.as_deref(),
        page: matter.address(&department.id),
        items,
    }
}

fn field(field: &Field) -> FieldData<'_> {
    FieldData { id: &field.id, name: &field.name, aliases: &field.aliases }
}

fn item<'a>(row: Row<'a>, department: &'a str, matter: &Matter<'a>) -> ItemData<'a> {
    let item = row.item;
    ItemData {
        id: &item.id,
        department,
        field: &matter.catalog().fields[item.field].id,
        levels: item.levels.iter().flatten().map(String::as_str).collect(),
        name: &item.name,
        reading: item.reading.as_deref(),
        content: &item.content,
        basis: &item.basis,
        body: &item.body,
        time_limit: &item.time_limit,
        time_limit_rules: limit::limit(&item.time_limit),
        method: &item.method,
        channels: list(&item.channels),
        audience: &item.audience,
        tier: list(&item.tier),
        url: item.url.as_ref().map(|url| url.value.as_str()),
        page: matter.address(&item.id),
        withheld: row.reason.map(withheld),
    }
}

/// The parts of a value that are joined by `、`.
fn list(value: &str) -> Vec<&str> {
    if value.is_empty() { Vec::new() } else { value.split('、').collect() }
}

fn withheld(reason: &Reason) -> WithheldData<'_> {
    match reason {
        Reason::Rule { id, title, effect, basis, basis_version, review_due } => WithheldData::Rule {
            rule: id,
            title,
            effect: match effect {
                Effect::Absolute => "absolute",
                Effect::Conditional => "conditional",
                Effect::Discretionary => "discretionary",
            },
            basis,
            basis_version,
            review_due: review_due.map(|date| date.to_string()),
        },
        Reason::Decision { by, date, reason } => {
            WithheldData::Decision { decided_by: by, date: date.to_string(), reason }
        }
        Reason::Under(above) => WithheldData::Above { id: above },
    }
}
