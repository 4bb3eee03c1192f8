//! What differs of each building, and which rules are broken anew, line by line.

use super::told::{signed, unit_of};
use crate::{
    park::{Construction, Park, PlaceId, Xz},
    twin::{BuildingDifference, IndicatorUnit, Measure, Pair, PlanDifferences, RoomDifference, Stands},
    words::Words,
};

/// A building that two plans have otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingTold {
    pub id: PlaceId,
    /// Its id and name.
    pub title: String,
    pub stands: Stands,
    /// Each in a few words: `moved 5 m north-east`.
    pub what: Vec<String>,
    /// By what it differs in numbers: `GFA +3,200 m²`.
    pub figures: Vec<String>,
}

impl BuildingTold {
    /// All in one line.
    pub fn line(&self, words: &Words) -> String {
        let between = words.get("compare-between");
        self.what.iter().chain(&self.figures).cloned().collect::<Vec<_>>().join(&between)
    }
}

/// Every building that differs, those first whose floor area differs most. `park` knows names of uses and modes.
pub fn told_buildings(words: &Words, park: &Park, differences: &PlanDifferences) -> Vec<BuildingTold> {
    let mut changed: Vec<&BuildingDifference> = differences.changed().collect();
    let size = |one: &BuildingDifference| Measure::Gfa.of_both(&one.figures).difference().abs();
    changed.sort_by(|a, b| size(b).total_cmp(&size(a)));
    changed.into_iter().map(|one| told(words, park, one)).collect()
}

fn told(words: &Words, park: &Park, one: &BuildingDifference) -> BuildingTold {
    let name = one.name.get(words.lang());
    BuildingTold {
        id: one.id.clone(),
        title: if name.is_empty() { one.id.to_string() } else { format!("{} {name}", one.id) },
        stands: one.stands,
        what: what(words, park, one),
        figures: figures(words, one),
    }
}

fn what(words: &Words, park: &Park, one: &BuildingDifference) -> Vec<String> {
    let mut lines = Vec::new();
    match one.stands {
        Stands::Added => lines.push(words.get("compare-added")),
        Stands::Removed => lines.push(words.get("compare-removed")),
        Stands::InBoth => {}
    }
    lines.extend(one.moved.map(|moved| {
        let metres = words.length(moved.metres);
        words.format("compare-moved", &[("by", metres.into()), ("wind", wind(moved.bearing_deg).into())])
    }));
    lines.extend(one.turned_deg.map(|by| {
        let way = if by > 0.0 { "left" } else { "right" };
        words.format("compare-turned", &[("degrees", words.number(by.abs(), 1).into()), ("way", way.into())])
    }));
    let size = |size: Xz| format!("{} × {}", words.number(size.0, 1), words.number(size.1, 1));
    lines.extend(one.reshaped.map(|both| match size(both.from) == size(both.to) {
        true => words.get("compare-outline"),
        false => from_to(words, "compare-reshaped", both.map(size)),
    }));
    lines.extend(one.storeys.map(|both| match both.from == both.to {
        true => words.get("compare-storey-heights"),
        false => from_to(words, "compare-storeys", both.map(|count| words.count(count as u64))),
    }));
    lines.extend(
        one.usage
            .as_ref()
            .map(|both| from_to(words, "compare-use", both.as_ref().map(|key| use_name(words, park, key)))),
    );
    lines.extend(
        one.phase
            .as_ref()
            .map(|both| from_to(words, "compare-phase", both.as_ref().map(|when| phase_told(words, when.as_ref())))),
    );
    lines.extend(one.mode.as_ref().map(|both| {
        let modes = park.building(one.id.as_str()).map(|building| building.modes.as_slice()).unwrap_or_default();
        let name = |id: &Option<String>| {
            let known = modes.iter().find(|mode| Some(&mode.id) == id.as_ref());
            known.map_or_else(|| id.clone().unwrap_or_default(), |mode| mode.name.get(words.lang()).to_owned())
        };
        from_to(words, "compare-mode", both.as_ref().map(name))
    }));
    lines.extend(rooms_told(words, park, one));
    lines
}

fn from_to(words: &Words, key: &str, both: Pair<String>) -> String {
    words.format(key, &[("from", both.from.into()), ("to", both.to.into())])
}

fn use_name(words: &Words, park: &Park, key: &str) -> String {
    park.uses.get(key).map_or_else(|| key.to_owned(), |usage| usage.name.get(words.lang()).to_owned())
}

fn phase_told(words: &Words, when: Option<&Construction>) -> String {
    when.map_or_else(|| words.get("compare-always"), |when| words.date(when.done))
}

/// One of eight winds, for a bearing clockwise from north.
fn wind(bearing_deg: f64) -> &'static str {
    const WINDS: [&str; 8] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
    let nth = (bearing_deg.rem_euclid(360.0) / 45.0).round() as usize % WINDS.len();
    WINDS.get(nth).copied().unwrap_or("n")
}

