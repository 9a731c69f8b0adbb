//! A web server on loopback that answers as it is told, and remembers what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub host: String,
    pub agent: String,
    pub range: String,
    pub at: Instant,
}

#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub status: u16,
    pub location: Option<String>,
    pub body: Vec<u8>,
    /// Milliseconds before the answer.
    pub delay: u64,
    /// Closes without a word.
    pub hang_up: bool,
    /// Says this instead.
    pub raw: Option<String>,
}

impl Reply {
    pub fn of(status: u16, body: &str) -> Self {
        Self { status, body: body.as_bytes().to_vec(), ..Self::default() }
    }
}

type Answers = dyn Fn(&Request, u16) -> Reply + Send + Sync;

pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    answers: Box<Answers>,
    requests: Mutex<Vec<Request>>,
    under_way: AtomicUsize,
    most: AtomicUsize,
    over: AtomicBool,
}

impl Server {
    pub fn start(answers: impl Fn(&Request, u16) -> Reply + Send + Sync + 'static) -> Self {
        Self::begin(None, answers)
    }

    /// One that speaks TLS under a certificate.
    pub fn secure(
        certificate: &[u8],
        key: &[u8],
        answers: impl Fn(&Request, u16) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let certificates = vec![CertificateDer::from(certificate.to_vec())];
        let key = PrivateKeyDer::try_from(key.to_vec()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_no_client_auth().with_single_cert(certificates, key).unwrap();
        Self::begin(Some(Arc::new(config)), answers)
    }

    fn begin(
        secured: Option<Arc<ServerConfig>>,
        answers: impl Fn(&Request, u16) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            answers: Box::new(answers),
            requests: Mutex::default(),
            under_way: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        });
        let own = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if own.over.load(Ordering::Relaxed) {
                    return;
                }
                let state = Arc::clone(&own);
                let secured = secured.clone();
                thread::spawn(move || match secured {
                    None => state.talk(stream, address.port()),
                    Some(config) => {
                        let connection = ServerConnection::new(config).unwrap();
                        state.talk(StreamOwned::new(connection, stream), address.port());
                    }
                });
            }
        });
        Self { address, state }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn requests(&self) -> Vec<Request> {
        self.state.requests.lock().unwrap().clone()
    }

    pub fn most_at_once(&self) -> usize {
        self.state.most.load(Ordering::Relaxed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

impl State {
    /// Answers one request after another on a connection.
    fn talk(&self, stream: impl Read + Write, port: u16) {
        let mut stream = BufReader::new(stream);
        while let Some(request) = read(&mut stream) {
            let now = self.under_way.fetch_add(1, Ordering::Relaxed) + 1;
            self.most.fetch_max(now, Ordering::Relaxed);
            self.requests.lock().unwrap().push(request.clone());
            let reply = (self.answers)(&request, port);
            thread::sleep(Duration::from_millis(reply.delay));
            self.under_way.fetch_sub(1, Ordering::Relaxed);
            if reply.hang_up || say(stream.get_mut(), &request, &reply).is_none() {
                return;
            }
        }
    }
}

/// The next request on a connection; none where there is no more.
fn read(stream: &mut impl BufRead) -> Option<Request> {
    let mut lines = stream.lines();
    let first = lines.next()?.ok()?;
    let mut words = first.split(' ').map(str::to_owned);
    let mut request = Request {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        host: String::new(),
        agent: String::new(),
        range: String::new(),
        at: Instant::now(),
    };
    while let Some(Ok(line)) = lines.next().filter(|line| line.as_ref().is_ok_and(|line| !line.is_empty())) {
        let Some((name, value)) = line.split_once(": ") else { continue };
        match name.to_ascii_lowercase().as_str() {
            "host" => value.clone_into(&mut request.host),
            "user-agent" => value.clone_into(&mut request.agent),
            "range" => value.clone_into(&mut request.range),
            _ => {}
        }
    }
    Some(request)
}

fn say(stream: &mut impl Write, request: &Request, reply: &Reply) -> Option<()> {
    if let Some(raw) = &reply.raw {
        let _ = stream.write_all(raw.as_bytes());
        return None;
    }
    let location = reply.location.as_ref().map_or(String::new(), |to| format!("Location: {to}\r\n"));
    let head = format!(
        "HTTP/1.1 {} Answer\r\n{location}Content-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        reply.status,
        reply.body.len()
    );
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend(&reply.body);
    }
    stream.write_all(&bytes).and_then(|()| stream.flush()).ok()
}
