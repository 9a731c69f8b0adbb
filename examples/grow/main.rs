//! Grows a project of any size: `cargo run --example grow -- 100000 some/folder`.
//!
//! The same number gives the same bytes. With 3545 items it is the sample project of this repository; the smaller
//! and the larger ones serve tests and benchmarks. The folder must be new or empty.

#![expect(clippy::print_stderr, reason = "a program of its own, with nothing else to say it through")]

mod city;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(items), Some(folder), None) =
        (arguments.next().and_then(|items| items.parse().ok()), arguments.next().map(PathBuf::from), arguments.next())
    else {
        eprintln!("usage: grow ITEMS FOLDER\n\nexample: cargo run --example grow -- 100000 some/folder");
        return ExitCode::from(2);
    };
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        eprintln!("{} is not empty", folder.display());
        return ExitCode::from(2);
    }
    match city::write(&city::project(items), &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
