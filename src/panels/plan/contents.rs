//! What lies on a plan: grounds, roads and buildings of the site; rooms, walls, screens and racks of a floor.

use bevy_egui::egui::Color32;
use geo::{BoundingRect, Polygon};

use super::view::{Mark, PlanLabel, PlanLine, PlanShape, PlanView};
use crate::{
    app::{Overlay, Shown, Theme},
    panels::{
        palette::{DARK, LIGHT, Palette},
        theme,
        trust::faded,
    },
    park::{Building, Park, PlaceId, PlaceKind, ScreenShape, Xz, shape::polygon_of},
    twin::{Rulebook, State, fire_gaps, outside_site},
    words::Words,
};

/// The inks of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    pub palette: &'static Palette,
}

impl Paper {
    pub fn of(theme: Theme) -> Self {
        Self { palette: if theme == Theme::Dark { &DARK } else { &LIGHT } }
    }

    fn mixed(self, colour: Color32, share: f32) -> Color32 {
        let ground = self.palette.sheet;
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share) as u8;
        Color32::from_rgb(mix(ground.r(), colour.r()), mix(ground.g(), colour.g()), mix(ground.b(), colour.b()))
    }

    fn green(self) -> Color32 {
        self.mixed(Color32::from_rgb(96, 160, 88), 0.38)
    }

    fn plaza(self) -> Color32 {
        self.mixed(Color32::from_rgb(190, 172, 140), 0.30)
    }

    fn road(self) -> Color32 {
        self.mixed(self.palette.text_weak, 0.26)
    }

    fn wall(self) -> Color32 {
        self.palette.text
    }
}

fn mark_of(shown: &Shown, id: &PlaceId) -> Mark {
    match () {
        () if shown.selection.as_ref() == Some(id) => Mark::Selected,
        () if shown.highlighted.contains(id) => Mark::Lit,
        () => Mark::Plain,
    }
}

/// The overlay's colour, or that of its use.
fn fill_of(
    park: &Park,
    (state, rulebook): (Option<&State>, &Rulebook),
    shown: &Shown,
    paper: Paper,
    id: &PlaceId,
    kind: PlaceKind,
) -> Color32 {
    if let (Overlay::Rule(rule), Some(state)) = (&shown.overlay, state) {
        let verdict = rulebook.judge(rule, kind, id, state);
        let band = verdict.as_ref().and_then(|verdict| verdict.band_in(rulebook.rule(rule)?));
        return match (verdict.as_ref(), band) {
            (Some(verdict), Some(band)) => faded(theme::colour_of(&band.colour), verdict.trust()),
            _ => paper.mixed(paper.palette.text_weak, 0.22),
        };
    }
    let usage = park.place(id).and_then(|place| place.usage);
    let colour = usage.and_then(|usage| park.uses.get(&usage)).map(|usage| theme::colour_of(&usage.colour));
    let share = if shown.overlay == Overlay::Usage { 1.0 } else { 0.55 };
    paper.mixed(colour.unwrap_or(paper.palette.text_weak), share)
}

pub(super) fn site_plan(
    park: &Park,
    words: &Words,
    shown: &Shown,
    told: (Option<&State>, &Rulebook),
    paper: Paper,
) -> PlanView {
    let lang = words.lang();
    let mut view = PlanView {
        title: park.name.get(lang).to_owned(),
        of: None,
        shapes: Vec::new(),
        lines: Vec::new(),
        labels: Vec::new(),
        extent_m: extent(&[park.site.boundary.polygon()]),
        height_m: 0.0,
    };
    let grounds = park.site.greens.iter().map(|green| (green, paper.green()));
    for (ground, fill) in park.site.plazas.iter().map(|plaza| (plaza, paper.plaza())).chain(grounds) {
        let place = PlaceId::new(&ground.id);
        let polygon = ground.outline.polygon_at(ground.at, 0.0);
        view.labels.push(label(
            &polygon,
            ground.name.get(lang).to_owned(),
            String::new(),
            Some(paper.palette.text_weak),
        ));
        let mark = mark_of(shown, &place);
        view.shapes.push(PlanShape { place: Some(place), polygon, fill, mark });
    }
    for road in &park.site.roads {
        let closing = road.centreline.first().filter(|_| road.closed);
        let points_m = road.centreline.iter().chain(closing).map(|corner| [corner.0, corner.1]).collect();
        view.lines.push(PlanLine { points_m, width_m: road.width_m, colour: paper.road(), dashed: false });
    }
    let mut boundary: Vec<[f64; 2]> = park.site.boundary.corners().into_iter().map(|c| [c.0, c.1]).collect();
    boundary.extend(boundary.first().copied());
    view.lines.push(PlanLine { points_m: boundary, width_m: 0.0, colour: paper.palette.caution, dashed: true });
    for building in &park.buildings {
        let fill = fill_of(park, told, shown, paper, &building.id, PlaceKind::Building);
        let polygons = building.footprint_polygons_world();
        let height = words.length(building.height_m());
        let storeys = building.storeys() as u64;
        let high = words.format("plan-building", &[("storeys", storeys.into()), ("height", height.into())]);
        let gfa = words.format("plan-gfa", &[("area", words.area(building.gfa_m2()).into())]);
        let note = format!("{high}\n{gfa}");
        if let Some(largest) = polygons.iter().max_by(|a, b| area(a).total_cmp(&area(b))) {
            view.labels.push(label(largest, building.name.get(lang).to_owned(), note, None));
        }
        let mark = mark_of(shown, &building.id);
        view.shapes.extend(polygons.into_iter().map(|polygon| PlanShape {
            place: Some(building.id.clone()),
            polygon,
            fill,
            mark,
        }));
    }
    view.add_violations(park, words, paper);
    for gate in &park.site.gates {
        let name = format!("{} {}", gate.id, gate.name.get(lang));
        let room_m = [gate.width_m.max(24.0), 12.0];
        let (at_m, ink) = ([gate.at.0, gate.at.1], Some(paper.palette.text_weak));
        view.labels.push(PlanLabel { at_m, room_m, name, note: String::new(), ink });
    }
    view
}

