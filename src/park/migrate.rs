//! Brings the text of a file in an older format up to date, before it is read.
//!
//! A migration edits the text and not the values, and keeps every line where it is: so comments survive, and an
//! issue found later still names the line that the author sees. One function a step; each step knows only the next
//! format.

use std::ops::Range;

use super::{locate::Locator, scan::Node};

/// The format that this program writes and reads.
pub const FORMAT: (u32, u32) = (1, 4);

/// Replacements in a text, by byte range.
type Edits = Vec<(Range<usize>, String)>;

/// The formats that can be brought up to date, each with the step to the next one.
const STEPS: &[((u32, u32), fn(&Locator) -> Edits)] =
    &[((0, 9), from_0_9), ((1, 0), from_1_0), ((1, 1), from_1_1), ((1, 2), from_1_2), ((1, 3), from_1_3)];

/// The text in the present format; `None` where no step leads on from `found`.
pub(super) fn migrate(locator: &Locator, found: (u32, u32)) -> Option<Locator> {
    let start = STEPS.iter().position(|(from, _)| *from == found)?;
    let upgrade = |old: &Locator, step: fn(&Locator) -> Edits| Locator::new(apply(old.text(), step(old)));
    let mut steps = STEPS.iter().skip(start).map(|(_, step)| *step);
    let first = upgrade(locator, steps.next()?);
    Some(steps.fold(first, |old, step| upgrade(&old, step)))
}

/// The `format` header of a text, whatever else it holds; `None` if there is none that can be read.
pub(super) fn header(locator: &Locator) -> Option<(u32, u32)> {
    let node = locator.kid(locator.root(), "format")?;
    let [major, minor] = node.kids.as_slice() else { return None };
    Some((locator.slice(&major.span).parse().ok()?, locator.slice(&minor.span).parse().ok()?))
}

/// 0.9 → 1.0: a building's stated floor area was called `gfa_m2`, its use `usage`.
fn from_0_9(locator: &Locator) -> Edits {
    let mut edits = set_header(locator, (1, 0));
    let buildings = locator.kid(locator.root(), "buildings");
    for building in buildings.into_iter().flat_map(|list| &list.kids) {
        edits.extend(rename(locator, building, "gfa_m2", "stated_gfa_m2"));
        edits.extend(rename(locator, building, "usage", "use"));
    }
    edits
}

/// 1.0 → 1.1: a rule named its metric; now it has a formula, whose value has a unit.
fn from_1_0(locator: &Locator) -> Edits {
    let mut edits = set_header(locator, (1, 1));
    let rules = locator.kid(locator.root(), "rules");
    for rule in rules.into_iter().flat_map(|list| &list.kids) {
        let Some(metric) = locator.kid(rule, "metric") else { continue };
        let more = match locator.slice(&metric.span) {
            "occupancy" => ", unit: \"/\", icon: people",
            _ => ", unit: \"count\", icon: people",
        };
        edits.push((metric.span.clone(), format!("\"{}\"{more}", locator.slice(&metric.span))));
        edits.extend(rename(locator, rule, "metric", "value"));
    }
    edits
}

/// 1.1 → 1.2: nothing was renamed; bookings and constructions came in.
fn from_1_1(locator: &Locator) -> Edits {
    set_header(locator, (1, 2))
}

/// 1.2 → 1.3: nothing was renamed; other names of buildings and rules of planning came in.
fn from_1_2(locator: &Locator) -> Edits {
    set_header(locator, (1, 3))
}

/// 1.3 → 1.4: nothing was renamed; scenarios build on others and change the park.
fn from_1_3(locator: &Locator) -> Edits {
    set_header(locator, (1, 4))
}

fn set_header(locator: &Locator, format: (u32, u32)) -> Edits {
    let node = locator.kid(locator.root(), "format");
    node.map(|node| (node.span.clone(), format!("({}, {})", format.0, format.1))).into_iter().collect()
}

fn rename(locator: &Locator, of: &Node, from: &str, to: &str) -> Option<(Range<usize>, String)> {
    locator.kid(of, from)?.key.clone().map(|key| (key, to.to_owned()))
}

fn apply(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text.to_owned();
    for (range, with) in edits {
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &with);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "( // as written in 2025\n  format: (0, 9),\n  buildings: [\n    (usage: \"office\", rooms: [(gfa_m2: 1)],\n     gfa_m2: 12.0),\n  ],\n)";

    #[test]
    fn a_file_of_0_9_gets_todays_names_and_keeps_its_lines_and_comments() {
        let new = migrate(&Locator::new(OLD.to_owned()), (0, 9)).unwrap();
        let wanted =
            OLD.replace("(0, 9)", "(1, 4)").replace("usage", "use").replace("     gfa_m2", "     stated_gfa_m2");
        assert_eq!(new.text(), wanted, "and what is called so inside a room stays");
        assert_eq!(header(&new), Some(FORMAT));
    }

    #[test]
    fn a_rule_of_1_0_gets_a_formula() {
        let old = "(format: (1, 0), rules: [(id: \"o\", metric: occupancy, source: \"s\")])";
        let new = migrate(&Locator::new(old.to_owned()), (1, 0)).unwrap();
        let rule = "(id: \"o\", value: \"occupancy\", unit: \"/\", icon: people, source: \"s\")";
        assert_eq!(new.text(), format!("(format: (1, 4), rules: [{rule}])"));
    }

    #[test]
    fn an_unknown_old_format_has_no_way_up() {
        assert!(migrate(&Locator::new(OLD.to_owned()), (0, 3)).is_none());
    }
}
