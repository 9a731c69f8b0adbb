//! Departments and fields by the names tables give them.
//!
//! Comes in: a text. Goes out: the department or field whose name it is: exactly, in another spelling, or with or
//! without the city's name before it. A name that two share is neither's.

use std::collections::BTreeMap;

use super::profile::{Filing, Profile};
use crate::catalog::{Catalog, nearest};
use crate::cell::{body, normal};

/// Names, by their keys.
#[derive(Debug)]
pub(super) struct Names<'a> {
    catalog: &'a Catalog,
    /// What may stand before a name: 乌兰浩特市, 乌兰浩特, 本市, 市.
    before: Vec<String>,
    departments: BTreeMap<String, Owner>,
    fields: BTreeMap<String, Owner>,
    /// What the profile says.
    bodies: BTreeMap<String, Filed>,
    told_fields: BTreeMap<String, usize>,
}

/// Whose a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    One(usize),
    Several,
}

/// Where a body's rows go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filed {
    /// To this department.
    To(usize),
    /// Nowhere, as the profile says.
    LeftOut,
    /// To the first of several bodies, and only one of them is ours or the first of ours.
    Joint(usize),
    /// No telling.
    Unknown,
}

/// The levels that cities are named by.
const CITY_LEVELS: [char; 5] = ['市', '县', '区', '旗', '盟'];

impl<'a> Names<'a> {
    pub fn new(catalog: &'a Catalog, profile: &Profile) -> Self {
        let mut names = Self {
            catalog,
            before: before(&catalog.site.name),
            departments: BTreeMap::new(),
            fields: BTreeMap::new(),
            bodies: BTreeMap::new(),
            told_fields: BTreeMap::new(),
        };
        for (index, department) in catalog.departments.iter().enumerate() {
            let written = [&department.id, &department.name, &department.short_name];
            for name in written.into_iter().chain(&department.aliases) {
                let key = normal::key(name);
                // Its first two forms alone: 市场监督管理局 does not begin with the city's level.
                let local = names.before.iter().take(2).find_map(|city| key.strip_prefix(city.as_str()));
                if let Some(local) = local {
                    give(&mut names.departments, local.to_owned(), index);
                }
                give(&mut names.departments, key, index);
            }
        }
        for (index, field) in catalog.fields.iter().enumerate() {
            for name in [&field.id, &field.name].into_iter().chain(&field.aliases) {
                give(&mut names.fields, field_key(name), index);
            }
        }
        names.told(profile);
        names
    }

    fn told(&mut self, profile: &Profile) {
        for (body, filing) in &profile.bodies {
            let filed = match filing {
                Filing::Department(id) => self.department_of_id(id).map_or(Filed::Unknown, Filed::To),
                Filing::LeftOut => Filed::LeftOut,
            };
            self.bodies.insert(normal::key(body), filed);
        }
        for (text, id) in &profile.fields {
            if let Some(field) = self.field_of_id(id) {
                self.told_fields.insert(field_key(text), field);
            }
        }
    }

    pub fn department_of_id(&self, id: &str) -> Option<usize> {
        self.catalog.departments.iter().position(|department| department.id.eq_ignore_ascii_case(id))
    }

    pub fn field_of_id(&self, id: &str) -> Option<usize> {
        self.catalog.fields.iter().position(|field| field.id == id)
    }

    /// A key, and what is left of it without the city before it.
    fn forms<'b>(&'b self, key: &'b str) -> impl Iterator<Item = &'b str> {
        let local = self.before.iter().filter_map(move |before| key.strip_prefix(before.as_str()));
        std::iter::once(key).chain(local)
    }

    /// A key without the city before it.
    pub fn without_city<'b>(&'b self, key: &'b str) -> &'b str {
        let mut long = self.before.iter().filter(|before| before.chars().count() > 1);
        long.find_map(|before| key.strip_prefix(before.as_str())).unwrap_or(key)
    }

    /// The department with this name.
    pub fn department(&self, text: &str) -> Option<usize> {
        let key = normal::key(text);
        self.forms(&key).find_map(|form| match self.departments.get(form) {
            Some(Owner::One(index)) => Some(*index),
            _ => None,
        })
    }

    /// Where the rows of a 主体 go.
    pub fn body(&self, text: &str) -> Filed {
        let told = |text: &str| self.bodies.get(&normal::key(text)).copied();
        let one = |text: &str| told(text).or_else(|| self.department(text).map(Filed::To));
        if let Some(filed) = one(text) {
            return filed;
        }
        let parts = body::split(text);
        let mut ours = parts.iter().filter_map(|part| match one(part) {
            Some(Filed::To(index)) => Some(index),
            _ => None,
        });
        match ours.next() {
            Some(index) if parts.len() == 1 => Filed::To(index),
            Some(index) => Filed::Joint(index),
            None if !parts.is_empty() && parts.iter().all(|part| one(part) == Some(Filed::LeftOut)) => Filed::LeftOut,
            None => Filed::Unknown,
        }
    }

