//! What holds the house together: rooms use downwards only, an outside crate is known in its room alone, every
//! message exists in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The binary's files, which stand below every room.
const BINARY: &str = "cli";

/// Which rooms may name which outside crate. Crates that only give shape to data, and are at home everywhere, have
/// an empty list.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diag"]),
    ("anstream", &[BINARY]),
    ("calamine", &["sheet"]),
    ("clap", &[BINARY]),
    ("cssparser", &["layout"]),
    // Tables of expected codes and of postings are no catalogues, but tables.
    ("csv", &["catalog", "proof", "register"]),
    ("ctrlc", &[BINARY]),
    ("encoding_rs", &["catalog", "links", "sheet"]),
    ("flate2", &["pdf"]),
    ("fluent_bundle", &["diag"]),
    ("harfrust", &["font"]),
    ("hayro", &["proof"]),
    ("icu_collator", &["collate"]),
    ("icu_locale_core", &["collate"]),
    ("icu_normalizer", &["cell", "output"]),
    ("icu_segmenter", &["typeset"]),
    ("html5ever", &["sheet"]),
    ("idna", &["address"]),
    ("image", &["picture"]),
    ("indicatif", &[BINARY]),
    ("lopdf", &["pdf"]),
    ("png", &["code"]),
    ("printpdf", &["pdf"]),
    ("qrcode", &["code"]),
    ("rayon", &["build", "pdf"]),
    ("regex", &["gate"]),
    ("roxmltree", &["layout", "sheet"]),
    ("rusqlite", &["register"]),
    ("rust_xlsxwriter", &["export"]),
    ("rxing", &["scan"]),
    ("serde", &[]),
    ("serde_json", &[]),
    ("sha2", &[]),
    ("skrifa", &["font"]),
    ("subsetter", &["font"]),
    ("sys_locale", &[BINARY]),
    ("taffy", &["typeset"]),
    ("tempfile", &["output"]),
    ("tera", &["layout"]),
    ("terminal_size", &[BINARY]),
    ("toml", &["catalog", "gate", "layout"]),
    ("unic_langid", &["diag"]),
    ("unicode_script", &["font"]),
    ("unicode_width", &[BINARY]),
    ("ureq", &["links"]),
    ("url", &["address"]),
    ("walkdir", &["catalog", "sheet"]),
    ("zedbar", &["scan"]),
    // Packages of codes are no tables; they are written, tables are read.
    ("zip", &["loose", "sheet"]),
];

/// What of the standard library is at home in some rooms only: what differs between runs and machines, and what
/// changes the disk.
const STANDARD: &[(&str, &[&str])] = &[
    (r"\bstd::env\b", &[BINARY]),
    // Links wait for others most of the time, each host at its own pace.
    (r"\bstd::thread\b|\bthread::", &["build", "links"]),
    // What hosts are spared is counted from the moment they were asked.
    (r"\bSystemTime\b|\bInstant\b", &["links", BINARY]),
    // There they only look things up; walking through one would give another order each time.
    (r"\bHashMap\b|\bHashSet\b", &["catalog", "import", "sheet"]),
    (r"\bfs::(write|remove_\w+|rename|create_dir\w*|copy)\b|\bFile::create\b", &["output", BINARY]),
    (r"\bprintln!|\beprintln!|\bstd::io::std(out|err)\b", &[BINARY]),
];

/// A source file of the program, without its tests and comments.
struct Code {
    path: PathBuf,
    room: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Rooms in their order, as `src/lib.rs` lists them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed = Regex::new(r"(?m)^pub mod (\w+);").unwrap();
    listed.captures_iter(&lib).map(|found| found[1].to_owned()).collect()
}

fn code() -> Vec<Code> {
    let source = root().join("src");
    let mut files: Vec<_> = walkdir::WalkDir::new(&source)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| !path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs"))))
        .collect();
    files.retain(|path| !path.ends_with("src/lib.rs"));
    assert!(files.len() > 30, "the sources were not found");
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&source).unwrap();
            let first = Path::new(below.components().next().unwrap().as_os_str()).file_stem().unwrap();
            let room = match first.to_str().unwrap() {
                "main" => BINARY.to_owned(),
                room => room.to_owned(),
            };
            let text = without_comments_and_tests(&fs::read_to_string(&path).unwrap());
            Code { path: below.to_owned(), room, text }
        })
        .collect()
}

