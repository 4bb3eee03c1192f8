//! Every fault that this room can find, and what its message may quote.
//!
//! The words stand in `assets/locales/*.ftl` as `issue-<code>`; they select on these values:
//!
//! - `kind`: `park`, `site`, `building`, `volume`, `opening`, `floor`, `room`, `partition`, `mode`, `screen`,
//!   `fixture`, `occupants`, `road`, `plaza`, `green`, `planting`, `gate`, `model`, `source`, `use`, `rack-layout`,
//!   `project`, `organisation`, `segment`, `milestone`, `target`, `figure`, `view`, `scenario`, `group`, `profile`,
//!   `rule`, `font`, `feeds`, `mapping`, `booking`, `tour`, `stop`, `showroom`.
//! - `owner`: the id of the thing of that kind in which the fault stands. `id`: the id that is faulty itself.
//! - `nearest`: the right spelling that comes nearest, or the word `none`.
//! - `lang`: `zh` or `en`. `day`: `workday` or `weekend`. Lengths are metres, areas m².
//! - `field`: the field's name as it is written in the file.

use super::Issue;

/// Code and the names of its arguments, in code order.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    // The three dots a `#rrggbb` has; `kind` and `owner` say whose colour it is.
    ("bad-colour", &["kind", "owner", "colour"]),
    // `field` is `latitude_deg` or `longitude_deg`.
    ("bad-coordinates", &["field", "value", "lowest", "highest"]),
    // Not a day, or for a milestone not a year, month or day.
    ("bad-date", &["date"]),
    // A figure's number is not a number, or its range runs backwards. `reason`: `not-finite`, `backwards`.
    ("bad-figure", &["id", "reason"]),
    // First floor above the last.
    ("bad-floor-range", &["kind", "owner", "first", "last"]),
    // In `feeds.ron`; `value` is the part that is at fault. `reason`: `brace`, `empty-level`, `name-twice`, `no-values`,
    // `not-finite`, `pointer`, `unit`, `unknown-part`, `wildcard`.
    ("bad-mapping", &["topic", "value", "reason"]),
    // `reason`: `self-intersecting`, `too-few-corners`, `not-finite`, `not-positive`, `no-area`, `too-large`.
    ("bad-outline", &["kind", "owner", "reason"]),
    // A path that leads out of the scene and the assets, or is empty.
    ("bad-path", &["kind", "owner", "path"]),
    // Not a number, or more than 100 km away.
    ("bad-position", &["kind", "owner", "field", "value"]),
    // `reason`: `no-rows`, `no-racks`, `not-positive`, `rows-overlap`, `blocks-overlap`, `pitch-too-small`.
    ("bad-rack-layout", &["layout", "reason"]),
    ("bad-scale", &["id", "value"]),
    // A length, width, height or spacing that is not a number, not above zero, or beyond any building.
    ("bad-size", &["kind", "owner", "field", "value"]),
    ("bad-time", &["view", "time"]),
    ("bad-timezone", &["timezone", "nearest"]),
    // `reason`: `eye-is-target`, `not-finite`, `field-of-view`, `under-ground`.
    ("bad-view", &["view", "reason", "value"]),
    // A band before the last without `below`, or the last one with it. `band` counts from 1. `reason`: `missing`,
    // `superfluous`.
    ("band-end", &["rule", "band", "reason"]),
    ("bands-not-rising", &["rule", "band", "below", "before"]),
    ("building-overlap", &["a", "b", "m2"]),
    // A change of a scenario that cannot be made. `more` depends on `reason`: `malformed-id`, `no-mode` (the partitions
    // that would be open), `no-racks`, `no-room`, `not-finite`, `own-model`, `round`, `several-floors` (the id for all of
    // them), `size`, `storeys` (the most), `taken-id`, `too-many-racks` (the most), `which-volume` (the ids).
    ("change-impossible", &["id", "reason", "more"]),
    // `kind`: `building`, `site` or `booking`.
    ("days-backwards", &["kind", "owner", "first", "last"]),
    // In a struct, map or list of ids; `line` is where it stands first.
    ("duplicate-field", &["field", "in"]),
    ("duplicate-id", &["kind", "id", "line"]),
    ("empty-name", &["kind", "owner", "field", "lang"]),
    ("file-missing", &["file"]),
    ("file-too-large", &["file", "mib", "limit_mib"]),
    // `reason` is the system's own words.
    ("file-unreadable", &["file", "reason"]),
    ("folder-missing", &["folder"]),
    ("format-missing", &["known"]),
    ("format-newer-minor", &["found", "known"]),
    ("format-too-new", &["found", "known"]),
    ("format-unknown", &["found", "known"]),
    // A name in a rule's formula that is no metric of numbers.
    ("formula-name", &["rule", "name", "nearest"]),
    ("formula-unreadable", &["rule", "reason"]),
    ("gfa-mismatch", &["building", "stated_m2", "computed_m2"]),
    // In `feeds.ron`: how much history is kept. `field`: `seconds_h`, `minutes_d`, `quarters_d`, `most_mb`.
    ("keep-range", &["field", "value", "least", "most"]),
    ("malformed-id", &["kind", "id"]),
    ("metric-interval", &["metric", "value"]),
    ("metric-name-taken", &["metric"]),
    ("metric-range", &["metric", "least", "most"]),
    ("missing-field", &["field", "in"]),
    ("no-bands", &["rule"]),
    ("no-stops", &["tour"]),
    ("no-storeys", &["building", "volume"]),
    ("no-volumes", &["building"]),
    ("not-utf8", &["file"]),
    ("number-out-of-range", &["value"]),
    // A court or a void that sticks out of its volume.
    ("opening-outside", &["building", "volume", "m2"]),
    ("outside-site", &["kind", "owner", "m2"]),
    ("partition-outside", &["id", "building"]),
    // `count` values where 24 are needed.
    ("profile-length", &["profile", "day", "count"]),
    ("profile-range", &["profile", "day", "hour", "value"]),
    // `over_m`: how far the rows reach beyond the hall.
    ("rack-life", &["field", "value"]),
    ("racks-outside-hall", &["hall", "layout", "over_m"]),
    ("road-too-short", &["id"]),
    // Something else should stand here: a sign such as `,` or `)`, or one of `name`, `optional`, `unit`, `other`.
    ("ron-expected", &["expected"]),
    // `reason` is the reader's own words.
    ("ron-syntax", &["reason"]),
    ("ron-trailing", &[]),
    // The file ends before its last bracket closes.
    ("ron-unfinished", &[]),
    ("room-outside-building", &["id", "building", "floor", "m2"]),
    ("room-overlap", &["a", "b", "floor", "m2"]),
    // A number in what a stop says that no figure stands for; `lang` says in which language.
    ("said-number", &["stop", "number", "lang"]),
    // A scenario that builds on itself.
    ("scenario-circle", &["scenario"]),
    // `scenarios/<file>` holds a scenario of another id.
    ("scenario-name", &["file", "id"]),
    ("scenario-range", &["scenario", "field", "value"]),
    // `field`: `idle_secs`.
    ("showroom-range", &["field", "value", "least", "most"]),
    ("showroom-time", &["time"]),
    ("site-empty", &[]),
    // `field`: `secs`, `travel_secs`, `turn_deg`, `speed`.
    ("stop-range", &["stop", "field", "value", "least", "most"]),
    ("stop-time", &["stop", "time"]),
    ("storey-height", &["building", "volume", "height_m"]),
    ("too-many", &["kind", "owner", "field", "value", "limit"]),
    // Further issues are left out; `shown` are listed.
    ("too-many-issues", &["shown", "count"]),
    // `tours/<file>` holds a tour of another id.
    ("tour-name", &["file", "id"]),
    ("unknown-field", &["field", "nearest", "expected", "in"]),
    ("unknown-figure", &["kind", "owner", "id", "nearest"]),
    ("unknown-file", &["file", "nearest"]),
    ("unknown-floor", &["kind", "owner", "floor", "lowest", "highest"]),
    ("unknown-green", &["kind", "owner", "id", "nearest"]),
    ("unknown-group", &["kind", "owner", "id", "nearest"]),
    ("unknown-metric", &["kind", "owner", "id", "nearest"]),
    ("unknown-mode", &["kind", "owner", "id", "nearest"]),
    ("unknown-organisation", &["kind", "owner", "id", "nearest"]),
    ("unknown-overlay", &["kind", "owner", "id", "nearest"]),
    ("unknown-partition", &["kind", "owner", "id", "nearest"]),
    ("unknown-place", &["kind", "owner", "id", "nearest"]),
    ("unknown-profile", &["kind", "owner", "id", "nearest"]),
    ("unknown-rack-layout", &["kind", "owner", "id", "nearest"]),
    ("unknown-room", &["kind", "owner", "id", "nearest"]),
    ("unknown-scenario", &["kind", "owner", "id", "nearest"]),
    ("unknown-segment", &["kind", "owner", "id", "nearest"]),
    ("unknown-source", &["kind", "owner", "id", "nearest"]),
    ("unknown-tour", &["kind", "owner", "id", "nearest"]),
    ("unknown-use", &["kind", "owner", "id", "nearest"]),
    ("unknown-variant", &["variant", "nearest", "expected", "in"]),
    ("unknown-view", &["kind", "owner", "id", "nearest"]),
    ("unknown-volume", &["building", "owner", "id", "nearest"]),
    // Two volumes of one building fill the same space, so that its floor area counts twice.
    ("volume-overlap", &["building", "a", "b", "m2"]),
    ("walks-share", &["value"]),
    ("wrong-length", &["expected", "found"]),
    // `expected`: `number`, `integer`, `string`, `boolean`; `found` is what stands there.
    ("wrong-type", &["expected", "found"]),
];

