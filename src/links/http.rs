//! Asking hosts: one request, one answer, nothing followed.

use std::io::Read as _;
use std::net::SocketAddr;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{Request, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// Who asks, so that a host's office knows whom to turn to.
pub const USER_AGENT: &str = concat!("Mingma/", env!("CARGO_PKG_VERSION"), " (link check of printed QR codes)");

/// How much of a page is read: its title, and enough words to know it by.
const ENOUGH: u64 = 64 << 10;

/// How to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Without the page.
    Head,
    /// For the first part of the page.
    Get,
}

/// A request.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// How.
    pub method: Method,
    /// For what.
    pub url: &'a str,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where a redirect leads, as it is written.
    pub location: Option<String>,
    /// What kind of document it is.
    pub kind: String,
    /// The first part of the document.
    pub body: Vec<u8>,
}

/// Why there was no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It took too long.
    Late,
    /// The host's certificate is not good for it.
    Certificate(String),
    /// No such host, no connection, or no answer that can be understood.
    Silent(String),
}

/// Whoever answers requests.
pub trait Web: Sync {
    /// The answer to one request.
    fn ask(&self, ask: Ask<'_>) -> Result<Answer, Trouble>;
}

/// The web as it is.
#[derive(Debug)]
pub struct Http(Agent);

impl Http {
    /// Asks hosts by their names, each within `patience`.
    #[must_use]
    pub fn new(patience: Duration) -> Self {
        Self(Agent::new_with_config(config(patience, RootCerts::WebPki, true)))
    }

    /// Asks one machine in place of every host, as before a site moves to it; certificates are held to `roots` alone.
    #[must_use]
    pub fn at(machine: SocketAddr, patience: Duration, roots: &[Vec<u8>]) -> Self {
        let roots: Vec<_> = roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
        let config = config(patience, RootCerts::new_with_certs(&roots), false);
        Self(Agent::with_parts(config, DefaultConnector::default(), One(machine)))
    }
}

fn config(patience: Duration, roots: RootCerts, through_proxy: bool) -> Config {
    let tls = TlsConfig::builder().root_certs(roots).build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .user_agent(USER_AGENT)
        .accept("text/html,*/*")
        .timeout_global(Some(patience))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(64 << 10);
    if through_proxy { config.build() } else { config.proxy(None).build() }
}

impl Web for Http {
    fn ask(&self, ask: Ask<'_>) -> Result<Answer, Trouble> {
        let silent = |error: &dyn std::fmt::Display| Trouble::Silent(error.to_string());
        let request = match ask.method {
            Method::Head => Request::head(ask.url),
            Method::Get => Request::get(ask.url).header("range", format!("bytes=0-{}", ENOUGH - 1)),
        };
        let request = request.body(()).map_err(|error| silent(&error))?;
        let mut response = self.0.run(request).map_err(trouble)?;
        let text = |name: &str| {
            response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let (location, kind) = (text("location"), text("content-type").unwrap_or_default());
        let status = response.status().as_u16();
        let mut body = Vec::new();
        if ask.method == Method::Get {
            // A page that breaks off after its first part has said enough.
            let read = response.body_mut().as_reader().take(ENOUGH).read_to_end(&mut body);
            if let (Err(error), true) = (read, body.is_empty()) {
                return Err(if error.kind() == std::io::ErrorKind::TimedOut { Trouble::Late } else { silent(&error) });
            }
        }
        Ok(Answer { status, location, kind, body })
    }
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::Timeout(_) => Trouble::Late,
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Trouble::Late,
        other => {
            let said = other.to_string();
            let about_certificate = said.to_ascii_lowercase().contains("certificate");
            if about_certificate { Trouble::Certificate(said) } else { Trouble::Silent(said) }
        }
    }
}

/// Every host is one machine.
#[derive(Debug)]
struct One(SocketAddr);

impl Resolver for One {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut addresses = self.empty();
        addresses.push(self.0);
        Ok(addresses)
    }
}
