//! The allow-list: which hosts and paths codes may lead to.

use url::{Host, Url};

use crate::address::canonical::{Address, Refusal, canonical, check_path};
use crate::address::odd::odd_letter;
use crate::catalog::{AddressRules, Allow};
use crate::diag::{Diagnostic, Diagnostics};

/// The allow-list, understood.
#[derive(Debug)]
pub struct AllowList(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    /// ASCII, lower case.
    host: String,
    /// Ends with a slash.
    path: String,
    ports: Vec<u16>,
    subdomains: bool,
}

impl AllowList {
    /// Understands the project's list; entries that cannot be are errors.
    #[must_use]
    pub fn new(rules: &AddressRules, found: &mut Diagnostics) -> Self {
        Self(rules.allow.iter().filter_map(|allow| entry(allow, &rules.host.value, found)).collect())
    }

    /// The canonical form of an address, if the list allows it.
    pub fn canonical(&self, text: &str) -> Result<Address, Refusal> {
        let (url, dropped) = canonical(text)?;
        self.check(&url)?;
        Ok(Address { url: url.into(), dropped })
    }

    /// The hosts on the list.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|entry| entry.host.as_str())
    }

    /// Whether an address leads to a host of the list, whatever its port and path.
    #[must_use]
    pub fn has_host(&self, address: &str) -> bool {
        let is_listed = |host: &str| self.0.iter().any(|entry| entry.is_host(host));
        Url::parse(address).is_ok_and(|url| url.host_str().is_some_and(is_listed))
    }

    fn check(&self, url: &Url) -> Result<(), Refusal> {
        let host = url.host_str().unwrap_or_default();
        let on_host: Vec<_> = self.0.iter().filter(|entry| entry.is_host(host)).collect();
        if on_host.is_empty() {
            let alike = self.0.iter().find(|entry| host.contains(entry.host.as_str()));
            return Err(match alike {
                Some(entry) => Refusal::LookAlike { host: host.to_owned(), like: entry.host.clone() },
                None => Refusal::Host { host: host.to_owned() },
            });
        }
        let on_path: Vec<_> = on_host.iter().filter(|entry| entry.is_path(url.path())).collect();
        if on_path.is_empty() {
            let prefixes: Vec<_> = on_host.iter().map(|entry| entry.path.as_str()).collect();
            return Err(Refusal::Path { path: url.path().to_owned(), prefixes: prefixes.join(", ") });
        }
        match url.port() {
            Some(port) if !on_path.iter().any(|entry| entry.ports.contains(&port)) => Err(Refusal::Port { port }),
            _ => Ok(()),
        }
    }
}

impl Entry {
    fn is_host(&self, host: &str) -> bool {
        // Listing a host's subdomains does not vouch for names in letters that only look like Latin ones.
        let below = |before: &str| before.ends_with('.') && odd_letter(before).is_none();
        host == self.host || self.subdomains && host.strip_suffix(&self.host).is_some_and(below)
    }

    /// Whole segments: `/zwgk/` allows `/zwgk` and `/zwgk/a`, never `/zwgkx`.
    fn is_path(&self, path: &str) -> bool {
        path.starts_with(&self.path) || path == self.path.trim_end_matches('/')
    }
}

fn entry(allow: &Allow, own_host: &str, found: &mut Diagnostics) -> Option<Entry> {
    let written = allow.host.value.replace("{host}", own_host);
    let bad_host = || Diagnostic::error("address-bad-host").at(allow.host.span.clone()).with("host", &written);
    let host = match Host::parse(&written) {
        Ok(Host::Domain(domain)) if domain.contains('.') && !domain.ends_with('.') => domain,
        _ => {
            found.push(bad_host());
            return None;
        }
    };
    if let Some(odd) = odd_letter(&host) {
        found.push(
            Diagnostic::error("address-odd-host")
                .at(allow.host.span.clone())
                .with("host", &written)
                .with("character", odd),
        );
        return None;
    }
    let path = &allow.path.value;
    let base = Url::parse("https://host.invalid/").ok()?;
    // A prefix that climbs would list more of the host than it shows.
    let is_plain = |url: &Url| {
        path.starts_with('/')
            && url.host_str() == base.host_str()
            && check_path(path).is_ok()
            && !path.contains(['?', '#', '\\'])
    };
    let Some(url) = base.join(path).ok().filter(is_plain) else {
        found.push(Diagnostic::error("address-bad-prefix").at(allow.path.span.clone()).with("path", path));
        return None;
    };
    let mut path = url.path().to_owned();
    if !path.ends_with('/') {
        path.push('/');
    }
    Some(Entry { host, path, ports: allow.ports.clone(), subdomains: allow.subdomains })
}
