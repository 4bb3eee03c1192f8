//! The measuring points of a park: every metric at every place where it is measured, each with its number.
//!
//! The numbers run metric by metric in the file's order, and in each place by place: racks in hall, row and number
//! order. So what is measured at racks is one unbroken column a metric, and a row or a hall is a part of it.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::park::{Measured, MetricSpec, Park, PlaceId, PlaceKind, Simulated};

/// A measuring point's number, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point(pub u32);

/// All measuring points of one park.
#[derive(Clone, Debug, Default)]
pub struct Points {
    columns: Vec<PointColumn>,
    /// Number of each rack and place in its columns.
    numbers: BTreeMap<PlaceId, (Measured, u32)>,
    /// Racks of rows, halls, floors and buildings, as parts of the racks' columns.
    parts: BTreeMap<PlaceId, Vec<Range<usize>>>,
}

/// The points of one metric.
#[derive(Clone, Debug)]
pub struct PointColumn {
    pub spec: MetricSpec,
    pub places: Arc<[PlaceId]>,
    first: u32,
}

/// Why a name stands for no measuring point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPoint {
    #[error("no such place")]
    Place,
    #[error("no such metric at this kind of place")]
    Metric,
}

impl Points {
    pub fn new(park: &Park) -> Self {
        let racks: Arc<[PlaceId]> = park.racks().map(|rack| rack.id).collect();
        let inhabited = park.places.values().filter(|place| {
            matches!(place.kind, PlaceKind::Building | PlaceKind::Floor | PlaceKind::Hall | PlaceKind::Room)
        });
        let places: Arc<[PlaceId]> = inhabited.map(|place| place.id.clone()).collect();
        let mut columns: Vec<PointColumn> = Vec::new();
        for spec in &park.rules.metrics {
            let first = columns.last().map_or(0, |column| column.first + column.len());
            let places = match spec.of {
                Measured::Racks => racks.clone(),
                Measured::Places => places.clone(),
            };
            columns.push(PointColumn { spec: spec.clone(), places, first });
        }
        let numbered = |ids: &Arc<[PlaceId]>, of: Measured| {
            ids.iter().cloned().zip((0..).map(move |number| (of, number))).collect::<Vec<_>>()
        };
        let numbers = numbered(&places, Measured::Places).into_iter().chain(numbered(&racks, Measured::Racks));
        Self { columns, numbers: numbers.collect(), parts: parts(park, &racks) }
    }

    /// Whether the same places have the same numbers in both: what is known by number of the one holds of the other.
    pub fn has_numbers_of(&self, other: &Self) -> bool {
        let same = |(a, b): (&PointColumn, &PointColumn)| a.spec.id == b.spec.id && a.places == b.places;
        self.columns.len() == other.columns.len() && self.columns.iter().zip(&other.columns).all(same)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.columns.iter().map(|column| column.places.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Metric by metric, in the order of their numbers.
    pub fn columns(&self) -> &[PointColumn] {
        &self.columns
    }

    /// The column of a metric, by its id.
    pub fn column_of(&self, metric: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.spec.id == metric)
    }

    /// The metric of the people present at places, if the park has one.
    pub fn people(&self) -> Option<&str> {
        let is_people = |of: &MetricSpec| of.of == Measured::Places && of.simulated == Some(Simulated::People);
        self.columns.iter().map(|column| &column.spec).find(|spec| is_people(spec)).map(|spec| spec.id.as_str())
    }

    /// The point where a metric is measured at a place.
    pub fn find(&self, place: &str, metric: &str) -> Result<Point, NoPoint> {
        let (of, number) = *self.numbers.get(place).ok_or(NoPoint::Place)?;
        let column = self.columns.iter().find(|column| column.spec.of == of && column.spec.id == metric);
        column.map(|column| Point(column.first + number)).ok_or(NoPoint::Metric)
    }

    /// Column and number in it; `None` for a number beyond the last.
    pub fn locate(&self, point: Point) -> Option<(usize, usize)> {
        let column = self.columns.partition_point(|column| column.first <= point.0).checked_sub(1)?;
        let number = (point.0 - self.columns.get(column)?.first) as usize;
        (number < self.columns.get(column)?.places.len()).then_some((column, number))
    }

    /// The metric and the place of a point.
    pub fn meaning(&self, point: Point) -> Option<(&MetricSpec, &PlaceId)> {
        let (column, number) = self.locate(point)?;
        let column = self.columns.get(column)?;
        Some((&column.spec, column.places.get(number)?))
    }

    /// Where a place stands in the columns of its kind.
    pub fn number_of(&self, place: &PlaceId) -> Option<(Measured, usize)> {
        self.numbers.get(place).map(|(of, number)| (*of, *number as usize))
    }

    /// The racks of a rack, row, hall, floor or building, as parts of the racks' columns; empty where there are none.
    pub fn racks_of(&self, place: &PlaceId) -> Vec<Range<usize>> {
        match self.numbers.get(place) {
            Some((Measured::Racks, number)) => std::iter::once(*number as usize..*number as usize + 1).collect(),
            _ => self.parts.get(place).cloned().unwrap_or_default(),
        }
    }

    /// Every row, hall, floor and building that has racks.
    pub fn places_with_racks(&self) -> impl Iterator<Item = (&PlaceId, &[Range<usize>])> {
        self.parts.iter().map(|(place, parts)| (place, parts.as_slice()))
    }

    /// All racks, in the order of their numbers.
    pub fn racks(&self) -> Option<&Arc<[PlaceId]>> {
        self.columns.iter().find(|column| column.spec.of == Measured::Racks).map(|column| &column.places)
    }
}

impl PointColumn {
    fn len(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }

