//! Where each panel stands: at the edges, about the free middle in which the park is seen.
//!
//! ```text
//! title     opened            tools
//! overview                    place
//! |         free              |
//! legend    views             |
//! |         drawer
//! clock
//! ```
//!
//! Points, from the top left. No slot overlaps another, at any size that [`scale_for`] leads to.

#[cfg(test)]
mod tests;

use bevy_egui::egui::{Rect, pos2, vec2};

use super::{theme, timeline};

/// What wants to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Title and tools.
    pub top: bool,
    /// Height that the title needs.
    pub title_height: f32,
    pub overview: bool,
    /// Height that the legend needs; `None` hides it.
    pub legend_height: Option<f32>,
    pub place: bool,
    /// The projects, or what is looked for.
    pub projects: bool,
    /// Height that a chart along the bottom needs, beside the left column; `None` hides it.
    pub drawer_height: Option<f32>,
    pub clock: bool,
    pub views: bool,
    /// Somebody is inside a place: the way in and out stands over the picture.
    pub inside: bool,
    /// Something stands open, or layers are off: that is said between title and tools, or over the picture.
    pub opened: bool,
    /// Buildings are cut open: what is said of the cut stands over the picture.
    pub section: bool,
    /// Back and home, for a showroom.
    pub home: bool,
    /// Height that a tour's caption needs; `None` without a tour.
    pub caption_height: Option<f32>,
    /// A guide stands to the right of what is said.
    pub guide: bool,
    pub issues: bool,
    pub help: bool,
}

/// Where it may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slots {
    pub title: Option<Rect>,
    pub tools: Option<Rect>,
    /// What is said of opened buildings, between title and tools, or under them where these leave no room, as the way in
    /// and out for whoever is inside.
    pub opened: Option<Rect>,
    pub overview: Option<Rect>,
    pub legend: Option<Rect>,
    pub place: Option<Rect>,
    pub projects: Option<Rect>,
    pub drawer: Option<Rect>,
    pub clock: Option<Rect>,
    pub views: Option<Rect>,
    pub home: Option<Rect>,
    pub section: Option<Rect>,
    /// What a tour says, over the strip.
    pub caption: Option<Rect>,
    pub issues: Option<Rect>,
    pub help: Option<Rect>,
    /// What is left for the park, between the columns and the bars.
    pub free: Option<Rect>,
    /// The same with the room beside the caption.
    pub above_bars: Option<Rect>,
}

/// Of tools, clock and views: a line that a finger can touch, and the glass around it.
const BAR_HEIGHT: f32 = theme::TOUCH + 8.0;
/// The dock has the timeline as a second line.
const DOCK_HEIGHT: f32 = BAR_HEIGHT + timeline::HEIGHT;
/// Of what is said of opened buildings beside the tools, and the width of a screen that has room for it.
const OPENED_WIDTH: f32 = 340.0;
const WIDE_SCREEN: f32 = 1500.0;
pub const LEFT_WIDTH: f32 = 272.0;
/// Where the projects stand instead of the overview.
const LEFT_WIDE: f32 = 364.0;
const RIGHT_WIDTH: f32 = 312.0;
/// Wider lines are no easier to read.
const HELP_WIDTH: f32 = 760.0;
/// Of what is said in a tour: longer lines are hard to read from afar.
pub const CAPTION_WIDTH: f32 = 900.0;
/// Of the width, so much is left to the guide.
const GUIDE_SHARE: f32 = 0.2;
const HOME_WIDTH: f32 = 208.0;
const CONSOLE_WIDTH: f32 = 400.0;
const EDGE: f32 = 6.0;
/// Of the height between title and dock a chart takes no more than this.
const DRAWER_SHARE: f32 = 0.48;
/// Over a chart, a picture that is no higher than this keeps the room of the views' buttons; keys choose them all the same.
const LOW: f32 = 400.0;

/// How many times larger than elsewhere the panels of a kiosk are: fingers need 44 logical pixels.
pub const KIOSK_SCALE: f32 = 1.25;

/// How many times larger than plain the panels are, for a picture of this size in logical pixels.
///
/// 1 up to 1920×1080; larger where both sides have room, since large screens are looked at from afar: 2 at 3840×2160;
/// smaller below 1280×720. In eighths, so that it does not creep while a window is dragged.
pub fn scale_for(width: f32, height: f32) -> f32 {
    if !(width > 0.0 && height > 0.0) {
        return 1.0;
    }
    let fits = (width / 1280.0).min(height / 720.0);
    let roomy = (width / 1920.0).min(height / 1080.0);
    let scale = if fits < 1.0 { fits.max(0.6) } else { roomy.clamp(1.0, 4.0) };
    (scale * 8.0).floor() / 8.0
}

/// What is left of a screen for the picture and its panels, and the presenter's console beside it.
pub fn beside(screen: Rect, console: bool) -> (Rect, Option<Rect>) {
    if !console {
        return (screen, None);
    }
    let width = CONSOLE_WIDTH.min(screen.width() * 0.5);
    let (picture, column) = screen.split_left_right_at_x(screen.right() - width);
    (picture, Some(column.shrink(EDGE)))
}

