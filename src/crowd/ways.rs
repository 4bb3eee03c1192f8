//! Every way of a park, found once: from the gates to each building's doors, and from there to plazas and to other
//! buildings and back.

use crate::{
    models::{Afoot, WayIn, afoot, gate_spots, ways_in},
    park::{Building, Issue, Park, Xz},
};

use super::{
    field::Field,
    grid::{BLOCKED, Cell, Grid},
    person::{mixed, unit},
    way::Way,
};

/// Ways that differ between the same gate and building.
const VARIANTS: u64 = 2;
/// A door is reached from a cell this near, metres.
const DOOR_M: f64 = 4.0;
/// One walks no farther than this before turning back, metres.
const WALK_M: f64 = 230.0;
/// What lies nearer than this to the door is no walk, metres.
const NEXT_M: f64 = 10.0;
/// Walks that a building's people choose from.
const WALKS: usize = 32;
const VISITS: usize = 4;
/// Seconds that one stands on a plaza, and stays in another building; least and most.
const STAND_SECS: (f64, f64) = (60.0, 300.0);
const VISIT_SECS: (f64, f64) = (180.0, 480.0);
/// A plaza has a place to stand for each so many square metres, and not more than so many.
const SPOT_M2: f64 = 14.0;
const MOST_SPOTS: usize = 160;

/// A walk: out of the door, along the way, a while there, and back.
#[derive(Clone, Debug)]
pub struct Walk {
    /// From there to the door.
    pub way: Way,
    /// Another building, by its place in the scene file: inside it one is not seen.
    pub visits: Option<usize>,
    /// Least and most seconds there.
    pub stay_secs: (f64, f64),
}

/// The ways of one building's people.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// From gates to doors, each with the share of people who take it or one before it.
    pub gates: Vec<(f64, Way)>,
    pub walks: Vec<Walk>,
}

impl Ways {
    /// The way of somebody with this chance, 0 to 1; `None` where nobody gets in.
    pub fn gate(&self, chance: f64) -> Option<usize> {
        let found = self.gates.iter().position(|(share, _)| chance < *share);
        found.or(self.gates.len().checked_sub(1))
    }
}

struct Target<'a> {
    building: &'a Building,
    doors: Vec<WayIn>,
    cells: Vec<Cell>,
}

/// Buildings with people that nobody reaches on foot.
pub fn check(park: &Park) -> Vec<Issue> {
    ways(park, &afoot(park)).1
}

/// The ways of every building, in the order of the scene file, and whom nobody can reach on foot.
pub fn ways(park: &Park, afoot: &Afoot) -> (Vec<Ways>, Vec<Issue>) {
    let none = || park.buildings.iter().map(|_| Ways::default()).collect();
    let gates: Vec<_> = park.site.gates.iter().filter(|gate| gate.on_foot).collect();
    let openings: Vec<(Xz, f64)> = gates.iter().map(|gate| (gate.at, gate.width_m)).collect();
    let Some(grid) = Grid::new(afoot, &openings) else { return (none(), Vec::new()) };
    let starts: Vec<(f64, Vec<Xz>)> =
        gates.iter().map(|gate| (gate.width_m, cheapest(&grid, gate_spots(park, gate)))).collect();
    let targets: Vec<Target> = park.buildings.iter().map(|building| target(park, &grid, building)).collect();
    let spots = standing_spots(&grid, afoot);
    let mut issues = Vec::new();
    let all = targets.iter().enumerate().map(|(number, target)| {
        let mut ways = Ways::default();
        let fields: Vec<Field> = (0..VARIANTS).map(|variant| Field::to(&grid, &target.cells, variant)).collect();
        add_gates(&mut ways, &grid, &fields, target, &starts);
        if ways.gates.is_empty() && !target.building.occupants.is_empty() && !gates.is_empty() {
            let mut issue = Issue::warning("no-way-on-foot").with("building", &target.building.id);
            issue.place = Some(target.building.id.clone());
            issues.push(issue);
        }
        add_walks(&mut ways, &grid, &fields, target, number, &targets, &spots);
        ways
    });
    let all = all.collect();
    (all, issues)
}

fn target<'a>(park: &Park, grid: &Grid, building: &'a Building) -> Target<'a> {
    let mut doors = ways_in(park, building);
    let cell = |door: &WayIn| {
        let before = Xz(door.at.0 + door.out.0 * 1.4, door.at.1 + door.out.1 * 1.4);
        grid.nearest_free(before, DOOR_M)
    };
    doors.retain(|door| cell(door).is_some());
    let cells = doors.iter().filter_map(cell).collect();
    Target { building, doors, cells }
}

impl Target<'_> {
    /// The threshold that belongs to the last cell of a way.
    fn threshold(&self, cells: &[Cell]) -> Option<Xz> {
        let last = cells.last()?;
        let nth = self.cells.iter().position(|cell| cell == last)?;
        self.doors.get(nth).map(|door| door.at)
    }
}

