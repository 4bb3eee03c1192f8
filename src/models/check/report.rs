//! Collects the issues of one file, and bounds how many are kept and how much work is spent.

use crate::park::{Issue, Location};

/// Issues kept of one file; a broken exporter repeats one fault for every mesh.
const MOST_ISSUES: usize = 100;
/// Buffer elements looked at in one file. A file can name the same bytes any number of times.
const MOST_ELEMENTS: u64 = 100_000_000;

pub(super) struct Report {
    file: String,
    issues: Vec<Issue>,
    left_out: usize,
    elements_left: u64,
}

impl Report {
    pub fn new(file: String) -> Self {
        Self { file, issues: Vec::new(), left_out: 0, elements_left: MOST_ELEMENTS }
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    pub fn push(&mut self, issue: Issue) {
        self.push_at(issue, None);
    }

    /// An issue at a line and column of the file, both from 1.
    pub fn push_at(&mut self, issue: Issue, spot: Option<(usize, usize)>) {
        if self.issues.len() >= MOST_ISSUES {
            self.left_out += 1;
            return;
        }
        let (line, column) = spot.unzip();
        self.issues.push(issue.at(Location { file: self.file.clone(), line, column }));
    }

    /// Takes `elements` off the work that may still be spent; false once it is used up.
    pub fn spend(&mut self, elements: u64) -> bool {
        match self.elements_left.checked_sub(elements) {
            Some(left) => {
                self.elements_left = left;
                true
            }
            None => {
                self.elements_left = 0;
                let told = self.issues.iter().any(|issue| issue.code == "gltf-not-fully-checked");
                if !told {
                    self.push(Issue::warning("gltf-not-fully-checked").with("file", self.file.clone()));
                }
                false
            }
        }
    }

    pub fn finish(mut self) -> Vec<Issue> {
        if self.left_out > 0 {
            let location = Location { file: self.file, line: None, column: None };
            self.issues.push(Issue::warning("gltf-more-issues").with("count", self.left_out).at(location));
        }
        self.issues
    }
}

/// Where in the document: `nodes[3] (Roof)`.
pub(super) fn at(list: &str, index: usize, name: Option<&str>) -> String {
    match name.filter(|name| !name.is_empty()) {
        Some(name) => format!("{list}[{index}] ({})", name.chars().take(60).collect::<String>()),
        None => format!("{list}[{index}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let mut report = Report::new("a.glb".into());
        for _ in 0..MOST_ISSUES + 7 {
            report.push(Issue::error("gltf-node-cycle"));
        }
        let issues = report.finish();
        assert_eq!(issues.len(), MOST_ISSUES + 1);
        assert_eq!(issues.last().map(|last| last.args["count"].as_str()), Some("7"));
    }

    #[test]
    fn work_runs_out_once() {
        let mut report = Report::new("a.glb".into());
        assert!(report.spend(MOST_ELEMENTS));
        assert!(!report.spend(1) && !report.spend(1));
        assert_eq!(report.finish().len(), 1);
    }
}
