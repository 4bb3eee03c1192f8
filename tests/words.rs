//! The words: both languages say the same things, every key that code names exists, and none stands there for nothing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use yungu::{
    models,
    park::{self, Lang},
    words::{self, Words},
};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// Key → its text with all attributes and variants. An attribute's key is `key.attribute`.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, String>::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in words::source(lang).lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, text)) = line.split_once(" = ").filter(|(name, _)| is_key(name)) {
            (message, key) = (name.to_owned(), name.to_owned());
            assert!(found.insert(key.clone(), text.to_owned()).is_none(), "{lang:?}: {key} stands twice");
        } else if let Some((name, text)) = line.trim_start().strip_prefix('.').and_then(|line| line.split_once(" = ")) {
            key = format!("{message}.{name}");
            assert!(found.insert(key.clone(), text.to_owned()).is_none(), "{lang:?}: {key} stands twice");
        } else if let Some(text) = found.get_mut(&key) {
            text.push_str(line);
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// What follows each `mark` in `text` as far as it is a key.
fn names_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).map(|rest| {
        let rest = rest.trim_start();
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
    })
}

/// The variables of a message, through the messages that it refers to.
fn variables(all: &BTreeMap<String, String>, key: &str) -> BTreeSet<String> {
    let text = all.get(key).map(String::as_str).unwrap_or_default();
    let mut names: BTreeSet<String> = names_after(text, "$").map(str::to_owned).collect();
    for other in names_after(text, "{").filter(|name| all.contains_key(*name)) {
        names.extend(variables(all, other));
    }
    names
}

/// The texts of all files of a folder with this ending.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

fn sources() -> Vec<(PathBuf, String)> {
    let code = |text: String| {
        // Tests of a file stand at its end; they may name keys that do not exist.
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        code.join("\n")
    };
    texts("src", "rs").into_iter().map(|(path, text)| (path, code(text))).collect()
}

/// The string literal that `text` begins with, after space.
fn literal(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
}

/// Code and argument names from every room's list, `issue_codes.rs`, as they are written: `("code", &["arg"])`.
fn issue_codes() -> Vec<(String, Vec<String>)> {
    let lists = sources().into_iter().filter(|(path, _)| path.ends_with("issue_codes.rs"));
    let mut codes = Vec::new();
    for (_, code) in lists {
        for entry in code.split("(\"").skip(1) {
            let Some((name, rest)) = entry.split_once("\", &[") else { continue };
            let args = rest.split(']').next().unwrap_or_default().split('"').skip(1).step_by(2);
            codes.push((name.to_owned(), args.map(str::to_owned).collect()));
        }
    }
    codes
}

