//! An account's picture: its file, and the code in it.

use std::io::ErrorKind;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::catalog::Located;
use crate::diag::Diagnostic;
use crate::hash::content_hash;
use crate::picture::{Picture, PictureError, load};
use crate::scan::raster::Gray;
use crate::scan::read;

/// Largest picture file read.
const LARGEST: u64 = 16 << 20;
/// Most pixels of a picture: codes are handed out with far fewer, and a larger one would be searched for long.
const MOST_PIXELS: u64 = 24 << 20;
/// Pixels along the shorter side under which a code is hardly ever read.
const SMALL: u32 = 120;
/// Light added around a picture whose code reaches its edge, as a part of its longer side.
const MARGIN: usize = 8;

/// A picture of a project.
pub(super) struct Found {
    /// Its pixels.
    pub picture: Arc<Picture>,
    /// SHA-256 of its file.
    pub hash: String,
}

/// Reads the picture at a path below the project's folder.
pub(super) fn open(root: &Path, path: &Located<String>) -> Result<Found, Diagnostic> {
    let told = |key: Diagnostic| key.at(path.span.clone()).with("path", &path.value);
    if !is_inside(&path.value) {
        return Err(told(Diagnostic::error("account-picture-path")));
    }
    let whole = root.join(&path.value);
    let unreadable = |error: &std::io::Error| {
        let reason = match error.kind() {
            ErrorKind::NotFound => "missing",
            ErrorKind::PermissionDenied => "denied",
            _ => "other",
        };
        told(Diagnostic::error("account-picture-unreadable")).with("reason", reason)
    };
    // A link may lead anywhere, however harmless its name.
    let (real, home) = (whole.canonicalize().map_err(|error| unreadable(&error))?, root.canonicalize());
    if !home.is_ok_and(|home| real.starts_with(home)) {
        return Err(told(Diagnostic::error("account-picture-path")));
    }
    let about = std::fs::metadata(&real).map_err(|error| unreadable(&error))?;
    if about.len() > LARGEST {
        return Err(told(Diagnostic::error("account-picture-too-large")).with("limit", format!("{} MB", LARGEST >> 20)));
    }
    let bytes = std::fs::read(&real).map_err(|error| unreadable(&error))?;
    let picture = load(&bytes).map_err(|error| match error {
        PictureError::UnknownFormat => told(Diagnostic::error("account-picture-format")),
        PictureError::TooLarge { longest } => {
            told(Diagnostic::error("account-picture-too-large")).with("limit", format!("{longest} px"))
        }
        PictureError::Broken(detail) => told(Diagnostic::error("account-picture-broken")).with("detail", detail),
    })?;
    if u64::from(picture.width) * u64::from(picture.height) > MOST_PIXELS {
        let limit = format!("{} Mpx", MOST_PIXELS >> 20);
        return Err(told(Diagnostic::error("account-picture-too-large")).with("limit", limit));
    }
    Ok(Found { picture: Arc::new(picture), hash: content_hash(&bytes) })
}

/// Whether a path stays below the project's folder, on every system.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.is_empty() && !path.contains(['\\', ':']) && Path::new(path).components().all(is_plain)
}

/// What stands in a picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// One QR code, and what it holds.
    Code(String),
    /// None that can be read.
    Nothing {
        /// Whether there are too few pixels to hope for one.
        small: bool,
    },
    /// More than one.
    Several(Vec<String>),
    /// The decoders read different things.
    Doubtful,
}

/// What two decoders read in a picture.
pub(super) fn content(picture: &Picture) -> Content {
    let gray = with_margin(&Gray::of(picture));
    let mut texts: Vec<String> = read::search(&gray).into_iter().map(|read| read.text).collect();
    texts.sort();
    texts.dedup();
    let second = read::second(&gray, |_| true);
    match (texts.as_slice(), second) {
        ([], None) => Content::Nothing { small: picture.width.min(picture.height) < SMALL },
        ([], Some(text)) => Content::Code(text),
        ([one], Some(other)) if *one != other => Content::Doubtful,
        ([one], _) => Content::Code(one.clone()),
        _ => Content::Several(texts),
    }
}

/// Pictures are often cut at the code's edge; readers need the light around it.
fn with_margin(gray: &Gray) -> Gray {
    let margin = (gray.width.max(gray.height) / MARGIN).max(8);
    let at = |x: usize, y: usize| gray.at(x as i64 - margin as i64, y as i64 - margin as i64);
    Gray::from_fn(gray.width + 2 * margin, gray.height + 2 * margin, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_project() {
        for good in ["a.png", "accounts/a.png", "图片/乌兰浩特 发布.png"] {
            assert!(is_inside(good), "{good}");
        }
        for bad in
            ["", "../a.png", "accounts/../../a.png", "/etc/a.png", "C:\\a.png", "C:a.png", "a\\..\\b.png", "./../a"]
        {
            assert!(!is_inside(bad), "{bad}");
        }
    }
}
