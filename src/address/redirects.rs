//! What a city's web server needs so that short addresses lead to their pages: maps for the usual servers, and pages
//! for addresses that lead nowhere any more.
//!
//! A code once printed must not go dead: one whose item is gone leads to a page that says so, whether it was removed
//! or withheld, and names neither. Every server answers alike: a code in capitals or small letters, with a slash behind
//! it or what WeChat puts behind a `?`, is sent on with 302, since a browser may keep a 301 for ever; one that is gone
//! gets 410, any other 404, each with its page.

mod apache;
mod caddy;
mod iis;
mod nginx;
mod pages;

use std::collections::BTreeMap;

use super::{Owner, Permalinks, Target};
use crate::catalog::{Catalog, Server};
use crate::diag::{Diagnostic, Diagnostics};
use crate::gate::Cleared;

/// The folder of all this in the output folder.
pub const FOLDER: &str = "redirects";

/// Where the folder is to lie on the server; whoever puts it elsewhere changes one line.
const PLACE: &str = "/srv/mingma/redirects";

/// The page for codes that never were.
const UNKNOWN: &str = "unknown.html";

/// The page for codes that are gone, and lead to no department.
const GONE: &str = "gone.html";

/// A code that was issued once and is published no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// Its id.
    pub id: String,
    /// Id of the department it belonged to, or that took over from it.
    pub department: Option<String>,
}

/// Everything short addresses lead to.
#[derive(Debug)]
pub struct Redirects<'a> {
    permalinks: &'a Permalinks,
    catalog: &'a Catalog,
    links: Vec<Link<'a>>,
    gone: Vec<Gone>,
    pages: BTreeMap<String, Page<'a>>,
}

/// A code and its page.
#[derive(Clone, Copy, Debug)]
struct Link<'a> {
    id: &'a str,
    destination: &'a str,
    title: &'a str,
}

/// A code that is published no more, and the page that says so.
#[derive(Debug)]
struct Gone {
    id: String,
    page: String,
}

/// What a page says, and where it leads the reader.
#[derive(Clone, Copy, Debug)]
struct Page<'a> {
    is_gone: bool,
    /// A department's name and page.
    department: Option<(&'a str, &'a str)>,
    /// The site's page.
    home: &'a str,
}

/// A file below the output folder.
#[derive(Debug)]
pub struct RedirectFile<'r> {
    /// Its path, with `/` between the parts.
    pub path: String,
    content: Content<'r>,
}

#[derive(Debug)]
enum Content<'r> {
    Text(String),
    Link(&'r Link<'r>),
    Page(&'r Page<'r>, &'r Catalog),
}

impl RedirectFile<'_> {
    /// Its bytes. A page for each code is made only here, since there may be very many.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        match &self.content {
            Content::Text(text) => text.clone(),
            Content::Link(link) => pages::link(link),
            Content::Page(page, catalog) => pages::page(page, catalog),
        }
        .into_bytes()
    }
}

impl<'a> Redirects<'a> {
    /// Settles where every short address leads: those of `targets` to their pages, those of `retired` to a page that
    /// says so. An id that differs from a retired one in case alone is an error: servers take them for one.
    #[must_use]
    pub fn new(
        cleared: &'a Cleared,
        targets: &'a [Target],
        permalinks: &'a Permalinks,
        retired: &[Retired],
        found: &mut Diagnostics,
    ) -> Self {
        let catalog = cleared.catalog();
        let links = targets.iter().map(|target| Link {
            id: &target.id,
            destination: &target.destination,
            title: match target.owner {
                Owner::Site => &catalog.site.name,
                Owner::Department(at) => &catalog.departments[at].name,
                Owner::Item(at) => &catalog.items[at].name,
            },
        });
        let mut redirects =
            Self { permalinks, catalog, links: links.collect(), gone: Vec::new(), pages: BTreeMap::new() };
        redirects.retire(targets, retired, found);
        redirects
    }

    fn retire(&mut self, targets: &'a [Target], retired: &[Retired], found: &mut Diagnostics) {
        let mut taken: BTreeMap<String, String> =
            targets.iter().map(|target| (target.id.to_ascii_lowercase(), target.id.clone())).collect();
        let home = targets.iter().find(|target| target.owner == Owner::Site).map_or("", |target| &target.destination);
        self.pages.insert(UNKNOWN.to_owned(), Page { is_gone: false, department: None, home });
        self.pages.insert(GONE.to_owned(), Page { is_gone: true, department: None, home });
        for old in retired {
            let small = old.id.to_ascii_lowercase();
            if let Some(first) = taken.get(&small) {
                if *first != old.id {
                    let error = Diagnostic::error("address-permalink-taken");
                    found.push(error.with("id", first).with("retired", &old.id));
                }
                continue;
            }
            taken.insert(small, old.id.clone());
            let department = targets.iter().find_map(|target| match target.owner {
                Owner::Department(at) if Some(&target.id) == old.department.as_ref() => Some((at, target)),
                _ => None,
            });
            let (page, department) = match department {
                Some((at, target)) => (
                    format!("gone-{}.html", target.id),
                    Some((self.catalog.departments[at].name.as_str(), target.destination.as_str())),
                ),
                None => (GONE.to_owned(), None),
            };
            self.pages.insert(page.clone(), Page { is_gone: true, department, home });
            self.gone.push(Gone { id: old.id.clone(), page });
        }
        self.gone.sort_by(|one, other| one.id.cmp(&other.id));
    }

    /// The files, in a fixed order.
    #[must_use]
    pub fn files(&self) -> Vec<RedirectFile<'_>> {
        let mut files: Vec<RedirectFile<'_>> = Vec::new();
        let mut add = |path: String, content| files.push(RedirectFile { path: format!("{FOLDER}/{path}"), content });
        for (name, page) in &self.pages {
            add(format!("pages/{name}"), Content::Page(page, self.catalog));
        }
        for &server in self.permalinks.servers() {
            let texts = match server {
                Server::Nginx => nginx::files(self),
                Server::Apache => apache::files(self),
                Server::Caddy => caddy::files(self),
                Server::Iis => iis::files(self),
                Server::Static => {
                    let folder = format!("static{}", self.permalinks.path());
                    for link in &self.links {
                        add(format!("{folder}{}/index.html", link.id), Content::Link(link));
                    }
                    for gone in &self.gone {
                        add(
                            format!("{folder}{}/index.html", gone.id),
                            Content::Page(&self.pages[&gone.page], self.catalog),
                        );
                    }
                    continue;
                }
            };
            for (path, text) in texts {
                add(path.to_owned(), Content::Text(text));
            }
        }
        files
    }
}
