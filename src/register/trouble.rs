//! What a database may answer, as diagnostics.

use std::path::Path;

use rusqlite::{Error, ErrorCode};

use crate::diag::Diagnostic;

/// Turns the database's answers into ours.
pub(super) trait Trouble<T> {
    /// The value, or what is wrong with the register at `path`.
    fn trouble(self, path: &Path) -> Result<T, Diagnostic>;
}

impl<T> Trouble<T> for rusqlite::Result<T> {
    fn trouble(self, path: &Path) -> Result<T, Diagnostic> {
        self.map_err(|error| trouble(path, &error))
    }
}

fn trouble(path: &Path, error: &Error) -> Diagnostic {
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => return damaged(path, &error.to_string()),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            return Diagnostic::error("register-busy").with("path", path.display());
        }
        Some(ErrorCode::DiskFull) => "full",
        Some(ErrorCode::SystemIoFailure) => "disk",
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => "denied",
        Some(ErrorCode::ReadOnly) => "read-only",
        _ => "other",
    };
    Diagnostic::error("register-cannot-use").with("path", path.display()).with("reason", reason).with("detail", error)
}

/// A register that cannot be trusted.
pub(super) fn damaged(path: &Path, detail: &str) -> Diagnostic {
    Diagnostic::error("register-damaged").with("path", path.display()).with("detail", detail)
}
