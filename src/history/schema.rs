//! The tables of the file, its version, and whose history it is.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::error::HistoryError;

/// Version of the tables, SQLite's `user_version`.
pub(super) const VERSION: i64 = 1;
/// SQLite's `application_id`: "yunH".
const APPLICATION: i64 = 0x7975_6E48;

/// `frames` are what tiles have not been made of yet. Keys are those of `keys.rs`.
const TABLES: &str = "
    CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE columns (number INTEGER PRIMARY KEY, metric TEXT NOT NULL, unit TEXT NOT NULL, kind INTEGER NOT NULL,
        total INTEGER NOT NULL, UNIQUE (metric, unit, kind, total));
    CREATE TABLE places (kind INTEGER NOT NULL, position INTEGER NOT NULL, place TEXT NOT NULL,
        PRIMARY KEY (kind, position), UNIQUE (kind, place)) WITHOUT ROWID;
    CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
    CREATE TABLE frames (key INTEGER PRIMARY KEY, origin INTEGER NOT NULL, mean BLOB NOT NULL, least BLOB, most BLOB);
    CREATE TABLE spans (key INTEGER PRIMARY KEY, origins BLOB NOT NULL);
    CREATE TABLE tiles (key INTEGER PRIMARY KEY, mean BLOB NOT NULL, least BLOB, most BLOB);
";

/// Makes the tables of a new file; of one that exists, makes sure that they can be written to.
pub(super) fn prepare(connection: &mut Connection, park: &str) -> Result<(), HistoryError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_empty(&transaction)? {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
        transaction.execute("INSERT INTO about VALUES ('park', ?1)", [park])?;
    } else {
        check(&transaction)?;
        let of = park_of(&transaction)?;
        if of != park {
            return Err(HistoryError::OtherPark { park: of });
        }
    }
    Ok(transaction.commit()?)
}

/// Whether this program can read the file.
pub(super) fn check(connection: &Connection) -> Result<(), HistoryError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != APPLICATION {
        return Err(HistoryError::NotAHistory);
    }
    match pragma("user_version")? {
        version if version > VERSION => Err(HistoryError::TooNew { version, known: VERSION }),
        _ => Ok(()),
    }
}

/// Id of the park whose history the file is.
pub(super) fn park_of(connection: &Connection) -> Result<String, HistoryError> {
    let park = connection.query_row("SELECT value FROM about WHERE key = 'park'", [], |row| row.get(0));
    Ok(park.optional()?.unwrap_or_default())
}

fn is_empty(transaction: &Transaction<'_>) -> Result<bool, HistoryError> {
    Ok(transaction.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))? == 0)
}
