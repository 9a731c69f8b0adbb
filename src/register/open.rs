//! Opening: what is not a sound register of this version or an older one is refused untouched.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::trouble::{Trouble as _, damaged};
use super::{REGISTER_FILE, Register, schema};
use crate::diag::Diagnostic;
use crate::output;

/// How long to wait for another process that is writing: a whole edition is recorded well within it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The first bytes of every SQLite database.
const MAGIC: &[u8] = b"SQLite format 3\0";

impl Register {
    /// Opens the register of the project in the folder `root`; none where nothing was recorded yet.
    pub fn open(root: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = root.join(REGISTER_FILE);
        if look(&path)? { Self::connect(path).map(Some) } else { Ok(None) }
    }

    /// Opens it, or begins one where there is none.
    pub fn open_or_begin(root: &Path) -> Result<Self, Diagnostic> {
        let path = root.join(REGISTER_FILE);
        if !look(&path)? {
            // Made whole under another name first: at no moment is there half a register.
            output::make_new(&path, &mut |beside| begin(beside).trouble(&path))?;
        }
        Self::connect(path)
    }

    fn connect(path: PathBuf) -> Result<Self, Diagnostic> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(&path, flags).trouble(&path)?;
        connection.busy_timeout(PATIENCE).trouble(&path)?;
        if let Some(detail) = integrity(&connection, "quick_check(1)", &path)? {
            return Err(damaged(&path, &detail));
        }
        refuse_newer(schema::version(&connection).trouble(&path)?, &path)?;
        connection.pragma_update(None, "foreign_keys", true).trouble(&path)?;
        connection.pragma_update(None, "synchronous", "FULL").trouble(&path)?;
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).trouble(&path)?;
        schema::migrate(&mut connection).trouble(&path)?;
        Ok(Self { connection, path })
    }
}

/// What a look through the database finds; none if it is sound.
pub(super) fn integrity(connection: &Connection, how: &str, path: &Path) -> Result<Option<String>, Diagnostic> {
    let told: String = connection.query_row(&format!("PRAGMA {how}"), [], |row| row.get(0)).trouble(path)?;
    Ok((told != "ok").then_some(told))
}

/// Makes an empty register at a free place.
fn begin(path: &Path) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    // Nobody else knows this file yet: a journal beside it would only be one more file to lose.
    connection.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    schema::migrate(&mut connection)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)
}

/// Reads the file's first bytes, without SQLite, which would touch it: whether there is a register of ours.
fn look(path: &Path) -> Result<bool, Diagnostic> {
    let mut head = Vec::new();
    match File::open(path).and_then(|file| file.take(100).read_to_end(&mut head)) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // SQLite's log without its database holds facts that only the database makes sense of.
            let mut log = path.as_os_str().to_owned();
            log.push("-wal");
            return if Path::new(&log).exists() { Err(damaged(path, "the file is missing")) } else { Ok(false) };
        }
        Err(error) => {
            let found = Diagnostic::error("register-cannot-use").with("path", path.display());
            let denied = error.kind() == ErrorKind::PermissionDenied;
            return Err(found.with("reason", if denied { "denied" } else { "other" }).with("detail", error));
        }
    }
    if head.is_empty() {
        return Err(damaged(path, "the file is empty"));
    }
    let number = |at: usize| head.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let (Some(version), Some(application), true) = (number(60), number(68), head.starts_with(MAGIC)) else {
        return Err(damaged(path, "the file is no database"));
    };
    if application != schema::APPLICATION.cast_unsigned() {
        return Err(Diagnostic::error("register-foreign").with("path", path.display()));
    }
    refuse_newer(version, path)?;
    Ok(true)
}

fn refuse_newer(version: u32, path: &Path) -> Result<(), Diagnostic> {
    if version <= schema::VERSION {
        return Ok(());
    }
    let newer = Diagnostic::error("register-newer").with("path", path.display()).with("version", version);
    Err(newer.with("known", schema::VERSION))
}
