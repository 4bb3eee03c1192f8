//! Two scenarios' pictures of one view: the other one's over a part of the screen, whose line can be dragged.

mod titles;

use bevy::{asset::Handle, ecs::prelude::Resource, image::Image};
use bevy_egui::egui::{
    Align2, Color32, Context, CursorIcon, Id, LayerId, Rect, Sense, Shape, Stroke, TextureId, Ui, UiBuilder,
    WidgetInfo, WidgetType, epaint::RectShape, pos2, vec2,
};

use super::{controls, labels::LabelView, palette::Palette, theme};
use crate::{
    app::{Command, Split},
    words::Words,
};

/// The other scenario's picture, once there is one.
#[derive(Resource, Clone, Debug, Default)]
pub struct OtherPicture {
    pub picture: Option<Handle<Image>>,
    /// Names over its places, where they stand in the whole of it, in logical pixels.
    pub names: Vec<LabelView>,
}

/// What is drawn of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitView {
    pub split: Split,
    pub picture: Option<TextureId>,
    /// Names of the shown scenario and of the other.
    pub names: [String; 2],
}

/// What came of drawing it.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitDrawn {
    /// What a hand asks for.
    pub command: Option<Command>,
    /// The part of the screen that the other picture takes.
    pub taken: Rect,
    /// How far to the right of its own place the other picture is drawn, points.
    pub shift: f32,
    /// Where the scenarios' names stand.
    pub titles: Vec<Rect>,
}

/// What a finger can take hold of, points.
const REACH: f32 = 44.0;

/// The other picture, the line between the two, and each scenario's name in the outer upper corner of what its picture has
/// of `free`.
pub fn draw_split(ctx: &Context, screen: Rect, free: Rect, view: &SplitView, words: &Words) -> Option<SplitDrawn> {
    let line = view.split.line()?;
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(screen);
    let ui = Ui::new(ctx.clone(), Id::new("split"), builder);
    let (painter, palette) = (ui.painter().clone(), theme::worn(ctx));
    // In halves each picture keeps the middle of what is free; the line stands there.
    let x = match view.split {
        Split::Halves => free.center().x,
        _ => screen.left() + line * screen.width(),
    };
    let right = screen.with_min_x(x);
    // In halves the two pictures look alike: the right one begins where the left one did.
    let from = if view.split == Split::Halves { free.left() } else { x };
    match view.picture {
        Some(texture) => {
            let share = |x: f32| (x - screen.left()) / screen.width().max(1.0);
            let uv = Rect::from_min_max(pos2(share(from), 0.0), pos2(share(from + right.width()), 1.0));
            painter.add(RectShape::filled(right, 0.0, Color32::WHITE).with_texture(texture, uv));
        }
        None => {
            painter.rect_filled(right, 0.0, palette.sheet.gamma_multiply(0.7));
            let text = words.get("split-coming");
            painter.text(
                right.intersect(free).center(),
                Align2::CENTER_CENTER,
                text,
                theme::PLAIN.font(),
                palette.text,
            );
        }
    }
    let ends = [pos2(x, free.top()), pos2(x, free.bottom())];
    painter.line_segment(ends, Stroke::new(4.0, palette.stem_edge));
    painter.line_segment(ends, Stroke::new(2.0, palette.text));
    let sides = [(free.with_max_x(x), Align2::LEFT_TOP), (free.with_min_x(x), Align2::RIGHT_TOP)];
    let titles = sides
        .into_iter()
        .zip(&view.names)
        .filter_map(|((room, corner), name)| titles::title_ui(&ui, palette, room.shrink(theme::GAP), corner, name));
    let titles = titles.collect();
    let wipes = matches!(view.split, Split::Wipe(_));
    let command = wipes.then(|| grip_ui(&ui, palette, (screen, free, x), words)).flatten();
    Some(SplitDrawn { command, taken: right, shift: x - from, titles })
}

fn grip_ui(ui: &Ui, palette: &Palette, (screen, free, x): (Rect, Rect, f32), words: &Words) -> Option<Command> {
    let at = pos2(x, free.center().y);
    let rect = Rect::from_center_size(at, vec2(REACH, free.height().max(REACH)));
    let response =
        ui.interact(rect, Id::new("split-grip"), Sense::drag()).on_hover_cursor(CursorIcon::ResizeHorizontal);
    let name = words.get("split-grip");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, true, &name));
    let ink = if response.hovered() || response.dragged() { palette.accent } else { palette.text };
    ui.painter().circle(at, 15.0, palette.sheet, Stroke::new(2.0, ink));
    for way in [-1.0, 1.0] {
        let tip = at + vec2(9.0 * way, 0.0);
        let foot = at + vec2(3.5 * way, 0.0);
        let corners = vec![tip, foot + vec2(0.0, -4.5), foot + vec2(0.0, 4.5)];
        ui.painter().add(Shape::convex_polygon(corners, ink, Stroke::NONE));
    }
    let pointer = response.dragged().then(|| response.interact_pointer_pos()).flatten()?;
    Some(Command::SetSplit(Split::wipe_at((pointer.x - screen.left()) / screen.width().max(1.0))))
}

/// One picture, a line, or halves.
pub fn split_ui(ui: &mut Ui, words: &Words, split: Split) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        for (key, wanted, chosen) in [
            ("split-wipe", Split::Wipe(500), matches!(split, Split::Wipe(_))),
            ("split-halves", Split::Halves, split == Split::Halves),
        ] {
            if controls::button(ui, &words.get(key), chosen).clicked() {
                command = Some(Command::SetSplit(if chosen { Split::One } else { wanted }));
            }
        }
    });
    command
}
