//! Places by what one types of their names or ids: Chinese, English, whole pinyin or its initials, also mixed.

use std::{collections::HashMap, sync::LazyLock};

use ib_pinyin::{
    matcher::PinyinMatcher,
    pinyin::{PinyinData, PinyinNotation},
};

use crate::park::{Park, PlaceId, PlaceKind};

/// Whole syllables, and first letters: `shuju` and `sj` for 数据.
fn notations() -> PinyinNotation {
    PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter
}

static PINYIN: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(notations()));

/// Every place and rack of a park, ready to be found by its names.
#[derive(Clone, Debug, Default)]
pub struct Names {
    places: Vec<Named>,
    /// Names in lower case, each once: a hundred floors are called the same.
    texts: Vec<Text>,
}

#[derive(Clone, Debug)]
struct Named {
    id: PlaceId,
    /// The id in lower case.
    id_text: String,
    /// A road, a square, a green, a gate.
    is_around: bool,
    names: Vec<usize>,
    /// What a place is said to be; found after all names.
    what: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Text {
    text: String,
    /// Letters that a syllable or a word of it begins with, a bit each from `a`; 0 without Chinese signs.
    initials: u32,
}

/// How well a word fits a text; the less, the better.
const WHOLE: usize = 0;
const BEGINS: usize = 1;
const WORD_BEGINS: usize = 2;
const INSIDE: usize = 3;
/// Added where pinyin was needed.
const BY_SOUND: usize = 4;
/// Added where it is no name.
const BY_WHAT: usize = 8;
/// Added to what lies around the houses, unless the word is its whole name: a building is looked for before the road to it.
const AROUND: usize = 3;

impl Names {
    pub fn new(park: &Park) -> Self {
        let mut book = Book::default();
        let mut places: Vec<Named> = Vec::with_capacity(park.places.len());
        for place in park.places.values() {
            let also = park.also(&place.id).iter().map(String::as_str);
            let names: Vec<usize> = [place.name.zh.as_str(), &place.name.en]
                .into_iter()
                .chain(also)
                .map(|text| book.number(text))
                .collect();
            let said = place.what.iter().flat_map(|what| [what.zh.as_str(), &what.en]);
            let what = said.map(|text| book.number(text)).collect();
            let id_text = place.id.as_str().to_lowercase();
            let is_around =
                matches!(place.kind, PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green | PlaceKind::Gate);
            places.push(Named { id: place.id.clone(), id_text, is_around, names, what });
        }
        // A rack's name is its number; what it is found by is its id.
        places.extend(park.racks().map(|rack| {
            let id_text = rack.id.as_str().to_lowercase();
            Named { id: rack.id, id_text, is_around: false, names: Vec::new(), what: Vec::new() }
        }));
        Self { places, texts: book.texts }
    }

    /// Places and racks whose id or names hold every word of the text; the best first, no more than `at_most`.
    ///
    /// Case does not count. A word that is a whole id or name counts most, then one that begins it; then come names that
    /// sound so, then what a place is said to be. Buildings and what is in them come before the roads, squares and greens
    /// around them. Of two that fit as well the shorter id is the better: a building comes
    /// before its racks.
    pub fn find(&self, text: &str, at_most: usize) -> Vec<PlaceId> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        if words.is_empty() {
            return Vec::new();
        }
        // Each text is looked at once, however many places have it.
        let ranks: Vec<Vec<Option<usize>>> = words.iter().map(|word| self.ranks(word)).collect();
        let rank = |place: &Named| {
            words.iter().zip(&ranks).try_fold(0, |sum, (word, ranks)| {
                let rank_of = |text: &usize| ranks.get(*text).copied().flatten();
                let named = place.names.iter().filter_map(rank_of);
                let said = place.what.iter().filter_map(rank_of).map(|rank| rank + BY_WHAT);
                let rank = plain_rank(&place.id_text, word).into_iter().chain(named).chain(said).min()?;
                Some(sum + if place.is_around && rank != WHOLE { rank + AROUND } else { rank })
            })
        };
        let mut found: Vec<(usize, usize, &PlaceId)> =
            self.places.iter().filter_map(|place| Some((rank(place)?, place.id.as_str().len(), &place.id))).collect();
        found.sort();
        found.into_iter().take(at_most).map(|(.., id)| id.clone()).collect()
    }

    /// The best place of which a word is the id or a name, begins a word of it, or tells its sound.
    pub(super) fn meant(&self, word: &str) -> Option<PlaceId> {
        let ranks = self.ranks(word);
        let is_meant = |rank: &usize| *rank != INSIDE;
        let rank = |place: &Named| {
            let named = place.names.iter().filter_map(|text| ranks.get(*text).copied().flatten());
            plain_rank(&place.id_text, word).into_iter().chain(named).filter(is_meant).min()
        };
        let found = self.places.iter().filter_map(|place| Some((rank(place)?, place.id.as_str().len(), &place.id)));
        found.min().map(|(.., id)| id.clone())
    }

