//! Pictures that phones may have: bytes in memory, by numbers that never stand for another picture.

use std::collections::BTreeMap;

use axum::body::Bytes;

/// More than any tour's stops; of more, the oldest go.
const ROOM: usize = 1_024;
/// Bytes of a picture.
const LARGEST: usize = 1 << 20;

#[derive(Debug, Default)]
pub(super) struct Pictures {
    numbers: BTreeMap<String, u32>,
    pictures: BTreeMap<u32, Picture>,
    last: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// Its media type.
    pub kind: &'static str,
    pub bytes: Bytes,
}

impl Pictures {
    /// Takes a picture in, in place of any of the same key; `false` for what is no PNG, JPEG or WebP of at most 1 MiB.
    pub fn put(&mut self, key: &str, bytes: Vec<u8>) -> bool {
        let Some(kind) = kind_of(&bytes).filter(|_| bytes.len() <= LARGEST) else { return false };
        if self.numbers.get(key).and_then(|number| self.pictures.get(number)).is_some_and(|old| old.bytes == bytes) {
            return true;
        }
        self.last += 1;
        if let Some(old) = self.numbers.insert(key.to_owned(), self.last) {
            self.pictures.remove(&old);
        }
        self.pictures.insert(self.last, Picture { kind, bytes: bytes.into() });
        if self.pictures.len() > ROOM {
            self.pictures.pop_first();
            self.numbers.retain(|_, number| self.pictures.contains_key(number));
        }
        true
    }

    pub fn number(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    pub fn get(&self, number: u32) -> Option<Picture> {
        self.pictures.get(&number).cloned()
    }
}

/// The media type, by the first bytes.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(rest: u32) -> Vec<u8> {
        [b"\x89PNG".as_slice(), &rest.to_le_bytes()].concat()
    }

    #[test]
    fn a_number_always_stands_for_the_same_picture() {
        let mut pictures = Pictures::default();
        assert!(pictures.put("a", png(1)) && pictures.put("a", png(1)));
        assert_eq!(pictures.number("a"), Some(1));
        assert!(pictures.put("a", png(2)));
        assert_eq!(pictures.number("a"), Some(2));
        assert!(pictures.get(1).is_none() && pictures.get(2).is_some_and(|picture| picture.bytes == png(2)));
    }

    #[test]
    fn only_pictures_and_not_too_many() {
        let mut pictures = Pictures::default();
        for bytes in [b"".to_vec(), b"<svg/>".to_vec(), [png(0), vec![0; LARGEST]].concat()] {
            assert!(!pictures.put("a", bytes));
        }
        (0..2_000).for_each(|at| assert!(pictures.put(&at.to_string(), png(at))));
        assert_eq!((pictures.pictures.len(), pictures.numbers.len()), (ROOM, ROOM));
        assert_eq!((pictures.number("0"), pictures.number("1999")), (None, Some(2_000)));
    }
}
