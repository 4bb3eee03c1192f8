//! What is booked, as bars along the timeline.

use jiff::tz::TimeZone;

use super::scale::share_of;
use crate::{
    history::TimeSpan,
    panels::figure,
    park::{Booking, BookingKind, Park},
    words::Words,
};

/// A booking on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct BookingBar {
    /// Shares of the timeline's width, within 0 to 1.
    pub from: f32,
    pub to: f32,
    pub kind: BookingKind,
    pub option: bool,
    /// 0 is the uppermost.
    pub lane: usize,
    /// Name, days, places and source, in words.
    pub text: String,
}

/// More bars one above the other are not drawn.
pub(super) const LANES: usize = 3;

/// Those that the timeline reaches, each in the first lane that is free.
pub(super) fn bars(park: &Park, words: &Words, span: TimeSpan, zone: &TimeZone) -> Vec<BookingBar> {
    let mut bookings: Vec<&Booking> = park.schedule.bookings.iter().collect();
    bookings.sort_by_key(|booking| (booking.from, booking.to));
    let mut free_from = [f32::NEG_INFINITY; LANES];
    let mut bars = Vec::new();
    for booking in bookings {
        let midnight = |date: jiff::civil::Date| Some(date.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond());
        let ends = midnight(booking.from).zip(booking.to.tomorrow().ok().and_then(midnight));
        let Some((from_ms, to_ms)) = ends.filter(|(from, to)| *from < span.to_ms && *to > span.from_ms) else {
            continue;
        };
        let (from, to) = (share_of(span, from_ms).max(0.0), share_of(span, to_ms).min(1.0));
        let Some(lane) = free_from.iter().position(|free| *free <= from) else { continue };
        if let Some(free) = free_from.get_mut(lane) {
            *free = to;
        }
        let text = text_of(park, words, booking);
        bars.push(BookingBar { from, to, kind: booking.kind, option: booking.option, lane, text });
    }
    bars
}

fn text_of(park: &Park, words: &Words, booking: &Booking) -> String {
    let name = |id| park.place(id).map(|place| place.name.get(words.lang()).to_owned());
    let places: Vec<String> = booking.places.iter().filter_map(name).collect();
    let kind = match booking.kind {
        BookingKind::Production => words.get("booking-production"),
        BookingKind::Event => words.get("booking-event"),
        BookingKind::Upkeep => words.get("booking-upkeep"),
    };
    let kind = if booking.option { format!("{kind} · {}", words.get("booking-option")) } else { kind };
    let days = format!("{} – {}", words.date(booking.from), words.date(booking.to));
    let source = figure::source_line(park, words, &booking.source, None);
    format!("{}\n{kind} · {}\n{days}\n{source}", booking.name.get(words.lang()), places.join(words.list_comma()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::Timestamp;

    use super::*;
    use crate::park::Lang;

    #[test]
    fn no_two_bars_of_a_lane_overlap_and_all_lie_within() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let zone = TimeZone::get(&park.timezone).unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_millisecond();
        let span = TimeSpan { from_ms: at("2025-06-09T00:00+08:00"), to_ms: at("2025-06-16T00:00+08:00") };
        let bars = bars(&park, &Words::new(Lang::Zh), span, &zone);
        assert!(bars.len() >= 3, "{bars:?}");
        for (k, a) in bars.iter().enumerate() {
            assert!(a.from >= 0.0 && a.to <= 1.0 && a.from < a.to && a.lane < LANES);
            for b in bars.iter().skip(k + 1).filter(|b| b.lane == a.lane) {
                assert!(a.to <= b.from || b.to <= a.from, "{a:?} {b:?}");
            }
        }
        let gala = bars.iter().find(|bar| bar.text.contains("综艺晚会")).unwrap();
        assert!((gala.to - 4.0 / 7.0).abs() < 1e-3, "to the end of Thursday the 12th: {}", gala.to);
    }
}
