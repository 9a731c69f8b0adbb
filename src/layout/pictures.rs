//! The pictures a layout may show, each decoded at most once.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::nearest::nearest;
use crate::diag::Diagnostic;
use crate::picture::{Picture, PictureError, load};

/// Picture files by the name an `img` gives them.
#[derive(Debug, Default)]
pub(super) struct Pictures(BTreeMap<String, File>);

#[derive(Debug)]
struct File {
    bytes: Vec<u8>,
    decoded: OnceLock<Result<Arc<Picture>, PictureError>>,
}

impl Pictures {
    /// Pictures from their files' bytes.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files.into_iter().map(|(name, bytes)| (name, File { bytes, decoded: OnceLock::new() })).collect())
    }

    /// The picture `name`, or what is wrong with it.
    pub fn get(&self, name: &str) -> Result<Arc<Picture>, Diagnostic> {
        let Some(file) = self.0.get(name) else {
            let near = nearest(name, self.0.keys().map(String::as_str));
            return Err(Diagnostic::error("layout-unknown-picture").with("name", name).with("nearest", near));
        };
        let decoded = file.decoded.get_or_init(|| load(&file.bytes).map(Arc::new));
        decoded.clone().map_err(|error| match error {
            PictureError::UnknownFormat => Diagnostic::error("picture-format").with("name", name),
            PictureError::TooLarge { longest } => {
                Diagnostic::error("picture-too-large").with("name", name).with("longest", longest)
            }
            PictureError::Broken(reason) => {
                Diagnostic::error("picture-broken").with("name", name).with("message", reason)
            }
        })
    }

    /// Names and bytes of all files, sorted by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, file)| (name.as_str(), file.bytes.as_slice()))
    }
}
