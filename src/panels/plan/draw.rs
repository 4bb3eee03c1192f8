//! Draws a plan over the whole picture: a drag moves it, the wheel or two fingers zoom about the pointer, a click selects,
//! two lead in, one with the other button leads out.

use bevy_egui::egui::{
    self, Align2, Area, Context, Id, Mesh, Order, Painter, PointerButton, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2,
    vec2,
};
use geo::TriangulateEarcut;

use super::{
    frame::frame,
    grips::{draw_grips, draw_size, grip_ui, in_hand, is_dragged, take_grip},
    notes::NARROW,
    stood::{draw_stood, leap},
    tape::{Way, dragged_end, take_end, tape_ui},
    view::{Mark, PlanLabel, PlanLine, PlanShape, PlanView},
};
use crate::{
    app::{Command, Ray, Shown, next_in, pick_level},
    panels::{palette::Palette, theme},
    park::{Park, PlaceId},
    words::Words,
};

/// Which part of a plan is in the picture.
#[derive(Clone, Debug, PartialEq)]
struct Window {
    of: Option<PlaceId>,
    centre_m: [f64; 2],
    points_per_m: f64,
}

/// From a whole site to a rack's width across the picture, points a metre.
const SCALES: std::ops::RangeInclusive<f64> = 0.05..=400.0;
/// What is left free above and below a plan, points.
const FRAME: f32 = 44.0;
/// From this width on, a plan leaves the tape's buttons their room.
const ROOMY: f32 = 640.0;
/// From a ray's beginning down onto the plan, metres.
const HIGH_M: f64 = 10_000.0;

pub fn plan_ui(
    ctx: &Context,
    (screen, free): (Rect, Rect),
    (park, words, shown): (&Park, &Words, &Shown),
    view: &PlanView,
) -> Vec<Command> {
    let area = Area::new(Id::new("plan")).order(Order::Background).fixed_pos(screen.min).fade_in(false);
    area.show(ctx, |ui| {
        let response = ui.allocate_rect(screen, Sense::click_and_drag());
        let mut window = open(ui, free, view);
        take_end(ui, &response, &|at| window.to_points(screen, at), shown);
        let in_hand = in_hand(park, shown).filter(|_| view.of.is_none() && !dragged_end(ui));
        let ways = (&|at: [f64; 2]| window.to_points(screen, at), &|at: Pos2| window.to_metres(screen, at));
        take_grip(ui, &response, (ways.0, ways.1), in_hand);
        if !dragged_end(ui) && !is_dragged(ui) {
            move_window(ui, &mut window, screen, &response);
        }
        let palette = theme::of(ui);
        let painter = ui.painter().with_clip_rect(screen);
        painter.rect_filled(screen, 0.0, palette.sheet);
        let to = |at: [f64; 2]| window.to_points(screen, at);
        draw_contents(&painter, palette, view, &window, &to);
        view.stood.iter().for_each(|stood| draw_stood(&painter, palette, stood, &to));
        if let Some(building) = in_hand {
            draw_grips(&painter, palette, building, &to);
            draw_size(&painter, palette, building, (&to, words));
        }
        frame(&painter, free, window.points_per_m as f32, palette, (words, &view.title));
        let back = |at: Pos2| window.to_metres(screen, at);
        let way = Way { to_points: &to, to_metres: &back, points_per_m: window.points_per_m, height_m: view.height_m };
        let gripped = grip_ui(ui, &response, &back, in_hand);
        let (measured, taken) = tape_ui(ui, &painter, &response, (view, &way), (words, shown));
        let hovered = response.hover_pos();
        if let Some(at) = hovered {
            tell_place(&painter, palette, words, free, window.to_metres(screen, at));
        }
        let mut commands = match (taken, &view.stood) {
            (true, _) => measured,
            (false, Some(_)) => leap(ui, &response, &back).into_iter().collect(),
            (false, None) => clicked(ui, &response, (park, shown), back),
        };
        commands.extend(gripped);
        ui.data_mut(|data| data.insert_temp(memory(), window));
        commands
    })
    .inner
}

fn memory() -> Id {
    Id::new("plan-window")
}

/// As it was left, or fitted into the free part of the picture for another plan.
fn open(ui: &Ui, free: Rect, view: &PlanView) -> Window {
    if let Some(window) = ui.data(|data| data.get_temp::<Window>(memory())).filter(|window| window.of == view.of) {
        return window;
    }
    let [west, north, east, south] = view.extent_m;
    // Title and scale stand above and below it.
    let mut free = free.shrink2(vec2(theme::WIDE, FRAME));
    if free.width() > ROOMY {
        free.min.x += NARROW;
    }
    let fit = |points: f32, m: f64| f64::from(points) / m.max(1.0);
    let points_per_m = fit(free.width(), east - west).min(fit(free.height(), south - north));
    // The middle of the plan comes to the middle of what is free.
    let screen = ui.ctx().viewport_rect();
    let off = (screen.center() - free.center()) / points_per_m as f32;
    let centre_m = [(west + east) / 2.0 + f64::from(off.x), (north + south) / 2.0 + f64::from(off.y)];
    Window { of: view.of.clone(), centre_m, points_per_m }
}

