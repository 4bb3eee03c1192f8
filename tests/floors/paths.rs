//! The paths that a source names: every `a::b::c`, and every leaf of a `use` tree, from the crate's root.

use super::source::{Kind, Source, Token};

/// A path, outermost segment first: `["crate", "park", "Park"]`, `["bevy", "ecs", "prelude", "*"]`.
///
/// `self` and `super` are resolved, so a path into this crate always starts with `crate`.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedPath {
    pub line: usize,
    pub segments: Vec<String>,
}

/// Every path with more than one segment, and every single name that is imported.
pub fn named_paths(source: &Source) -> Vec<NamedPath> {
    let mut walk = Walk {
        tokens: &source.tokens,
        at: 0,
        module: source.module().into_iter().map(str::to_owned).collect(),
        inline: Vec::new(),
        depth: 0,
        found: Vec::new(),
    };
    walk.run();
    walk.found
}

struct Walk<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Where in the crate's tree the walk is.
    module: Vec<String>,
    /// Brace depths at which the inline modules around here were opened.
    inline: Vec<usize>,
    depth: usize,
    found: Vec<NamedPath>,
}

impl Walk<'_> {
    fn run(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                Kind::Word(word) if word == "use" => {
                    self.at += 1;
                    self.read_use_tree(Vec::new());
                }
                Kind::Word(word) if word == "mod" => self.enter_module(),
                Kind::Word(word) if word == "extern" && self.word(1) == Some("crate") => {
                    let name = self.word(2).unwrap_or_default().to_owned();
                    // `extern crate self as house` would be the crate under another name.
                    let name = if name == "self" { "crate".to_owned() } else { name };
                    self.keep(token.line, vec![name]);
                    self.at += 3;
                }
                Kind::Word(_) => self.read_path(),
                Kind::Mark('{') => {
                    self.depth += 1;
                    self.at += 1;
                }
                Kind::Mark('}') => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.inline.last() == Some(&self.depth) {
                        self.inline.pop();
                        self.module.pop();
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        self.tokens.get(self.at + ahead)?.word()
    }

    fn is_path_sep(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|token| token.kind == Kind::PathSep)
    }

    fn is_mark(&self, ahead: usize, mark: char) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|token| token.is(mark))
    }

    /// `mod name {` goes one module down; `mod name;` is another file.
    fn enter_module(&mut self) {
        if let Some(name) = self.word(1).map(str::to_owned)
            && self.is_mark(2, '{')
        {
            self.module.push(name);
            self.inline.push(self.depth);
            self.depth += 1;
            self.at += 3;
        } else {
            self.at += 1;
        }
    }

    /// A path in code or in an attribute.
    fn read_path(&mut self) {
        let line = self.tokens[self.at].line;
        let mut segments = Vec::new();
        while let Some(word) = self.word(0) {
            segments.push(word.to_owned());
            self.at += 1;
            if !self.is_path_sep(0) {
                break;
            }
            self.at += 1;
        }
        if segments.len() > 1 {
            self.keep(line, segments);
        }
    }

    /// One branch of a `use` tree, behind `trunk`; stops at the `,`, `}` or `;` after it.
    fn read_use_tree(&mut self, trunk: Vec<String>) {
        let mut branch = trunk;
        while let Some(token) = self.tokens.get(self.at) {
            let line = token.line;
            match &token.kind {
                Kind::Word(word) if word == "as" => self.at += 2,
                Kind::Word(word) => {
                    branch.push(word.clone());
                    self.at += 1;
                    if !self.is_path_sep(0) {
                        // `{self}` names the trunk.
                        if branch.len() > 1 && branch.last().is_some_and(|last| last == "self") {
                            branch.pop();
                        }
                        self.keep(line, branch.clone());
                    }
                }
                Kind::Mark('*') => {
                    branch.push("*".to_owned());
                    self.keep(line, branch.clone());
                    self.at += 1;
                }
                Kind::Mark('{') => {
                    self.at += 1;
                    while self.at < self.tokens.len() && !self.is_mark(0, '}') {
                        self.read_use_tree(branch.clone());
                        if self.is_mark(0, ',') {
                            self.at += 1;
                        } else if !self.is_mark(0, '}') {
                            return;
                        }
                    }
                    self.at += 1;
                }
                Kind::PathSep => self.at += 1,
                // `use<'a, T>` among a type's bounds captures, and imports nothing.
                _ => return,
            }
        }
    }

    /// Notes a path, climbing its `self` and `super` from here.
    fn keep(&mut self, line: usize, segments: Vec<String>) {
        let mut rest = segments.into_iter().peekable();
        let mut absolute = Vec::new();
        if rest.peek().is_some_and(|first| first == "self" || first == "super") {
            absolute.push("crate".to_owned());
            absolute.extend(self.module.iter().cloned());
        }
        while let Some(step) = rest.next_if(|step| step == "self" || step == "super") {
            if step == "super" && absolute.len() > 1 {
                absolute.pop();
            }
        }
        absolute.extend(rest);
        self.found.push(NamedPath { line, segments: absolute });
    }
}
