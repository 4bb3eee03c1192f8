//! Where each panel stands: fixed places about the free middle in which the park is seen.
//!
//! Points, from the top left. No slot overlaps another, at any size that [`scale_for`] leads to.

use bevy_egui::egui::{Align2, Area, Context, Id, Order, Rect, ScrollArea, Ui, pos2, vec2};

use super::theme;

/// What wants to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wanted {
    pub top: bool,
    pub overview: bool,
    /// Height that the legend needs; `None` hides it.
    pub legend_height: Option<f32>,
    pub place: bool,
    pub projects: bool,
    pub clock: bool,
    pub views: bool,
    pub issues: bool,
    pub help: bool,
}

/// Where it may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slots {
    pub top: Option<Rect>,
    pub overview: Option<Rect>,
    pub legend: Option<Rect>,
    pub place: Option<Rect>,
    pub projects: Option<Rect>,
    pub clock: Option<Rect>,
    pub views: Option<Rect>,
    pub issues: Option<Rect>,
    pub help: Option<Rect>,
    /// What is left for the park, between the columns and the bars.
    pub free: Option<Rect>,
}

const TOP_HEIGHT: f32 = 52.0;
const CLOCK_HEIGHT: f32 = 60.0;
const STRIP_HEIGHT: f32 = 52.0;
const LEFT_WIDTH: f32 = 288.0;
/// Where the projects stand instead of the overview.
const LEFT_WIDE: f32 = 372.0;
const RIGHT_WIDTH: f32 = 336.0;
/// Wider lines are no easier to read.
const HELP_WIDTH: f32 = 760.0;
const EDGE: f32 = 8.0;

/// How many times larger than plain the panels are, for a picture of this size in logical pixels.
///
/// 1 from 1280×720 on; larger where both sides have room, since large screens are looked at from afar; smaller where
/// the picture is smaller than that. In eighths, so that it does not creep while a window is dragged.
pub fn scale_for(width: f32, height: f32) -> f32 {
    if !(width > 0.0 && height > 0.0) {
        return 1.0;
    }
    let fits = (width / 1280.0).min(height / 720.0);
    let roomy = (width / 1280.0).min(height / 960.0);
    let scale = if fits < 1.0 { fits.max(0.6) } else { roomy.clamp(1.0, 4.0) };
    (scale * 8.0).floor() / 8.0
}

/// Places for all that is wanted, within `screen`.
pub fn slots(screen: Rect, wanted: Wanted) -> Slots {
    let top = wanted.top.then(|| Rect::from_min_size(screen.min, vec2(screen.width(), TOP_HEIGHT)));
    let below_top = top.map_or(screen.top(), |top| top.bottom()) + EDGE;
    let clock = wanted.clock.then(|| {
        let min = pos2(screen.left() + EDGE, screen.bottom() - EDGE - CLOCK_HEIGHT);
        Rect::from_min_max(min, screen.max - vec2(EDGE, EDGE))
    });
    let bottom = clock.map_or(screen.bottom(), |clock| clock.top()) - EDGE;
    let column = |left: f32, width: f32| Rect::from_min_max(pos2(left, below_top), pos2(left + width, bottom));
    let left = column(screen.left() + EDGE, if wanted.projects { LEFT_WIDE } else { LEFT_WIDTH });
    let right = column(screen.right() - EDGE - RIGHT_WIDTH, RIGHT_WIDTH);

    let has_left = wanted.overview || wanted.projects;
    let legend = wanted.legend_height.map(|height| {
        let most = if has_left { left.height() * 0.45 } else { left.height() };
        left.with_min_y(left.bottom() - height.min(most))
    });
    // The projects take the overview's place, so that neither squeezes the selected place on the right.
    let above = legend.map_or(left, |legend| left.with_max_y(legend.top() - EDGE));
    let projects = wanted.projects.then_some(above);
    let overview = (wanted.overview && !wanted.projects).then_some(above);
    let place = wanted.place.then_some(right);

    let beside_left = if has_left || legend.is_some() { left.right() + EDGE } else { left.left() };
    let beside_right = if place.is_some() { right.left() - EDGE } else { right.right() };
    let middle = Rect::from_min_max(pos2(beside_left, left.top()), pos2(beside_right, bottom));
    let views = wanted.views.then(|| middle.with_min_y(middle.bottom() - STRIP_HEIGHT));
    let free = views.map_or(middle, |views| middle.with_max_y(views.top() - EDGE));
    // Help and issues are called for, so they may stand in the middle, one below the other.
    let free_for_help = free.with_max_x(free.right().min(free.left() + HELP_WIDTH));
    let (help, issues) = match (wanted.help, wanted.issues) {
        (true, true) => {
            let split = free.top() + free.height() * 0.6;
            (Some(free_for_help.with_max_y(split)), Some(free.with_min_y(split + EDGE)))
        }
        (help, issues) => {
            (help.then_some(free_for_help), issues.then(|| free.with_min_y(free.bottom() - free.height() * 0.5)))
        }
    };
    Slots { top, overview, legend, place, projects, clock, views, issues, help, free: Some(free) }
}

