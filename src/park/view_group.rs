//! What a named view is a view of.

use serde::{Deserialize, Serialize};

use super::{NamedView, Park, PlaceKind};

/// Views are offered group by group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewGroup {
    /// The park as a whole, its grounds and gates.
    Site,
    /// One building, or a few, from outside.
    Buildings,
    /// Into a building, or from within it.
    Interiors,
    /// A time or moment of the day, or a weather.
    Moments,
}

impl ViewGroup {
    pub const ALL: [Self; 4] = [Self::Site, Self::Buildings, Self::Interiors, Self::Moments];
}

impl Park {
    /// The group that a view names, or else the one that it looks like: interiors open something or have their eye in
    /// a building, moments have a time or a weather, the site is seen from further off than its own half extent.
    pub fn group_of(&self, view: &NamedView) -> ViewGroup {
        let ((x, y, z), (tx, ty, tz)) = (view.eye, view.target);
        let away_m = libm::hypot(libm::hypot(x - tx, y - ty), z - tz);
        let half = self.site.boundary.half_extent();
        match view.group {
            Some(group) => group,
            None if !view.open.is_empty() || self.is_in_building([x, y, z]) => ViewGroup::Interiors,
            None if view.time.is_some() || view.moment.is_some() || view.weather.is_some() => ViewGroup::Moments,
            None if away_m > 1.2 * half.0.max(half.1) => ViewGroup::Site,
            None => ViewGroup::Buildings,
        }
    }

    fn is_in_building(&self, point_m: [f64; 3]) -> bool {
        self.places.values().filter(|place| place.kind == PlaceKind::Building).any(|place| {
            let axes = point_m.iter().zip(&place.centre_m).zip(&place.half_size_m);
            axes.into_iter().all(|((at, centre), half)| (at - centre).abs() <= *half)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Weather;

    #[test]
    fn a_view_is_in_the_group_that_it_looks_like_unless_it_says_so() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        let park = crate::park::load(&folder).park.unwrap();
        let mut view = park.views.iter().find(|view| view.id == "overview").unwrap().clone();
        (view.group, view.time, view.moment, view.weather) = (None, None, None, None);
        assert_eq!(park.group_of(&view), ViewGroup::Site);
        let misty = NamedView { weather: Some(Weather::Mist), ..view.clone() };
        assert_eq!(park.group_of(&misty), ViewGroup::Moments);
        let opened = NamedView { open: vec!["F-05".into()], ..misty.clone() };
        assert_eq!(park.group_of(&opened), ViewGroup::Interiors);
        let within = NamedView { eye: (-123.0, 6.0, -73.0), target: (-100.0, 4.0, -73.0), ..view.clone() };
        assert_eq!(park.group_of(&within), ViewGroup::Interiors);
        let near = NamedView { eye: (0.0, 40.0, 140.0), target: (0.0, 30.0, 30.0), ..view.clone() };
        assert_eq!(park.group_of(&near), ViewGroup::Buildings);
        let said = NamedView { group: Some(ViewGroup::Site), ..near };
        assert_eq!(park.group_of(&said), ViewGroup::Site);
    }
}
