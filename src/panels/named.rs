//! Names over the park's places, in each of the pictures that are shown.

use bevy_egui::egui::{Context, Rect, pos2};

use super::{
    labels::{LabelView, label_views, labels_ui},
    scene::{Drawn, Sight},
    split::SplitDrawn,
};
use crate::{
    app::{Command, Label},
    park::{Park, PlaceId},
};

/// None stands on a panel, on the guide, on a scenario's name, or in the other scenario's picture, which has its own.
pub(super) fn draw_names(
    ctx: &Context,
    screen: Rect,
    sight: &Sight,
    park: &Park,
    split: Option<&SplitDrawn>,
    drawn: &mut Drawn,
) {
    let guide = sight.guide.map(|[left, top, right, bottom]| Rect::from_min_max(pos2(left, top), pos2(right, bottom)));
    let titles = split.iter().flat_map(|split| split.titles.iter().copied());
    let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).chain(guide).chain(titles).collect();
    let progress = |place: &PlaceId| sight.works.of(place, sight.clock.at());
    let told = (sight.state, &**sight.rulebook.points());
    let views =
        label_views(park, sight.words, told, (sight.shown, &progress, sight.visited), sight.labels, sight.scale);
    let own: Vec<Rect> = taken.iter().copied().chain(split.map(|split| split.taken)).collect();
    let (command, rects) = labels_ui(ctx, "shown", screen, &own, &views);
    drawn.commands.extend(command);
    drawn.labels = rects;
    let Some(split) = split else { return };
    let moved = |view: &LabelView| {
        let Label { x, y, .. } = view.label;
        let label = Label { x: x / sight.scale + split.shift, y: y / sight.scale, ..view.label.clone() };
        LabelView { label, ..view.clone() }
    };
    let others: Vec<LabelView> = sight.other_names.iter().map(moved).collect();
    let (command, rects) = labels_ui(ctx, "other", split.taken.intersect(screen), &taken, &others);
    // What stands in the other scenario alone cannot be selected in this one.
    let is_here = |command: &Command| matches!(command, Command::Select(Some(id)) if park.place(id).is_some());
    drawn.commands.extend(command.filter(is_here));
    drawn.labels.extend(rects);
}
