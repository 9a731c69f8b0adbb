//! Parts of addresses, for those who ask what stands there.

use url::Url;

/// Where a page's redirect leads: what it says, seen from the page.
#[must_use]
pub fn join(page: &str, location: &str) -> Option<String> {
    Some(Url::parse(page).ok()?.join(location).ok()?.into())
}

/// The host, with its port where that is not the scheme's own: what answers requests as one.
#[must_use]
pub fn host(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return String::new() };
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    }
}

/// The address of a file beside the page.
#[must_use]
pub fn beside(page: &str, name: &str) -> Option<String> {
    let mut url = Url::parse(page).ok()?;
    url.set_query(None);
    let folder = url.path().rfind('/').map_or(0, |at| at + 1);
    let path = format!("{}{name}", &url.path()[..folder]);
    url.set_path(&path);
    Some(url.into())
}
