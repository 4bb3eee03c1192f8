//! The words for a fault: what is wrong, and what to do.

use std::collections::BTreeMap;

use super::{Value, Words};
use crate::park::{Issue, Severity};

impl Words {
    /// The message and the hint of an issue code: `issue-<code>` and its attribute `.hint`.
    ///
    /// For a code without words the marker `⟦issue-…⟧`, followed by the arguments so that nothing is lost.
    pub fn issue(&self, code: &str, args: &BTreeMap<String, String>) -> (String, String) {
        let key = format!("issue-{code}");
        let values: Vec<(&str, Value<'_>)> =
            args.iter().map(|(name, value)| (name.as_str(), Value::from(value.as_str()))).collect();
        let message = self.find(&key, None, &values).unwrap_or_else(|| {
            let list: Vec<String> = args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("⟦{key}⟧ {}", list.join(" ")).trim_end().to_owned()
        });
        (message, self.find(&key, Some("hint"), &values).unwrap_or_default())
    }

    /// One line for an issue and one for what to do, as `yungu check` writes them:
    /// `error scenes/a/park.ron:12:5 message (code)`.
    pub fn issue_line(&self, issue: &Issue) -> (String, String) {
        let (message, hint) = self.issue(&issue.code, &issue.args);
        let severity = self.severity(issue.severity);
        let mut line = severity;
        if let Some(location) = &issue.location {
            line.push_str(&format!(" {location}"));
        }
        line.push_str(&format!(" {message} ({})", issue.code));
        (line, hint)
    }

    pub fn severity(&self, severity: Severity) -> String {
        let words = self;
        match severity {
            Severity::Warning => words.get("severity-warning"),
            Severity::Error => words.get("severity-error"),
            Severity::Fatal => words.get("severity-fatal"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::{Lang, Location};

    #[test]
    fn a_line_says_how_bad_where_what_and_which() {
        let place = Location { file: "scenes/a/park.ron".into(), line: Some(12), column: Some(5) };
        let issue = Issue::error("file-missing").with("file", "park.ron").at(place);
        let (line, hint) = Words::new(Lang::En).issue_line(&issue);
        assert!(line.starts_with("error scenes/a/park.ron:12:5 "), "{line}");
        assert!(line.contains("park.ron") && line.ends_with("(file-missing)"), "{line}");
        assert!(!hint.is_empty());
    }

    #[test]
    fn a_code_without_words_still_says_what_it_knows() {
        let issue = Issue::warning("no-such-code").with("b", 2).with("a", 1);
        let (message, hint) = Words::new(Lang::Zh).issue(&issue.code, &issue.args);
        assert_eq!((message.as_str(), hint.as_str()), ("⟦issue-no-such-code⟧ a=1 b=2", ""));
    }
}
