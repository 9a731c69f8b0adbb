//! One form for each address: what a code holds, byte for byte.

use url::{Host, Url};

use crate::diag::Diagnostic;

/// An address that may be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// ASCII, absolute, with its scheme.
    pub url: String,
    /// Parts that were left out: a fragment, tracking parameters.
    pub dropped: Vec<String>,
}

/// Why an address may not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// White space, a control character or a backslash in it.
    Character(char),
    /// No `http://` or `https://` before it.
    Scheme,
    /// It is not an address.
    Broken,
    /// A user name or password.
    Credentials,
    /// A number instead of a name.
    IpLiteral,
    /// `.` or `..`, or an encoded slash, in its path.
    PathTrick,
    /// A `%` without two hexadecimal digits.
    Percent,
    /// A host that is not on the list.
    Host {
        /// The host.
        host: String,
    },
    /// A host that only holds one of the list in its name.
    LookAlike {
        /// The host.
        host: String,
        /// The one it looks like.
        like: String,
    },
    /// A path outside the listed ones.
    Path {
        /// The path.
        path: String,
        /// The listed ones.
        prefixes: String,
    },
    /// A port that is not listed.
    Port {
        /// The port.
        port: u16,
    },
}

impl Refusal {
    /// What to tell the user, without its place.
    #[must_use]
    pub fn diagnostic(&self, text: &str) -> Diagnostic {
        match self {
            Self::Character(character) => {
                Diagnostic::error("address-character").with("character", format!("U+{:04X}", u32::from(*character)))
            }
            Self::Scheme => Diagnostic::error("address-scheme"),
            Self::Broken => Diagnostic::error("address-broken"),
            Self::Credentials => Diagnostic::error("address-credentials"),
            Self::IpLiteral => Diagnostic::error("address-ip"),
            Self::PathTrick => Diagnostic::error("address-path-trick"),
            Self::Percent => Diagnostic::error("address-percent"),
            Self::Host { host } => Diagnostic::error("address-host").with("host", host),
            Self::LookAlike { host, like } => {
                Diagnostic::error("address-look-alike").with("host", host).with("like", like)
            }
            Self::Path { path, prefixes } => {
                Diagnostic::error("address-path").with("path", path).with("prefixes", prefixes)
            }
            Self::Port { port } => Diagnostic::error("address-port").with("port", port),
        }
        .with("url", text)
    }
}

/// Parameters that only track where a visitor came from.
const TRACKING: [&str; 5] = ["spm", "gclid", "fbclid", "share_token", "wechat_redirect"];

/// The canonical form of `text`: IDNA for the host, percent-encoding for the rest, dot segments and what only
/// tracks left out. The case of a path is never changed. Nothing is said yet about whether the host is allowed.
pub(super) fn canonical(text: &str) -> Result<(Url, Vec<String>), Refusal> {
    let odd = |ch: &char| ch.is_whitespace() || ch.is_control() || *ch == '\\' || is_invisible(*ch);
    if let Some(character) = text.chars().find(odd) {
        return Err(Refusal::Character(character));
    }
    let lower = text.to_ascii_lowercase();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme));
    let rest = &text[scheme.ok_or(Refusal::Scheme)?.len()..];
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    // The URL standard passes over further slashes, so that what looks like a path would be read as the host.
    if authority.is_empty() {
        return Err(Refusal::Broken);
    }
    if authority.contains('@') {
        return Err(Refusal::Credentials);
    }
    check_percent(rest)?;
    check_path(path.split(['?', '#']).next().unwrap_or_default())?;
    let mut url = Url::parse(text).map_err(|_| Refusal::Broken)?;
    match url.host() {
        Some(Host::Domain(domain)) if domain.contains('.') && !domain.ends_with('.') => {}
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(Refusal::IpLiteral),
        _ => return Err(Refusal::Broken),
    }
    let dropped = tidy(&mut url);
    Ok((url, dropped))
}

/// Characters that are printed as nothing, or turn the text around them.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn check_percent(rest: &str) -> Result<(), Refusal> {
    let well_formed = |tail: &str| tail.len() >= 2 && tail.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
    if rest.split('%').skip(1).all(well_formed) { Ok(()) } else { Err(Refusal::Percent) }
}

/// Refuses paths that a server may read otherwise than they look: some decode twice, and some cut `;` and what
/// follows off a segment before they resolve it.
pub(super) fn check_path(path: &str) -> Result<(), Refusal> {
    let mut decoded = path.to_ascii_lowercase();
    while decoded.contains("%25") {
        decoded = decoded.replace("%25", "%");
    }
    let decoded = decoded.replace("%2e", ".").replace("%3b", ";");
    let climbs = decoded.split('/').any(|segment| matches!(segment.split(';').next(), Some("." | "..")));
    let hides = ["%2f", "%5c", "%00", "%0a", "%0d"].iter().any(|hidden| decoded.contains(hidden));
    if climbs || hides { Err(Refusal::PathTrick) } else { Ok(()) }
}

/// Takes out what a printed code should not carry and encodes what RFC 3986 does not allow as it is.
fn tidy(url: &mut Url) -> Vec<String> {
    let mut dropped = Vec::new();
    if let Some(fragment) = url.fragment() {
        dropped.push(format!("#{fragment}"));
        url.set_fragment(None);
    }
    if let Some(query) = url.query() {
        let is_tracking = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
            name.starts_with("utm_") || TRACKING.contains(&name.as_str())
        };
        let (tracking, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_tracking);
        dropped.extend(tracking.iter().map(|&pair| pair.to_owned()));
        let kept = encoded(&kept.join("&"));
        url.set_query((!kept.is_empty()).then_some(kept.as_str()));
    }
    let mut path = encoded(url.path());
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    url.set_path(&path);
    dropped
}

/// Percent-encodes the ASCII characters that the URL standard leaves and RFC 3986 does not allow.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for ch in text.chars() {
        if matches!(ch, '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' | '[' | ']') {
            for byte in ch.to_string().bytes() {
                encoded.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
            }
        } else {
            encoded.push(ch);
        }
    }
    encoded
}

fn hexadecimal(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit & 15)])
}