    /// The number of the point at the place of this number.
    pub fn point(&self, number: usize) -> Point {
        Point(self.first.saturating_add(u32::try_from(number).unwrap_or(u32::MAX)))
    }
}

/// Row, hall, the floor or building that the hall is within, and so on outwards: each with its racks.
fn parts(park: &Park, racks: &[PlaceId]) -> BTreeMap<PlaceId, Vec<Range<usize>>> {
    let mut parts = BTreeMap::<PlaceId, Vec<Range<usize>>>::new();
    let mut add = |place: PlaceId, number: usize| {
        let ranges = parts.entry(place).or_default();
        match ranges.last_mut() {
            Some(last) if last.end == number => last.end = number + 1,
            _ => ranges.push(number..number + 1),
        }
    };
    let mut above = Vec::new();
    let mut of_row: Option<PlaceId> = None;
    for (number, rack) in racks.iter().enumerate() {
        let Some(row) = rack.parent() else { continue };
        if of_row.as_ref() != Some(&row) {
            above = vec![row.clone()];
            let mut next = row.parent();
            while let Some(place) = next.take().filter(|place| !above.contains(place)) {
                next = park.places.get(&place).and_then(|place| place.within.clone());
                above.push(place);
            }
            of_row = Some(row);
        }
        above.iter().for_each(|place| add(place.clone(), number));
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> (Park, Points) {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let points = Points::new(&park);
        (park, points)
    }

    #[test]
    fn every_rack_has_a_point_for_every_metric_of_racks() {
        let (park, points) = zone_f();
        let of_racks = park.rules.metrics.iter().filter(|metric| metric.of == Measured::Racks).count();
        assert!(of_racks >= 4);
        let mut seen = std::collections::BTreeSet::new();
        for rack in park.racks() {
            for metric in park.rules.metrics.iter().filter(|metric| metric.of == Measured::Racks) {
                let point = points.find(rack.id.as_str(), &metric.id).unwrap();
                assert_eq!(points.meaning(point), Some((metric, &rack.id)));
                assert!(seen.insert(point));
            }
        }
        assert_eq!(seen.len(), 9_216 * of_racks);
        assert!((points.len() as u32) > seen.last().unwrap().0);
    }

    #[test]
    fn names_that_stand_for_nothing_say_what_is_unknown() {
        let (_, points) = zone_f();
        assert_eq!(points.find("F-99", "power"), Err(NoPoint::Place));
        assert_eq!(points.find("F-08/L3/A/R07/24", "colour"), Err(NoPoint::Metric));
        assert_eq!(points.find("F-01", "power"), Err(NoPoint::Metric), "no reading of a building's own");
        assert!(points.find("F-01", "people").is_ok());
        assert!(points.meaning(Point(u32::MAX)).is_none());
    }

    #[test]
    fn rows_halls_floors_and_the_building_hold_their_racks() {
        let (_, points) = zone_f();
        let count = |place: &str| points.racks_of(&place.into()).iter().map(ExactSizeIterator::len).sum::<usize>();
        assert_eq!(count("F-08/L3/A/R07/24"), 1);
        assert_eq!(count("F-08/L3/A/R07"), 48);
        assert_eq!(count("F-08/L3/A"), 384);
        assert_eq!(count("F-08/L3"), 1_536);
        assert_eq!(count("F-08"), 9_216);
        assert_eq!(count("F-01"), 0);
        let racks = points.racks().unwrap();
        for range in points.racks_of(&"F-08/L3/A/R07".into()) {
            assert!(racks[range].iter().all(|rack| rack.as_str().starts_with("F-08/L3/A/R07/")));
        }
    }
}
