//! The faults that this room can find. The words stand in `assets/locales/*.ftl` as `issue-<code>`.

/// Code and the names of its arguments, in code order.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    // `reason` is the loader's own words, here and below.
    ("guide-unusable", &["file", "reason"]),
    ("model-load-failed", &["file", "reason"]),
    ("texture-unusable", &["file", "reason"]),
];
