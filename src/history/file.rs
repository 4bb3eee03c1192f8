//! Opening the file: for its one writer, and for readers, who never hinder him.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use super::{error::HistoryError, schema};

/// Bytes in a page: a tile takes a few of them.
pub(super) const PAGE_BYTES: u64 = 8_192;
/// The log is written back into the file when it has so many pages: 8 MB.
const LOG_PAGES: i64 = 1_000;
const LOG_BYTES: i64 = 32 << 20;
/// How long the writer waits for another program's lock. Moments queue up meanwhile.
const WRITER_WAITS: Duration = Duration::from_millis(500);
const READER_WAITS: Duration = Duration::from_secs(2);
/// Damaged files that may lie beside the file, each under its own number.
const MOST_SET_ASIDE: u32 = 999;

/// The file as its writer has it.
#[derive(Debug)]
pub(super) struct OpenFile {
    pub connection: Connection,
    /// Nobody else writes as long as it is held. The system lets go of it when the process ends, however it ends.
    _lock: File,
}

impl OpenFile {
    /// Opens the file of a park, a new one if there is none, with no more pages than `most_pages`.
    pub fn open(path: &Path, park: &str, most_pages: u64) -> Result<Self, HistoryError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // Not the file itself: SQLite has its own locks on that.
        let lock = File::options().create(true).truncate(false).write(true).open(beside(path, "-writer"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(HistoryError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(WRITER_WAITS)?;
        // These two count for a new file only.
        connection.pragma_update(None, "page_size", PAGE_BYTES as i64)?;
        connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        // A crash of the program loses nothing that is committed; one of the whole machine the last moments.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update_and_check(None, "wal_autocheckpoint", LOG_PAGES, |_| Ok(()))?;
        connection.pragma_update_and_check(None, "journal_size_limit", LOG_BYTES, |_| Ok(()))?;
        limit(&connection, most_pages)?;
        schema::prepare(&mut connection, park)?;
        Ok(Self { connection, _lock: lock })
    }
}

/// Lets the file have no more pages than so many, or than it has already.
pub(super) fn limit(connection: &Connection, most_pages: u64) -> Result<(), HistoryError> {
    let most_pages = i64::try_from(most_pages).unwrap_or(i64::MAX).clamp(1, 0xFFFF_FFFE);
    Ok(connection.pragma_update_and_check(None, "max_page_count", most_pages, |_| Ok(()))?)
}

/// Opens the file to read from it only.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, HistoryError> {
    if !path.is_file() {
        return Err(HistoryError::NoFile);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(READER_WAITS)?;
    schema::check(&connection)?;
    Ok(connection)
}

/// Gives a damaged file, and its log, another name; says which.
pub(super) fn set_aside(path: &Path) -> Result<PathBuf, HistoryError> {
    let free = (1..=MOST_SET_ASIDE).map(|number| beside(path, &format!(".damaged-{number}"))).find(|to| !to.exists());
    let to = free.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::AlreadyExists))?;
    fs::rename(path, &to)?;
    for tail in ["-wal", "-shm"] {
        match fs::rename(beside(path, tail), beside(&to, tail)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(to)
}

/// The file's path with something behind its name.
fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(tail);
    path.with_file_name(name)
}
