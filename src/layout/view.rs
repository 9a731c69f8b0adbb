//! What templates see: a borrowed view of the cleared catalogue, by scope. Documented in `docs/layouts.md`; the
//! internal types may change, these names may not.

use std::borrow::Cow;

use serde::Serialize;

use crate::account::{Account, Accounts, State};
use crate::catalog::{Catalog, Department, Field, Item, MongolianName, Site};
use crate::code::Codes;
use crate::gate::Cleared;

/// What one document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole site.
    Site,
    /// The department of this index.
    Department(usize),
    /// The field of this index.
    Field(usize),
    /// The item of this index.
    Item(usize),
}

/// The variables of one template run.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    site: SiteView<'a>,
    counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    departments: Option<Vec<DepartmentView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Vec<FieldView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<DepartmentView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<FieldView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<ItemView<'a>>,
}

/// How many of what a reader can find.
#[derive(Clone, Copy, Debug, Serialize)]
struct Counts {
    departments: usize,
    fields: usize,
    items: usize,
}

#[derive(Debug, Serialize)]
struct SiteView<'a> {
    name: &'a str,
    name_mn: Option<&'a str>,
    scripts: &'static str,
    office: &'a str,
    telephone: &'a str,
    address: &'a str,
    hours: &'a str,
    complaints: &'a str,
    edition: &'a str,
    sample: bool,
    code: &'a str,
    url: &'a str,
    /// The accounts of the whole city.
    accounts: Vec<AccountView<'a>>,
}

#[derive(Debug, Serialize)]
struct DepartmentView<'a> {
    id: &'a str,
    name: &'a str,
    name_mn: Option<&'a str>,
    short_name: &'a str,
    /// How the short name is read; empty where the department does not say so.
    reading: &'a str,
    aliases: &'a [String],
    duties: &'a str,
    address: &'a str,
    telephone: &'a str,
    hours: &'a str,
    wechat: Option<&'a str>,
    code: &'a str,
    url: &'a str,
    /// Its accounts.
    accounts: Vec<AccountView<'a>>,
    /// Items it chose for its poster, else its first of level 1.
    main_items: Vec<ItemView<'a>>,
    /// All its items, in their order.
    items: Vec<ItemView<'a>>,
    /// All its items, by their headings.
    groups: Vec<Group<'a>>,
    item_count: usize,
}

#[derive(Debug, Serialize)]
struct FieldView<'a> {
    id: &'a str,
    name: &'a str,
    items: Vec<ItemView<'a>>,
}

/// A heading of level 1, 2 or 3: the item of that very name, where there is one, and what stands below.
#[derive(Debug, Serialize)]
struct Group<'a> {
    title: &'a str,
    /// How the title is read; empty where no item of that name says so.
    reading: &'a str,
    level: u8,
    item: Option<ItemView<'a>>,
    groups: Vec<Group<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct ItemView<'a> {
    id: &'a str,
    name: &'a str,
    level: u8,
    levels: Vec<&'a str>,
    field: &'a str,
    department: &'a str,
    basis: &'a str,
    content: &'a str,
    body: &'a str,
    time_limit: &'a str,
    method: &'a str,
    channels: &'a str,
    audience: &'a str,
    tier: &'a str,
    /// Method, audience and channels in one line.
    way: Cow<'a, str>,
    /// How the name is read; empty where the catalogue does not say so.
    reading: &'a str,
    code: &'a str,
    url: &'a str,
}

/// An account whose code may be drawn.
#[derive(Clone, Debug, Serialize)]
struct AccountView<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    /// What such an account is called; empty for those of no known service.
    title: &'static str,
    /// The day it closes, where that is known.
    closing: Option<String>,
    code: &'a str,
    /// What its code holds; empty where it is a picture.
    url: &'a str,
}

/// Makes views of one cleared catalogue.
#[derive(Debug)]
pub struct Views<'a> {
    catalog: &'a Catalog,
    codes: &'a Codes,
    accounts: Option<&'a Accounts>,
    /// Where each department's items begin; items stand by department.
    starts: Vec<usize>,
}