fn move_window(ui: &Ui, window: &mut Window, screen: Rect, response: &egui::Response) {
    let dragged = response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Secondary);
    if dragged {
        let moved = response.drag_delta();
        window.centre_m[0] -= f64::from(moved.x) / window.points_per_m;
        window.centre_m[1] -= f64::from(moved.y) / window.points_per_m;
    }
    let Some(at) = response.hover_pos() else { return };
    let (wheel, fingers) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = f64::from(fingers) * libm::exp(f64::from(wheel) * 0.0035);
    if (factor - 1.0).abs() > 1e-6 {
        let fixed = window.to_metres(screen, at);
        window.points_per_m = (window.points_per_m * factor).clamp(*SCALES.start(), *SCALES.end());
        let now = window.to_metres(screen, at);
        window.centre_m[0] += fixed[0] - now[0];
        window.centre_m[1] += fixed[1] - now[1];
    }
}

impl Window {
    fn to_points(&self, screen: Rect, [x, z]: [f64; 2]) -> Pos2 {
        let off = |m: f64, centre: f64| ((m - centre) * self.points_per_m) as f32;
        screen.center() + vec2(off(x, self.centre_m[0]), off(z, self.centre_m[1]))
    }

    fn to_metres(&self, screen: Rect, at: Pos2) -> [f64; 2] {
        let off = (at - screen.center()) / self.points_per_m as f32;
        [self.centre_m[0] + f64::from(off.x), self.centre_m[1] + f64::from(off.y)]
    }
}

fn draw_contents(
    painter: &Painter,
    palette: &Palette,
    view: &PlanView,
    window: &Window,
    to: &impl Fn([f64; 2]) -> Pos2,
) {
    let grounds = |shape: &&PlanShape| shape.place.is_none();
    view.shapes.iter().filter(grounds).for_each(|shape| fill(painter, shape, to));
    let (walls, roads): (Vec<&PlanLine>, Vec<&PlanLine>) =
        view.lines.iter().partition(|line| view.of.is_some() || line.dashed || line.colour == palette.fault);
    let per_m = window.points_per_m as f32;
    // Roads lie under what stands; walls and boundaries over it.
    roads.into_iter().for_each(|line| draw_line(painter, line, per_m, to));
    let mut draw_shape = |shape: &PlanShape| {
        fill(painter, shape, to);
        outline(painter, shape, palette, per_m, to);
    };
    let places = || view.shapes.iter().filter(|shape| shape.place.is_some());
    places().filter(|shape| shape.flat).for_each(&mut draw_shape);
    draw_cells(painter, view, to);
    places().filter(|shape| !shape.flat).for_each(draw_shape);
    walls.into_iter().for_each(|line| draw_line(painter, line, per_m, to));
    for shape in view.shapes.iter().filter(|shape| shape.mark != Mark::Plain) {
        outline(painter, shape, palette, per_m, to);
    }
    view.labels.iter().for_each(|label| draw_label(painter, palette, label, per_m, to));
}

/// Squares of colours in one mesh.
fn draw_cells(painter: &Painter, view: &PlanView, to: &impl Fn([f64; 2]) -> Pos2) {
    let [half_x, half_z] = view.cells.size_m.map(|size| size / 2.0);
    let mut mesh = Mesh::default();
    for ([x, z], colour) in &view.cells.squares {
        let square = Rect::from_two_pos(to([x - half_x, z - half_z]), to([x + half_x, z + half_z]));
        mesh.add_colored_rect(square, *colour);
    }
    painter.add(Shape::mesh(mesh));
}

fn fill(painter: &Painter, shape: &PlanShape, to: &impl Fn([f64; 2]) -> Pos2) {
    let raw = shape.polygon.earcut_triangles_raw();
    let mut mesh = Mesh::default();
    raw.vertices.iter().for_each(|corner| mesh.colored_vertex(to(*corner), shape.fill));
    mesh.indices = raw.triangle_indices.iter().filter_map(|index| u32::try_from(*index).ok()).collect();
    painter.add(Shape::mesh(mesh));
}

fn outline(painter: &Painter, shape: &PlanShape, palette: &Palette, per_m: f32, to: &impl Fn([f64; 2]) -> Pos2) {
    let stroke = match shape.mark {
        Mark::Selected => Stroke::new(3.0, palette.caution),
        Mark::Lit => Stroke::new(3.0, palette.accent),
        // Of what is small only the colour is seen.
        Mark::Plain if per_m < 2.0 && shape.polygon.exterior().0.len() > 40 => return,
        Mark::Plain => Stroke::new(1.0, palette.text_weak.gamma_multiply(0.7)),
    };
    let rings = std::iter::once(shape.polygon.exterior()).chain(shape.polygon.interiors());
    for ring in rings {
        let points: Vec<Pos2> = ring.coords().map(|corner| to([corner.x, corner.y])).collect();
        painter.add(Shape::closed_line(points, stroke));
    }
}

