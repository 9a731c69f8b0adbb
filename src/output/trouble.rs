//! What a disk may answer, as diagnostics.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diag::Diagnostic;

pub(super) fn cannot_write(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::error("output-cannot-write")
        .with("path", path.display())
        .with("reason", reason(error))
        .with("detail", error)
}

pub(super) fn cannot_read(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::error("output-cannot-read")
        .with("path", path.display())
        .with("reason", reason(error))
        .with("detail", error)
}

pub(super) fn cannot_delete(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::error("output-cannot-delete")
        .with("path", path.display())
        .with("reason", reason(error))
        .with("detail", error)
}

/// The reasons that have words of their own; the system's words serve for the rest.
fn reason(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::FileTooLarge => "too-large",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "in-the-way",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "busy",
        ErrorKind::NotFound => "missing",
        _ => "other",
    }
}
