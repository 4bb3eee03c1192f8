//! The selected building in the planner's hand: its body moves it, its corners make it larger or smaller, the knob before
//! its front turns it. In steps that planners use; Alt makes them fine.

use bevy_egui::egui::{Id, Painter, PointerButton, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, vec2};

use crate::{
    app::{Command, Panel, PlanStep, Shown},
    panels::{palette::Palette, planning, theme},
    park::{Building, Change, Park, PlaceId, Xz},
};

/// How near a corner or the knob must be, points: to a pointer, and to a finger.
const REACH: (f32, f32) = (11.0, theme::TOUCH / 2.0);
/// The knob stands so far before the building, points.
const KNOB: f32 = 26.0;
/// Steps of a drag, metres and degrees, and those with Alt.
const STEP_M: (f64, f64) = (0.5, 0.1);
const STEP_DEG: (f64, f64) = (5.0, 0.5);
/// No building is smaller, metres.
const SMALLEST_M: f64 = 3.0;

/// What was taken hold of, and how all stood then.
#[derive(Clone, Debug)]
struct Grip {
    building: PlaceId,
    part: Part,
    /// Where the pointer was, metres.
    from_m: [f64; 2],
    at: Xz,
    turn_deg: f64,
    extent: (Xz, Xz),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Body,
    /// East or west, south or north of the middle, before the building's turn: 1 or −1.
    Corner(f64, f64),
    Knob,
}

/// The building that can be taken hold of.
pub(super) fn in_hand<'a>(park: &'a Park, shown: &Shown) -> Option<&'a Building> {
    let may =
        shown.panel(Panel::Planning) && !shown.panel(Panel::Find) && shown.tape.is_none() && shown.inside.is_none();
    shown.selection.as_ref().filter(|_| may).and_then(|id| park.building(id.as_str()))
}

fn memory() -> Id {
    Id::new("plan-grip")
}

/// Whether a building is dragged, and not the plan.
pub(super) fn is_dragged(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp::<Grip>(memory())).is_some()
}

/// The four corners of a building's extent, in the park.
fn corners(building: &Building) -> [(Part, Xz); 4] {
    let (min, max) = building.extent();
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, z)| {
        let local = Xz(if x > 0.0 { max.0 } else { min.0 }, if z > 0.0 { max.1 } else { min.1 });
        (Part::Corner(x, z), building.to_world(local))
    })
}

fn knob(building: &Building, to: &dyn Fn([f64; 2]) -> Pos2) -> (Pos2, Pos2) {
    let (min, max) = building.extent();
    let point = |z: f64| {
        let Xz(x, z) = building.to_world(Xz((min.0 + max.0) / 2.0, z));
        to([x, z])
    };
    let (middle, front) = (point((min.1 + max.1) / 2.0), point(min.1));
    let out = front - middle;
    let out = if out.length() > 1e-3 { out.normalized() } else { vec2(0.0, -1.0) };
    (front, front + out * KNOB)
}

