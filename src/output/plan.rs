//! The plan of a run's files, where two that would meet on some disk are found before anything is written.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::name::{OutputPath, folded};
use crate::diag::{Diagnostic, Diagnostics};

/// Every file a run will write, by the name under which a disk may take two for one.
#[derive(Debug, Default)]
pub struct Plan {
    files: BTreeMap<String, Claim>,
    folders: BTreeMap<String, Claim>,
}

#[derive(Debug)]
struct Claim {
    path: String,
    owner: String,
}

impl Plan {
    /// Sets a path aside for `owner`, named in the message should the path be unsafe or taken.
    pub fn claim(&mut self, path: &str, owner: &str, found: &mut Diagnostics) -> Option<OutputPath> {
        let checked = match OutputPath::new(path) {
            Ok(checked) => checked,
            Err(fault) => {
                found.push(
                    Diagnostic::error("output-unsafe-name")
                        .with("path", path)
                        .with("owner", owner)
                        .with("fault", fault.name()),
                );
                return None;
            }
        };
        let clash = self.take_folders(&checked, owner).or_else(|| self.take_file(&checked, owner));
        match clash {
            None => Some(checked),
            Some(diagnostic) => {
                found.push(diagnostic);
                None
            }
        }
    }

    /// The paths set aside, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.values().map(|claim| claim.path.as_str())
    }

    fn take_folders(&mut self, path: &OutputPath, owner: &str) -> Option<Diagnostic> {
        for folder in path.folders() {
            let key = folded(folder);
            if let Some(file) = self.files.get(&key) {
                return Some(clash(file, path.as_str(), owner));
            }
            match self.folders.entry(key) {
                Entry::Occupied(taken) if taken.get().path != folder => {
                    return Some(clash(taken.get(), path.as_str(), owner));
                }
                Entry::Occupied(_) => {}
                Entry::Vacant(free) => {
                    free.insert(Claim { path: folder.to_owned(), owner: owner.to_owned() });
                }
            }
        }
        None
    }

    fn take_file(&mut self, path: &OutputPath, owner: &str) -> Option<Diagnostic> {
        let key = folded(path.as_str());
        if let Some(folder) = self.folders.get(&key) {
            return Some(clash(folder, path.as_str(), owner));
        }
        match self.files.entry(key) {
            Entry::Occupied(taken) => Some(clash(taken.get(), path.as_str(), owner)),
            Entry::Vacant(free) => {
                free.insert(Claim { path: path.as_str().to_owned(), owner: owner.to_owned() });
                None
            }
        }
    }
}

fn clash(first: &Claim, path: &str, owner: &str) -> Diagnostic {
    Diagnostic::error("output-collision")
        .with("path", path)
        .with("owner", owner)
        .with("other_path", &first.path)
        .with("other_owner", &first.owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(paths: &[&str]) -> Vec<&'static str> {
        let mut plan = Plan::default();
        let mut found = Diagnostics::default();
        for (index, path) in paths.iter().enumerate() {
            plan.claim(path, &format!("owner {index}"), &mut found);
        }
        found.into_iter().map(|diagnostic| diagnostic.key).collect()
    }

    #[test]
    fn different_files_pass() {
        assert!(refused(&["a/b.pdf", "a/c.pdf", "b/b.pdf", "a.pdf", "manifest.json"]).is_empty());
    }

    #[test]
    fn files_that_meet_are_refused() {
        for pair in [
            ["a/b.pdf", "a/b.pdf"],
            ["a/b.pdf", "a/B.PDF"],
            ["a/é.pdf", "a/e\u{301}.pdf"],
            ["a/Ａ.pdf", "a/a.pdf"],
            ["a/b", "a/b/c.pdf"],
            ["a/b/c.pdf", "a/B"],
            ["Codes/x.svg", "codes/y.svg"],
        ] {
            assert_eq!(refused(&pair), ["output-collision"], "{pair:?}");
        }
    }

    #[test]
    fn unsafe_names_are_refused() {
        assert_eq!(refused(&["codes/../x", "codes/nul"]), ["output-unsafe-name", "output-unsafe-name"]);
    }

    #[test]
    fn the_message_names_both_owners() {
        let mut plan = Plan::default();
        let mut found = Diagnostics::default();
        plan.claim("a/b.pdf", "first", &mut found);
        plan.claim("a/B.pdf", "second", &mut found);
        let expected = Diagnostic::error("output-collision")
            .with("path", "a/B.pdf")
            .with("owner", "second")
            .with("other_path", "a/b.pdf")
            .with("other_owner", "first");
        assert_eq!(found.as_slice(), [expected]);
        assert_eq!(plan.paths().collect::<Vec<_>>(), ["a/b.pdf"]);
    }
}
