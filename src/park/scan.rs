//! The tree of a RON text's values, by where they stand.
//!
//! A lenient scan: it knows brackets, strings, comments and `key: value`, and nothing of what they mean. Text that
//! is no RON gives a poor tree, never a fault.

use std::ops::Range;

/// A value's place in the text, with what stands inside it.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The key before the value, without quotes.
    pub key: Option<Range<usize>>,
    /// From the value's first character to its last.
    pub span: Range<usize>,
    pub kids: Vec<Node>,
}

/// Deeper than any scene, and than the reader allows.
const DEEPEST: usize = 160;

/// The outermost value of the text.
pub(super) fn scan(text: &str) -> Node {
    Scanner { bytes: text.as_bytes(), at: 0 }.file()
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn file(mut self) -> Node {
        self.skip_blank();
        // `#![enable(…)]`
        while self.rest().starts_with(b"#!") {
            self.at += 2;
            self.skip_blank();
            self.value(0);
            self.skip_blank();
        }
        self.value(0)
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.at += 1;
        }
    }

    /// Jumps behind the next `end`, or to the end of the text.
    fn skip_past(&mut self, end: &[u8]) {
        let found = self.rest().windows(end.len()).position(|window| window == end);
        self.at = found.map_or(self.bytes.len(), |offset| self.at + offset + end.len());
    }

    fn skip_blank(&mut self) {
        loop {
            self.skip_while(|byte| byte.is_ascii_whitespace());
            if self.rest().starts_with(b"//") {
                self.skip_past(b"\n");
            } else if self.rest().starts_with(b"/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    /// Block comments nest in RON.
    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            if self.rest().starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// One value, from its first character; takes at least one byte unless the text is at its end.
    fn value(&mut self, depth: usize) -> Node {
        let start = self.at;
        let mut node = Node::default();
        if self.string() {
        } else {
            self.skip_while(|byte| !byte.is_ascii_whitespace() && !b",:()[]{}\"/".contains(&byte));
            let word_end = self.at;
            self.skip_blank();
            match self.peek() {
                Some(b'(' | b'[' | b'{') if depth < DEEPEST => node.kids = self.kids(depth),
                _ if word_end == start => self.at = (start + 1).min(self.bytes.len()),
                _ => self.at = word_end,
            }
        }
        node.span = start..self.at;
        node
    }

    /// The values between an opening bracket, at which the scan stands, and the closing one.
    fn kids(&mut self, depth: usize) -> Vec<Node> {
        let mut kids = Vec::new();
        self.at += 1;
        loop {
            self.skip_blank();
            match self.peek() {
                None => return kids,
                Some(b')' | b']' | b'}') => {
                    self.at += 1;
                    return kids;
                }
                Some(b',' | b':') => self.at += 1,
                Some(_) => {
                    let first = self.value(depth + 1);
                    let end = self.at;
                    self.skip_blank();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                        self.skip_blank();
                        let mut value = self.value(depth + 1);
                        value.key = Some(self.unquoted(first.span));
                        kids.push(value);
                    } else {
                        self.at = end;
                        kids.push(first);
                    }
                }
            }
        }
    }

    fn unquoted(&self, span: Range<usize>) -> Range<usize> {
        match self.bytes.get(span.clone()) {
            Some([b'"', .., b'"']) => span.start + 1..span.end - 1,
            _ => span,
        }
    }

    /// Takes a string, plain or raw, or a character, if one starts here.
    fn string(&mut self) -> bool {
        match self.rest() {
            [b'"', ..] => self.quoted(b'"'),
            // A character: `'x'`, `'\n'`, `'好'`.
            [b'\'', ..] => self.quoted(b'\''),
            [b'r', b'"' | b'#', ..] => {
                let hashes = self.rest().iter().skip(1).take_while(|byte| **byte == b'#').count();
                if self.rest().get(hashes + 1) != Some(&b'"') {
                    return false;
                }
                self.at += hashes + 2;
                let mut end = vec![b'"'];
                end.resize(hashes + 1, b'#');
                self.skip_past(&end);
            }
            _ => return false,
        }
        true
    }

    fn quoted(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == quote {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::scan;

    proptest::proptest! {
        #[test]
        fn no_text_is_too_strange(text in r#"[(){}\[\]"'/*:,#!r\\a云 \n]{0,60}"#) {
            let root = scan(&text);
            proptest::prop_assert!(root.kids.iter().all(|kid| text.get(kid.span.clone()).is_some()));
        }
    }
}