fn draw_line(painter: &Painter, line: &PlanLine, per_m: f32, to: &impl Fn([f64; 2]) -> Pos2) {
    let points: Vec<Pos2> = line.points_m.iter().map(|at| to(*at)).collect();
    let stroke = Stroke::new((line.width_m as f32 * per_m).max(1.5), line.colour);
    if line.dashed {
        painter.extend(Shape::dashed_line(&points, stroke, 9.0, 5.0));
    } else {
        painter.add(Shape::line(points, stroke));
    }
}

fn draw_label(painter: &Painter, palette: &Palette, label: &PlanLabel, per_m: f32, to: &impl Fn([f64; 2]) -> Pos2) {
    let room = (vec2(label.room_m[0] as f32, label.room_m[1] as f32) * per_m).min(vec2(1e4, 1e4)) - vec2(8.0, 4.0);
    let (small, ink) = (label.ink.is_some(), label.ink.unwrap_or(palette.text));
    let layout = |text: &str, voice: theme::Voice, width: f32| {
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), voice.font(), ink, width);
        job.halign = egui::Align::Center;
        painter.ctx().fonts_mut(|fonts| fonts.layout_job(job))
    };
    let fits = |size: egui::Vec2| size.x <= room.x && size.y <= room.y;
    let voices: &[theme::Voice] = if small { &[theme::NOTE] } else { &[theme::STRONG, theme::NOTE] };
    let one_line = voices.iter().map(|voice| layout(&label.name, *voice, f32::INFINITY)).find(|name| fits(name.size()));
    // In rows of about the same length, none of them a lone sign.
    let in_rows = || {
        let whole = layout(&label.name, theme::NOTE, f32::INFINITY).size().x;
        let signs = label.name.chars().count().max(1) as f32;
        let row = |rows: f32| (signs / rows).ceil() * whole / signs + 1.0;
        // Words are of unequal length.
        let spare = if label.name.contains(' ') { 2.0 * theme::NOTE.size } else { 0.0 };
        let rows = [2.0, 3.0].map(|rows| layout(&label.name, theme::NOTE, row(rows) + spare));
        rows.into_iter().find(|name| fits(name.size()))
    };
    let Some(name) = one_line.or_else(in_rows) else { return };
    let note = layout(&label.note, theme::NOTE, f32::INFINITY);
    let both = vec2(name.size().x.max(note.size().x), name.size().y + note.size().y);
    let has_note = !label.note.is_empty() && fits(both);
    let size = if has_note { both } else { name.size() };
    let middle = to(label.at_m);
    if ink != palette.text_weak {
        // A patch of paper keeps letters legible on any colour.
        painter.rect_filled(
            Rect::from_center_size(middle, size + vec2(10.0, 4.0)),
            5.0,
            palette.label.gamma_multiply(0.75),
        );
    }
    let top = middle - vec2(0.0, size.y / 2.0);
    let below = top + vec2(0.0, name.size().y);
    painter.galley(top, name, ink);
    if has_note {
        painter.galley(below, note, ink);
    }
}

/// Where the pointer is, from the park's origin.
fn tell_place(painter: &Painter, palette: &Palette, words: &Words, free: Rect, [x, z]: [f64; 2]) {
    let side = |m: f64, positive: &str, negative: &str| {
        words.format(if m < 0.0 { negative } else { positive }, &[("m", words.number(m.abs(), 1).into())])
    };
    let text = format!("{}  {}", side(x, "plan-east", "plan-west"), side(-z, "plan-north-by", "plan-south-by"));
    let at = pos2(free.left() + theme::WIDE, free.bottom() - theme::WIDE);
    painter.text(at, Align2::LEFT_BOTTOM, text, theme::NOTE.font(), theme::NOTE.colour(palette));
}

fn clicked(
    ui: &Ui,
    response: &egui::Response,
    (park, shown): (&Park, &Shown),
    to_metres: impl Fn(Pos2) -> [f64; 2],
) -> Vec<Command> {
    let at = ui.input(|input| input.pointer.interact_pos());
    let hit = at.and_then(|at| {
        let [x, z] = to_metres(at);
        let ray = Ray { origin: [x, HIGH_M, z], direction: [0.0, -1.0, 0.0] };
        // From above, a building is itself, not its highest floor.
        let inside = shown.inside.as_ref().filter(|_| !shown.open.is_empty());
        pick_level(park, shown, inside, &shown.open, ray)
    });
    if response.secondary_clicked() {
        return shown.inside.iter().map(|_| Command::GoOut).collect();
    }
    if response.double_clicked() {
        let level = hit.as_ref().and_then(|hit| next_in(park, shown.inside.as_ref(), hit));
        // From above a tower shows no floors to choose: one begins with the first that has rooms.
        let level = level.or_else(|| {
            let building =
                park.building(shown.inside.as_ref().filter(|inside| hit.as_ref() == Some(inside))?.as_str())?;
            let rooms = building.rooms_on_floors().map(|(_, floor)| floor).min();
            Some(building.floor_id(rooms.or(building.floors().first().map(|floor| floor.number))?))
        });
        return level.map(|level| Command::Enter(Some(level))).into_iter().collect();
    }
    if response.clicked() { vec![Command::Select(hit)] } else { Vec::new() }
}
