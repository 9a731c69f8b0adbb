//! The form of the database, and how an older one is brought up to it.

use rusqlite::{Connection, Result, TransactionBehavior};

/// What makes a database a register of ours: `MNGM`.
pub(super) const APPLICATION: i32 = 0x4d4e_474d;

/// The steps from one version to the next, in order; a step once released is never changed.
const MIGRATIONS: &[&str] =
    &[include_str!("schema/0001.sql"), include_str!("schema/0002.sql"), include_str!("schema/0003.sql")];

/// The version this program reads and writes.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings a database up to [`VERSION`].
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    bring_up(connection, MIGRATIONS)
}

/// All steps that are missing, in one transaction: a database is of the old version or of the new one.
fn bring_up(connection: &mut Connection, steps: &[&str]) -> Result<()> {
    let wanted = steps.len() as u32;
    if version(connection)? >= wanted {
        return Ok(());
    }
    let work = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been here since.
    for step in steps.iter().skip(version(&work)? as usize) {
        work.execute_batch(step)?;
    }
    work.pragma_update(None, "application_id", APPLICATION)?;
    work.pragma_update(None, "user_version", wanted)?;
    work.commit()
}

/// The version a database is of.
pub(super) fn version(connection: &Connection) -> Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_taken_once_and_in_order() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps =
            ["CREATE TABLE a (x TEXT) STRICT", "ALTER TABLE a ADD COLUMN y TEXT", "INSERT INTO a VALUES (1, 2)"];
        bring_up(&mut connection, &steps[..1]).unwrap();
        assert_eq!(version(&connection), Ok(1));
        bring_up(&mut connection, &steps).unwrap();
        bring_up(&mut connection, &steps).unwrap();
        let row = connection.query_row("SELECT x || y, count(*) FROM a", [], |row| Ok((row.get(0)?, row.get(1)?)));
        assert_eq!(row, Ok(("12".to_owned(), 1)));
        assert_eq!(version(&connection), Ok(3));
    }

    #[test]
    fn codes_of_accounts_are_admitted_from_version_2_on() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        bring_up(&mut connection, &MIGRATIONS[..1]).unwrap();
        let add = |connection: &Connection, id: &str, kind: &str, version: u8, level: &str| {
            let values = (id, kind, version, level);
            connection.execute("INSERT INTO code VALUES (NULL, ?1, ?2, '', 'x', 'x', ?3, ?4, '')", values)
        };
        add(&connection, "A-1", "item", 3, "M").unwrap();
        assert!(add(&connection, "WX-1", "account", 3, "M").is_err());
        bring_up(&mut connection, MIGRATIONS).unwrap();
        for (id, kind, version, level) in
            [("WX-1", "account", 3, "M"), ("WX-2", "account", 0, ""), ("A-2", "item", 3, "Q")]
        {
            add(&connection, id, kind, version, level).unwrap();
        }
        assert!(add(&connection, "B", "other", 3, "M").is_err() && add(&connection, "B", "item", 41, "M").is_err());
        connection.execute("INSERT INTO matter VALUES (NULL, 'WX-1', 'account', '', '', '')", []).unwrap();
        let kept: String = connection.query_row("SELECT group_concat(id) FROM code", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "A-1,WX-1,WX-2,A-2");
        assert!(connection.execute("DELETE FROM code", []).is_err(), "facts are still never changed");
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(
            bring_up(&mut connection, &["CREATE TABLE a (x TEXT) STRICT", "CREATE TABLE a (x TEXT) STRICT"]).is_err()
        );
        assert_eq!(version(&connection), Ok(0));
        let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
        assert_eq!(tables, Ok(0));
    }
}
