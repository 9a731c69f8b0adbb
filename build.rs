//! Gives the program a fingerprint of its own sources. A document is made again when the program that made it has
//! changed, and between two releases the version number does not tell.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    for place in ["src", "layouts", "fonts", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
        let mut files = Vec::new();
        gather(Path::new(place), &mut files);
        files.sort();
        for file in files {
            file.hash(&mut hasher);
            fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=MINGMA_FINGERPRINT={:016x}", hasher.finish());
}

fn gather(place: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(place) {
        Ok(entries) => entries.flatten().for_each(|entry| gather(&entry.path(), files)),
        Err(_) => files.push(place.to_owned()),
    }
}