/// Takes hold where a drag begins on the building: before the plan itself moves.
pub(super) fn take_grip(
    ui: &Ui,
    response: &Response,
    (to, back): (&dyn Fn([f64; 2]) -> Pos2, &dyn Fn(Pos2) -> [f64; 2]),
    building: Option<&Building>,
) {
    if !response.drag_started_by(PointerButton::Primary) {
        return;
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    let grip = origin.zip(building).and_then(|(from, building)| {
        let reach = if ui.input(|input| input.any_touches()) { REACH.1 } else { REACH.0 };
        let part = part_under(building, (to, back), from, reach)?;
        let (at, turn_deg, extent) = (building.at, building.turn_deg, building.extent());
        Some(Grip { building: building.id.clone(), part, from_m: back(from), at, turn_deg, extent })
    });
    if grip.is_some() {
        planning::next_drag(ui);
    }
    ui.data_mut(|data| match grip {
        Some(grip) => {
            data.insert_temp(memory(), grip);
        }
        None => data.remove::<Grip>(memory()),
    });
}

fn part_under(
    building: &Building,
    (to, back): (&dyn Fn([f64; 2]) -> Pos2, &dyn Fn(Pos2) -> [f64; 2]),
    at: Pos2,
    reach: f32,
) -> Option<Part> {
    if knob(building, to).1.distance(at) <= reach {
        return Some(Part::Knob);
    }
    let reached = corners(building).into_iter().filter(|_| building.model.is_none());
    let near = reached.map(|(part, Xz(x, z))| (part, to([x, z]).distance(at))).filter(|(_, far)| *far <= reach);
    if let Some((part, _)) = near.min_by(|a, b| a.1.total_cmp(&b.1)) {
        return Some(part);
    }
    let [x, z] = back(at);
    let point = geo::Point::new(x, z);
    let under = |polygon: &geo::Polygon| geo::Contains::contains(polygon, &point);
    building.footprint_polygons_world().iter().any(under).then_some(Part::Body)
}

/// What a drag asks for.
pub(super) fn grip_ui(
    ui: &Ui,
    response: &Response,
    back: &dyn Fn(Pos2) -> [f64; 2],
    building: Option<&Building>,
) -> Vec<Command> {
    let Some(grip) = ui.data(|data| data.get_temp::<Grip>(memory())) else { return Vec::new() };
    let held = building.filter(|building| building.id == grip.building);
    // Two fingers zoom.
    let dragged = response.dragged() && ui.input(|input| input.multi_touch().is_none());
    let (Some(building), true, Some(pointer)) = (held, dragged, response.interact_pointer_pos()) else {
        ui.data_mut(|data| data.remove::<Grip>(memory()));
        return vec![Command::Plan(PlanStep::LetGo)];
    };
    let fine = ui.input(|input| input.modifiers.alt);
    let drag = planning::this_drag(ui);
    let wanted = grip.wants(back(pointer), fine);
    if wanted.iter().all(|change| !differs(building, change)) {
        return Vec::new();
    }
    vec![Command::Plan(PlanStep::Changes(wanted, Some(drag)))]
}

fn differs(building: &Building, change: &Change) -> bool {
    let apart = |a: Xz, b: Xz| (a.0 - b.0).abs() > 1e-6 || (a.1 - b.1).abs() > 1e-6;
    match change {
        Change::Move { at, .. } => apart(*at, building.at),
        Change::Turn { turn_deg, .. } => (turn_deg - building.turn_deg).abs() > 1e-6,
        Change::Resize { size_m, .. } => {
            let (min, max) = building.extent();
            apart(*size_m, Xz(max.0 - min.0, max.1 - min.1))
        }
        _ => true,
    }
}

fn stepped(value: f64, (coarse, fine): (f64, f64), is_fine: bool) -> f64 {
    let step = if is_fine { fine } else { coarse };
    // Without the rest that division leaves: 12.3, not 12.299999.
    ((value / step).round() * step * 1e6).round() / 1e6
}

impl Grip {
    fn wants(&self, [x, z]: [f64; 2], fine: bool) -> Vec<Change> {
        let building = self.building.clone();
        match self.part {
            Part::Body => {
                let to = |value: f64| stepped(value, STEP_M, fine);
                let at = Xz(to(self.at.0 + x - self.from_m[0]), to(self.at.1 + z - self.from_m[1]));
                vec![Change::Move { building, at }]
            }
            Part::Knob => {
                let angle = |x: f64, z: f64| libm::atan2(-(z - self.at.1), x - self.at.0).to_degrees();
                let turned = self.turn_deg + angle(x, z) - angle(self.from_m[0], self.from_m[1]);
                let turn_deg = stepped(turned, STEP_DEG, fine).rem_euclid(360.0);
                vec![Change::Turn { building, turn_deg }]
            }
            Part::Corner(east, south) => {
                let (min, max) = self.extent;
                // The corner across stays where it is.
                let fixed = Xz(if east > 0.0 { min.0 } else { max.0 }, if south > 0.0 { min.1 } else { max.1 });
                let local = Xz(x - self.at.0, z - self.at.1).placed(Xz(0.0, 0.0), -self.turn_deg);
                let side = |reach: f64| stepped(reach, STEP_M, fine).max(SMALLEST_M);
                let size = Xz(side((local.0 - fixed.0) * east), side((local.1 - fixed.1) * south));
                let scale = Xz(size.0 / (max.0 - min.0), size.1 / (max.1 - min.1));
                let shift = Xz(fixed.0 * (1.0 - scale.0), fixed.1 * (1.0 - scale.1));
                let Xz(x, z) = shift.placed(self.at, self.turn_deg);
                let tidy = |m: f64| (m * 1e4).round() / 1e4;
                vec![
                    Change::Resize { building: building.clone(), volume: None, size_m: size },
                    Change::Move { building, at: Xz(tidy(x), tidy(z)) },
                ]
            }
        }
    }
}

/// The grips of the building in hand, and its measures while it is dragged.
pub(super) fn draw_grips(painter: &Painter, palette: &Palette, building: &Building, to: &dyn Fn([f64; 2]) -> Pos2) {
    let ink = Stroke::new(2.0, palette.caution);
    let (front, knob) = knob(building, to);
    painter.line_segment([front, knob], ink);
    painter.circle(knob, 6.0, palette.sheet, ink);
    if building.model.is_none() {
        for (_, Xz(x, z)) in corners(building) {
            let square = Rect::from_center_size(to([x, z]), vec2(11.0, 11.0));
            painter.rect(square, 1.0, palette.sheet, ink, StrokeKind::Middle);
        }
    }
}

/// Width and depth along two sides.
pub(super) fn draw_size(
    painter: &Painter,
    palette: &Palette,
    building: &Building,
    (to, words): (&dyn Fn([f64; 2]) -> Pos2, &crate::words::Words),
) {
    let (min, max) = building.extent();
    let middle_of = |local: Xz| {
        let Xz(x, z) = building.to_world(local);
        to([x, z])
    };
    let sides = [
        (Xz((min.0 + max.0) / 2.0, max.1), max.0 - min.0, vec2(0.0, 16.0)),
        (Xz(max.0, (min.1 + max.1) / 2.0), max.1 - min.1, vec2(30.0, 0.0)),
    ];
    for (local, length_m, off) in sides {
        let galley = painter.layout_no_wrap(words.length(length_m), theme::STRONG.font(), palette.text);
        let rect = Rect::from_center_size(middle_of(local) + off, galley.size() + vec2(10.0, 4.0));
        painter.add(Shape::rect_filled(rect, 4.0, palette.label));
        painter.galley(rect.min + vec2(5.0, 2.0), galley, palette.text);
    }
}
