//! The register under everything that may befall an office: kills at any moment, two at once, a full disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use mingma::catalog;
use mingma::diag::Diagnostics;
use mingma::output::finish_interrupted;
use mingma::register::{REGISTER_FILE, Register};
use tempfile::TempDir;

/// The file in a project that names the test's own server.
const PROXY: &str = "proxy.txt";

/// The program in a project's folder, with its output heard.
fn started(root: &Path, line: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingma"));
    command.current_dir(root).args(line.split(' ')).args(["--lang", "en"]);
    // Of links alone: whatever their host, they are asked of the test's own. Of all variables this one is looked at first,
    // and no host may be taken out: no request leaves the machine, whatever is set on it.
    if let Ok(address) = fs::read_to_string(root.join(PROXY)) {
        command.env("ALL_PROXY", address).env_remove("NO_PROXY").env_remove("no_proxy");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn ran(root: &Path, line: &str) -> Output {
    started(root, line).wait_with_output().unwrap()
}

fn succeeded(root: &Path, line: &str) -> String {
    let output = ran(root, line);
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A new project of few items and one layout: most of a run is the recording.
fn city() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    succeeded(place.path(), "init .");
    let settings = place.path().join("mingma.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("[\"poster\", \"handbook\", \"bulletin\"]", "[\"bulletin\"]")).unwrap();
    place
}

/// Opens, looks the whole file over, and gives the names of its editions.
fn sound(root: &Path) -> Vec<String> {
    let Some(register) = Register::open(root).unwrap() else { return Vec::new() };
    register.verify().unwrap();
    let mut names = Vec::new();
    for edition in register.editions().unwrap() {
        // Half an edition would have another content than the one it was recorded with.
        assert_eq!(register.facts(&edition.name).unwrap().content(), edition.content, "{}", edition.name);
        names.push(edition.name);
    }
    names
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Starts a command and kills it at a random moment of the time it took before; what it had said by then.
fn killed(root: &Path, line: &str, usual: Duration, dice: &mut Dice) -> String {
    let mut child = started(root, line);
    std::thread::sleep(Duration::from_micros(dice.below(usual.as_micros() as u64 * 5 / 4)));
    child.kill().unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn time(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

#[test]
fn killed_at_any_moment_of_issuing() {
    let city = city();
    let root = city.path();
    let mut dice = Dice(6);
    let mut told = BTreeSet::new();
    let mut tried = BTreeSet::new();
    let mut usual = time(|| drop(succeeded(root, "build --issue first")));
    fs::remove_file(root.join(REGISTER_FILE)).unwrap();
    for round in 0..120 {
        let name = format!("e{round}");
        let said = killed(root, &format!("build --issue {name} --date 2026-11-20"), usual, &mut dice);
        if said.contains("recorded in register.db") {
            told.insert(name.clone());
        }
        tried.insert(name);
        let held = sound(root);
        let once: BTreeSet<String> = held.iter().cloned().collect();
        assert_eq!(once.len(), held.len(), "an edition is recorded twice: {held:?}");
        assert!(told.is_subset(&once), "round {round}: {told:?} were reported, {once:?} are recorded");
        assert!(once.is_subset(&tried));
        if round % 40 == 20 {
            // From the very beginning again: the making of the register itself is killed too.
            told.clear();
            fresh(root);
        }
        usual = usual.clamp(Duration::from_millis(20), Duration::from_millis(400));
    }
    assert!(!told.is_empty(), "every run was killed before it said anything");
    let again = succeeded(root, &format!("build --issue {}", told.first().unwrap()));
    assert!(again.contains("nothing new to record"), "{again}");
}

/// An export of many editions and postings: most of reading it back is one long step.
fn large_export(editions: usize, postings: usize) -> TempDir {
    let city = city();
    let root = city.path();
    for edition in 0..editions {
        succeeded(root, &format!("build --issue e{edition} --date 2026-11-20"));
    }
    let rows = (0..postings).map(|number| format!("Hall {number},bulletin/CZJ-财政局.pdf,1,2026-11-20\n"));
    fs::write(root.join("postings.csv"), format!("place,document,copies,date\n{}", rows.collect::<String>())).unwrap();
    succeeded(root, "register post --from postings.csv");
    succeeded(root, "register export export");
    city
}

/// Takes the register away.
fn fresh(project: &Path) {
    for file in [REGISTER_FILE, "register.db-wal", "register.db-shm"] {
        let _ = fs::remove_file(project.join(file));
    }
}

#[test]
fn killed_at_any_moment_of_importing() {
    let export = large_export(4, 300);
    let root = export.path();
    let text = fs::read_to_string(root.join("postings.csv")).unwrap();
    let import = format!("register import {}", root.join("export").display());
    let place = city();
    let usual = time(|| drop(succeeded(place.path(), &import)));
    fresh(place.path());
    let mut dice = Dice(66);
    for round in 0..40 {
        let said = killed(place.path(), &import, usual, &mut dice);
        let held = sound(place.path()).len();
        // All or nothing, and all if it said so.
        assert!(held == 0 || held == 4, "round {round}: {held} editions");
        assert!(held == 4 || !said.contains("Imported"), "round {round}");
        if held == 4 {
            let postings = Register::open(place.path()).unwrap().unwrap().postings().unwrap();
            assert_eq!(postings.len(), 300);
            fresh(place.path());
        }
    }
    fresh(place.path());
    succeeded(place.path(), &import);
    // Postings from a table, each round another hundred.
    let usual = Duration::from_millis(30);
    for round in 0..40 {
        let table = text.replace("Hall ", &format!("Floor {round} Hall "));
        let few: String = table.lines().take(101).flat_map(|line| [line, "\n"]).collect();
        fs::write(place.path().join("more.csv"), few).unwrap();
        let said = killed(place.path(), "register post --from more.csv", usual, &mut dice);
        sound(place.path());
        let postings = Register::open(place.path()).unwrap().unwrap().postings().unwrap();
        let ours = postings.iter().filter(|one| one.place.starts_with(&format!("Floor {round} "))).count();
        assert!(ours == 0 || ours == 100, "round {round}: {ours} postings");
        assert!(ours == 100 || !said.contains("Recorded 100"), "round {round}: {said}");
    }
}

/// Stands in place of every host, as a proxy does, and has a page at every address.
fn every_host() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(&stream));
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: &TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    loop {
        let first = lines.next()?.ok()?;
        while !lines.next()?.ok()?.is_empty() {}
        let page = format!("<title>{first}</title><p>{}</p>", first.repeat(3));
        let (status, body) = match first.split(' ').next()? {
            "CONNECT" => {
                stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
                continue;
            }
            _ if first.contains("/mingma-") => (404, ""),
            "HEAD" => (200, ""),
            _ => (200, page.as_str()),
        };
        let length = body.len();
        let head = format!("HTTP/1.1 {status} Answer\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all((head + body).as_bytes()).ok()?;
    }
}

#[test]
fn killed_at_any_moment_of_checking_links() {
    let city = city();
    let root = city.path();
    fs::write(root.join(PROXY), every_host()).unwrap();
    let settings = root.join("mingma.toml");
    let text = fs::read_to_string(&settings).unwrap().replace("https://{host}", "http://{host}");
    fs::write(&settings, text + "\n[links]\nper_second = 0\n").unwrap();
    let rows =
        (1000..1300).map(|item| format!("CZJ-{item},财政预决算,事项{item},《条例》,内容,示例市,实时公开,主动公开\n"));
    let rows = rows.collect::<String>();
    fs::write(root.join("catalog/财政局/more.csv"), format!("编号,领域,一级事项,依据,内容,主体,时限,方式\n{rows}"))
        .unwrap();
    let usual = time(|| drop(succeeded(root, "links")));
    let all = Register::open(root).unwrap().unwrap().last_checks().unwrap().len();
    assert_eq!(all, 313);
    fresh(root);
    let (mut dice, mut in_part, mut rounds) = (Dice(666), 0, 0);
    for round in 0..60 {
        let said = killed(root, "links", usual, &mut dice);
        rounds += 1;
        sound(root);
        let register = Register::open(root).unwrap();
        let checks = register.as_ref().map_or(Vec::new(), |register| register.last_checks().unwrap());
        for check in &checks {
            assert_eq!(check.outcome, "good", "round {round}: {check:?}");
            let times = register.as_ref().unwrap().checks_of(&check.target).unwrap().len();
            assert!(
                (1..=rounds).contains(&times),
                "round {round}: {} was recorded {times} times in {rounds} runs",
                check.target
            );
        }
        assert!(checks.len() == all || !said.contains("313 addresses"), "round {round}: {} of {said}", checks.len());
        in_part += usize::from(!checks.is_empty() && checks.len() < all);
        if checks.len() == all {
            fresh(root);
            rounds = 0;
        }
    }
    assert!(in_part > 0, "no run was killed while it recorded");
}

#[test]
fn only_what_was_not_good_is_asked_again() {
    let city = city();
    let root = city.path();
    fs::write(root.join(PROXY), every_host()).unwrap();
    let settings = root.join("mingma.toml");
    let text = fs::read_to_string(&settings).unwrap().replace("https://{host}", "http://{host}");
    fs::write(&settings, text + "\n[links]\nper_second = 0\n").unwrap();
    succeeded(root, "links");
    // The same, found some days ago, and one of them not good.
    let mut checks = Register::open(root).unwrap().unwrap().last_checks().unwrap();
    for check in &mut checks {
        check.checked = "2026-01-01T00:00:00Z".to_owned();
    }
    checks[5].outcome = "late".to_owned();
    fresh(root);
    let mut register = Register::open_or_begin(root).unwrap();
    register.record_checks(&checks).unwrap();
    succeeded(root, "links --again");
    for (at, check) in checks.iter().enumerate() {
        assert_eq!(register.checks_of(&check.target).unwrap().len(), if at == 5 { 2 } else { 1 }, "{}", check.target);
    }
}

#[test]
fn killed_at_any_moment_of_importing_a_catalogue() {
    let city = city();
    let root = city.path();
    succeeded(root, "export --to csv --with-withheld");
    let table = fs::read_to_string(root.join("output/operator/catalog-internal.csv")).unwrap();
    for (name, word) in [("one.csv", "一"), ("other.csv", "二")] {
        // Every item says something else, in the files of every department.
        fs::write(root.join(name), table.replace("公开条例》", &format!("公开条例》第{word}条"))).unwrap();
    }
    let folder = root.join("catalog");
    let texts = || -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some());
        files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap())).collect()
    };
    let mut usual = Duration::ZERO;
    let [one, other] = ["one.csv", "other.csv"].map(|name| {
        usual = usual.max(time(|| drop(succeeded(root, &format!("import {name} --accept")))));
        texts()
    });
    assert!(one.iter().filter(|(name, text)| other[*name] != **text).count() > 1, "more than one file changes");
    let (mut dice, mut states) = (Dice(6666), BTreeSet::new());
    let mut before = &other;
    for round in 0..60 {
        let (name, after) = if before == &other { ("one.csv", &one) } else { ("other.csv", &other) };
        let said = killed(root, &format!("import {name} --accept"), usual, &mut dice);
        // No command reads half of it: it is whole, or said to be unfinished.
        let mut found = Diagnostics::default();
        let is_read = catalog::load(root, &mut found).is_some() && !found.has_errors();
        let seen = texts();
        assert!(!is_read || seen == *before || seen == *after, "round {round}: half an import is read");
        finish_interrupted(&folder).unwrap();
        let now = texts();
        assert!(now == *before || now == *after, "round {round}: neither the old catalogue nor the new");
        let is_said = said.contains("\nWritten: ");
        assert!(now == *after || !is_said, "round {round}: {said}");
        states.insert((now == *after, is_said));
        before = if now == *after { after } else { before };
    }
    // Killed before anything happened, and after it was said; what lies between is up to the moments.
    assert!(states.contains(&(false, false)) && states.contains(&(true, true)), "{states:?}");
}