impl PlanView {
    /// Gaps that are too narrow in a fire, and what stands outside the boundary.
    fn add_violations(&mut self, park: &Park, words: &Words, paper: Paper) {
        let fault = paper.palette.fault;
        for gap in fire_gaps(park) {
            let (Xz(ax, az), Xz(bx, bz)) = gap.between;
            self.lines.push(PlanLine {
                points_m: vec![[ax, az], [bx, bz]],
                width_m: 1.2,
                colour: fault,
                dashed: false,
            });
            let values = [("gap", words.length(gap.gap_m).into()), ("needed", words.length(gap.needed_m).into())];
            let name = words.format("plan-fire-gap", &values);
            let at_m = [(ax + bx) / 2.0, (az + bz) / 2.0];
            self.labels.push(PlanLabel {
                at_m,
                room_m: [f64::MAX, f64::MAX],
                name,
                note: String::new(),
                ink: Some(fault),
            });
        }
        for (id, m2) in outside_site(park) {
            let Some(building) = park.building(id.as_str()) else { continue };
            let polygons = building.footprint_polygons_world();
            let [west, north, east, south] = extent(&polygons);
            let corners = [[west, north], [east, north], [east, south], [west, south], [west, north]];
            self.lines.push(PlanLine { points_m: corners.to_vec(), width_m: 0.0, colour: fault, dashed: true });
            let name = words.format("plan-outside", &[("area", words.area(m2).into())]);
            let at_m = [(west + east) / 2.0, south];
            self.labels.push(PlanLabel {
                at_m,
                room_m: [f64::MAX, f64::MAX],
                name,
                note: String::new(),
                ink: Some(fault),
            });
        }
    }
}