/// No more rooms are told one by one.
const MOST_ROOMS: usize = 4;

/// Rooms of a building of another shape have other sizes and places: that goes without saying.
fn rooms_told(words: &Words, park: &Park, one: &BuildingDifference) -> Vec<String> {
    let follows = one.reshaped.is_some();
    let is_own = |room: &&RoomDifference| {
        !follows || room.stands != Stands::InBoth || room.usage.is_some() || room.racks.from != room.racks.to
    };
    let rooms: Vec<&RoomDifference> = one.rooms.iter().filter(is_own).collect();
    let left_out = rooms.len().saturating_sub(MOST_ROOMS);
    let told = rooms.into_iter().take(MOST_ROOMS).map(|room| room_told(words, park, room, follows));
    let more = (left_out > 0).then(|| words.format("compare-more-rooms", &[("count", left_out.into())]));
    told.chain(more).collect()
}

fn room_told(words: &Words, park: &Park, room: &RoomDifference, follows: bool) -> String {
    let name = ("name", room.name.get(words.lang()).to_owned().into());
    let mut parts = Vec::new();
    match room.stands {
        Stands::Added => parts.push(words.get("compare-added")),
        Stands::Removed => parts.push(words.get("compare-removed")),
        Stands::InBoth => {}
    }
    let from_to_of = |both: Pair<String>| from_to(words, "compare-from-to", both);
    if room.area_m2.differ() && room.stands == Stands::InBoth && !follows {
        parts.push(from_to_of(room.area_m2.map(|m2| words.area_exact(m2))));
    }
    let moved = room
        .moved_m
        .filter(|_| !follows)
        .map(|metres| words.format("compare-room-moved", &[("by", words.length(metres).into())]));
    parts.extend(moved);
    parts.extend(
        room.usage
            .as_ref()
            .map(|both| from_to(words, "compare-use", both.as_ref().map(|key| use_name(words, park, key)))),
    );
    if room.racks.from != room.racks.to {
        let racks = room.racks.map(|count| words.count(count as u64));
        parts.push(from_to(words, "compare-racks", racks));
    }
    words.format("compare-room", &[name, ("what", parts.join(&words.get("why-between")).into())])
}

fn figures(words: &Words, one: &BuildingDifference) -> Vec<String> {
    let line = |key: &str, unit: IndicatorUnit, values: Pair<f64>| {
        let shown = match unit {
            IndicatorUnit::Count => (values.from.round() - values.to.round()).abs() >= 1.0,
            _ => values.differ(),
        };
        shown.then(|| format!("{} {}", words.get(key), signed(words, unit, &values)))
    };
    let of = &one.figures;
    let lines = [
        line("compare-gfa", unit_of(Measure::Gfa), of.map(|of| of.gfa_m2)),
        line("compare-height", unit_of(Measure::Height), of.map(|of| of.height_m)),
        line("compare-people", unit_of(Measure::People), of.map(|of| of.people)),
        line("compare-parking", IndicatorUnit::Count, of.map(|of| of.parking)),
        line("compare-power", unit_of(Measure::Power), of.map(|of| of.power_kw)),
    ];
    lines.into_iter().flatten().collect()
}

/// Fire gaps and boundaries that are broken in one of the plans only, or otherwise.
pub fn breaches_told(words: &Words, differences: &PlanDifferences) -> Vec<String> {
    let name = |id: &PlaceId| {
        let known = differences.building(id.as_str());
        known.map_or_else(|| id.to_string(), |one| format!("{id} {}", one.name.get(words.lang())))
    };
    let breaches = &differences.breaches;
    let come = breaches.gaps_come.iter().map(|gap| ("compare-gap-come", gap));
    let gone = breaches.gaps_gone.iter().map(|gap| ("compare-gap-gone", gap));
    let gaps = come.chain(gone).map(|(key, gap)| {
        let values = [
            ("a", name(&gap.a).into()),
            ("b", name(&gap.b).into()),
            ("gap", words.length(gap.gap_m).into()),
            ("needed", words.length(gap.needed_m).into()),
        ];
        words.format(key, &values)
    });
    let outside = breaches.outside.iter().map(|(id, m2)| {
        let areas = m2.map(|m2| words.area_exact(m2));
        let values = [("name", name(id).into()), ("from", areas.from.into()), ("to", areas.to.into())];
        words.format("compare-outside", &values)
    });
    gaps.chain(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::wind;

    #[test]
    fn bearings_have_the_nearest_of_eight_winds() {
        let winds = [0.0, 22.0, 23.0, 90.0, 135.0, 180.0, 225.0, 292.0, 338.0, 359.9].map(wind);
        assert_eq!(winds, ["n", "n", "ne", "e", "se", "s", "sw", "w", "n", "n"]);
    }
}