/// Which edge of its slot a panel keeps to when it needs less than all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Top,
    Bottom,
    /// The whole slot, needed or not.
    All,
}

/// A panel of glass in its slot; what does not fit scrolls. Answers with the rectangle that it covers.
pub fn panel<R>(ctx: &Context, name: &str, slot: Rect, keep: Keep, contents: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let frame = theme::panel_frame();
    let margin = frame.total_margin().sum();
    let inner = (slot.size() - margin).max(vec2(1.0, 1.0));
    let area = Area::new(Id::new(name)).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    let area = match keep {
        Keep::Bottom => area.pivot(Align2::LEFT_BOTTOM).fixed_pos(slot.left_bottom()),
        Keep::Top | Keep::All => area.fixed_pos(slot.min),
    };
    let shown = area.default_size(slot.size()).show(ctx, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(inner.x);
                ui.set_max_height(inner.y);
                if keep == Keep::All {
                    ui.set_min_height(inner.y);
                }
                let scroll = ScrollArea::vertical().max_height(inner.y).auto_shrink([false, keep != Keep::All]);
                scroll.id_salt(name).show(ui, contents).inner
            })
            .inner
    });
    (shown.inner, shown.response.rect)
}

/// As [`panel`], for a bar whose contents stand in one line; with [`Keep::All`] it takes its slot's whole width.
pub fn bar<R>(ctx: &Context, name: &str, slot: Rect, keep: Keep, contents: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let frame = theme::bar_frame(slot.left() <= ctx.viewport_rect().left());
    let margin = frame.total_margin().sum();
    let inner = (slot.size() - margin).max(vec2(1.0, 1.0));
    let area = Area::new(Id::new(name)).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    let shown = area.fixed_pos(slot.min).default_size(slot.size()).show(ctx, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_min_height(inner.y);
                if keep == Keep::All {
                    ui.set_min_width(inner.x);
                }
                ui.set_max_size(inner);
                contents(ui)
            })
            .inner
    });
    (shown.inner, shown.response.rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Wanted {
        Wanted {
            top: true,
            overview: true,
            legend_height: Some(220.0),
            place: true,
            projects: true,
            clock: true,
            views: true,
            issues: true,
            help: true,
        }
    }

    #[test]
    fn no_slot_leaves_the_screen_or_covers_another() {
        for (width, height) in [(1280.0, 720.0), (1366.0, 768.0), (1920.0, 1080.0), (3840.0, 2160.0), (900.0, 600.0)] {
            let scale = scale_for(width, height);
            let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height) / scale);
            let s = slots(screen, all());
            let rects: Vec<Rect> =
                [s.top, s.overview, s.legend, s.place, s.projects, s.clock, s.views, s.issues, s.help]
                    .into_iter()
                    .flatten()
                    .collect();
            assert_eq!(rects.len(), 8, "the projects stand in the overview's place");
            for (k, a) in rects.iter().enumerate() {
                assert!(screen.contains_rect(*a) && a.height() > 40.0 && a.width() > 100.0, "{width}×{height}: {a}");
                for b in rects.iter().skip(k + 1) {
                    assert!(!a.shrink(0.01).intersects(b.shrink(0.01)), "{width}×{height}: {a} {b}");
                }
            }
        }
    }

    #[test]
    fn the_park_keeps_the_middle() {
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0));
        let usual = Wanted { place: false, projects: false, issues: false, help: false, ..all() };
        let free = slots(screen, usual).free.unwrap();
        assert!(free.width() > 950.0 && free.height() > 500.0, "{free}");
        assert!(slots(screen, all()).free.unwrap().width() > 530.0);
    }

    #[test]
    fn panels_grow_with_large_screens_only() {
        assert_eq!(scale_for(1280.0, 720.0), 1.0);
        assert_eq!(scale_for(1366.0, 768.0), 1.0);
        assert_eq!(scale_for(1920.0, 1080.0), 1.125);
        assert_eq!(scale_for(3840.0, 2160.0), 2.25);
        assert!(scale_for(800.0, 600.0) < 1.0);
        assert_eq!(scale_for(0.0, f32::NAN), 1.0);
    }
}
