//! The page's words: which it needs, and how they get to it.

use serde_json::{Map, Value};

/// Keys of all words that the page shows; a test compares them with what the page names.
pub const WORD_KEYS: &[&str] = &[
    "remote-title",
    "remote-connected",
    "remote-connecting",
    "remote-lost",
    "remote-language",
    "remote-language-why",
    "remote-choose",
    "remote-no-tours",
    "remote-length",
    "remote-end",
    "remote-end-sure",
    "remote-stop-of",
    "remote-used",
    "remote-still",
    "remote-stops",
    "remote-overlays",
    "remote-overlay-none",
    "remote-point",
    "remote-point-why",
    "remote-left",
    "remote-rejoin",
    "remote-before",
    "remote-after",
    "remote-last",
    "remote-play",
    "remote-wait",
    "remote-freeze",
    "remote-frozen",
    "remote-frozen-why",
    "remote-black",
    "remote-blacked",
    "remote-black-why",
    "remote-scan",
    "remote-scan-why",
    "remote-bad-token",
    "remote-unknown-session",
    "remote-locked",
    "remote-full",
    "remote-elsewhere",
    "remote-here",
    "remote-dismissed",
    "remote-again",
    "remote-refused",
    "remote-too-many",
];

/// The words of both languages for the page, JSON. A value that the page fills in itself must stand as `{$name}`, which
/// is how a message shows a value that it was not given.
pub fn words_json(zh: impl Fn(&str) -> String, en: impl Fn(&str) -> String) -> String {
    let of = |get: &dyn Fn(&str) -> String| -> Value {
        WORD_KEYS.iter().map(|key| ((*key).to_owned(), get(key).into())).collect::<Map<_, _>>().into()
    };
    let all: Map<String, Value> = [("zh".to_owned(), of(&zh)), ("en".to_owned(), of(&en))].into_iter().collect();
    Value::Object(all).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_page_names_all_keys_and_no_others() {
        let page = concat!(include_str!("page/remote.html"), include_str!("page/remote.js"));
        let named: BTreeSet<&str> = page.split('"').filter(|text| is_key(text)).collect();
        let known: BTreeSet<&str> = WORD_KEYS.iter().copied().collect();
        assert_eq!(known.len(), WORD_KEYS.len(), "a key stands twice");
        assert_eq!(named, known);
    }

    fn is_key(text: &str) -> bool {
        text.starts_with("remote-") && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    }

    #[test]
    fn both_languages_are_there() {
        let words: Value = serde_json::from_str(&words_json(|key| format!("中 {key}"), str::to_owned)).unwrap();
        assert_eq!(words["zh"]["remote-title"], "中 remote-title");
        assert_eq!(words["en"].as_object().unwrap().len(), WORD_KEYS.len());
    }
}
