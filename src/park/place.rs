//! One flat index over everything that can be pointed at: site → building → floor → hall → row → rack.

use jiff::civil::Date;

use super::{Bilingual, PlaceId, Status, Xz};

/// The level of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    Building,
    Floor,
    Hall,
    Room,
    Partition,
    Screen,
    Fixture,
    /// A row of racks.
    Row,
    Rack,
    Road,
    Plaza,
    Green,
    Gate,
    Model,
}

/// Something in the park that has an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub kind: PlaceKind,
    pub name: Bilingual,
    pub what: Option<Bilingual>,
    /// Key into the park's `uses`.
    pub usage: Option<String>,
    pub status: Option<Status>,
    /// Key into the park's `sources`.
    pub source: String,
    pub as_of: Option<Date>,
    /// The place that holds it; `None` at the top level.
    pub within: Option<PlaceId>,
    /// Floor area, or ground area for roads, plazas and greens; m².
    pub area_m2: Option<f64>,
    /// The box around it in the park, before its turn: centre and half size, metres, y up.
    pub centre_m: [f64; 3],
    pub half_size_m: [f64; 3],
    /// Turn about the vertical through the centre, counter-clockwise from above, degrees.
    pub turn_deg: f64,
}

impl Place {
    /// Whether a point lies in the box around it; metres, y up.
    pub fn holds(&self, point: [f64; 3]) -> bool {
        is_in_box(point, self.centre_m, self.half_size_m, self.turn_deg)
    }
}

/// Whether a point lies in an upright box; metres, y up.
pub fn is_in_box(point: [f64; 3], centre_m: [f64; 3], half_size_m: [f64; 3], turn_deg: f64) -> bool {
    let ([x, y, z], [cx, cy, cz], [hx, hy, hz]) = (point, centre_m, half_size_m);
    // Most boxes are on another storey, or far away whatever their turn.
    let near = (y - cy).abs() <= hy && (x - cx).abs().max((z - cz).abs()) <= hx + hz;
    near && {
        let Xz(east, south) = Xz(x - cx, z - cz).placed(Xz(0.0, 0.0), -turn_deg);
        east.abs() <= hx && south.abs() <= hz
    }
}
