//! Diagnostics in a form that outlives the run: a document that is not made again has its warnings still.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Source, Span, locale};

/// A warning as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWarning {
    key: String,
    /// The text it points into, and the bytes meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<(String, usize, usize)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    arguments: Vec<(String, String)>,
}

impl KeptWarning {
    /// What is to be kept of a warning.
    #[must_use]
    pub fn new(warning: &Diagnostic) -> Self {
        let span = warning.span.as_ref();
        Self {
            key: warning.key.to_owned(),
            span: span.map(|span| (span.source.name.clone(), span.range.start, span.range.end)),
            file: warning.file.clone(),
            arguments: warning.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }

    /// The warning again, pointing into the one of `sources` it pointed into. `None` for one this program never gives.
    #[must_use]
    pub fn warning<'s>(&self, mut sources: impl Iterator<Item = &'s Arc<Source>>) -> Option<Diagnostic> {
        let mut warning = Diagnostic::warning(locale::word(&self.key)?);
        warning.file.clone_from(&self.file);
        if let Some((name, start, end)) = &self.span {
            match sources.find(|source| source.name == *name) {
                Some(source) if source.text.get(*start..*end).is_some() => {
                    warning.span = Some(Span::new(source, *start..*end));
                }
                _ => warning.file = Some(name.clone()),
            }
        }
        for (name, value) in &self.arguments {
            warning.arguments.push((locale::word(name)?, value.clone()));
        }
        Some(warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_comes_back_as_it_was() {
        let source = Source::new("layouts/poster/template.xml", "<h1>乌兰浩特市</h1>");
        let warning = Diagnostic::warning("typeset-shrunk")
            .at(Span::new(&source, 0..3))
            .with("text", "乌兰浩特市")
            .with("size", "48.00")
            .with("shrunk", "36.00");
        let kept = KeptWarning::new(&warning);
        let written = serde_json::to_string(&kept).unwrap();
        let read: KeptWarning = serde_json::from_str(&written).unwrap();
        assert_eq!(read.warning([&source].into_iter()), Some(warning));
        let elsewhere = read.warning(std::iter::empty()).unwrap();
        assert_eq!((elsewhere.span, elsewhere.file.as_deref()), (None, Some("layouts/poster/template.xml")));
        let unknown = KeptWarning { key: "no-such-key".to_owned(), ..read };
        assert_eq!(unknown.warning(std::iter::empty()), None);
    }
}