impl<'a> Views<'a> {
    /// Views of what the gate let through.
    #[must_use]
    pub fn new(cleared: &'a Cleared, codes: &'a Codes) -> Self {
        let catalog = cleared.catalog();
        let starts = (0..=catalog.departments.len())
            .map(|department| catalog.items.partition_point(|item| item.department < department))
            .collect();
        Self { catalog, codes, accounts: None, starts }
    }

    /// With the accounts that may be shown.
    #[must_use]
    pub fn with_accounts(self, accounts: &'a Accounts) -> Self {
        Self { accounts: Some(accounts), ..self }
    }

    /// The accounts of a department, or of the whole city.
    fn accounts(&self, department: Option<usize>) -> Vec<AccountView<'a>> {
        let drawn = self.accounts.into_iter().flat_map(Accounts::drawn);
        let own = drawn.filter(|account| account.department == department);
        own.map(|account| self.account(account)).collect()
    }

    fn account(&self, account: &'a Account) -> AccountView<'a> {
        AccountView {
            id: &account.id,
            name: &account.name,
            kind: account.service.name(),
            title: account.service.title(),
            closing: match account.state {
                State::Closing(on) => Some(on.to_string()),
                _ => None,
            },
            code: &account.id,
            url: self.url(&account.id),
        }
    }

    /// The variables for a document about `subject`.
    #[must_use]
    pub fn of(&self, subject: Subject) -> View<'a> {
        let catalog = self.catalog;
        let mut view = View {
            site: self.site(&catalog.site),
            counts: Counts {
                departments: catalog.departments.len(),
                fields: catalog.fields.len(),
                items: catalog.items.len(),
            },
            departments: None,
            fields: None,
            department: None,
            field: None,
            item: None,
        };
        match subject {
            Subject::Site => {
                view.departments = Some((0..catalog.departments.len()).map(|at| self.department(at)).collect());
                view.fields = Some((0..catalog.fields.len()).map(|at| self.field(at)).collect());
            }
            Subject::Department(at) => view.department = Some(self.department(at)),
            Subject::Field(at) => view.field = Some(self.field(at)),
            Subject::Item(at) => {
                let item = &catalog.items[at];
                view.item = Some(self.item(item));
                view.department = Some(self.department_alone(item.department));
            }
        }
        view
    }

    /// The items a document about `subject` may show.
    pub fn items_of(&self, subject: Subject) -> impl Iterator<Item = &'a Item> + use<'a> {
        let (range, field) = match subject {
            Subject::Site => (0..self.catalog.items.len(), None),
            Subject::Department(at) => (self.starts[at]..self.starts[at + 1], None),
            Subject::Field(at) => (0..self.catalog.items.len(), Some(at)),
            Subject::Item(at) => (at..at + 1, None),
        };
        self.catalog.items[range].iter().filter(move |item| field.is_none_or(|field| item.field == field))
    }

    fn site(&self, site: &'a Site) -> SiteView<'a> {
        SiteView {
            name: &site.name,
            name_mn: site.name_mn.as_ref().and_then(MongolianName::approved),
            scripts: site.scripts.name(),
            office: &site.office,
            telephone: &site.telephone,
            address: &site.address,
            hours: &site.hours,
            complaints: &site.complaints,
            edition: &site.edition,
            sample: site.sample,
            code: &site.id,
            url: self.url(&site.id),
            accounts: self.accounts(None),
        }
    }

    fn department(&self, at: usize) -> DepartmentView<'a> {
        let department = &self.catalog.departments[at];
        let items = &self.catalog.items[self.starts[at]..self.starts[at + 1]];
        let chosen: Vec<_> = department
            .main_items
            .iter()
            .filter_map(|id| items.iter().find(|item| item.id == id.value))
            .map(|item| self.item(item))
            .collect();
        let main_items = if chosen.is_empty() {
            items.iter().filter(|item| item.level() == 1).map(|item| self.item(item)).collect()
        } else {
            chosen
        };
        let groups = self.groups(items, 0);
        let all = items.iter().map(|item| self.item(item)).collect();
        DepartmentView { main_items, items: all, groups, item_count: items.len(), ..self.department_alone(at) }
    }

    fn department_alone(&self, at: usize) -> DepartmentView<'a> {
        let department: &Department = &self.catalog.departments[at];
        DepartmentView {
            id: &department.id,
            name: &department.name,
            name_mn: department.name_mn.as_ref().and_then(MongolianName::approved),
            short_name: &department.short_name,
            reading: department.reading.as_deref().unwrap_or_default(),
            aliases: &department.aliases,
            duties: &department.duties,
            address: &department.address,
            telephone: &department.telephone,
            hours: &department.hours,
            wechat: department.wechat.as_deref(),
            code: &department.id,
            url: self.url(&department.id),
            accounts: self.accounts(Some(at)),
            main_items: Vec::new(),
            items: Vec::new(),
            groups: Vec::new(),
            item_count: 0,
        }
    }

    fn field(&self, at: usize) -> FieldView<'a> {
        let Field { id, name, .. } = &self.catalog.fields[at];
        let items = self.items_of(Subject::Field(at)).map(|item| self.item(item)).collect();
        FieldView { id, name, items }
    }

    /// Items under their headings, from the heading at `depth` down, in the order the headings first appear.
    fn groups<'i>(&self, items: impl IntoIterator<Item = &'a Item>, depth: usize) -> Vec<Group<'a>>
    where
        'a: 'i,
    {
        let mut order: Vec<(&'a str, Option<&'a Item>, Vec<&'a Item>)> = Vec::new();
        let mut known = std::collections::BTreeMap::new();
        for item in items {
            let Some(title) = item.levels[depth].as_deref() else { continue };
            let at = *known.entry(title).or_insert_with(|| {
                order.push((title, None, Vec::new()));
                order.len() - 1
            });
            let ends_here = item.levels.get(depth + 1).is_none_or(Option::is_none);
            match &mut order[at] {
                (_, own @ None, _) if ends_here => *own = Some(item),
                (_, _, below) => below.push(item),
            }
        }
        order.into_iter().map(|(title, own, below)| self.group(title, own, below, depth)).collect()
    }

    fn group(&self, title: &'a str, own: Option<&'a Item>, below: Vec<&'a Item>, depth: usize) -> Group<'a> {
        let (deeper, beside): (Vec<_>, Vec<_>) =
            below.into_iter().partition(|item| item.levels.get(depth + 1).is_some_and(Option::is_some));
        let mut groups = if depth < 2 { self.groups(deeper, depth + 1) } else { Vec::new() };
        // Items that share all their headings differ by name alone: each stands below under its own name.
        groups.extend(beside.into_iter().map(|item| Group {
            title: &item.name,
            reading: item.reading.as_deref().unwrap_or_default(),
            level: depth as u8 + 2,
            item: Some(self.item(item)),
            groups: Vec::new(),
        }));
        // An item may have a name of its own beside the heading; then its reading is not the heading's.
        let reading =
            own.filter(|item| item.name == title).and_then(|item| item.reading.as_deref()).unwrap_or_default();
        Group { title, reading, level: depth as u8 + 1, item: own.map(|item| self.item(item)), groups }
    }

    fn item(&self, item: &'a Item) -> ItemView<'a> {
        ItemView {
            id: &item.id,
            name: &item.name,
            level: item.level(),
            levels: item.levels.iter().flatten().map(String::as_str).collect(),
            field: &self.catalog.fields[item.field].name,
            department: &self.catalog.departments[item.department].name,
            basis: &item.basis,
            content: &item.content,
            body: &item.body,
            time_limit: &item.time_limit,
            method: &item.method,
            channels: &item.channels,
            audience: &item.audience,
            tier: &item.tier,
            way: item.way(),
            reading: item.reading.as_deref().unwrap_or_default(),
            code: &item.id,
            url: self.url(&item.id),
        }
    }

    fn url(&self, id: &str) -> &'a str {
        self.codes.get(id).map_or("", |code| code.target.as_str())
    }
}
