//! The panels: egui over the picture. One file a panel, each a pure function of a plain view.
//!
//! Colours stand only in `palette.rs`, sizes and spacing in `theme.rs`, places on the screen in `layout.rs`, words in
//! `assets/locales`. What a panel wishes is a [`crate::app::Command`]; nothing here changes the program.

pub mod alarms;
mod audience;
mod bars;
mod breaches;
mod clock;
pub mod comparison;
pub mod console;
mod context;
mod controls;
mod data;
pub mod day_sky;
mod draw;
pub mod fatal;
pub mod figure;
mod find;
mod fitted;
mod fold;
mod fonts;
mod glass;
pub mod help;
mod icons;
mod issue_codes;
pub mod issues;
pub mod labels;
pub mod layout;
mod left;
pub mod legend;
pub mod loading;
mod measure;
mod middle;
mod moment;
mod named;
pub mod opened;
pub mod overview;
mod paint;
pub mod palette;
pub mod people;
pub mod phone;
pub mod place;
pub mod plan;
pub mod planning;
mod plot;
mod postcard;
pub mod projects;
mod qr;
mod reveal;
mod scene;
mod section;
mod shade;
mod showroom;
pub mod split;
pub mod stick;
pub mod stroll;
pub mod studios;
pub mod theme;
mod thumbnails;
pub mod timeline;
mod title;
mod toast;
mod tool_button;
pub mod tools;
mod top_bar;
pub mod tour;
mod trust;
pub mod views;
mod why;

use bevy::app::App;

pub use audience::lay_over;
pub use data::{FeedSight, MemorySight};
pub use figure::FigureView;
pub use fonts::{FontFiles, read_fonts};
pub use issue_codes::ISSUE_CODES;
pub use paint::egui_plugin;
pub use scene::{Drawn, Sight, draw};
pub use showroom::ShowroomSight;
pub use trust::trust_word;
pub use why::{WhyView, origin_word};

/// Everything on this floor's egui side. Wants [`egui_plugin`], and a camera with `PrimaryEguiContext`.
pub fn plugin(app: &mut App) {
    app.add_plugins((
        comparison::plugin,
        context::plugin,
        crate::darkness::plugin,
        draw::plugin,
        console::plugin,
        paint::plugin,
    ));
}
