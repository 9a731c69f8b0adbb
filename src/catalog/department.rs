//! `department.toml`, and the list of fields.

use std::sync::Arc;

use super::document::{Document, Table};
use super::id::{is_department_id, is_field_id};
use super::settings::ProjectSite;
use super::{Department, Field, Located, mongolian, reading};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};

/// Where departments print that do not say where: after all that do.
const LAST: u32 = u32::MAX;

/// Whether the id of the site or a department is one; says so if not.
pub(super) fn is_well_named(id: &Located<String>, found: &mut Diagnostics) -> bool {
    let is_well_named = is_department_id(&id.value);
    if !is_well_named {
        found.push(Diagnostic::error("catalog-department-id").at(id.span.clone()).with("id", &id.value));
    }
    is_well_named
}

/// Reads the department that `source`, its `department.toml`, describes.
pub(super) fn read(source: &Arc<Source>, site: &ProjectSite, found: &mut Diagnostics) -> Option<Department> {
    let document = Document::parse(source, found)?;
    let mut table = document.table();
    let id = table.text("id", found);
    let order = table.number("order", 0..LAST, found).unwrap_or(LAST);
    let name = table.text("name", found);
    let name_mn = mongolian::name(&mut table, found);
    let short_name = table.optional_text("short_name", found);
    let reading = table.optional_text("reading", found);
    let aliases = table.texts("aliases", found);
    let duties = table.text("duties", found);
    let address = table.text("address", found);
    let telephone = table.text("telephone", found);
    let hours = table.optional_text("hours", found);
    let wechat = table.optional_text("wechat", found);
    let home = table.optional_text("home", found).or_else(|| site.department_home.clone());
    if home.is_none() {
        table.required("home", found);
    }
    let item_url = table.optional_text("item_url", found);
    let main_items = table.texts("main_items", found);
    table.finish(found);

    let id = id.filter(|id| is_well_named(id, found))?;
    let name = name?.value;
    let short_name = short_name.map_or_else(|| name.clone(), |short| short.value);
    let reading = reading.and_then(|reading| found.collect(reading::checked(&short_name, reading)));
    Some(Department {
        order,
        short_name,
        reading,
        name,
        name_mn,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        duties: duties?.value,
        address: address?.value,
        telephone: telephone?.value,
        hours: hours.map_or_else(|| site.site.hours.clone(), |hours| hours.value),
        wechat: wechat.map(|account| account.value),
        home: home?,
        item_url,
        main_items,
        span: id.span,
        id: id.value,
    })
}

/// The fields of `[[field]]`, with the place of each.
pub(super) fn fields_of(table: &mut Table<'_>, found: &mut Diagnostics) -> Vec<(Field, Span)> {
    let mut fields = Vec::new();
    for mut entry in table.tables("field", found) {
        let id = entry.text("id", found);
        let name = entry.text("name", found);
        let aliases = entry.texts("aliases", found);
        entry.finish(found);
        let (Some(id), Some(name)) = (id, name) else { continue };
        if !is_field_id(&id.value) {
            found.push(Diagnostic::error("catalog-field-id").at(id.span).with("id", id.value));
            continue;
        }
        let aliases = aliases.into_iter().map(|alias| alias.value).collect();
        fields.push((Field { id: id.value, name: name.value, aliases }, id.span));
    }
    fields
}

/// Reads `fields.toml`.
pub(super) fn read_fields(source: &Arc<Source>, found: &mut Diagnostics) -> Vec<(Field, Span)> {
    let Some(document) = Document::parse(source, found) else { return Vec::new() };
    let mut table = document.table();
    let fields = fields_of(&mut table, found);
    table.finish(found);
    fields
}
