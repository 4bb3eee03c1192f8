//! What was understood, and what was found, in words.

use super::{
    answer::{Found, Moment, Told},
    question::{Availability, Compare, Condition, Extreme, Floors, Measure, Question, Stage},
    spans::Days,
};
use crate::{
    park::{Park, PlaceId},
    twin::{Origin, local},
    words::Words,
};

/// A question in one line, so that whoever typed it sees how it was read.
pub fn understood(question: &Question, park: &Park, words: &Words) -> String {
    let lang = words.lang();
    let mut parts = Vec::new();
    let kinds: Vec<String> = question.kinds.iter().map(|kind| words.kind(*kind)).collect();
    if !kinds.is_empty() {
        parts.push(kinds.join(words.list_comma()));
    }
    let uses = question.uses.iter().filter_map(|key| park.uses.get(key)).map(|usage| usage.name.get(lang));
    let uses: Vec<&str> = uses.collect();
    if !uses.is_empty() {
        parts.push(words.format("ask-use", &[("uses", uses.join(words.list_comma()).into())]));
    }
    if !question.within.is_empty() {
        let names = question.within.iter().map(|id| name_of(park, words, id)).collect::<Vec<_>>();
        parts.push(words.format("ask-within", &[("places", names.join(words.list_comma()).into())]));
    }
    parts.extend(question.floor.map(|floors| floors_told(floors, words)));
    parts.extend(question.status.map(|status| words.status(status)));
    parts.extend(question.stage.map(|stage| match stage {
        Stage::NotBegun => words.get("ask-not-begun"),
        Stage::Rising => words.get("ask-rising"),
        Stage::Built => words.get("ask-built"),
    }));
    parts.extend(question.conditions.iter().map(|condition| condition_told(condition, park, words)));
    parts.extend(availability_told(question, words));
    if let Some((measure, extreme)) = &question.order {
        let key = match extreme {
            Extreme::Most => "ask-most",
            Extreme::Least => "ask-least",
        };
        let count = question.at_most.unwrap_or(1) as u64;
        parts.push(
            words.format(key, &[("measure", measure_name(measure, park, words).into()), ("count", count.into())]),
        );
    }
    let measures = question.conditions.iter().map(|condition| &condition.measure);
    let told: Vec<&Measure> = measures.chain(question.order.iter().map(|(measure, _)| measure)).collect();
    let shown = question.shown.iter().filter(|measure| !told.contains(measure));
    parts.extend(shown.map(|measure| measure_name(measure, park, words)));
    if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") }
}

fn floors_told(floors: Floors, words: &Words) -> String {
    let number = match floors {
        Floors::Top => return words.get("ask-top-floor"),
        Floors::Between(from, to) if from == to => from.to_string(),
        Floors::Between(from, u32::MAX) => format!("≥ {from}"),
        Floors::Between(from, to) => format!("{from}–{to}"),
    };
    words.format("ask-floor", &[("floor", number.into())])
}

fn condition_told(condition: &Condition, park: &Park, words: &Words) -> String {
    let name = measure_name(&condition.measure, park, words);
    let value = value_told(&condition.measure, condition.value, park, words);
    let sign = match condition.compare {
        Compare::Over => ">",
        Compare::AtLeast => "≥",
        Compare::Under => "<",
        Compare::AtMost => "≤",
        Compare::Exactly => "=",
        Compare::Between => {
            let upper = value_told(&condition.measure, condition.upper, park, words);
            return format!("{name} {value}–{upper}");
        }
    };
    format!("{name} {sign} {value}")
}

fn availability_told(question: &Question, words: &Words) -> Option<String> {
    let days = question.days.map(|days| days_told(days, words));
    let free = question.availability.or(question.run_days.map(|_| Availability::Free))?;
    Some(match (free, days, question.run_days) {
        (Availability::Free, Some(days), Some(run)) => {
            words.format("ask-free-run", &[("days", days.into()), ("run", u64::from(run).into())])
        }
        (Availability::Free, None, Some(run)) => words.format("ask-free-for", &[("run", u64::from(run).into())]),
        (Availability::Free, Some(days), None) => words.format("ask-free-on", &[("days", days.into())]),
        (Availability::Free, None, None) => words.get("ask-free-now"),
        (Availability::Taken, Some(days), _) => words.format("ask-taken-on", &[("days", days.into())]),
        (Availability::Taken, None, _) => words.get("ask-taken-now"),
    })
}

