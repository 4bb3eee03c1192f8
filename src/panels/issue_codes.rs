//! The faults that this room can find. The words stand in `assets/locales/*.ftl` as `issue-<code>`.

/// Code and the names of its arguments, in code order.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    ("font-missing", &["file"]),
    ("font-no-chinese", &["file"]),
    // `reason` is the reader's own words.
    ("font-not-a-font", &["file", "reason"]),
    // `reason` is the system's own words.
    ("font-unreadable", &["file", "reason"]),
];
