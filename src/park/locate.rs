//! Finds where in a RON text a value stands, so that an issue found after reading can still name its line.
//!
//! A path of keys and places in lists leads through the tree that `scan` makes of the text.

use std::ops::Range;

use super::scan::{Node, scan};

/// One step from a value into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Nth(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(nth: usize) -> Self {
        Self::Nth(nth)
    }
}

/// The text of one file and the tree of its values.
#[derive(Debug, Default)]
pub(super) struct Locator {
    text: String,
    root: Node,
    /// The byte at which each line starts.
    line_starts: Vec<usize>,
}

impl Locator {
    pub fn new(text: String) -> Self {
        let root = scan(&text);
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        Self { text, root, line_starts }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Text of a range that this tree gave.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub fn key_of<'a>(&'a self, node: &Node) -> Option<&'a str> {
        node.key.as_ref().map(|key| self.slice(key))
    }

    /// The field or map entry with this key; the first, if it stands twice.
    pub fn kid<'a>(&self, node: &'a Node, key: &str) -> Option<&'a Node> {
        inside(self, node).kids.iter().find(|kid| self.key_of(kid) == Some(key))
    }

    /// The value at the end of the path, or the last one on the way that exists.
    pub fn find(&self, path: &[Step]) -> &Node {
        let mut node = &self.root;
        for step in path {
            let next = match step {
                Step::Key(key) => self.kid(node, key),
                Step::Nth(nth) => inside(self, node).kids.get(*nth),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// Line and column of the value at the end of the path, both from 1: of its key, where it has one.
    pub fn line_column(&self, path: &[Step]) -> (usize, usize) {
        let node = self.find(path);
        self.position(node.key.as_ref().unwrap_or(&node.span).start)
    }

    /// Line and column of a byte, both from 1.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= byte).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..byte).or(self.text.get(start..)).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The byte of a line and column, both from 1; the end of the text for one beyond it.
    pub fn byte_at(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.line_starts.get(line.saturating_sub(1)) else { return self.text.len() };
        let rest = self.text.get(*start..).unwrap_or_default();
        rest.char_indices().nth(column.saturating_sub(1)).map_or(self.text.len(), |(offset, _)| start + offset)
    }

    /// The innermost bracketed value that holds the byte.
    pub fn innermost(&self, byte: usize) -> &Node {
        let mut node = &self.root;
        while let Some(kid) = node.kids.iter().find(|kid| kid.span.contains(&byte) && self.is_bracketed(kid)) {
            node = kid;
        }
        node
    }

    fn is_bracketed(&self, node: &Node) -> bool {
        self.slice(&node.span).ends_with([')', ']', '}'])
    }
}

/// The value in a written-out `Some(…)`.
fn inside<'a>(locator: &Locator, node: &'a Node) -> &'a Node {
    match node.kids.as_slice() {
        [only] if only.key.is_none() && locator.slice(&node.span).starts_with("Some") => only,
        _ => node,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"#![enable(implicit_some)]
// buildings: [(id: "no")]
Park(
    name: "a ) \" b", /* id: /* nested */ ( */
    raw: r#"quote " ( "#,
    buildings: [
        (id: "A", at: (1, 2)),
        (
            id: "B", open: Some(["x",
                "y"]),
        ),
    ],
    uses: {
        "office": (colour: "#fff"),
    },
)"##;

    fn line(path: &[Step]) -> usize {
        Locator::new(TEXT.to_owned()).line_column(path).0
    }

    #[test]
    fn values_are_found_behind_comments_strings_names_and_options() {
        assert_eq!(line(&["name".into()]), 4);
        assert_eq!(line(&["buildings".into(), 0.into(), "at".into()]), 7);
        assert_eq!(line(&["buildings".into(), 1.into()]), 8);
        assert_eq!(line(&["buildings".into(), 1.into(), "open".into(), 1.into()]), 10);
        assert_eq!(line(&["uses".into(), "office".into(), "colour".into()]), 14);
        assert_eq!(line(&["uses".into(), "no such".into()]), 13, "the last that exists");
    }

    #[test]
    fn positions_and_bytes_are_each_others_inverse() {
        let locator = Locator::new("云a\n谷b".to_owned());
        for byte in [0, 3, 4, 5, 8] {
            let (line, column) = locator.position(byte);
            assert_eq!(locator.byte_at(line, column), byte, "{line}:{column}");
        }
        assert_eq!(locator.byte_at(9, 1), locator.text().len());
    }

    #[test]
    fn the_innermost_bracket_around_a_byte() {
        let locator = Locator::new(TEXT.to_owned());
        let byte = TEXT.find("\"A\"").unwrap();
        assert_eq!(locator.slice(&locator.innermost(byte).span), r#"(id: "A", at: (1, 2))"#);
    }
}