/// The argument names that an issue of this code carries; `None` for a code that is not of this room.
pub fn issue_args(code: &str) -> Option<&'static [&'static str]> {
    ISSUE_CODES.iter().find(|(known, _)| *known == code).map(|(_, args)| *args)
}

/// Whether the issue's code is listed, and its arguments are exactly those that are listed.
pub fn is_listed(issue: &Issue) -> bool {
    issue_args(&issue.code)
        .is_some_and(|args| args.len() == issue.args.len() && args.iter().all(|name| issue.args.contains_key(*name)))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    /// The codes that the sources of this room name in `Issue::error("…")` and its sisters.
    fn codes_in(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                codes_in(&entry.path(), found);
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap();
            for call in ["Issue::error(", "Issue::warning(", "Issue::fatal(", "self.dangling("] {
                for after in text.split(call).skip(1) {
                    if let Some(rest) = after.trim_start().strip_prefix('"') {
                        // Not the words of this very test.
                        let code = rest.split('"').next().unwrap_or_default();
                        if code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                            found.insert(code.to_owned());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_list_names_every_code_of_the_sources_and_no_other() {
        let mut found = BTreeSet::new();
        codes_in(Path::new(file!()).parent().unwrap(), &mut found);
        let listed: BTreeSet<String> = ISSUE_CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
        assert_eq!(found, listed);
        assert!(ISSUE_CODES.is_sorted(), "in order, so that one is found and none stands twice");
    }

    #[test]
    fn an_issue_with_other_arguments_is_not_listed() {
        assert!(is_listed(&Issue::warning("unknown-file").with("file", "x.ron").with("nearest", "none")));
        assert!(!is_listed(&Issue::warning("unknown-file").with("file", "x.ron")));
        assert!(!is_listed(&Issue { code: "no-such-code".into(), ..Issue::warning("site-empty") }));
    }
}
