//! Real web servers on loopback, each with a configuration of its own in a temporary folder, and a client that says what
//! they answer, byte for byte.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Set where a server that is not installed fails the tests rather than leaving them out.
const REQUIRED: &str = "MINGMA_WEB_SERVERS";

/// Where the files are to lie on a server, as they say themselves.
const PLACE: &str = "/srv/mingma/redirects";

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Apache,
    Caddy,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Apache, Self::Caddy];

    fn program(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache2",
            Self::Caddy => "caddy",
        }
    }

    /// The installed ones; loudly without the others, or not at all where all are required.
    pub fn installed() -> Vec<Self> {
        let is_there = |kind: &Self| {
            let ask = if *kind == Self::Caddy { "version" } else { "-v" };
            let answer = Command::new(kind.program()).arg(ask).stdout(Stdio::null()).stderr(Stdio::null()).status();
            let there = answer.is_ok_and(|status| status.success());
            assert!(
                there || std::env::var_os(REQUIRED).is_none(),
                "{} is not installed, and {REQUIRED} requires it",
                kind.program()
            );
            if !there {
                #[expect(clippy::print_stderr, reason = "what is left out is said")]
                {
                    eprintln!("NOT TESTED: {} is not installed", kind.program());
                }
            }
            there
        };
        Self::ALL.into_iter().filter(is_there).collect()
    }
}

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Starts a server in `folder` as an office would set it up for the files in `folder/redirects`, with
    /// `folder/root` as its own pages.
    pub fn start(kind: Kind, folder: &Path) -> Self {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        put_in_place(folder);
        let child = match kind {
            Kind::Nginx => nginx(folder, port),
            Kind::Apache => apache(folder, port),
            Kind::Caddy => caddy(folder, port),
        };
        let mut server = Self { child, port };
        let until = Instant::now() + Duration::from_mins(2);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = server.child.try_wait().unwrap() {
                let said = fs::read_to_string(folder.join("log")).unwrap_or_default();
                panic!("{kind:?} ended at once: {status}\n{said}");
            }
            assert!(Instant::now() < until, "{kind:?} does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    /// Asks for a path, as it stands.
    pub fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let location = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("location").then(|| value.trim().to_owned())
        });
        Answer { status, location, body: body.to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to end, a server ends its workers too; killed, it would leave them behind.
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

/// The one thing an office has to change: where the folder lies.
fn put_in_place(folder: &Path) {
    let place = folder.join("redirects");
    for file in ["nginx/map.conf", "nginx/server.conf", "apache/mingma.conf", "caddy/mingma.caddy"] {
        let path = place.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace(PLACE, place.to_str().unwrap())).unwrap();
    }
}

fn run(folder: &Path, program: &str, config: &str, arguments: &[&str]) -> Child {
    let file = folder.join("config");
    fs::write(&file, config).unwrap();
    let log = fs::File::create(folder.join("log")).unwrap();
    Command::new(program)
        .args(arguments)
        .arg(&file)
        .current_dir(folder)
        .envs([("XDG_DATA_HOME", folder.join("data")), ("XDG_CONFIG_HOME", folder.join("data"))])
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap()
}

fn nginx(folder: &Path, port: u16) -> Child {
    let here = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {here}/{name};\n"))
        .concat();
    let config = format!(
        "daemon off;\npid {here}/pid;\nerror_log {here}/log;\nevents {{}}\nhttp {{\n\
         types {{ text/html html; }}\naccess_log off;\n{temporary}\
         include {here}/redirects/nginx/map.conf;\n\
         server {{\n listen 127.0.0.1:{port};\n root {here}/root;\n include {here}/redirects/nginx/server.conf;\n }}\n}}\n"
    );
    run(folder, "nginx", &config, &["-e", folder.join("log").to_str().unwrap(), "-c"])
}

fn apache(folder: &Path, port: u16) -> Child {
    let here = folder.display();
    let modules = ["mpm_event", "authz_core", "alias", "rewrite", "dir", "mime"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .concat();
    // Users are set by a server that root starts, and passed over by any other.
    let config = format!(
        "ServerRoot {here}\nServerName localhost\nPidFile {here}/pid\nErrorLog {here}/log\nListen 127.0.0.1:{port}\n\
         User www-data\nGroup www-data\n{modules}TypesConfig /etc/mime.types\nDocumentRoot {here}/root\n\
         <Directory {here}/root>\nRequire all granted\n</Directory>\nInclude {here}/redirects/apache/mingma.conf\n"
    );
    run(folder, "apache2", &config, &["-D", "FOREGROUND", "-f"])
}

fn caddy(folder: &Path, port: u16) -> Child {
    let here = folder.display();
    let config = format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{port}, http://localhost:{port} {{\n\
         \tbind 127.0.0.1\n\timport {here}/redirects/caddy/mingma.caddy {here}/redirects\n\
         \troot * {here}/root\n\tfile_server\n}}\n"
    );
    run(folder, "caddy", &config, &["run", "--adapter", "caddyfile", "--config"])
}
