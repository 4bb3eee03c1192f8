//! Places by what one types of their names or ids.

use super::{Park, PlaceId};

/// Places and racks whose id or name, in either language, holds every word of the text; the best first, no more than
/// `at_most`.
///
/// Case does not count. A word that is the whole id or name counts most, then one that begins it; of two that fit as well
/// the shorter id is the better: a building comes before its racks.
pub fn find(park: &Park, text: &str, at_most: usize) -> Vec<PlaceId> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let places = park.places.values().map(|place| {
        let (zh, en) = (place.name.zh.to_lowercase(), place.name.en.to_lowercase());
        (place.id.clone(), rank(&words, &[&place.id.as_str().to_lowercase(), &zh, &en]))
    });
    // A rack's name is its number; what it is found by is its id.
    let racks = park.racks().map(|rack| {
        let rank = rank(&words, &[&rack.id.as_str().to_lowercase()]);
        (rack.id, rank)
    });
    let mut found: Vec<(usize, usize, PlaceId)> =
        places.chain(racks).filter_map(|(id, rank)| Some((rank?, id.as_str().len(), id))).collect();
    found.sort();
    found.into_iter().take(at_most).map(|(.., id)| id).collect()
}

/// The less, the better; `None` if a word is in none of the names.
fn rank(words: &[String], names: &[&str]) -> Option<usize> {
    words.iter().try_fold(0, |sum, word| {
        let fits = names.iter().filter_map(|name| match name.find(word.as_str()) {
            Some(0) if name.len() == word.len() => Some(0),
            Some(0) => Some(1),
            Some(_) => Some(2),
            None => None,
        });
        Some(sum + fits.min()?)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn buildings_rooms_and_racks_are_found_by_name_and_id() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let first = |text: &str| find(&park, text, 5).first().map(ToString::to_string);
        assert_eq!(first("算力中心").as_deref(), Some("F-08"));
        assert_eq!(first("compute centre").as_deref(), Some("F-08"));
        assert_eq!(first("f-08/l3/a/r07/24").as_deref(), Some("F-08/L3/A/R07/24"));
        assert_eq!(first("L3/A R07/24").as_deref(), Some("F-08/L3/A/R07/24"));
        assert_eq!(first("1号棚").as_deref(), Some("F-05/H1"));
        assert_eq!(first("F-08").as_deref(), Some("F-08"), "the building before what is in it");
        assert_eq!(find(&park, "r07", 12).len(), 12);
        assert!(find(&park, "no such place", 5).is_empty() && find(&park, "  ", 5).is_empty());
    }
}
