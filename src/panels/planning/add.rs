//! A new building, put down where there is room for it.

use bevy_egui::egui::Ui;
use geo::{BooleanOps, BoundingRect, MultiPolygon};

use super::view::PlanningView;
use crate::{
    app::{Command, PlanStep},
    panels::{controls, icons::Icon, theme},
    park::{Bilingual, Change, Outline, Park, PlaceId, PlainBuilding, Xz},
    words::Words,
};

pub(super) fn add_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    controls::text(ui, &words.get("planning-how"), theme::PLAIN);
    if !controls::icon_text_button(ui, Icon::Add, &words.get("planning-add"), false).clicked() {
        return Vec::new();
    }
    let Some(building) = new_building(view) else { return Vec::new() };
    vec![Command::Plan(PlanStep::Change(Change::Add(Box::new(building)), None))]
}

fn new_building(view: &PlanningView) -> Option<crate::park::Building> {
    let park = view.park;
    let taken = |id: &String| {
        let everywhere = std::iter::once(park).chain([view.sight.variants.base().as_ref()]);
        let stands = everywhere.flat_map(|park| &park.buildings).any(|building| building.id.as_str() == id);
        let mut changes = view.scenarios.values().flat_map(|scenario| &scenario.changes);
        stands || changes.any(|change| matches!(change, Change::Add(new) if new.id.as_str() == id))
    };
    let id = (1..).map(|number| format!("N-{number:02}")).find(|id| !taken(id))?;
    // What most buildings are used for.
    let usage =
        park.uses.keys().max_by_key(|usage| park.buildings.iter().filter(|one| one.usage == **usage).count())?;
    let number = id.trim_start_matches("N-").to_owned();
    let plain = PlainBuilding::default();
    let (at, size_m) = free_spot(park, plain.size_m);
    let name = Bilingual { zh: format!("新建筑{number}"), en: format!("New building {number}") };
    let source = view.scenario().map_or(&park.site.source, |scenario| &scenario.source).clone();
    Some(PlainBuilding { name, usage: usage.clone(), source, at, size_m, ..plain }.building(PlaceId::new(id)))
}

/// Distances kept from other buildings, metres: what fire asks for between high ones, between high and low, between low.
const KEPT_M: [f64; 4] = [13.0, 9.0, 6.0, 0.5];
/// Spots are tried so far apart, metres.
const STEP_M: f64 = 4.0;

/// Where there is room for a building of this size, or of half of it, as far from others as can be; the middle of the site
/// where there is none.
fn free_spot(park: &Park, size: Xz) -> (Xz, Xz) {
    let half = Xz(size.0 / 2.0, size.1 / 2.0);
    let mut tries = [size, half].into_iter().flat_map(|size| KEPT_M.map(|kept_m| (size, kept_m)));
    let found = tries.find_map(|(size, kept_m)| Some((spot_for(park, size, kept_m)?, size)));
    found.unwrap_or((Xz(0.0, 0.0), size))
}

/// The spot nearest to the middle of the site that is so far from every building, and off no boundary.
fn spot_for(park: &Park, size: Xz, kept_m: f64) -> Option<Xz> {
    let (half, reach) = (park.site.boundary.half_extent(), Xz(size.0 / 2.0 + kept_m, size.1 / 2.0 + kept_m));
    let steps = |half: f64| {
        let most = ((half / STEP_M).floor() as i64).clamp(0, 60);
        (-most..=most).map(|step| step as f64 * STEP_M)
    };
    let mut spots: Vec<Xz> = steps(half.0).flat_map(|x| steps(half.1).map(move |z| Xz(x, z))).collect();
    spots.sort_by(|a, b| (a.0 * a.0 + a.1 * a.1).total_cmp(&(b.0 * b.0 + b.1 * b.1)));
    let built: Vec<MultiPolygon> =
        park.buildings.iter().map(|building| MultiPolygon::new(building.footprint_polygons_world())).collect();
    let site = park.site.boundary.polygon();
    let kept = Outline::Rect(2.0 * reach.0, 2.0 * reach.1);
    let plain = Outline::Rect(size.0, size.1);
    let boxes: Vec<geo::Rect> = built.iter().filter_map(BoundingRect::bounding_rect).collect();
    let is_free = |at: &&Xz| {
        // Most spots lie in somebody's box: that is told at once.
        let apart = |other: &geo::Rect| {
            let (min, max) = (other.min(), other.max());
            at.0 + reach.0 < min.x || at.0 - reach.0 > max.x || at.1 + reach.1 < min.y || at.1 - reach.1 > max.y
        };
        if boxes.iter().all(apart) {
            return geo::Area::unsigned_area(&plain.polygon_at(**at, 0.0).difference(&site)) < 0.01;
        }
        let around = MultiPolygon::new(vec![kept.polygon_at(**at, 0.0)]);
        let own = plain.polygon_at(**at, 0.0);
        let clear = built.iter().all(|other| geo::Area::unsigned_area(&other.intersection(&around)) < 0.01);
        clear && geo::Area::unsigned_area(&own.difference(&site)) < 0.01
    };
    let tried: Vec<&Xz> = spots.iter().collect();
    tried.into_iter().find(|at| is_free(at)).copied()
}