/// Unit tests stand at the end of their file, by this project's custom.
fn without_comments_and_tests(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// Every name right after `crate::`, or after `mingma::` in the binary; in braces too.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let path = Regex::new(r"\b(?:crate|mingma)::(\{[^;]*\}|\w+)").unwrap();
    let name = Regex::new(r"(?:^|[{,]\s*)(\w+)").unwrap();
    let mut used = BTreeSet::new();
    for found in path.captures_iter(text) {
        used.extend(name.captures_iter(&found[1]).map(|name| name[1].to_owned()));
    }
    used
}

#[test]
fn rooms_use_downwards_only() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|listed| listed == room);
    let mut wrong = Vec::new();
    for code in code() {
        let Some(own) = place(&code.room).or((code.room == BINARY).then_some(rooms.len())) else {
            panic!("{} belongs to no room that src/lib.rs lists", code.path.display());
        };
        for used in rooms_used(&code.text) {
            if place(&used).is_some_and(|used| used > own) {
                wrong.push(format!("{} uses `{used}`, which stands below it", code.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn names_after_crate_are_found() {
    let text = "use crate::diag::{Span, Source};\nuse crate::{geom::Length, page};\nlet x = crate::code::rects(y);";
    assert_eq!(rooms_used(text).into_iter().collect::<Vec<_>>(), ["code", "diag", "geom", "page"]);
}

#[test]
fn every_outside_crate_is_known_in_its_room_alone() {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let listed: BTreeSet<_> = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let depended: BTreeSet<_> =
        manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect();
    assert_eq!(depended, listed, "Cargo.toml and the table in this test list different crates");

    let limited = CRATES.iter().filter(|(_, rooms)| !rooms.is_empty());
    let crates = limited.map(|&(name, rooms)| (format!(r"(^|[^\w:]){name}::"), rooms));
    let standard = STANDARD.iter().map(|&(pattern, rooms)| (pattern.to_owned(), rooms));
    let rules: Vec<_> = crates.chain(standard).map(|(pattern, rooms)| (Regex::new(&pattern).unwrap(), rooms)).collect();
    let mut wrong = Vec::new();
    for code in code() {
        for (pattern, rooms) in &rules {
            if !rooms.contains(&code.room.as_str()) && pattern.is_match(&code.text) {
                wrong.push(format!("{} has {pattern}", code.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The table in the description of the architecture: each room with the outside crates that it alone knows.
fn told() -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let quoted = Regex::new(r"`([\w-]+)`").unwrap();
    let rows =
        text.lines().skip_while(|line| !line.starts_with("| room |")).skip(2).take_while(|line| !line.is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [room, _, crates] = cells[..] else { panic!("{row}") };
        let crates = quoted.captures_iter(crates).map(|found| found[1].replace('-', "_")).collect();
        (room.trim().trim_matches('`').to_owned(), crates)
    })
    .collect()
}

#[test]
fn the_architecture_tells_of_every_room_and_its_crates() {
    let known_to = |room: &str| -> BTreeSet<String> {
        CRATES.iter().filter(|(_, rooms)| *rooms == [room]).map(|(name, _)| (*name).to_owned()).collect()
    };
    let mut expected: Vec<_> = rooms().into_iter().map(|room| (room.clone(), known_to(&room))).collect();
    expected.push(("binary".to_owned(), known_to(BINARY)));
    assert_eq!(told(), expected);
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    for (name, rooms) in CRATES.iter().filter(|(_, rooms)| rooms.len() > 1) {
        let rooms: Vec<String> = rooms.iter().map(|room| format!("`{room}`")).collect();
        let (last, others) = rooms.split_last().unwrap();
        let sentence = format!("`{name}` to {} and {last}", others.join(", "));
        assert!(text.replace('\n', " ").contains(&sentence), "{sentence}");
    }
}

#[test]
fn files_are_of_a_size_to_be_read() {
    for entry in walkdir::WalkDir::new(root().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 450, "{} has {lines} lines", path.display());
        }
    }
}

/// One message of a Fluent file: the values it names, in its headline and in each attribute.
type Message = BTreeMap<String, BTreeSet<String>>;

/// All messages of one language by key, each file's keys beginning with the room's name.
fn messages(language: &str) -> BTreeMap<String, Message> {
    let entry = Regex::new(r"^([a-z][\w-]*) *=").unwrap();
    let attribute = Regex::new(r"^ +\.([a-z][\w-]*) *=").unwrap();
    let value = Regex::new(r"\$(\w+)").unwrap();
    let mut all: BTreeMap<String, Message> = BTreeMap::new();
    for file in fs::read_dir(root().join("src/diag/locale").join(language)).unwrap() {
        let path = file.unwrap().path();
        let room = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (mut key, mut part) = (String::new(), String::new());
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            if let Some(found) = entry.captures(line) {
                found[1].clone_into(&mut key);
                part = String::new();
                assert!(key.starts_with(&format!("{room}-")), "{key} stands in {room}.ftl");
                let twice = all.insert(key.clone(), BTreeMap::from([(String::new(), BTreeSet::new())]));
                assert!(twice.is_none(), "{key} stands twice in {language}");
            } else if let Some(found) = attribute.captures(line) {
                found[1].clone_into(&mut part);
                assert!(["label", "help"].contains(&part.as_str()), "{key}.{part}: nothing shows this attribute");
            }
            if let Some(message) = all.get_mut(&key) {
                let names = message.entry(part.clone()).or_default();
                names.extend(value.captures_iter(line).map(|found| found[1].to_owned()));
            }
        }
    }
    all
}

/// A place in the code that names a message.
struct Use {
    place: String,
    room: String,
    key: String,
}

/// Every use of a message, and the names of the values that each room fills in.
fn uses() -> (Vec<Use>, BTreeMap<String, BTreeSet<String>>) {
    let key = Regex::new(r#"(?:(?:Diagnostic|Finding|Self)::(?:error|warning)|\.text)\(\s*"(\w+-[\w-]+)""#).unwrap();
    let value = Regex::new(r#"\.with\(\s*"(\w+)"|\("(\w+)", (?:&|[a-z])"#).unwrap();
    let mut uses = Vec::new();
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Code { path, room, text } in code() {
        let place = path.display().to_string();
        let names = value.captures_iter(&text).filter_map(|found| found.get(1).or(found.get(2)));
        values.entry(room.clone()).or_default().extend(names.map(|name| name.as_str().to_owned()));
        let keys = key.captures_iter(&text).map(|found| found[1].to_owned());
        uses.extend(keys.map(|key| Use { place: place.clone(), room: room.clone(), key }));
    }
    assert!(uses.len() > 30, "the messages' uses were not found");
    (uses, values)
}

#[test]
fn messages_are_the_same_in_both_languages() {
    let (zh, en) = (messages("zh"), messages("en"));
    assert!(zh.len() > 30, "the messages were not found");
    for (key, message) in &zh {
        let names = |message: &Message| message.values().flatten().cloned().collect::<BTreeSet<_>>();
        let other = en.get(key).unwrap_or_else(|| panic!("{key} has no English message"));
        let attributes = |message: &Message| message.keys().cloned().collect::<Vec<_>>();
        assert_eq!(attributes(message), attributes(other), "attributes of {key}");
        // Only English tells one from many: a count that is shown in other words there may serve that alone.
        let (chinese, english) = (names(message), names(other));
        assert!(chinese.is_subset(&english), "{key}: {chinese:?} in Chinese, {english:?} in English");
    }
    for key in en.keys() {
        assert!(zh.contains_key(key), "{key} has no Chinese message");
    }
}

#[test]
fn every_message_is_used_and_every_use_has_its_message() {
    let messages = messages("en");
    let (uses, _) = uses();
    for found in &uses {
        assert!(messages.contains_key(&found.key), "{} names {}, which has no message", found.place, found.key);
    }
    let used: BTreeSet<_> = uses.iter().map(|found| found.key.as_str()).collect();
    let unused: Vec<_> = messages.keys().filter(|key| !used.contains(key.as_str())).collect();
    assert_eq!(unused, Vec::<&String>::new(), "messages that nothing says");
}

/// Values may be filled in by another function of the room; where one is forgotten on the way, the message itself
/// fails in every build with debug assertions.
#[test]
fn every_value_a_message_names_is_given_by_its_room() {
    let messages = messages("en");
    let (uses, values) = uses();
    for found in uses {
        let Some(message) = messages.get(&found.key) else { continue };
        let given = &values[&found.room];
        // A finding fills in what it is about by itself.
        let given = |name: &String| given.contains(name) || values["finding"].contains(name);
        let missing: Vec<_> = message.values().flatten().filter(|name| !given(name)).collect();
        assert!(missing.is_empty(), "{}: {} names {missing:?}, which the room never gives", found.place, found.key);
    }
}
