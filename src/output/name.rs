//! Paths below the output folder that every file system takes as they are.
//!
//! Ids and layout names end up in file names. A name is refused, never repaired: a repaired name would no longer
//! be the one the manifest and the catalogue agree on.

use std::fmt::{Display, Formatter};
use std::path::{Path, PathBuf};

use icu_normalizer::ComposingNormalizerBorrowed;

/// Longest part of a path in bytes: what ext4, NTFS and APFS all take.
const PART_LIMIT: usize = 255;
/// Longest path below the output folder, in the units Windows counts: it opens 259 of them and no more where nobody told it
/// otherwise, and some are the folder's own path.
const PATH_LIMIT: usize = 200;

/// A checked path below the output folder, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A part is empty, or the path starts or ends with `/`.
    Empty,
    /// A part is `.` or `..`, or starts with a dot.
    Dots,
    /// A character that some file system refuses, or that cannot be seen.
    Character,
    /// A name Windows keeps for devices: `con`, `lpt1.txt`.
    Reserved,
    /// A part starts with a space or ends with a space or a dot, which Windows drops.
    Edge,
    /// Longer than file systems take.
    Long,
}

impl Fault {
    /// The fault's name, as the messages select by it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Dots => "dots",
            Self::Character => "character",
            Self::Reserved => "reserved",
            Self::Edge => "edge",
            Self::Long => "long",
        }
    }
}

impl OutputPath {
    /// Checks a path.
    pub fn new(path: &str) -> Result<Self, Fault> {
        if path.encode_utf16().count() > PATH_LIMIT {
            return Err(Fault::Long);
        }
        path.split('/').try_for_each(check_part)?;
        Ok(Self(path.to_owned()))
    }

    /// One of the program's own paths, which a test has checked.
    pub(super) fn plain(path: &'static str) -> Self {
        debug_assert!(Self::new(path).is_ok(), "{path}");
        Self(path.to_owned())
    }

    /// The path as written in the manifest.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path below a folder.
    #[must_use]
    pub fn under(&self, folder: &Path) -> PathBuf {
        let mut path = folder.to_owned();
        path.extend(self.0.split('/'));
        path
    }

    /// The folders above the file, outermost first: `a`, `a/b` for `a/b/c.pdf`.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl Display for OutputPath {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The form under which a disk may take two names for one: without case, without the difference between composed
/// and decomposed or full-width and half-width characters.
pub(super) fn folded(path: &str) -> String {
    let normalizer = ComposingNormalizerBorrowed::new_nfkc();
    let lower = normalizer.normalize(path).to_lowercase();
    normalizer.normalize(&lower).into_owned()
}

fn check_part(part: &str) -> Result<(), Fault> {
    if part.is_empty() {
        Err(Fault::Empty)
    } else if part.starts_with('.') {
        Err(Fault::Dots)
    } else if part.chars().any(is_refused) {
        Err(Fault::Character)
    } else if part.starts_with(' ') || part.ends_with([' ', '.']) {
        Err(Fault::Edge)
    } else if is_device(part) {
        Err(Fault::Reserved)
    } else if part.len() > PART_LIMIT {
        Err(Fault::Long)
    } else {
        Ok(())
    }
}

fn is_refused(character: char) -> bool {
    matches!(character, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || crate::diag::escape(character.encode_utf8(&mut [0; 4])).len() > character.len_utf8()
}

/// Device names hold with any ending, any case, and with superscript digits (Microsoft: Naming Files, Paths, and
/// Namespaces).
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        _ => stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")).is_some_and(|port| {
            matches!(port, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_pass() {
        for path in
            ["manifest.json", "codes/FGW/FGW-0012.svg", "handbook/乌兰浩特市 公开手册.pdf", "a/comet.png", "lpt/x"]
        {
            assert_eq!(OutputPath::new(path).map(|path| path.to_string()).as_deref(), Ok(path));
        }
    }

    #[test]
    fn names_that_are_refused() {
        let cases = [
            ("", Fault::Empty),
            ("/etc/passwd", Fault::Empty),
            ("a//b", Fault::Empty),
            ("a/", Fault::Empty),
            ("../x", Fault::Dots),
            ("a/../../x", Fault::Dots),
            ("a/./x", Fault::Dots),
            (".gitignore", Fault::Dots),
            ("a\\..\\x", Fault::Character),
            ("C:x", Fault::Character),
            ("a\nb", Fault::Character),
            ("a\u{202E}b", Fault::Character),
            ("a\0b", Fault::Character),
            ("con", Fault::Reserved),
            ("a/NUL.pdf", Fault::Reserved),
            ("Com1.tar.gz", Fault::Reserved),
            ("lpt².pdf", Fault::Reserved),
            ("COM0", Fault::Reserved),
            ("x. ", Fault::Edge),
            ("x.", Fault::Edge),
            (" x", Fault::Edge),
        ];
        for (path, fault) in cases {
            assert_eq!(OutputPath::new(path), Err(fault), "{path:?}");
        }
        assert_eq!(OutputPath::new(&"长".repeat(86)), Err(Fault::Long));
        assert_eq!(OutputPath::new(&"a/".repeat(101)), Err(Fault::Long));
        assert!(OutputPath::new(&format!("{}{}", "长/".repeat(90), "长".repeat(20))).is_ok());
    }

    #[test]
    fn names_a_disk_takes_for_one() {
        for (one, other) in [("A/b.PDF", "a/B.pdf"), ("é", "e\u{301}"), ("ＡＢＣ", "abc"), ("K", "k"), ("ﬁ", "fi")]
        {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("甲"), folded("乙"));
    }

    proptest! {
        #[test]
        fn a_checked_path_stays_below_its_folder(path in "(\\PC|[./\\\\:\u{0}-\u{20}]){0,40}") {
            if let Ok(checked) = OutputPath::new(&path) {
                let whole = checked.under(Path::new("/out"));
                prop_assert!(whole.starts_with("/out"));
                prop_assert!(whole.components().count() == 2 + path.split('/').count());
                let plain = whole.components().all(|part| {
                    matches!(part, std::path::Component::RootDir | std::path::Component::Normal(_))
                });
                prop_assert!(plain);
            }
        }

        #[test]
        fn folding_twice_changes_nothing(path in "\\PC{0,20}") {
            let once = folded(&path);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