#[test]
fn two_at_once() {
    let city = city();
    let root = city.path();
    // Five begin the register at the same time; two of them issue the same edition.
    let names = ["a", "b", "c", "d", "a"];
    let all: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(number, name)| started(root, &format!("build --issue {name} --output out{number} --date 2026-11-20")))
        .collect();
    let said: Vec<_> = all.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    for output in &said {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let new = |output: &Output| String::from_utf8_lossy(&output.stdout).contains("recorded in register.db");
    assert_eq!(said.iter().filter(|output| new(output)).count(), 4, "an edition was recorded twice, or not at all");
    let mut held = sound(root);
    held.sort();
    assert_eq!(held, ["a", "b", "c", "d"]);

    let rows = (0..100).map(|number| format!("Hall {number},bulletin/CZJ-财政局.pdf,1,2026-11-20\n"));
    fs::write(root.join("postings.csv"), format!("place,document,copies,date\n{}", rows.collect::<String>())).unwrap();
    let all: Vec<_> = (0..6).map(|_| started(root, "register post --from postings.csv --format json")).collect();
    let recorded = all.into_iter().map(|child| {
        let output = child.wait_with_output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        told["recorded"].as_array().unwrap().len()
    });
    assert_eq!(recorded.sum::<usize>(), 100);
    assert_eq!(Register::open(root).unwrap().unwrap().postings().unwrap().len(), 100);
    sound(root);
}

/// A limit on the size of files stands for a disk that runs full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let export = large_export(2, 400);
    let city = city();
    let root = city.path();
    succeeded(root, "build --issue first --date 2026-11-20");
    let before = sound(root);
    let limited = |blocks: u32, line: &str| {
        let shell = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {line} --lang en");
        let program = env!("CARGO_BIN_EXE_mingma");
        Command::new("sh").args(["-c", &shell, program]).current_dir(root).output().unwrap()
    };
    let import = format!("register import {}", export.path().join("export").display());
    let full = limited(60, &import);
    let told = String::from_utf8_lossy(&full.stderr);
    assert_eq!(full.status.code(), Some(2), "{told}");
    assert!(told.contains("register-cannot-use"), "{told}");
    assert_eq!(sound(root), before);
    // Where not even an empty register fits, there is none rather than half a one.
    fs::remove_file(root.join(REGISTER_FILE)).unwrap();
    let full = limited(60, "build --issue second --date 2026-11-20");
    assert_eq!(full.status.code(), Some(2), "{}", String::from_utf8_lossy(&full.stderr));
    let left: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("register")), "{left:?}");
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".mingma-tmp")), "{left:?}");
    succeeded(root, &import);
    assert_eq!(sound(root), ["e0", "e1"]);
}
