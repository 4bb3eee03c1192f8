//! Bars and corners: tools, dock, views or a tour's strip, what a showroom has; and the badges where there is no dock.

use bevy_egui::egui::{Align2, Area, Context, Id, Rect, vec2};

use super::{
    clock::{ClockView, clock_ui},
    controls,
    glass::{self, Keep},
    layout::Slots,
    opened::{OpenedView, opened_ui},
    scene::{Drawn, Sight},
    section::{SectionView, draw_section, section_ui},
    shade::framed,
    showroom::{home_ui, invite_ui, pad_ui, watch_badges},
    split::{SplitDrawn, SplitView, draw_split},
    stick::{is_touched, stick},
    stroll::{StrollView, stroll_ui},
    theme,
    timeline::{TimelineView, Told},
    top_bar::{TopBarView, badges_ui, language_ui, top_bar_ui},
    tour::{TourView, tour_ui},
    views::{ViewsView, views_ui},
};
use crate::{
    app::{Mode, Panel, Split},
    park::Park,
};

pub(super) fn draw_bars(
    ctx: &Context,
    sight: &Sight,
    park: &Park,
    slots: &Slots,
    tour: Option<&TourView>,
    drawn: &mut Drawn,
) {
    let (words, shown) = (sight.words, sight.shown);
    if let Some(slot) = slots.tools {
        let view = TopBarView::new(
            park,
            words,
            shown,
            sight.history,
            (sight.issues, sight.alarms, sight.feed),
            !sight.visited.is_empty(),
        );
        drawn.add("top", glass::bar(ctx, "top", slot, Keep::Right, |ui| top_bar_ui(ui, words, &view)));
    }
    if let (Some(slot), Some(stroll)) = (slots.opened, sight.stroll) {
        let view = StrollView::new(park, words, stroll);
        drawn.add("stroll", glass::bar(ctx, "stroll", slot, Keep::Top, |ui| stroll_ui(ui, words, &view)));
    } else if let (Some(slot), Some(view)) = (slots.opened, OpenedView::new(park, words, shown)) {
        drawn.add("opened", glass::bar(ctx, "opened", slot, Keep::Top, |ui| opened_ui(ui, words, &view)));
    }
    if is_touched(ctx) && sight.stroll.is_some() && !shown.plan {
        drawn.add("stick", stick(ctx, slots.free.unwrap_or_else(|| ctx.viewport_rect()), words));
    }
    if let (Some(slot), Some(section)) = (slots.section, shown.section) {
        let view = SectionView { section };
        drawn.add("section", glass::bar(ctx, "section", slot, Keep::Top, |ui| section_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.clock {
        let view = ClockView::new(park, words, sight.clock, shown.weather);
        let told = (sight.state, sight.works);
        let line = TimelineView::new(park, words, (sight.clock, shown), told, sight.past, &view.sun);
        drawn.add("clock", glass::bar(ctx, "clock", slot, Keep::All, |ui| clock_ui(ui, words, &view, &line)));
    }
    if let Some(slot) = slots.home {
        drawn.add("home", glass::bar(ctx, "home", slot, Keep::All, |ui| home_ui(ui, words, &sight.showroom)));
    }
    if let (Some(slot), Some(tour)) = (slots.views, tour) {
        drawn.add("tour", glass::bar(ctx, "tour", slot, Keep::Top, |ui| tour_ui(ui, words, tour)));
    } else if let Some(slot) = slots.views {
        let mut view = ViewsView::new(park, words, shown);
        let plans = sight.mode.is_for_hands();
        (view.plan, view.tape) = (view.plan.filter(|_| plans), view.tape.filter(|_| plans));
        view.walks = view.plan.map(|_| sight.stroll.is_some());
        drawn.add("views", glass::bar(ctx, "views", slot, Keep::Top, |ui| views_ui(ui, words, &view)));
    }
}

/// Where there is no dock: that it is simulated and illustrative, in a corner; the time for presenters, the language
/// for a kiosk.
pub(super) fn draw_tags(ctx: &Context, sight: &Sight, park: &Park, drawn: &mut Drawn) {
    let words = sight.words;
    let corner = match sight.mode {
        // Below stands a tour's strip.
        _ if sight.way.is_some() => Align2::LEFT_TOP,
        Mode::Kiosk => Align2::LEFT_TOP,
        _ => Align2::LEFT_BOTTOM,
    };
    let away = vec2(10.0, if corner == Align2::LEFT_TOP { 10.0 } else { -10.0 });
    let tags = Area::new(Id::new("tags")).anchor(corner, away).fade_in(false);
    let shown = tags.show(ctx, |ui| {
        let frame = theme::panel_frame(theme::of(ui)).inner_margin(8);
        framed(ui, frame, |ui| {
            // So that all stand in the middle of the line from the first.
            ui.spacing_mut().interact_size.y = theme::TOUCH;
            ui.horizontal(|ui| {
                if sight.mode == Mode::Present && sight.shown.panel(Panel::Clock) {
                    let clock = ClockView::new(park, words, sight.clock, sight.shown.weather);
                    controls::text(ui, &clock.time_text(), theme::LARGE);
                    controls::text(ui, &words.date_with_weekday(clock.date), theme::PLAIN);
                }
                badges_ui(ui, words, park.notice.get(words.lang()), Told::of(sight.state, sight.past.now_ms));
                (sight.mode == Mode::Kiosk).then(|| language_ui(ui, words)).flatten()
            })
            .inner
        })
    });
    if sight.mode == Mode::Kiosk {
        watch_badges(ctx, shown.response.rect, &sight.showroom);
    }
    drawn.add("tags", (shown.inner, shown.response.rect));
}

pub(super) fn draw_showroom(ctx: &Context, screen: Rect, sight: &Sight, drawn: &mut Drawn) {
    if sight.showroom.attracting {
        drawn.panels.push(("invite", invite_ui(ctx, screen, [sight.words, sight.other_words])));
    }
    if let Some((rect, command)) = pad_ui(ctx, sight.words, &sight.showroom) {
        drawn.add("pad", (command, rect));
    }
}

/// The section's frame over the picture.
pub(super) fn draw_cut(ctx: &Context, screen: Rect, sight: &Sight, drawn: &mut Drawn) {
    let Some(section) = sight.shown.section.filter(|_| !sight.shown.plan && sight.mode.is_for_hands()) else { return };
    let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).collect();
    drawn.commands.extend(draw_section(ctx, screen, (sight.section, sight.scale), section, &taken, sight.words));
}

/// The other scenario's picture, and what is left of the free middle for the shown one's.
pub(super) fn draw_other(
    ctx: &Context,
    (screen, free): (Rect, Rect),
    sight: &Sight,
    park: &Park,
    drawn: &mut Drawn,
) -> Option<SplitDrawn> {
    let shown = sight.shown;
    let other = shown.other_scenario().filter(|_| !shown.plan)?;
    let name = |id: &str| {
        let scenario = shown.scenarios.get(id).or_else(|| park.scenarios.get(id));
        scenario.map_or_else(|| id.to_owned(), |scenario| scenario.name.get(sight.words.lang()).to_owned())
    };
    let names = [name(&shown.scenario), name(&other)];
    let view = SplitView { split: shown.split, picture: sight.other, names };
    let split = draw_split(ctx, screen, free, &view, sight.words)?;
    drawn.commands.extend(split.command.clone());
    if shown.split == Split::Halves {
        drawn.free = Some(free.with_max_x(split.taken.left()));
    }
    Some(split)
}
