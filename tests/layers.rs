//! Layers without a window: what is switched off cannot be picked, and comes back by undo.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

#[path = "support/headless.rs"]
mod headless;

use std::{path::Path, sync::Arc};

use bevy::app::prelude::*;
use headless::{app_of, tell};
use yungu::{
    app::{Command, Layer, LayerStep, MomentFile, OpenPark, Ray, Shown, pick_shown},
    park::{Park, PlaceId},
    twin::parse_at,
};

fn app() -> App {
    app_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f"))
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn park_of(app: &App) -> Arc<Park> {
    app.world().resource::<OpenPark>().0.clone()
}

/// What is picked at a height from the east, at the middle of a building.
fn picked_from_east(app: &App, building: &str, height_m: f64) -> Option<PlaceId> {
    let park = park_of(app);
    let middle = park.building(building).unwrap().at;
    let ray = Ray { origin: [400.0, height_m, middle.1], direction: [-1.0, 0.0, 0.0] };
    let shown = shown(app);
    pick_shown(&park, shown, ray)
}

#[test]
fn a_use_that_is_switched_off_is_not_picked_nor_selected_until_it_is_undone() {
    let mut app = app();
    let usage = park_of(&app).building("F-08").unwrap().usage.clone();
    tell(&mut app, [Command::Select(Some("F-08/L3".into()))]);
    assert_eq!(picked_from_east(&app, "F-08", 20.0), Some("F-08".into()));
    let before = shown(&app).clone();
    tell(&mut app, [Command::SetLayer(LayerStep::Switch(Layer::Use(usage.clone()), false))]);
    assert!(shown(&app).hides(&park_of(&app), &"F-08/L3/A".into()));
    assert_eq!(shown(&app).selection, None);
    assert_ne!(picked_from_east(&app, "F-08", 20.0).map(|id| id.top()), Some("F-08".into()));
    tell(&mut app, [Command::Undo]);
    assert_eq!(*shown(&app), before);
    assert_eq!(picked_from_east(&app, "F-08", 20.0), Some("F-08".into()));
    tell(&mut app, [Command::Redo, Command::SetLayer(LayerStep::All)]);
    assert!(shown(&app).hidden.is_empty());
}

#[test]
fn above_the_highest_storey_nothing_is_picked() {
    let mut app = app();
    assert_eq!(picked_from_east(&app, "F-08", 30.0), Some("F-08".into()));
    tell(&mut app, (2..=4).rev().map(|floor| Command::SetLayer(LayerStep::Highest(Some(floor)))));
    assert_eq!(shown(&app).hidden.highest, Some(2));
    assert_ne!(picked_from_east(&app, "F-08", 30.0).map(|id| id.top()), Some("F-08".into()));
    assert_eq!(picked_from_east(&app, "F-08", 3.0).map(|id| id.top()), Some("F-08".into()));
    // Dragged down in steps, it is undone as one.
    tell(&mut app, [Command::Undo]);
    assert!(shown(&app).hidden.is_empty());
    // Into the lower storeys only, of a building that one is in.
    tell(&mut app, [Command::SetLayer(LayerStep::Highest(Some(2))), Command::Enter(Some("F-08".into()))]);
    assert_eq!(picked_from_east(&app, "F-08", 3.0), Some("F-08/L1".into()));
    assert_eq!(picked_from_east(&app, "F-08", 30.0), None);
}

#[test]
fn a_moment_keeps_its_layers_and_a_tour_shows_all_for_its_time() {
    let mut app = app();
    let park = park_of(&app);
    tell(&mut app, [Command::SetLayer(LayerStep::Highest(Some(2)))]);
    let look = yungu::app::Look {
        shown: shown(&app).clone(),
        pose: yungu::app::CameraPose::of_site(&park),
        at: parse_at("2025-06-10T10:00", &park.timezone).unwrap(),
        speed: 1.0,
        paused: true,
        looping: false,
    };
    let text = MomentFile::of(&park, &look, None).text();
    let moment = MomentFile::parse(&text, &park).unwrap();
    tell(&mut app, [Command::SetLayer(LayerStep::All), Command::ShowMoment(Box::new(moment))]);
    assert_eq!(shown(&app).hidden.highest, Some(2));
    let tour = park.tours.first().unwrap().id.clone();
    tell(&mut app, [Command::Tour(yungu::app::TourStep::Start(tour))]);
    assert!(shown(&app).hidden.is_empty());
    tell(&mut app, [Command::Tour(yungu::app::TourStep::End)]);
    assert_eq!(shown(&app).hidden.highest, Some(2));
}