/// `2025年11月1日 – 2025年11月30日`, or the one day.
fn days_told(days: Days, words: &Words) -> String {
    if days.from == days.to {
        return words.date(days.from);
    }
    format!("{} – {}", words.date(days.from), words.date(days.to))
}

/// What a measure is called.
fn measure_name(measure: &Measure, park: &Park, words: &Words) -> String {
    let lang = words.lang();
    match measure {
        Measure::Area => words.get("ask-area"),
        Measure::Height => words.get("ask-height"),
        Measure::Storeys => words.get("ask-storeys"),
        Measure::Racks => words.get("ask-racks"),
        Measure::Capacity => words.get("ask-capacity"),
        Measure::People => words.get("ask-people"),
        Measure::Metric(id) => {
            let metric = park.rules.metrics.iter().find(|metric| metric.id == *id);
            metric.map_or_else(|| id.clone(), |metric| metric.name.get(lang).to_owned())
        }
        Measure::Rule(id) => {
            let rule = park.rules.rules.iter().find(|rule| rule.id == *id);
            rule.map_or_else(|| id.clone(), |rule| rule.name.get(lang).to_owned())
        }
    }
}

/// A value of a measure, in base units, with the unit that people use.
pub fn value_told(measure: &Measure, value: f64, park: &Park, words: &Words) -> String {
    match measure {
        Measure::Area => words.area(value),
        Measure::Height => words.length(value),
        Measure::Storeys | Measure::Racks | Measure::Capacity | Measure::People => words.number(value, 0),
        Measure::Metric(id) => {
            let metric = park.rules.metrics.iter().find(|metric| metric.id == *id);
            words.measured(value, metric.map_or("", |metric| &metric.unit))
        }
        Measure::Rule(id) => {
            let rule = park.rules.rules.iter().find(|rule| rule.id == *id);
            words.measured(value, rule.map_or("", |rule| &rule.unit))
        }
    }
}

/// A place that was found: its name, and what it was found for.
pub fn told(found: &Found, park: &Park, words: &Words) -> (String, String) {
    // Of rooms that are one space the building is named once.
    let lang = words.lang();
    let own_name =
        |id: &PlaceId| park.place(id).map_or_else(|| id.to_string(), |place| place.name.get(lang).to_owned());
    let names = found.places.iter().enumerate();
    let names: Vec<String> =
        names.map(|(number, id)| if number == 0 { name_of(park, words, id) } else { own_name(id) }).collect();
    let value = |one: &Told| {
        let value = value_told(&one.measure, one.value, park, words);
        match one.measure {
            Measure::People => words.format("ask-people-in", &[("people", value.into())]),
            _ => value,
        }
    };
    let mut parts: Vec<String> = found.values.iter().map(value).collect();
    parts
        .extend(found.free.iter().map(|days| words.format("ask-free-on", &[("days", days_told(*days, words).into())])));
    for booking in found.bookings.iter().filter_map(|number| park.schedule.bookings.get(*number)) {
        let days = days_told(Days { from: booking.from, to: booking.to }, words);
        let key = if booking.option { "ask-option-by" } else { "ask-booked-by" };
        parts.push(words.format(key, &[("name", booking.name.get(words.lang()).into()), ("days", days.into())]));
    }
    (names.join(" + "), parts.join(" · "))
}

/// What comes closest where nothing fits, and how close.
pub fn closest_told(closest: &Found, park: &Park, words: &Words) -> String {
    let (name, value) = told(closest, park, words);
    words.format("ask-closest", &[("name", name.into()), ("value", value.into())])
}

/// A place's name; of what lies in a building that one's as well.
pub fn name_of(park: &Park, words: &Words, id: &PlaceId) -> String {
    let Some(place) = park.place(id) else { return id.to_string() };
    let name = place.name.get(words.lang()).to_owned();
    // A floor or a rack is called by its number.
    let outer = place.within.as_ref().map(|_| id.top()).and_then(|top| park.place(&top));
    match outer {
        Some(outer) => format!("{} · {name}", outer.name.get(words.lang())),
        None => name,
    }
}

/// What an answer's values rest on: simulated or measured ones of a moment.
pub fn basis(moment: &Moment, words: &Words) -> String {
    let time = words.moment(local(moment.state.at, &moment.park.timezone).datetime());
    let key = if moment.state.origin == Origin::Simulated { "ask-simulated" } else { "ask-measured" };
    words.format(key, &[("time", time.into())])
}
