//! What can go wrong with the file.

use std::io;

use rusqlite::ffi::ErrorCode;
use thiserror::Error;

/// Why history cannot be written or read.
#[derive(Debug, Error)]
pub enum HistoryError {
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("another program, or another window of this one, writes to the file")]
    InUse,
    #[error("a newer program wrote the file: its version is {version}, the newest that this one knows is {known}")]
    TooNew { version: i64, known: i64 },
    #[error("the file is no history of a park")]
    NotAHistory,
    #[error("the file is the history of another park, {park}")]
    OtherPark { park: String },
    /// SQLite trusts the order of what it reads; this program looks twice.
    #[error("the file's rows are out of order")]
    Disorder,
    #[error("there is no such file")]
    NoFile,
    #[error("nothing has been recorded for {metric} at this place")]
    NothingRecorded { metric: String },
    #[error("{metric} is a word, not a number")]
    Words { metric: String },
    #[error("{metric} is a number, not a word")]
    Numbers { metric: String },
}

/// What a fault means for the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full, or the file has reached its bound.
    NoRoom,
    /// The folder or the file may not be written to.
    NotWritable,
    /// Another program writes to it.
    InUse,
    /// A newer program's file: left as it is.
    TooNew,
    /// Another program's file, or another park's: left as it is.
    NotOurs,
    /// The file is damaged and could not be set aside.
    Damaged,
    /// The disk answers with an error.
    Disk,
}

impl HistoryError {
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Sqlite(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Trouble::NoRoom,
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Trouble::NotWritable,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Trouble::InUse,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Trouble::Damaged,
                // A value of another type than the one that was written.
                None => Trouble::Damaged,
                Some(_) => Trouble::Disk,
            },
            Self::Io(error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::NoRoom,
                io::ErrorKind::PermissionDenied
                | io::ErrorKind::ReadOnlyFilesystem
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::AlreadyExists => Trouble::NotWritable,
                io::ErrorKind::WouldBlock => Trouble::InUse,
                _ => Trouble::Disk,
            },
            Self::InUse => Trouble::InUse,
            Self::Disorder => Trouble::Damaged,
            Self::TooNew { .. } => Trouble::TooNew,
            Self::NotAHistory | Self::OtherPark { .. } => Trouble::NotOurs,
            Self::NoFile | Self::NothingRecorded { .. } | Self::Words { .. } | Self::Numbers { .. } => Trouble::Disk,
        }
    }
}

impl Trouble {
    /// Code of the issue that tells it; its words stand in `assets/locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoRoom => "history-no-room",
            Self::NotWritable => "history-not-writable",
            Self::InUse => "history-in-use",
            Self::TooNew => "history-too-new",
            Self::NotOurs => "history-not-ours",
            Self::Damaged => "history-damaged",
            Self::Disk => "history-disk",
        }
    }
}