    /// Departments a text may mean, the likeliest first, by id.
    pub fn departments_like(&self, text: &str) -> Vec<String> {
        let mut parts = body::split(text);
        parts.insert(0, text.to_owned());
        let mut like: Vec<String> = Vec::new();
        for part in &parts {
            let key = normal::key(part);
            for local in self.forms(&key) {
                let near = nearest(local, self.departments.keys().map(String::as_str));
                let holds = self.departments.keys().filter(|name| {
                    let is_long = name.chars().count() >= 3 && !name.is_ascii();
                    is_long && (local.contains(name.as_str()) || (local.chars().count() >= 3 && name.contains(local)))
                });
                let stem = stem(local);
                let kin = self
                    .departments
                    .keys()
                    .map(String::as_str)
                    .filter(|name| stem.is_some() && self::stem(name) == stem);
                for name in kin.chain(near).chain(holds.map(String::as_str)) {
                    if let Some(Owner::One(index)) = self.departments.get(name) {
                        let id = &self.catalog.departments[*index].id;
                        if !like.contains(id) {
                            like.push(id.clone());
                        }
                    }
                }
            }
        }
        like.truncate(5);
        like
    }

    /// The field with this name.
    pub fn field(&self, text: &str) -> Option<usize> {
        let key = field_key(text);
        self.forms(&key).find_map(|form| self.field_with(form))
    }

    fn field_with(&self, key: &str) -> Option<usize> {
        if let Some(field) = self.told_fields.get(key) {
            return Some(*field);
        }
        match self.fields.get(key) {
            Some(Owner::One(index)) => Some(*index),
            _ => None,
        }
    }

    /// The fields whose names stand in a title; a name inside a longer one that stands there too does not count.
    pub fn fields_in(&self, title: &str) -> Vec<usize> {
        let title = normal::key(title);
        let told = self.told_fields.iter().map(|(name, index)| (name, *index));
        let named = self.fields.iter().filter_map(|(name, owner)| match owner {
            Owner::One(index) => Some((name, *index)),
            Owner::Several => None,
        });
        let mut names: Vec<(&String, usize)> =
            told.chain(named).filter(|(name, _)| name.chars().count() >= 2 && title.contains(name.as_str())).collect();
        names.sort_by_key(|(name, index)| (std::cmp::Reverse(name.len()), *index));
        let mut longest: Vec<(&str, usize)> = Vec::new();
        for (name, index) in names {
            if !longest.iter().any(|(longer, _)| longer.contains(name.as_str())) {
                longest.push((name, index));
            }
        }
        let mut fields: Vec<usize> = longest.into_iter().map(|(_, index)| index).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// Fields a text may mean, the likeliest first, by id.
    pub fn fields_like(&self, text: &str) -> Vec<String> {
        let key = field_key(text);
        let near = nearest(&key, self.fields.keys().map(String::as_str));
        let near = near.and_then(|name| self.field_with(name));
        let rest = (0..self.catalog.fields.len()).filter(|&index| Some(index) != near);
        near.into_iter().chain(rest).map(|index| self.catalog.fields[index].id.clone()).collect()
    }
}

/// What an office is about, without what kind of office it is: 发展和改革 of 发展和改革局 and 发展和改革委员会.
fn stem(name: &str) -> Option<&str> {
    const KINDS: [&str; 9] = ["委员会", "管理局", "办公室", "部门", "局", "委", "办", "部", "厅"];
    let stem = KINDS.iter().find_map(|kind| name.strip_suffix(kind))?;
    (stem.chars().count() >= 2).then_some(stem)
}

/// What may stand before a department's name: the city's name with and without its level, and the level alone.
fn before(city: &str) -> Vec<String> {
    let whole = normal::key(city);
    let Some(level) = whole.chars().next_back().filter(|level| CITY_LEVELS.contains(level)) else {
        return [whole].into_iter().filter(|name| !name.is_empty()).collect();
    };
    let short = whole.trim_end_matches(level).to_owned();
    [whole, short, format!("本{level}"), level.to_string()].into_iter().filter(|name| !name.is_empty()).collect()
}

/// A field's name as names are compared: without 领域 at its end and the number before it.
fn field_key(text: &str) -> String {
    let key = normal::key(text);
    let key = without_number(&key);
    key.strip_suffix("领域").filter(|rest| !rest.is_empty()).unwrap_or(key).to_owned()
}

/// A key without the number it begins with: （一）, 一、, 1.
pub(super) fn without_number(key: &str) -> &str {
    const NUMERALS: &str = "0123456789一二三四五六七八九十百";
    let is_numeral = |character: char| NUMERALS.contains(character);
    let inside = key.strip_prefix(['(', '[']);
    let rest = inside.unwrap_or(key).trim_start_matches(is_numeral);
    if rest.len() == inside.unwrap_or(key).len() {
        return key;
    }
    let rest = match inside {
        Some(_) => rest.strip_prefix([')', ']']),
        None => rest.strip_prefix(['、', '.', '．', ',', ')', ' ']),
    };
    rest.map_or(key, |rest| rest.trim_start_matches(['、', '.', ' ']))
}

fn give(names: &mut BTreeMap<String, Owner>, key: String, index: usize) {
    if key.is_empty() {
        return;
    }
    let owner = names.entry(key).or_insert(Owner::One(index));
    if *owner != Owner::One(index) {
        *owner = Owner::Several;
    }
}
