//! Short addresses on the city's own host, which its server sends on to the pages.

use url::Url;

use super::Owner;
use super::allow::AllowList;
use crate::catalog::{AddressRules, Located, Scope, Server};
use crate::diag::{Diagnostic, Diagnostics};

/// The project's short addresses, understood.
#[derive(Clone, Debug)]
pub struct Permalinks {
    /// Ends with a slash; the code's id follows.
    prefix: Url,
    scopes: Vec<Scope>,
    servers: Vec<Server>,
}

impl Permalinks {
    /// Understands the project's rules: the prefix is an allowed address whose path is plain, since it goes into the
    /// patterns of five servers. None where codes hold their pages' own addresses.
    #[must_use]
    pub fn new(rules: &AddressRules, found: &mut Diagnostics) -> Option<Self> {
        let allowed = AllowList::new(rules, found);
        Self::allowed(rules, &allowed, found)
    }

    pub(super) fn allowed(rules: &AddressRules, allowed: &AllowList, found: &mut Diagnostics) -> Option<Self> {
        let own = rules.permalinks.as_ref()?;
        let Located { value, span } = &own.prefix;
        let text = value.replace("{host}", &rules.host.value);
        // What is to be allowed is an address below the prefix.
        let prefix = match allowed.canonical(&format!("{text}A")) {
            Ok(address) => address.url,
            Err(refusal) => {
                found.push(refusal.diagnostic(&text).at(span.clone()).with("id", "permalink"));
                return None;
            }
        };
        let prefix = prefix.strip_suffix('A').and_then(|prefix| Url::parse(prefix).ok());
        let Some(prefix) = prefix.filter(|prefix| prefix.query().is_none() && is_plain(prefix.path())) else {
            found.push(Diagnostic::error("address-permalink-prefix").at(span.clone()).with("prefix", value));
            return None;
        };
        Some(Self { prefix, scopes: own.scopes.clone(), servers: own.servers.clone() })
    }

    /// The short address of a code.
    #[must_use]
    pub fn address(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// Whether codes that belong to this hold their short address.
    #[must_use]
    pub fn covers(&self, owner: Owner) -> bool {
        self.scopes.contains(&match owner {
            Owner::Site => Scope::Site,
            Owner::Department(_) => Scope::Departments,
            Owner::Item(_) => Scope::Items,
        })
    }

    /// The path before the code's id: `/q/`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.prefix.path()
    }

    /// For which servers maps are written.
    #[must_use]
    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// Whether an address is itself a short one, so that sending codes on to it would lead in a circle.
    #[must_use]
    pub fn holds(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else { return false };
        let begins = url.path().get(..self.path().len()).is_some_and(|begin| begin.eq_ignore_ascii_case(self.path()));
        // A server answers on both schemes most often; its short addresses are the same on both.
        url.host_str() == self.prefix.host_str() && begins
    }
}

/// Folders of letters, digits, `-` and `_`, one at least, with a slash at the end.
fn is_plain(path: &str) -> bool {
    let folders = path.strip_prefix('/').and_then(|path| path.strip_suffix('/'));
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    folders.is_some_and(|folders| folders.split('/').all(is_name))
}
