//! The tape in the picture, in a hand: what is clicked is caught where it stands.

use bevy::{
    input::{ButtonState, mouse::MouseButtonInput},
    window::PrimaryWindow,
};

use super::*;
use crate::{
    app::{Bodies, MainCamera, MeasureKind, MeasureStep, OpenPark, Shown, TapeSeen},
    park::Xz,
};

/// Within a millimetre.
const MM: f64 = 1e-3;

impl Studio {
    /// As if the picture stood in a window.
    fn with_window(&mut self) -> Entity {
        let window = Window { resolution: (480, 270).into(), ..default() };
        self.app.world_mut().spawn((window, PrimaryWindow)).id()
    }

    fn point(&mut self, window: Entity, at: Vec2) {
        self.app.world_mut().get_mut::<Window>(window).unwrap().set_cursor_position(Some(at));
        self.frames(2, 0.0);
    }

    fn button(&mut self, window: Entity, state: ButtonState) {
        self.app.world_mut().write_message(MouseButtonInput { button: MouseButton::Left, state, window });
        self.frames(1, 0.0);
    }

    fn click(&mut self, window: Entity, at: Vec2) {
        // Two clicks at once would be a double click.
        self.frames(1, 0.5);
        self.point(window, at);
        self.button(window, ButtonState::Pressed);
        self.button(window, ButtonState::Released);
        self.frames(2, 0.0);
    }

    pub(super) fn on_screen(&mut self, [x, y, z]: [f64; 3]) -> Vec2 {
        let mut cameras = self.app.world_mut().query_filtered::<(&Camera, &GlobalTransform), With<MainCamera>>();
        let (camera, transform) = cameras.single(self.app.world()).unwrap();
        camera.world_to_viewport(transform, Vec3::new(x as f32, y as f32, z as f32)).unwrap()
    }

    fn eye(&mut self) -> [f64; 3] {
        let mut cameras = self.app.world_mut().query_filtered::<&GlobalTransform, With<MainCamera>>();
        cameras.single(self.app.world()).unwrap().translation().to_array().map(f64::from)
    }
}

fn far(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// The corners of the roof of a building's highest volume.
fn roof(park: &crate::park::Park, id: &str) -> Vec<[f64; 3]> {
    let building = park.building(id).unwrap();
    let highest = building.volumes.iter().max_by(|a, b| a.top_m().total_cmp(&b.top_m())).unwrap();
    let corners = highest.outline.corners().into_iter().map(|c| Xz(c.0 + highest.at.0, c.1 + highest.at.1));
    corners.map(|corner| building.to_world(corner)).map(|Xz(x, z)| [x, highest.top_m(), z]).collect()
}

#[test]
fn a_click_at_a_corner_gives_the_corner_and_selects_nothing() {
    let mut studio = studio("overview");
    let window = studio.with_window();
    studio.wish([Command::Measure(MeasureStep::Take(Some(MeasureKind::Distance)))]);
    studio.frames(6, 0.0);
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let bodies = Bodies::new(&park, &[], &std::collections::BTreeMap::new());
    let eye = studio.eye();
    let corners: Vec<[f64; 3]> =
        ["F-01", "F-10"].into_iter().flat_map(|id| roof(&park, id)).filter(|at| bodies.sees(eye, *at)).collect();
    assert!(corners.len() >= 4, "{corners:?}");
    for (number, corner) in corners.iter().enumerate() {
        let at = studio.on_screen(*corner) + Vec2::new(1.5, -1.0);
        studio.click(window, at);
        let shown = studio.app.world().resource::<Shown>();
        let points = &shown.tape.as_ref().unwrap().points_m;
        assert_eq!(points.len(), number + 1, "{corner:?}");
        assert!(far(points[number], *corner) < MM, "{:?} is not {corner:?}", points[number]);
        assert_eq!(shown.selection, None);
    }
    // A drag sets no point.
    studio.point(window, Vec2::new(200.0, 150.0));
    studio.button(window, ButtonState::Pressed);
    studio.point(window, Vec2::new(260.0, 150.0));
    studio.button(window, ButtonState::Released);
    let count = |studio: &Studio| studio.app.world().resource::<Shown>().tape.as_ref().unwrap().points_m.len();
    assert_eq!(count(&studio), corners.len());
    studio.wish([Command::Measure(MeasureStep::Done)]);
    studio.frames(3, 0.0);
    let seen = studio.app.world().resource::<TapeSeen>();
    let ends: Vec<Vec2> = seen.notes[0].points.iter().map(|point| Vec2::from_array(point.unwrap().at)).collect();
    for (corner, end) in corners.iter().zip(&ends) {
        assert!(studio.on_screen(*corner).distance(*end) < 0.5, "{corner:?} at {end}");
    }
    // The last end goes along with the hand that takes hold of it, to another corner.
    let (last, first) = (ends[ends.len() - 1], ends[0]);
    studio.point(window, last);
    studio.button(window, ButtonState::Pressed);
    studio.point(window, last.lerp(first, 0.5));
    studio.point(window, first);
    studio.button(window, ButtonState::Released);
    let notes = &studio.app.world().resource::<Shown>().notes;
    assert_eq!(notes.len(), 1);
    assert!(far(*notes[0].points_m.last().unwrap(), corners[0]) < MM, "{:?}", notes[0].points_m);
    assert_eq!(count(&studio), 0, "what is dragged sets no point");
}
