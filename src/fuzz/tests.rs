//! A short run in every test, and what longer ones have found.

use std::{path::Path, sync::Arc};

use bevy::window::WindowResized;
use bevy_egui::EguiContext;
use bevy_panorbit_camera::PanOrbitCamera;

use super::*;
use crate::app::{LOWEST_EYE_M, MainCamera, Mode};

fn showroom() -> Launch {
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    let park = Arc::new(crate::park::load(&scene).park.unwrap());
    let usual = Launch::of(park, "2025-06-10T04:00:00Z".parse().unwrap());
    Launch { mode: Mode::Kiosk, assets: Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"), ..usual }
}

#[test]
fn a_short_visit_does_no_harm() {
    let report = fuzz_visitor(showroom(), FuzzOrder { events: 2_500, seed: 20, soak_h: 0.0 });
    assert_eq!(report.faults, Vec::<String>::new());
    assert!(report.events >= 2_500 && report.resets >= 1 && report.reset_states == 1, "{report:?}");
}

#[test]
fn between_two_good_poses_no_camera_dips_into_the_ground() {
    // Without the showroom's guardrails, which would not lead it here.
    let mut app = stage::open(Launch { mode: Mode::Explore, ..showroom() });
    app.insert_resource(bevy::time::TimeUpdateStrategy::ManualDuration(Duration::from_millis(40)));
    let mut cameras = app.world_mut().query_filtered::<(&mut PanOrbitCamera, &Transform), With<MainCamera>>();
    // Near a high point one may look up to it from far below; far from a low one, not.
    let set = |camera: &mut PanOrbitCamera, height: f32, pitch: f32, radius: f32, now: bool| {
        camera.target_focus = Vec3::new(0.0, height, 60.0);
        (camera.target_pitch, camera.target_radius) = (pitch, radius);
        if now {
            camera.focus = camera.target_focus;
            (camera.pitch, camera.radius) = (Some(pitch), Some(radius));
        }
        camera.force_update = true;
    };
    let (mut camera, _) = cameras.single_mut(app.world_mut()).unwrap();
    set(&mut camera, 90.0, -1.2, 90.0, true);
    app.update();
    let (mut camera, _) = cameras.single_mut(app.world_mut()).unwrap();
    set(&mut camera, 5.0, 0.2, 320.0, false);
    let mut lowest = f32::MAX;
    for frame in 0..60 {
        app.update();
        let (camera, transform) = cameras.single(app.world()).unwrap();
        let (pitch, radius) = (camera.pitch.unwrap(), camera.radius.unwrap());
        lowest = lowest.min(camera.focus.y + radius * pitch.sin());
        assert!(transform.translation.y > LOWEST_EYE_M - 1e-3, "frame {frame}: {}", transform.translation);
    }
    assert!(lowest < 0.0, "by its own numbers it would have been under the ground: {lowest}");
}

#[test]
fn letters_of_former_window_sizes_are_let_go() {
    let mut app = stage::open(showroom());
    let mut fill_at = |width: u32, height: u32| {
        let (width, height) = (width as f32, height as f32);
        let mut windows = app.world_mut().query::<(Entity, &mut Window)>();
        let (window, mut shown) = windows.single_mut(app.world_mut()).unwrap();
        shown.resolution.set(width, height);
        // As the system tells of it: cameras that rest look at no size by themselves.
        app.world_mut().write_message(WindowResized { window, width, height });
        (0..6).for_each(|_| app.update());
        let mut contexts = app.world_mut().query::<&mut EguiContext>();
        let context = contexts.single_mut(app.world_mut()).unwrap().get_mut().clone();
        (context.pixels_per_point(), context.fonts_mut(|fonts| fonts.font_atlas_fill_ratio()))
    };
    let (scale, fill) = fill_at(1920, 1080);
    let others: Vec<f32> = [(1000, 600), (2560, 1440), (3840, 2160)].map(|(w, h)| fill_at(w, h).0).into();
    assert!(others.iter().all(|other| *other != scale), "{scale}, {others:?}");
    let (again, filled) = fill_at(1920, 1080);
    assert!(again == scale && filled <= fill * 1.2, "{fill} at first, {filled} after other sizes");
}
