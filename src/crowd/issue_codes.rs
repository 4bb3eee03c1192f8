//! What can be wrong with the ways of people on foot. The words stand in `assets/locales/*.ftl` as `issue-<code>`.

/// Code and the names of its arguments, in code order.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[("no-way-on-foot", &["building"])];
