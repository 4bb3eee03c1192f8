//! What phones are told: of a sight, only what has changed since the one before.

use serde_json::{Map, Value, json};

use super::{RemoteSight, RemoteWay, pictures::Pictures};

/// A sight's fields as the page knows them. A stop's picture is a number: `GET /picture/<number>`.
pub(super) fn fields_of(sight: &RemoteSight, pictures: &Pictures) -> Map<String, Value> {
    let way = sight.way.as_ref();
    let value = |read: fn(&RemoteWay) -> Value| way.map_or(Value::Null, read);
    let stops = way.map_or_else(Vec::new, |way| way.stops.iter().collect());
    let stops = stops.into_iter().map(|stop| {
        let number = stop.picture.as_deref().and_then(|key| pictures.number(key));
        json!({ "name": stop.name, "picture": number })
    });
    let all = [
        ("tours", json!(*sight.tours)),
        ("tour", value(|way| json!(way.tour))),
        ("stops", stops.collect()),
        ("stop", value(|way| json!(way.stop))),
        ("playing", value(|way| json!(way.playing))),
        ("left", value(|way| json!(way.left))),
        ("used_secs", value(|way| json!(way.used_secs))),
        ("left_secs", value(|way| json!(way.left_secs))),
        ("overlays", json!(*sight.overlays)),
        ("overlay", json!(sight.overlay)),
        ("frozen", json!(sight.frozen)),
        ("black", json!(sight.black)),
        ("spot", json!(sight.spot)),
    ];
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What one phone has been told so far.
#[derive(Debug, Default)]
pub(super) struct Told(Map<String, Value>);

impl Told {
    /// The message that brings the phone up to date; `None` if there is nothing new and nothing to answer.
    pub fn next(&mut self, now: Map<String, Value>, revision: u64, answered: Option<u64>) -> Option<String> {
        let changed: Map<String, Value> = now
            .iter()
            .filter(|(name, value)| self.0.get(name.as_str()) != Some(*value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if changed.is_empty() && answered.is_none() {
            return None;
        }
        self.0 = now;
        let mut message = json!({ "sight": changed, "revision": revision });
        if let (Some(n), Some(fields)) = (answered, message.as_object_mut()) {
            fields.insert("answered".to_owned(), n.into());
        }
        Some(message.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Bilingual;
    use crate::remote::RemoteStop;

    fn sight() -> RemoteSight {
        let stop = |name: &str, key: &str| RemoteStop {
            name: Bilingual { zh: name.to_owned(), en: name.to_owned() },
            picture: Some(key.to_owned()),
        };
        let way = RemoteWay {
            tour: "investors".to_owned(),
            stops: vec![stop("one", "a"), stop("two", "b")].into(),
            stop: 0,
            playing: true,
            left: false,
            used_secs: 0,
            left_secs: 60,
        };
        RemoteSight { way: Some(way), ..RemoteSight::default() }
    }

    #[test]
    fn only_what_has_changed_is_told() {
        let (pictures, mut told, mut sight) = (Pictures::default(), Told::default(), sight());
        let first = told.next(fields_of(&sight, &pictures), 1, None).unwrap();
        assert!(first.contains("\"stops\"") && first.contains("\"frozen\":false"), "{first}");
        assert_eq!(told.next(fields_of(&sight, &pictures), 2, None), None);
        sight.way.as_mut().unwrap().stop = 1;
        let next = told.next(fields_of(&sight, &pictures), 3, Some(7));
        assert_eq!(next.as_deref(), Some(r#"{"answered":7,"revision":3,"sight":{"stop":1}}"#));
        let next = told.next(fields_of(&sight, &pictures), 4, Some(8));
        assert_eq!(next.as_deref(), Some(r#"{"answered":8,"revision":4,"sight":{}}"#));
        sight.way = None;
        let next = told.next(fields_of(&sight, &pictures), 5, None).unwrap();
        assert!(next.contains("\"tour\":null") && next.contains("\"stops\":[]"), "{next}");
    }

    #[test]
    fn pictures_have_numbers_as_soon_as_they_are_there() {
        let (mut pictures, sight) = (Pictures::default(), sight());
        pictures.put("b", b"\x89PNG\r\n\x1a\n...".to_vec());
        let fields = fields_of(&sight, &pictures);
        assert_eq!(fields["stops"][0]["picture"], Value::Null);
        assert_eq!(fields["stops"][1]["picture"], 1);
    }
}