/// Those points that are walked most easily: beside the carriageway, if there is room.
fn cheapest(grid: &Grid, spots: Vec<Xz>) -> Vec<Xz> {
    let least = spots.iter().map(|at| grid.cost_at(*at)).min().filter(|cost| *cost != BLOCKED);
    let Some(least) = least else { return Vec::new() };
    spots.into_iter().filter(|at| grid.cost_at(*at) <= least.saturating_add(2)).collect()
}

fn add_gates(ways: &mut Ways, grid: &Grid, fields: &[Field], target: &Target<'_>, starts: &[(f64, Vec<Xz>)]) {
    let mut found: Vec<(f64, Way)> = Vec::new();
    for (nth, (width_m, spots)) in starts.iter().enumerate() {
        for (variant, field) in fields.iter().enumerate() {
            // The variants begin on different parts of the gate.
            let share = (variant as f64 + 0.5) / fields.len().max(1) as f64;
            let own = unit(mixed(nth as u64, variant as u64)) * 0.3 - 0.15;
            let at = ((share + own).clamp(0.0, 0.999) * spots.len() as f64) as usize;
            let Some(start) = spots.get(at).copied() else { continue };
            let way = grid.cell_at(start).and_then(|cell| field.way_from(grid, cell));
            let Some((cells, _)) = way else { continue };
            let way = Way::through(grid, &cells, Some(start), target.threshold(&cells));
            found.push((*width_m, way));
        }
    }
    let shortest = found.iter().map(|(_, way)| way.length_m()).fold(f64::INFINITY, f64::min);
    // A wide gate draws more people, a far one fewer: by half for every 60 m.
    let weight = |(width, way): &(f64, Way)| width * libm::exp2(-(way.length_m() - shortest) / 60.0);
    let sum: f64 = found.iter().map(weight).sum();
    let mut share = 0.0;
    for one in found {
        share += weight(&one) / sum.max(1e-9);
        ways.gates.push((share, one.1));
    }
}

fn add_walks(
    ways: &mut Ways,
    grid: &Grid,
    fields: &[Field],
    target: &Target<'_>,
    number: usize,
    targets: &[Target<'_>],
    spots: &[Xz],
) {
    // Near places draw more people; which, differs between buildings.
    let mut wanted: Vec<(f64, usize)> = Vec::new();
    for (nth, at) in spots.iter().enumerate() {
        let field = fields.get(nth % fields.len().max(1));
        let Some(away_m) = grid.cell_at(*at).and_then(|cell| field?.paved_m(cell)) else { continue };
        let chance = unit(mixed(number as u64 ^ 0x5b07, nth as u64));
        if away_m > NEXT_M {
            wanted.push((away_m + 150.0 * chance, nth));
        }
    }
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, nth) in wanted.into_iter().take(WALKS) {
        let start = spots.get(nth).copied();
        let field = fields.get(nth % fields.len().max(1));
        let way = start.and_then(|start| field?.way_from(grid, grid.cell_at(start)?));
        let Some((cells, _)) = way else { continue };
        let way = Way::through(grid, &cells, start, target.threshold(&cells));
        if way.length_m() <= WALK_M {
            ways.walks.push(Walk { way, visits: None, stay_secs: STAND_SECS });
        }
    }
    let others = targets.iter().enumerate().filter(|(other, _)| *other != number);
    let mut visits: Vec<(f64, usize, Cell, Xz)> = Vec::new();
    for (nth, other) in others {
        let doors = other.cells.iter().zip(&other.doors);
        let away = doors.filter_map(|(cell, door)| Some((fields.first()?.paved_m(*cell)?, nth, *cell, door.at)));
        visits.extend(away.filter(|(away_m, ..)| *away_m > NEXT_M).min_by(|a, b| a.0.total_cmp(&b.0)));
    }
    visits.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, nth, cell, door) in visits.into_iter().take(VISITS) {
        let Some((cells, _)) = fields.first().and_then(|field| field.way_from(grid, cell)) else { continue };
        let way = Way::through(grid, &cells, Some(door), target.threshold(&cells));
        if way.length_m() <= WALK_M {
            ways.walks.push(Walk { way, visits: Some(nth), stay_secs: VISIT_SECS });
        }
    }
}

/// Places to stand on plazas, evenly spread by a sequence that leaves no two close together (Roberts 2018).
fn standing_spots(grid: &Grid, afoot: &Afoot) -> Vec<Xz> {
    use geo::{Area, BoundingRect, Contains};
    let mut all = Vec::new();
    for outline in &afoot.plazas {
        let Some(reach) = outline.bounding_rect() else { continue };
        let wanted = ((outline.unsigned_area() / SPOT_M2) as usize).clamp(2, MOST_SPOTS);
        let spots = (0..wanted as u32 * 8).map(|k| {
            let share = |step: f64| (0.5 + step * f64::from(k + 1)).fract();
            Xz(
                reach.min().x + share(0.754_877_666_246_692_8) * reach.width(),
                reach.min().y + share(0.569_840_290_998_053_2) * reach.height(),
            )
        });
        let free = |at: &Xz| outline.contains(&geo::Point::new(at.0, at.1)) && grid.clear_m(*at) > 0.4;
        all.extend(spots.filter(free).take(wanted));
    }
    all
}
