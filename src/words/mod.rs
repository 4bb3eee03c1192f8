//! Every word that is shown, in two languages, from `assets/locales/*.ftl`; and how numbers, areas and dates are written.
//!
//! The locales are compiled in, so that there are words even where no file can be read. Keys are kebab-case; code
//! names them in full, as in `words.get("panel-clock")`, so that `tests/words.rs` finds every use.

mod dates;
mod issues;
mod measures;
mod names;
mod numbers;

use std::{borrow::Cow, fmt};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::park::Lang;

/// A value for a message: text, or a number, which is grouped (1,234) where it is shown and picks plurals.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// The text of a locale, as compiled in.
pub fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../../assets/locales/zh-CN.ftl"),
        Lang::En => include_str!("../../assets/locales/en.ftl"),
    }
}

/// The language's BCP 47 tag.
pub fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new(Lang::default())
    }
}

impl Words {
    pub fn new(lang: Lang) -> Self {
        // Picks plural rules only; the undefined language, which has one form for all, would stand in.
        let id: LanguageIdentifier = tag(lang).parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are for right-to-left names; most fonts draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::format_value));
        // A faulty entry is skipped and shows as its marker; the tests see to it that there is none.
        let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message of a key; `⟦key⟧` if there is none, so that a hole is seen and not silent.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The message of a key with its values filled in.
    ///
    /// ```
    /// # let words = yungu::words::Words::new(yungu::park::Lang::En);
    /// let text = words.format("people-of-capacity", &[("people", 1234.into()), ("capacity", 8000.into())]);
    /// assert!(text.contains("1,234"));
    /// ```
    pub fn format(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(key, None, values).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Whether a key has a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The text of a key or of one of its attributes; `None` if there is none.
    fn find(&self, key: &str, attribute: Option<&str>, values: &[(&str, Value<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(Cow::Owned((*name).to_owned()), value.clone());
        }
        // A value that is missing shows as `{$name}`.
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_words_is_seen() {
        assert_eq!(Words::new(Lang::En).get("no-such-key"), "⟦no-such-key⟧");
        assert!(!Words::new(Lang::En).has("no-such-key"));
    }

    #[test]
    fn values_are_filled_in_grouped_and_without_marks() {
        for lang in [Lang::Zh, Lang::En] {
            let text =
                Words::new(lang).format("people-of-capacity", &[("people", 1234.into()), ("capacity", 8000.into())]);
            assert!(text.contains("1,234") && text.contains("8,000"), "{text}");
            assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text}");
        }
    }

    #[test]
    fn english_counts_one_and_many() {
        let words = Words::new(Lang::En);
        assert_eq!(words.format("check-issues", &[("count", 1.into())]), "1 issue");
        assert_eq!(words.format("check-issues", &[("count", 1200.into())]), "1,200 issues");
    }

    #[test]
    fn words_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
    }
}
