//! What a guide does while a stop is shown: a pure function of the stop and of the time since the tour came to it.

use super::Way;
use crate::park::{Lang, Park, PlaceId, Stop, Wish};

/// What she does at a moment. By default she listens.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Guidance {
    /// Since she began to welcome, seconds.
    pub welcomes: Option<f32>,
    /// Since she began to point, seconds.
    pub points: Option<f32>,
    pub talks: bool,
}

/// How long a welcome lasts, seconds.
const WELCOME_SECS: f32 = 2.5;
/// From coming to a stop to pointing, for how long, and from one time to the next, seconds.
const POINT_AFTER_SECS: f32 = 0.7;
const POINT_SECS: f32 = 3.8;
const POINT_EVERY_SECS: f32 = 11.0;
/// Signs that are said a second: unhurried.
const SIGNS_A_SECOND: (f32, f32) = (4.2, 14.0);

impl Guidance {
    /// So many seconds after the tour came to a stop; `first` is the stop that opens it.
    pub fn at(stop: &Stop, first: bool, lang: Lang, secs: f32) -> Self {
        if secs < 0.0 {
            return Self::default();
        }
        let talk_secs = talk_secs(stop, lang);
        let welcomes = (first && secs < WELCOME_SECS).then_some(secs);
        let from = POINT_AFTER_SECS + if first { WELCOME_SECS } else { 0.0 };
        let since = secs - from;
        let turn = (since / POINT_EVERY_SECS).floor().max(0.0) * POINT_EVERY_SECS;
        // She does not point again at what she has nothing more to say of.
        let points = (since >= 0.0 && since - turn < POINT_SECS && (turn == 0.0 || from + turn < talk_secs))
            .then_some(since - turn)
            .filter(|_| named(stop).is_some());
        Self { welcomes, points, talks: secs < talk_secs }
    }
}

/// How long it takes to say a stop's words, seconds.
fn talk_secs(stop: &Stop, lang: Lang) -> f32 {
    let signs = stop.says.get(lang).chars().count() as f32;
    let pace = if lang == Lang::Zh { SIGNS_A_SECOND.0 } else { SIGNS_A_SECOND.1 };
    (signs / pace).min(stop.secs as f32)
}

/// What a stop speaks of, or else the first place that it lights.
fn named(stop: &Stop) -> Option<&PlaceId> {
    let lit = |wish: &Wish| matches!(wish, Wish::Light(places) if !places.is_empty());
    stop.about.as_ref().or_else(|| match stop.does.iter().find(|wish| lit(wish)) {
        Some(Wish::Light(places)) => places.first(),
        _ => None,
    })
}

impl Way {
    /// What the guide does now; she listens while the tour waits.
    pub fn guidance(&self, park: &Park, lang: Lang) -> Guidance {
        match self.stop_in(park) {
            Some(stop) if self.playing && !self.left => {
                Guidance::at(stop, self.stop == 0, lang, self.secs - self.course.travel_secs())
            }
            _ => Guidance::default(),
        }
    }

    /// What the guide does where nobody watches her come: in the middle of what she says.
    pub fn guidance_in_full(&self, park: &Park, lang: Lang) -> Guidance {
        let first = self.stop == 0;
        let secs = if first { 1.3 } else { POINT_AFTER_SECS + POINT_SECS / 2.0 };
        self.stop_in(park).map(|stop| Guidance::at(stop, first, lang, secs)).unwrap_or_default()
    }

    /// What she points at.
    pub fn named<'a>(&self, park: &'a Park) -> Option<&'a PlaceId> {
        named(self.stop_in(park)?)
    }

    /// Its course to the stop and about it.
    pub fn course(&self) -> &super::Course {
        &self.course
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Bilingual;

    fn stop(about: Option<&str>) -> Stop {
        Stop {
            id: "s".into(),
            name: Bilingual::default(),
            says: Bilingual { zh: "四十二个字".repeat(12), en: "words ".repeat(40) },
            notes: None,
            view: "overview".into(),
            about: about.map(PlaceId::new),
            secs: 30.0,
            travel_secs: 4.0,
            turn_deg: 0.0,
            does: Vec::new(),
        }
    }

    #[test]
    fn she_welcomes_once_points_at_what_she_names_and_falls_silent() {
        let named = stop(Some("A"));
        let at = |first, secs| Guidance::at(&named, first, Lang::Zh, secs);
        assert_eq!(at(true, -0.5), Guidance::default());
        assert!(at(true, 1.0).welcomes.is_some() && at(false, 1.0).welcomes.is_none());
        assert!(at(true, 1.0).points.is_none() && at(false, 1.0).points.is_some());
        assert!(at(false, 6.0).points.is_none() && at(false, 12.5).points.is_some(), "and again");
        assert!(at(false, 14.0).talks && !at(false, 15.0).talks);
        assert!(at(false, 23.5).points.is_none(), "no more once she is silent");
        let silent = Guidance::at(&stop(None), false, Lang::En, 2.0);
        assert!(silent.points.is_none() && silent.talks);
    }
}