#[test]
fn the_lists_of_codes_are_read_as_they_are() {
    let read = issue_codes();
    for (code, args) in park::ISSUE_CODES.iter().chain(models::ISSUE_CODES) {
        assert!(read.iter().any(|(name, taken)| name == code && taken == args), "{code}");
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let [zh, en] = LANGS.map(|lang| messages(lang).into_keys().collect::<BTreeSet<_>>());
    assert!(zh.len() > 200, "read {} keys", zh.len());
    assert_eq!(zh.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "only in Chinese");
    assert_eq!(en.difference(&zh).collect::<Vec<_>>(), Vec::<&String>::new(), "only in English");
}

#[test]
fn every_message_parses() {
    for lang in LANGS {
        let words = Words::new(lang);
        for key in messages(lang).into_keys().filter(|key| !key.contains('.')) {
            assert!(words.has(&key), "{lang:?}: {key} is not well written");
        }
    }
}

#[test]
fn both_languages_take_the_same_values() {
    let [zh, en] = LANGS.map(messages);
    // A language may leave a plural's or a selection's value out, but not name one that the other does not know.
    for key in zh.keys().filter(|key| !key.starts_with("issue-")) {
        assert_eq!(variables(&zh, key), variables(&en, key), "{key}");
    }
}

#[test]
fn every_issue_has_a_message_and_a_hint_that_take_its_arguments() {
    let all = LANGS.map(|lang| (lang, messages(lang)));
    for (code, args) in issue_codes() {
        let known: BTreeSet<String> = args.iter().cloned().collect();
        for (lang, messages) in &all {
            let key = format!("issue-{code}");
            let hint = format!("{key}.hint");
            assert!(messages.contains_key(&key), "{lang:?}: {code} has no message");
            assert!(messages.contains_key(&hint), "{lang:?}: {code} has no hint");
            let taken: BTreeSet<String> =
                variables(messages, &key).union(&variables(messages, &hint)).cloned().collect();
            assert!(taken.is_subset(&known), "{lang:?}: {code} has {known:?}, its words take {taken:?}");
            let unsaid: Vec<_> = known.difference(&taken).collect();
            assert!(unsaid.is_empty(), "{lang:?}: {code} does not say {unsaid:?}");
            let sample = args.iter().map(|arg| (arg.clone(), format!("<{arg}>"))).collect();
            let (message, hint) = Words::new(*lang).issue(&code, &sample);
            for text in [&message, &hint] {
                assert!(!text.is_empty() && !text.contains(['{', '}', '⟦', '\u{2068}']), "{lang:?} {code}: {text}");
            }
        }
    }
}

#[test]
fn no_issue_has_words_but_no_code() {
    let codes: BTreeSet<String> = issue_codes().into_iter().map(|(code, _)| format!("issue-{code}")).collect();
    let keys = messages(Lang::Zh).into_keys().filter(|key| key.starts_with("issue-") && !key.contains('.'));
    assert_eq!(keys.filter(|key| !codes.contains(key)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_key_that_code_names_exists() {
    let known = messages(Lang::Zh);
    let mut named = 0;
    for (path, code) in sources() {
        for call in ["words.get(", "words.format("] {
            for key in code.split(call).skip(1).filter_map(literal) {
                named += 1;
                assert!(known.contains_key(key), "{} names the key {key}, which has no words", path.display());
            }
        }
    }
    assert!(named > 20, "found {named} uses");
}

/// Keys that are put together from a stem and an id: `issue-` by codes, `help-` by the command line's own names.
const BUILT: [&str; 2] = ["issue-", "help-"];

#[test]
fn no_key_stands_there_for_nothing() {
    let code: String = sources().into_iter().map(|(_, code)| code).collect();
    let literals: BTreeSet<&str> = code.split('"').collect();
    let all = messages(Lang::Zh);
    let inside: BTreeSet<&str> = all.values().flat_map(|text| names_after(text, "{")).collect();
    let unused: Vec<&String> = all
        .keys()
        .filter(|key| !key.contains('.') && !BUILT.iter().any(|stem| key.starts_with(stem)))
        .filter(|key| !literals.contains(key.as_str()) && !inside.contains(key.as_str()))
        .collect();
    assert!(unused.is_empty(), "no code names {unused:?}");
}

#[test]
fn every_character_is_one_that_common_fonts_have() {
    let plain = |c: char| {
        matches!(c, '\n' | ' '..='~' | '¡'..='ÿ' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '\u{4e00}'..='\u{9fa5}')
            || matches!(
                c,
                '\u{3000}' | '、' | '。' | '≥' | '〈'
                    ..='】' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '％' | '～' | '·'
            )
    };
    for lang in LANGS {
        let odd: BTreeSet<char> = words::source(lang).chars().filter(|&c| !plain(c)).collect();
        assert!(odd.is_empty(), "{lang:?}: {odd:?}");
    }
}

/// The built-in font draws these as wide as a Chinese sign: between English letters they tear a gap.
const WIDE: [char; 4] = ['‘', '’', '“', '”'];

#[test]
fn english_has_quotes_that_are_as_narrow_as_its_letters() {
    let has = |text: &str| text.contains(WIDE);
    assert!(!has(words::source(Lang::En)));
    for (file, text) in texts("scenes", "ron") {
        let english = text.split("en: \"").skip(1).filter_map(|after| after.split('"').next());
        let wide: Vec<&str> = english.filter(|text| has(text)).collect();
        assert!(wide.is_empty(), "{}: {wide:?}", file.display());
    }
}
