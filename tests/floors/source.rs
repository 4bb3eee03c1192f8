//! A Rust (or RON) source with comments and strings taken out, as tokens with their lines.

/// One file, read.
pub struct Source {
    /// From the package's root, `src/park/id.rs`.
    pub file: String,
    pub lines: usize,
    pub tokens: Vec<Token>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword; raw names come without their `r#`.
    Word(String),
    /// A string literal's text, escapes as written.
    Text(String),
    /// `::`
    PathSep,
    /// Any other character.
    Mark(char),
}

impl Token {
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Source {
    pub fn new(file: &str, text: &str) -> Self {
        Self { file: file.to_owned(), lines: text.lines().count(), tokens: tokens(text) }
    }

    /// The module that the file is: `src/park/id.rs` → `["park", "id"]`, `src/lib.rs` → `[]`.
    pub fn module(&self) -> Vec<&str> {
        let path = self.file.strip_prefix("src/").unwrap_or(&self.file);
        let mut module: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        if module.last() == Some(&"mod") || matches!(module[..], ["lib" | "main"]) {
            module.pop();
        }
        module
    }

    /// The tokens outside items marked `#[cfg(test)]`.
    pub fn shipped_tokens(&self) -> Vec<&Token> {
        let mut kept = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some(end) = self.end_of_test_item(at) {
                at = end;
            } else {
                kept.push(&self.tokens[at]);
                at += 1;
            }
        }
        kept
    }

    /// Modules in files of their own that are marked `#[cfg(test)]`: `mod tests;` → `tests`.
    pub fn test_modules(&self) -> Vec<&str> {
        let starts = (0..self.tokens.len()).filter_map(|at| Some(at..self.end_of_test_item(at)?));
        let items = starts.map(|range| &self.tokens[range]);
        items
            .filter_map(|item| match item {
                [.., keyword, name, end] if keyword.word() == Some("mod") && end.is(';') => name.word(),
                _ => None,
            })
            .collect()
    }

    /// Where the item ends whose `#[cfg(test)]` starts here.
    fn end_of_test_item(&self, start: usize) -> Option<usize> {
        let attribute = self.tokens.get(start..start + 7)?;
        let written: Vec<_> = attribute.iter().map(|token| token.word().unwrap_or_default()).collect();
        let marked = attribute[0].is('#') && written[2] == "cfg" && written[4] == "test" && attribute[6].is(']');
        if !marked {
            return None;
        }
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(start + 7) {
            match token.kind {
                Kind::Mark('{' | '(' | '[') => depth += 1,
                Kind::Mark('}') if depth == 1 => return Some(at + 1),
                Kind::Mark('}' | ')' | ']') => depth = depth.saturating_sub(1),
                Kind::Mark(';') if depth == 0 => return Some(at + 1),
                _ => {}
            }
        }
        Some(self.tokens.len())
    }
}

/// Names, strings and marks; comments, numbers, characters and lifetimes leave nothing that reads as a path.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, line: 1 };
    let mut tokens = Vec::new();
    while let Some(now) = reader.peek(0) {
        let line = reader.line;
        let mut push = |kind| tokens.push(Token { line, kind });
        match now {
            '/' if reader.peek(1) == Some('/') => reader.skip_while(|c| c != '\n'),
            '/' if reader.peek(1) == Some('*') => reader.skip_block_comment(),
            '"' => push(Kind::Text(reader.read_string())),
            '\'' => reader.skip_char_or_lifetime(),
            ':' if reader.peek(1) == Some(':') => {
                reader.skip(2);
                push(Kind::PathSep);
            }
            c if c.is_alphabetic() || c == '_' => {
                let word = reader.read_word();
                let raw = matches!(word.as_str(), "r" | "br" | "cr");
                match reader.peek(0) {
                    Some('"' | '#') if raw && reader.starts_raw_string() => push(Kind::Text(reader.read_raw_string())),
                    Some('#') if word == "r" => reader.skip(1),
                    Some('"') if matches!(word.as_str(), "b" | "c") => push(Kind::Text(reader.read_string())),
                    Some('\'') if word == "b" => reader.skip_char_or_lifetime(),
                    _ => push(Kind::Word(word)),
                }
            }
            c if c.is_ascii_digit() => reader.skip_while(|c| c.is_alphanumeric() || c == '_'),
            c => {
                reader.skip(1);
                if !c.is_whitespace() {
                    push(Kind::Mark(c));
                }
            }
        }
    }
    tokens
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    line: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            if self.peek(0) == Some('\n') {
                self.line += 1;
            }
            self.at += 1;
        }
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&keep) {
            self.skip(1);
        }
    }

    fn read_word(&mut self) -> String {
        let start = self.at;
        self.skip_while(|c| c.is_alphanumeric() || c == '_');
        self.chars[start..self.at].iter().collect()
    }

    /// Block comments nest.
    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (None, _) => return,
                _ => {
                    self.skip(1);
                    continue;
                }
            }
            self.skip(2);
            if depth == 0 {
                return;
            }
        }
    }

    fn read_string(&mut self) -> String {
        self.skip(1);
        let start = self.at;
        while let Some(c) = self.peek(0).filter(|c| *c != '"') {
            self.skip(if c == '\\' { 2 } else { 1 });
        }
        let text = self.chars[start..self.at.min(self.chars.len())].iter().collect();
        self.skip(1);
        text
    }

    /// After the `r`: hashes and then a quote, not the `r#` of a raw name.
    fn starts_raw_string(&self) -> bool {
        self.chars[self.at..].iter().find(|c| **c != '#') == Some(&'"')
    }

    fn read_raw_string(&mut self) -> String {
        let mut hashes = 0;
        while self.peek(0) == Some('#') {
            hashes += 1;
            self.skip(1);
        }
        self.skip(1);
        let start = self.at;
        let closes =
            |reader: &Self| reader.peek(0) == Some('"') && (1..=hashes).all(|ahead| reader.peek(ahead) == Some('#'));
        while self.peek(0).is_some() && !closes(self) {
            self.skip(1);
        }
        let text = self.chars[start..self.at].iter().collect();
        self.skip(1 + hashes);
        text
    }

    /// `'a'` and `'\n'` are characters, `'a` is a lifetime.
    fn skip_char_or_lifetime(&mut self) {
        if self.peek(1) == Some('\\') {
            self.skip(3);
            self.skip_while(|c| c != '\'');
            self.skip(1);
        } else if self.peek(2) == Some('\'') {
            self.skip(3);
        } else {
            self.skip(1);
            self.skip_while(|c| c.is_alphanumeric() || c == '_');
        }
    }
}
