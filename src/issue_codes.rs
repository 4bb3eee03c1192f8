//! The faults of the machine that the program runs on. The words stand in `assets/locales/*.ftl` as `issue-<code>`.

/// Code and the names of its arguments, in code order.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    // `version` is the driver's name and version.
    ("driver-leaks", &["version"]),
];
