//! Texts held once, however often they are met: a table says 主动公开 ten thousand times.

use std::collections::HashSet;
use std::sync::Arc;

/// The texts met so far.
#[derive(Debug, Default)]
pub(crate) struct Texts(HashSet<Arc<str>>);

impl Texts {
    /// A text; the one held, if it was met before.
    pub fn of(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        self.0.insert(Arc::clone(&new));
        new
    }
}
