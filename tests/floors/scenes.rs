//! The buildings that the shipped scenes hold, and whether the program names one.

use super::source::Source;

/// Ids and names of the buildings in a `park.ron`.
pub fn building_names(park: &str) -> Vec<String> {
    let source = Source::new("park.ron", park);
    let mut names = Vec::new();
    let mut buildings_at = None;
    let mut depth = 0_usize;
    for (at, token) in source.tokens.iter().enumerate() {
        if token.is('(') || token.is('[') || token.is('{') {
            depth += 1;
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth -= 1;
            if buildings_at == Some(depth) {
                return names;
            }
        }
        let Some(word) = token.word() else { continue };
        match buildings_at {
            None if word == "buildings" => buildings_at = Some(depth),
            // `[` and `(` deeper is a building's own field.
            Some(outer) if depth == outer + 2 && word == "id" => {
                names.extend(source.tokens.get(at + 2).and_then(|value| value.text()).map(str::to_owned));
            }
            // One deeper, `name: (zh: "…")`; English names may be everyday words.
            Some(outer) if depth == outer + 3 && word == "zh" && source.tokens[at - 3].word() == Some("name") => {
                names.extend(source.tokens.get(at + 2).and_then(|value| value.text()).map(str::to_owned));
            }
            _ => {}
        }
    }
    names
}

/// String literals outside tests that hold one of `names`, one line each.
pub fn named_buildings(source: &Source, names: &[String]) -> Vec<String> {
    let literals = source.shipped_tokens().into_iter().filter_map(|token| Some((token.line, token.text()?)));
    literals
        .filter_map(|(line, text)| {
            let name = names.iter().find(|name| holds(text, name))?;
            Some(format!(
                "{}:{line}: \"{text}\" names the building {name}; what is true of one park belongs in its scene files",
                source.file
            ))
        })
        .collect()
}

/// The sources that ship: all but the modules that another file marks as tests, `src/park/tests.rs`, and what stands
/// in such a module's folder.
pub fn shipped(sources: &[Source]) -> impl Iterator<Item = &Source> {
    let modules: Vec<String> = sources.iter().flat_map(test_paths).collect();
    sources.iter().filter(move |source| {
        !modules.iter().any(|path| {
            source.file.strip_prefix(path.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    })
}

/// `src/park/tests` for a `mod tests;` that `src/park/mod.rs` marks as a test.
fn test_paths(source: &Source) -> impl Iterator<Item = String> {
    let folder = source.module().iter().fold("src".to_owned(), |path, segment| format!("{path}/{segment}"));
    source.test_modules().into_iter().map(move |name| format!("{folder}/{name}"))
}

/// Whether `text` holds the id or name with no letter, digit or `-` right beside it. An id that is an everyday word,
/// `library`, only counts alone or at the head of a path.
fn holds(text: &str, name: &str) -> bool {
    if name.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return text.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    }
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.match_indices(name).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}
