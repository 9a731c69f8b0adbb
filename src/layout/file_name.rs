//! File names that are safe on every disk.

use crate::diag::{Diagnostic, Span};

/// Longest name in bytes: with a folder and an extension it fits the shortest limit of common file systems.
const LONGEST: usize = 120;

/// Names Windows keeps for devices, whatever their extension.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// `name` itself, if it is safe as a file's name; otherwise an error at the pattern it came from.
pub(super) fn checked(name: String, pattern: &Span) -> Result<String, Diagnostic> {
    if is_safe(&name) {
        return Ok(name);
    }
    Err(Diagnostic::error("layout-file-name").at(pattern.clone()).with("name", name.escape_debug()))
}

/// Letters and digits of any script, `-`, `_`, `.` and single spaces inside; no path, no hidden file, no device.
fn is_safe(name: &str) -> bool {
    let fine = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '（' | '）' | '(' | ')');
    let lower = name.to_ascii_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    let numbered = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().all(fine)
        && !name.starts_with(['.', ' '])
        && !name.ends_with(['.', ' '])
        && !name.contains("..")
        && !DEVICES.contains(&stem)
        && !(numbered && stem.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_safe_names() {
        for name in ["FGW", "乌兰浩特市政务公开手册 2026", "a-b_c.d", "comma", "com10", "公告栏（一）"]
        {
            assert!(is_safe(name), "{name}");
        }
        let long = "字".repeat(41);
        for name in [
            "",
            ".",
            "..",
            ".a",
            "a.",
            "a ",
            " a",
            "a/b",
            "a\\b",
            "a:b",
            "a\nb",
            "CON",
            "nul.x",
            "Com1",
            "a\u{202E}b",
            &long,
        ] {
            assert!(!is_safe(name), "{name:?}");
        }
    }
}
