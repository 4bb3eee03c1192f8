//! Names over places, each on a stem, none over another or over a panel.

use std::{collections::BTreeMap, sync::Arc};

use bevy_egui::egui::{
    Context, CornerRadius, Galley, Id, LayerId, Painter, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::{palette::Palette, people::PeopleView, theme};
use crate::{
    app::{Command, Label, Overlay, Shown, Visited, place_labels},
    park::{Park, PlaceId, RuleIcon},
    twin::{Points, Progress, State},
    words::Words,
};

/// One label, ready to be drawn; positions in points.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelView {
    pub label: Label,
    pub text: String,
    /// Chosen or lit: drawn larger, and before all others.
    pub first: bool,
}

/// `scale` is how many logical pixels a point has; labels come in pixels.
pub fn label_views(
    park: &Park,
    words: &Words,
    (state, points): (Option<&State>, &Points),
    (shown, progress, visited): (&Shown, &dyn Fn(&PlaceId) -> Progress, &Visited),
    labels: &[Label],
    scale: f32,
) -> Vec<LabelView> {
    let views = labels.iter().filter_map(|label| {
        let place = park.place(&label.place)?;
        let name = place.name.get(words.lang());
        let now = state.and_then(|state| PeopleView::of_place(state, points, &label.place));
        let text = match now.filter(|_| counts_people(park, &shown.overlay)) {
            Some(PeopleView { people: Some(people), .. }) => {
                words.format("panel-label-people", &[("name", name.into()), ("people", people.into())])
            }
            Some(_) => words.format("panel-label-uncounted", &[("name", name.into())]),
            None => name.to_owned(),
        };
        let text = match visited.looks(&label.place).filter(|_| shown.overlay == Overlay::Visits) {
            Some(looks) => words.format(
                "visits-label",
                &[
                    ("name", name.into()),
                    ("times", looks.times.into()),
                    ("minutes", words.number(looks.secs / 60.0, 1).into()),
                ],
            ),
            None => text,
        };
        let progress = progress(&label.place);
        let text = if progress.is_done() {
            text
        } else if progress.is_begun() {
            let share = words.percent(progress.share, 0);
            words.format("panel-label-rising", &[("name", name.into()), ("share", share.into())])
        } else {
            words.format("panel-label-planned", &[("name", name.into())])
        };
        let first = shown.selection.as_ref() == Some(&label.place) || shown.highlighted.contains(&label.place);
        Some(LabelView { label: Label { x: label.x / scale, y: label.y / scale, ..label.clone() }, text, first })
    });
    views.collect()
}

/// Whether an overlay's colours speak of people.
fn counts_people(park: &Park, overlay: &Overlay) -> bool {
    let rule = park.rules.rules.iter().find(|rule| overlay.rule() == Some(rule.id.as_str()));
    rule.is_some_and(|rule| rule.icon == RuleIcon::People)
}

const PADDING: Vec2 = vec2(8.0, 4.0);
/// How far a label floats above its point.
const STEM: f32 = 12.0;

/// Draws those labels that find room within `screen` and beside `taken`. A click on one selects its place. `of` tells the
/// picture apart from others that have labels of the same places.
pub fn labels_ui(
    ctx: &Context,
    of: &str,
    screen: Rect,
    taken: &[Rect],
    views: &[LabelView],
) -> (Option<Command>, Vec<Rect>) {
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(screen);
    let ui = Ui::new(ctx.clone(), Id::new("labels").with(of), builder);
    let (painter, palette) = (ui.painter().clone(), theme::worn(ctx));
    let mut drawn: BTreeMap<PlaceId, (&LabelView, Arc<Galley>)> = BTreeMap::new();
    for view in views {
        let voice = if view.first { theme::STRONG } else { theme::QUOTE };
        let galley = painter.layout_no_wrap(view.text.clone(), voice.font(), voice.colour(palette));
        drawn.insert(view.label.place.clone(), (view, galley));
    }
    let wishes: Vec<Label> = views.iter().map(|view| Label { y: view.label.y - STEM, ..view.label.clone() }).collect();
    let first: Vec<PlaceId> = views.iter().filter(|view| view.first).map(|view| view.label.place.clone()).collect();
    let taken: Vec<[f32; 4]> = taken.iter().map(|r| [r.left(), r.top(), r.right(), r.bottom()]).collect();
    let room = [screen.left(), screen.top(), screen.right(), screen.bottom()];
    let size = |label: &Label| {
        let size = drawn.get(&label.place).map_or(vec2(0.0, 0.0), |(_, galley)| galley.size() + PADDING * 2.0);
        (size.x, size.y)
    };
    let stand = place_labels(&wishes, &first, room, &taken, size);
    // All stems first, so that none crosses a name.
    for (label, [_, _, _, bottom]) in &stand {
        let strong = drawn.get(&label.place).is_some_and(|(view, _)| view.first);
        let point = pos2(label.x, label.y + STEM);
        let colour = if strong { palette.accent } else { palette.stem };
        // Dark around light: it shows on the sky, on a roof and by night.
        for (width, dot, ink) in [(3.2, 3.8, palette.stem_edge), (1.2, 2.4, colour)] {
            painter.line_segment([pos2(label.x, *bottom), point], Stroke::new(width, ink));
            painter.circle_filled(point, dot, ink);
        }
    }
    let mut command = None;
    let mut rects = Vec::new();
    for (label, [left, top, right, bottom]) in stand {
        let Some((view, galley)) = drawn.get(&label.place) else { continue };
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let response = ui.interact(rect, Id::new("label").with((of, label.place.as_str())), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &view.text));
        name_ui(&painter, palette, rect, galley.clone(), view.first || response.hovered());
        if response.clicked() {
            command = Some(Command::Select(Some(label.place.clone())));
        }
        rects.push(rect);
    }
    (command, rects)
}

fn name_ui(painter: &Painter, palette: &Palette, rect: Rect, galley: Arc<Galley>, strong: bool) {
    let (fill, line) = if strong { (palette.chosen, palette.accent) } else { (palette.label, palette.line) };
    painter.rect(rect, CornerRadius::same(theme::CONTROL_RADIUS), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    painter.galley(rect.min + PADDING, galley, palette.text);
}
