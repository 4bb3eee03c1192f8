//! Words at what breaks a rule of planning, over the picture: how narrow a gap is, how much stands outside the site.

use bevy_egui::egui::{
    Area, Context, Id, LayerId, Order, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::{
    figure::source_line,
    measure::{room_for, room_of, tell},
    scene::{Drawn, Sight},
    theme,
};
use crate::{
    app::{BreachesSeen, Command, Shown, breaches_in_picture},
    park::{Park, PlaceId},
    twin::{Gap, PlanFigures},
    words::Words,
};

/// So far above what they tell of, points.
const STEM: f32 = 26.0;

/// One breach, ready to be told.
#[derive(Clone, Debug, PartialEq)]
struct BreachView {
    at: Pos2,
    text: String,
    /// Where the pointer rests: of whom, and by which rule.
    more: String,
    /// What a click asks for.
    wish: Command,
    /// What it tells of is selected or lit.
    chosen: bool,
}

/// Draws them where planners look at the picture, beside all panels and the part that is another's.
pub(super) fn draw_breaches(
    ctx: &Context,
    sight: &Sight,
    park: &Park,
    (screen, other): (Rect, Option<Rect>),
    drawn: &mut Drawn,
) {
    let Some(planning) = sight.planning else { return };
    if !breaches_in_picture(sight.shown, sight.mode, sight.way.is_some()) {
        return;
    }
    let seen = (sight.breaches, sight.scale);
    let views = breach_views(park, sight.words, sight.shown, &planning.figures.now, seen);
    let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).chain(other).collect();
    let (commands, fields) = breaches_ui(ctx, screen, &taken, &views);
    drawn.commands.extend(commands);
    drawn.panels.extend(fields.into_iter().map(|rect| ("breach", rect)));
}

fn breach_views(
    park: &Park,
    words: &Words,
    shown: &Shown,
    figures: &PlanFigures,
    (seen, scale): (&BreachesSeen, f32),
) -> Vec<BreachView> {
    let point = |[x, y]: [f32; 2]| pos2(x / scale, y / scale);
    let name = |id: &PlaceId| {
        let building = park.building(id.as_str());
        building.map_or_else(|| id.to_string(), |building| building.name.get(words.lang()).to_owned())
    };
    let rule = park.planning.fire.as_ref().map(|fire| source_line(park, words, &fire.source, None));
    let gaps = figures.fire_gaps.iter().zip(&seen.gaps).filter_map(|(gap, at)| {
        let (apart, needed) = lengths(words, gap);
        let values = [("gap", apart.as_str().into()), ("needed", needed.as_str().into())];
        let named = [("a", name(&gap.a).into()), ("b", name(&gap.b).into())];
        let told = words.format("planning-fire-gap", &[named.as_slice(), values.as_slice()].concat());
        let both = vec![gap.a.clone(), gap.b.clone()];
        let chosen = shown.highlighted == both;
        Some(BreachView {
            at: point((*at)?),
            text: words.format("breach-fire-gap", &values),
            more: rule.iter().fold(told, |told, rule| format!("{told}\n{rule}")),
            wish: Command::Highlight(if chosen { Vec::new() } else { both }),
            chosen,
        })
    });
    let outside = figures.outside_site.iter().zip(&seen.outside).filter_map(|((id, m2), at)| {
        let area = words.area(*m2);
        Some(BreachView {
            at: point((*at)?),
            text: words.format("plan-outside", &[("area", area.as_str().into())]),
            more: words.format("planning-outside", &[("name", name(id).into()), ("area", area.as_str().into())]),
            wish: Command::Select(Some(id.clone())),
            chosen: shown.selection.as_ref() == Some(id),
        })
    });
    gaps.chain(outside).collect()
}

/// How far apart, and how far is needed; to the millimetre where both would read alike.
fn lengths(words: &Words, gap: &Gap) -> (String, String) {
    let (apart, needed) = (words.length(gap.gap_m), words.length(gap.needed_m));
    if apart != needed {
        return (apart, needed);
    }
    let metres = |m: f64| words.format("measure-m", &[("m", words.number(m, 3).into())]);
    (metres(gap.gap_m), metres(gap.needed_m))
}

/// Draws those that find room; what lies under a panel is told by the table.
fn breaches_ui(ctx: &Context, screen: Rect, taken: &[Rect], views: &[BreachView]) -> (Vec<Command>, Vec<Rect>) {
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(screen);
    let ui = Ui::new(ctx.clone(), Id::new("breaches"), builder);
    let (painter, palette) = (ui.painter().with_clip_rect(screen), theme::worn(ctx));
    let (mut commands, mut fields) = (Vec::new(), Vec::new());
    for (number, view) in views.iter().enumerate() {
        let is_free = screen.contains(view.at) && !taken.iter().any(|rect| rect.contains(view.at));
        let wanted = room_of(&painter, view.at - vec2(0.0, STEM), &view.text);
        let all: Vec<Rect> = taken.iter().chain(&fields).copied().collect();
        let Some(room) = is_free.then(|| room_for(wanted, screen, &all)).flatten() else { continue };
        // An area of its own: a pointer over it is not over the park.
        let area = Area::new(Id::new("breach").with(number)).order(Order::Middle).fixed_pos(room.min);
        let area = area.movable(false).constrain(false).fade_in(false);
        let response = area.show(ctx, |ui| ui.allocate_response(room.size(), Sense::click())).inner;
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &view.text));
        // Dark around light, as names have it.
        let foot = pos2(view.at.x.clamp(room.left() + 6.0, room.right() - 6.0), room.center().y);
        for (width, dot, ink) in [(3.6, 4.2, palette.stem_edge), (1.6, 2.8, palette.fault)] {
            painter.line_segment([foot, view.at], Stroke::new(width, ink));
            painter.circle_filled(view.at, dot, ink);
        }
        let rect = tell(&painter, palette, room.center(), &view.text);
        let strong = view.chosen || response.hovered();
        let edge = Stroke::new(if strong { 2.5 } else { 1.5 }, palette.fault);
        painter.rect_stroke(rect, 5.0, edge, StrokeKind::Inside);
        if response.on_hover_text(&view.more).clicked() {
            commands.push(view.wish.clone());
        }
        fields.push(rect);
    }
    (commands, fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::{Lang, Xz};

    #[test]
    fn what_is_short_by_a_hair_does_not_read_as_enough() {
        let gap = |gap_m: f64| Gap {
            a: "a".into(),
            b: "b".into(),
            gap_m,
            needed_m: 13.0,
            between: (Xz(0.0, 0.0), Xz(gap_m, 0.0)),
        };
        let told = |gap_m: f64| lengths(&Words::new(Lang::En), &gap(gap_m));
        assert_eq!(told(6.0), ("6 m".into(), "13 m".into()));
        assert_eq!(told(12.96), ("12.96 m".into(), "13 m".into()));
    }
}
