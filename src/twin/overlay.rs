//! What is heard over what is simulated: the state that the screen shows while a feed runs.
//!
//! Where anything has come for a metric, all its values are the feed's, and where nothing came there is none: a gap is
//! never filled with a guess. What no feed speaks of stays simulated.

use super::{
    board::Board,
    column::{Column, Mark},
    points::{PointColumn, Points},
    state::{Origin, State},
};
use crate::park::{Measured, Simulated};

impl State {
    /// This state with the values that a board has heard.
    ///
    /// People who are counted are not known by group; where nobody counts, nobody is shown, and the column of people
    /// says that the value is missing.
    #[must_use]
    pub fn overlaid(mut self, points: &Points, board: &Board) -> Self {
        for (at, known) in points.columns().iter().enumerate().filter(|(at, _)| board.hears(*at)) {
            self.take_over(at, known, board.column(points, at));
            self.origin = board.origin.unwrap_or(Origin::Measured);
        }
        self
    }

    /// This state with what was recorded of its moment, in the order of the park's points.
    #[must_use]
    pub fn recalled(mut self, points: &Points, recorded: &[Column]) -> Self {
        for ((at, known), column) in points.columns().iter().enumerate().zip(recorded) {
            let Some(mark) = (0..known.places.len()).find_map(|number| known_mark(column, number)) else { continue };
            // What a feed said to be simulated stays so.
            self.origin = mark.origin;
            self.take_over(at, known, column.clone());
        }
        self
    }

    fn take_over(&mut self, at: usize, known: &PointColumn, heard: Column) {
        if known.spec.of == Measured::Places && known.spec.simulated == Some(Simulated::People) {
            for (number, place) in known.places.iter().enumerate() {
                if let Some(state) = self.places.get_mut(place) {
                    state.people = heard.value(number).unwrap_or_default().round() as u32;
                    state.capacity = state.capacity.max(state.people);
                    state.by_group.clear();
                }
            }
            // Floors, halls and rooms lie within their building.
            let top = self.places.iter().filter(|(place, _)| place.parent().is_none());
            self.people = top.fold(0, |sum, (_, place)| place.people.saturating_add(sum));
        }
        if let Some(column) = self.columns.get_mut(at) {
            *column = heard;
        }
    }
}

/// Where a value comes from, if there is one.
fn known_mark(column: &Column, number: usize) -> Option<Mark> {
    column.value(number).and_then(|_| column.mark(number)).filter(|mark| mark.origin != Origin::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{Reading, Simulator, parse_at, sample};

    const NOW: i64 = 1_750_000_000_000;

    #[test]
    fn what_is_heard_replaces_its_metric_and_no_other() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = || simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let points = simulator.points();
        let mut board = Board::new(points);
        assert_eq!(state().overlaid(points, &board), state(), "nothing heard, nothing changed");

        let mut hear = |place: &str, metric: &str, value| {
            let point = points.find(place, metric).unwrap();
            board.apply(points, Reading { point, value, at_ms: NOW }, NOW).unwrap();
        };
        hear("tower/DC/R01/02", "power", 4_321.0);
        hear("tower", "people", 700.0);
        hear("hall", "people", 2_000.0);
        let heard = state().overlaid(points, &board);
        let column = |metric: &str| &heard.columns[points.column_of(metric).unwrap()];
        assert_eq!((column("power").value(1), column("power").value(0)), (Some(4_321.0), None), "gaps stay gaps");
        assert_eq!(column("inlet"), &state().columns[points.column_of("inlet").unwrap()]);
        assert_eq!((heard.people, heard.origin), (2_700, Origin::Measured));
        assert_eq!((heard.places["hall"].people, heard.places["hall"].capacity), (2_000, 2_000));
        assert!(heard.places["tower"].by_group.is_empty());
        assert_eq!((heard.places["shed"].people, column("people").word(0)), (0, None));
        assert_ne!(heard.hash(), state().hash());

        board.origin = Some(Origin::Simulated);
        assert_eq!(state().overlaid(points, &board).origin, Origin::Simulated, "as its sender says");
    }

    #[test]
    fn what_was_recorded_is_shown_as_it_was_and_its_gaps_too() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = || simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let points = simulator.points();
        let missing = Mark { at_ms: 0, origin: Origin::Missing };
        let mut recorded: Vec<Column> =
            points.columns().iter().map(|of| Column::of_one(vec![f32::NAN; of.places.len()], missing)).collect();
        assert_eq!(state().recalled(points, &recorded), state(), "nothing recorded, nothing changed");

        let power = points.column_of("power").unwrap();
        let mut values = vec![f32::NAN; points.racks().unwrap().len()];
        values[1] = 4_321.0;
        recorded[power] = Column::of_one(values, Mark { at_ms: NOW, origin: Origin::Recorded });
        let recalled = state().recalled(points, &recorded);
        assert_eq!((recalled.columns[power].value(1), recalled.columns[power].value(0)), (Some(4_321.0), None));
        assert_eq!((recalled.origin, recalled.people), (Origin::Recorded, state().people));
    }
}
