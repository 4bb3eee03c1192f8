//! The faults of the history's file. The words stand in `assets/locales/*.ftl` as `issue-<code>`.

/// Code and the names of its arguments, in code order. `reason` is the system's own words.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    ("history-damaged", &["reason"]),
    ("history-disk", &["reason"]),
    ("history-dropped", &["count"]),
    ("history-has-holes", &["count"]),
    ("history-in-use", &["reason"]),
    ("history-no-room", &["reason"]),
    ("history-not-ours", &["reason"]),
    ("history-not-writable", &["reason"]),
    // `name` is what the damaged file is called now.
    ("history-set-aside", &["name"]),
    ("history-too-new", &["reason"]),
];