pub(super) fn floor_plan(
    park: &Park,
    words: &Words,
    shown: &Shown,
    told: (Option<&State>, &Rulebook),
    paper: Paper,
    (building, number): (&Building, u32),
) -> PlanView {
    let lang = words.lang();
    let floor_id = building.floor_id(number);
    let world = |corner: Xz| building.to_world(corner);
    let slabs: Vec<Polygon> = building.footprint_polygons_world();
    let mut view = PlanView {
        title: format!(
            "{} · {}",
            building.name.get(lang),
            park.place(&floor_id).map_or_else(String::new, |floor| floor.name.get(lang).to_owned())
        ),
        of: Some(floor_id),
        extent_m: extent(&slabs),
        height_m: building.floors().iter().find(|floor| floor.number == number).map_or(0.0, |floor| floor.base_m),
        shapes: Vec::new(),
        lines: Vec::new(),
        labels: Vec::new(),
    };
    let slab = paper.mixed(paper.palette.text_weak, 0.16);
    view.shapes.extend(slabs.into_iter().map(|polygon| PlanShape {
        place: None,
        polygon,
        fill: slab,
        mark: Mark::Plain,
    }));
    for (room, _) in building.rooms_on_floors().filter(|(_, floor)| *floor == number) {
        let id = building.room_id(room, number);
        let (Xz(x, z), half) = (room.at, Xz(room.size.0 / 2.0, room.size.1 / 2.0));
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let corners: Vec<Xz> = corners.iter().map(|(sx, sz)| world(Xz(x + sx * half.0, z + sz * half.1))).collect();
        let polygon = polygon_of(&corners);
        let kind = if room.hall { PlaceKind::Hall } else { PlaceKind::Room };
        let fill = fill_of(park, told, shown, paper, &id, kind);
        view.labels.push(label(&polygon, room.name.get(lang).to_owned(), words.area(room.area_m2()), None));
        let mark = mark_of(shown, &id);
        view.shapes.push(PlanShape { place: Some(id), polygon, fill, mark });
    }
    let halls = park.halls().filter(|hall| hall.building.id == building.id && hall.floor == number);
    for hall in halls {
        let Some((_, layout)) = hall.racks else { continue };
        let (along, _, deep) = layout.rack_m;
        for rack in hall.standing_racks() {
            let at = Xz(rack.foot_m[0], rack.foot_m[2]);
            let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
            let corner = |(sx, sz): &(f64, f64)| Xz(sx * deep / 2.0, sz * along / 2.0).placed(at, rack.turn_deg);
            let polygon = polygon_of(&corners.iter().map(corner).collect::<Vec<_>>());
            let fill = match shown.overlay {
                Overlay::Rule(_) => fill_of(park, told, shown, paper, &rack.id, PlaceKind::Rack),
                _ => paper.mixed(paper.wall(), 0.5),
            };
            let mark = mark_of(shown, &rack.id);
            view.shapes.push(PlanShape { place: Some(rack.id), polygon, fill, mark });
        }
    }
    let ground = building.floors().first().is_some_and(|floor| floor.number == number);
    if ground {
        let mode = shown.partition_modes.get(&building.id);
        let mode = building.modes.iter().find(|one| Some(&one.id) == mode).or(building.modes.first());
        let stands = |partition: &str| mode.is_none_or(|mode| !mode.open.iter().any(|open| open == partition));
        for partition in &building.partitions {
            let points_m = [partition.from, partition.to].map(&world).map(|end| [end.0, end.1]).to_vec();
            let dashed = !stands(&partition.id);
            let width_m = if dashed { 0.0 } else { partition.thickness_m };
            view.lines.push(PlanLine { points_m, width_m, colour: paper.wall(), dashed });
        }
        let shown_in = |modes: &[String]| modes.is_empty() || mode.is_some_and(|mode| modes.contains(&mode.id));
        for screen in building.screens.iter().filter(|screen| shown_in(&screen.modes)) {
            let points_m = screen_line(screen.shape, screen.at, screen.facing_deg).into_iter().map(&world);
            let points_m = points_m.map(|c| [c.0, c.1]).collect();
            view.lines.push(PlanLine { points_m, width_m: 0.4, colour: paper.palette.accent, dashed: false });
        }
    }
    view
}

/// A screen from above, in the building: a line, or an arc about its centre, opposite to where it is looked at from.
fn screen_line(shape: ScreenShape, at: Xz, facing_deg: f64) -> Vec<Xz> {
    let facing = facing_deg.to_radians();
    // A bearing: 0 north, 90 east.
    let along = |bearing: f64, m: f64| Xz(at.0 + m * libm::sin(bearing), at.1 - m * libm::cos(bearing));
    match shape {
        ScreenShape::Flat(width_m) => {
            let side = facing + std::f64::consts::FRAC_PI_2;
            vec![along(side, -width_m / 2.0), along(side, width_m / 2.0)]
        }
        ScreenShape::Arc { length_m, radius_m } => {
            let half = (length_m / (2.0 * radius_m)).min(std::f64::consts::PI);
            let back = facing + std::f64::consts::PI;
            (0..=24).map(|step| along(back - half + half * f64::from(step) / 12.0, radius_m)).collect()
        }
    }
}

fn area(polygon: &Polygon) -> f64 {
    geo::Area::unsigned_area(polygon)
}

fn label(polygon: &Polygon, name: String, note: String, ink: Option<Color32>) -> PlanLabel {
    let [west, north, east, south] = extent(std::slice::from_ref(polygon));
    let (at_m, room_m) = ([(west + east) / 2.0, (north + south) / 2.0], [east - west, south - north]);
    PlanLabel { at_m, room_m, name, note, ink }
}

/// West, north, east, south of all.
fn extent(polygons: &[Polygon]) -> [f64; 4] {
    let rects = polygons.iter().filter_map(BoundingRect::bounding_rect);
    let all = rects.map(|rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y]);
    let wider = |a: [f64; 4], b: [f64; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
    all.reduce(wider).unwrap_or([-50.0, -50.0, 50.0, 50.0])
}