    /// Of every text: how well it fits a word.
    fn ranks(&self, word: &str) -> Vec<Option<usize>> {
        let letter =
            |sign: char| if sign.is_ascii_lowercase() { 1_u32 << (sign as u32 - 'a' as u32) } else { u32::MAX };
        let has_letters = word.chars().any(|sign| sign.is_ascii_lowercase());
        let sounds = word.chars().next().filter(|_| has_letters).map(|first| {
            let matcher = PinyinMatcher::builder(word).pinyin_notations(notations()).pinyin_data(&PINYIN);
            (letter(first), matcher.is_pattern_partial(true).build())
        });
        let by_sound = |text: &Text| {
            let (letter, matcher) = sounds.as_ref()?;
            let found = (text.initials & letter != 0).then(|| matcher.find(text.text.as_str())).flatten()?;
            let whole = found.len() == text.text.len();
            Some(
                BY_SOUND
                    + if found.start() > 0 {
                        INSIDE
                    } else if whole {
                        WHOLE
                    } else {
                        BEGINS
                    },
            )
        };
        self.texts.iter().map(|text| plain_rank(&text.text, word).or_else(|| by_sound(text))).collect()
    }
}

/// Texts and their numbers, while they are gathered.
#[derive(Default)]
struct Book {
    texts: Vec<Text>,
    numbers: HashMap<String, usize>,
}

impl Book {
    fn number(&mut self, text: &str) -> usize {
        let text = text.to_lowercase();
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.texts.len();
        self.numbers.insert(text.clone(), number);
        self.texts.push(Text { initials: initials(&text), text });
        number
    }
}

fn initials(text: &str) -> u32 {
    let bit = |letter: char| if letter.is_ascii_lowercase() { 1 << (letter as u32 - 'a' as u32) } else { 0 };
    if !text.chars().any(is_chinese) {
        return 0;
    }
    text.chars().fold(0, |bits, sign| {
        let mut bits = bits | bit(sign);
        PINYIN.get_pinyins_and_for_each(sign, |sound| {
            bits |= sound.notation(PinyinNotation::AsciiFirstLetter).and_then(|s| s.chars().next()).map_or(0, bit);
        });
        bits
    })
}

pub(super) fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn plain_rank(text: &str, word: &str) -> Option<usize> {
    let at = text.find(word)?;
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    Some(match before {
        None if text.len() == word.len() => WHOLE,
        None => BEGINS,
        Some(before) if !before.is_alphanumeric() => WORD_BEGINS,
        Some(_) => INSIDE,
    })
}

/// Whether a phrase stands in a text, not in the middle of a word that is written with letters.
pub(super) fn holds_phrase(text: &str, phrase: &str) -> bool {
    let is_letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() && !is_chinese(sign));
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
        let begins_inside = is_letter(before) && is_letter(first);
        let ends_inside = is_letter(after) && is_letter(last);
        !begins_inside && !ends_inside
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    #[test]
    fn buildings_rooms_and_racks_are_found_by_name_id_and_pinyin() {
        let names = Names::new(&zone_f());
        for (text, id) in [
            ("算力中心", "F-08"),
            ("compute centre", "F-08"),
            ("f-08/l3/a/r07/24", "F-08/L3/A/R07/24"),
            ("L3/A R07/24", "F-08/L3/A/R07/24"),
            ("1号棚", "F-05/H1"),
            ("F-08", "F-08"),
            ("sjzx", "F-08"),
            ("suanlizhongxin", "F-08"),
            ("slzx", "F-08"),
            ("sl中心", "F-08"),
            ("yyzcy", "F-01"),
            ("yuanyuzhouchanyezhongx", "F-01"),
            ("rencaigongyu", "F-11A"),
            ("1hp", "F-05/H1"),
            ("hzzx", "F-06"),
            ("数据中心", "F-08"),
            // Roads bear the same names.
            ("compute", "F-08"),
            ("算力", "F-08"),
            ("算力支路", "R-spur"),
        ] {
            assert_eq!(names.find(text, 5).first().map(PlaceId::as_str), Some(id), "{text}");
        }
        assert_eq!(names.find("r07", 12).len(), 12);
        assert!(names.find("no such place", 5).is_empty() && names.find("  ", 5).is_empty());
        assert!(names.find("qqqq", 5).is_empty());
    }

    #[test]
    fn signs_that_are_read_in_two_ways_are_found_by_both() {
        let texts = ["重庆元宇宙中心", "音乐厅"].map(|text| Text { text: text.into(), initials: initials(text) });
        let names = Names { texts: texts.into(), ..Names::default() };
        for (word, found) in
            [("cq", [true, false]), ("zqyyz", [true, false]), ("yyt", [false, true]), ("yinlet", [false, true])]
        {
            assert_eq!(names.ranks(word).iter().map(Option::is_some).collect::<Vec<_>>(), found, "{word}");
        }
    }

    #[test]
    fn phrases_stand_between_words() {
        assert!(holds_phrase("metaverse compute centre", "compute centre") && holds_phrase("元宇宙算力中心", "算力"));
        assert!(!holds_phrase("metaverse computers", "compute") && !holds_phrase("subcompute", "compute"));
    }
}