/// As wide as the column under it.
pub fn title_width(wanted: &Wanted) -> f32 {
    if wanted.projects { LEFT_WIDE } else { LEFT_WIDTH }
}

/// How wide a tour's caption stands.
pub fn caption_width(screen: Rect, wanted: &Wanted) -> f32 {
    let slots = slots(screen, Wanted { caption_height: Some(1.0), ..*wanted });
    slots.caption.map_or(CAPTION_WIDTH, |caption| caption.width())
}

/// Places for all that is wanted, within `screen`.
pub fn slots(screen: Rect, wanted: Wanted) -> Slots {
    let inner = screen.shrink(EDGE);
    let left_width = title_width(&wanted);
    let title = wanted.top.then(|| Rect::from_min_size(inner.min, vec2(left_width, wanted.title_height)));
    // Tools have the words that there is room for.
    let beside = wanted.opened && !wanted.inside && inner.width() > WIDE_SCREEN;
    let tools = wanted.top.then(|| {
        let left = inner.left() + left_width + EDGE + if beside { OPENED_WIDTH + EDGE } else { 0.0 };
        Rect::from_min_max(pos2(left, inner.top()), pos2(inner.right(), inner.top() + BAR_HEIGHT))
    });
    let opened = title.zip(tools).filter(|_| beside).map(|(title, tools)| {
        Rect::from_min_max(pos2(title.right() + EDGE, tools.top()), pos2(tools.left() - EDGE, tools.bottom()))
    });
    let clock = wanted.clock.then(|| inner.with_min_y(inner.bottom() - DOCK_HEIGHT));
    let bottom = clock.map_or(inner.bottom(), |clock| clock.top() - EDGE);
    let below_title = title.map_or(inner.top(), |title| title.bottom() + EDGE);
    let below_tools = tools.map_or(inner.top(), |tools| tools.bottom() + EDGE);
    let left = Rect::from_min_max(pos2(inner.left(), below_title), pos2(inner.left() + left_width, bottom));
    let drawer = wanted.drawer_height.map(|height| {
        let most = (bottom - below_tools) * DRAWER_SHARE;
        Rect::from_min_max(pos2(left.right() + EDGE, bottom - height.min(most)), pos2(inner.right(), bottom))
    });
    let bottom = drawer.map_or(bottom, |drawer| drawer.top() - EDGE);
    let right = Rect::from_min_max(pos2(inner.right() - RIGHT_WIDTH, below_tools), pos2(inner.right(), bottom));

    let on_top = wanted.overview || wanted.projects;
    let legend = wanted.legend_height.map(|height| {
        let most = if on_top { left.height() * 0.45 } else { left.height() };
        left.with_min_y(left.bottom() - height.min(most))
    });
    // The projects take the overview's place, so that neither squeezes the selected place on the right.
    let above = legend.map_or(left, |legend| left.with_max_y(legend.top() - EDGE));
    let projects = wanted.projects.then_some(above);
    let overview = (wanted.overview && !wanted.projects).then_some(above);
    let place = wanted.place.then_some(right);

    let has_left = on_top || legend.is_some();
    let beside_left = if has_left { left.right() + EDGE } else { inner.left() };
    let beside_right = if place.is_some() { right.left() - EDGE } else { inner.right() };
    let middle_top = if has_left { below_tools } else { below_tools.max(below_title) };
    let middle = Rect::from_min_max(pos2(beside_left, middle_top), pos2(beside_right, bottom));
    let way = (wanted.inside || wanted.opened && !beside).then(|| middle.with_max_y(middle.top() + BAR_HEIGHT));
    let opened = way.or(opened);
    let middle = way.map_or(middle, |way| middle.with_min_y(way.bottom() + EDGE));
    let section = wanted.section.then(|| middle.with_max_y(middle.top() + BAR_HEIGHT));
    let middle = section.map_or(middle, |section| middle.with_min_y(section.bottom() + EDGE));
    let bar = middle.with_min_y(middle.bottom() - BAR_HEIGHT);
    let home = wanted.home.then(|| bar.with_max_x(bar.left() + HOME_WIDTH));
    let has_room = drawer.is_none() || wanted.caption_height.is_some() || middle.height() > LOW;
    let views = (wanted.views && has_room).then(|| home.map_or(bar, |home| bar.with_min_x(home.right() + EDGE)));
    let above_views = views.or(home).map_or(middle, |views| middle.with_max_y(views.top() - EDGE));
    let caption = wanted.caption_height.map(|height| {
        let slot = above_views.with_min_y(above_views.bottom() - height.min(above_views.height() * 0.6));
        let room = if wanted.guide { slot.width() * (1.0 - GUIDE_SHARE) } else { slot.width() };
        slot.with_max_x(slot.left() + room.min(CAPTION_WIDTH))
    });
    let free = caption.map_or(above_views, |caption| above_views.with_max_y(caption.top() - EDGE));
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
    Slots {
        title,
        tools,
        opened,
        overview,
        legend,
        place,
        projects,
        drawer,
        clock,
        views,
        home,
        section,
        caption,
        issues,
        help,
        free: Some(free),
        above_bars: Some(above_views),
    }
}
