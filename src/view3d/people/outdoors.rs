//! Who walks outdoors: one mesh for all of them and one for what they take of the light on the ground.

use std::time::Duration;

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};
use jiff::Timestamp;

use super::{
    corners::Corners,
    figure::Posed,
    level::Sight,
    looks::Looks,
    pace::InView,
    shade,
    stride::Pose,
    town::{Bodies, PeopleWish, Town},
};
use crate::{
    app::{AppSystems, Clock, Eye, Live, OpenPark, Shown},
    crowd::{Asked, Outside, Walking},
    view3d::{
        drawn::Moves,
        held::is_drawn,
        indoors::{Outdoors, notice_indoors},
        material::{Role, Setting},
        moment::Moment,
        painter::{Face, Painter},
        quality::Quality,
    },
};

/// Everybody who is outdoors at the shown moment.
#[derive(Resource, Default)]
pub(super) struct Strollers(pub Outside);

/// The mesh of the people, and that of their shadows.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    Bodies,
    Shadows,
}

/// With a processor to draw, people move so often at most; when there are thousands of them, so often.
const STEP: Duration = Duration::from_millis(90);
const STEP_OF_MANY: Duration = Duration::from_millis(400);
const MANY: usize = 2_000;
/// Two steps are so long, metres, at a usual pace.
const STRIDE_M: f64 = 1.42;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Strollers>().add_systems(
        Update,
        (move_people, draw_people).chain().after(notice_indoors).run_if(is_drawn).in_set(AppSystems::Show),
    );
}

/// What the people of the frame before were worked out for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Now {
    at: Timestamp,
    revision: u64,
    wish: PeopleWish,
}

pub(super) fn move_people(
    park: Option<Res<OpenPark>>,
    (live, clock, shown, wish, quality): (Res<Live>, Res<Clock>, Res<Shown>, Res<PeopleWish>, Res<Quality>),
    town: Res<Town>,
    real: Res<Time<Real>>,
    mut strollers: ResMut<Strollers>,
    mut last: Local<Option<(Now, Duration)>>,
) {
    let (Some(park), Some(crowd), Some(simulator)) = (park, town.crowd.as_ref(), live.simulator()) else { return };
    let Some(scenario) = park.scenario(Some(&shown.scenario)).or_else(|| park.scenario(None)) else { return };
    let now = Now { at: clock.at(), revision: live.revision(), wish: *wish };
    let rested = last.as_ref().map(|(_, when)| real.elapsed().saturating_sub(*when));
    let step = if strollers.0.people.len() > MANY { STEP_OF_MANY } else { STEP };
    let soon = *quality == Quality::Software && rested.is_some_and(|rested| rested < step);
    // A still picture shows its moment, however soon it is asked for.
    let leapt = last.as_ref().is_none_or(|(before, _)| {
        before.wish != now.wish || before.at.duration_until(now.at).unsigned_abs() > Duration::from_secs(1)
    });
    if last.as_ref().is_some_and(|(before, _)| *before == now && !town.is_changed()) || soon && !leapt {
        return;
    }
    let shown = live.state().filter(|state| state.scenario == scenario.id);
    let asked = Asked { simulator, scenario, at: now.at, shown, everyone: wish.everyone_outside };
    strollers.0 = crowd.outside(&asked);
    *last = Some((now, real.elapsed()));
}

/// The eye and the light for which the meshes were written.
type Written = (Sight, Vec3);

fn draw_people(
    strollers: Res<Strollers>,
    (eye, quality, moment, bodies): (Res<Eye>, Res<Quality>, Res<Moment>, Res<Bodies>),
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut in_view: ResMut<InView>,
    mut written: Local<Option<Written>>,
    mut drawn: Query<(&Drawn, &mut Mesh3d, &mut Outdoors)>,
    mut commands: Commands,
) {
    let sight = Sight::new(&eye.0, *quality);
    let now = (sight, moment.towards_sun);
    if !strollers.is_changed() && !bodies.is_changed() && *written == Some(now) {
        return;
    }
    *written = Some(now);
    let mut seen: Vec<Posed> = strollers.0.people.iter().map(posed).filter(|one| sight.meets(one.at)).collect();
    let walking = seen.iter().filter(|one| matches!(one.pose, Pose::Walking(_)));
    in_view.nearest_m = walking.map(|one| sight.away_m(one.at)).reduce(f32::min);
    let (mut people, mut shadows) = (Corners::default(), Corners::default());
    for one in seen.iter().filter(|one| sight.away_m(one.at) < sight.shaded_m()) {
        shade::write_cast(&mut shadows, one.at, &moment);
        shade::write_spot(&mut shadows, one.at, 0.38);
    }
    sight.write(&mut seen, &bodies, &mut people);
    let mut fresh = [(Drawn::Bodies, Some(people)), (Drawn::Shadows, Some(shadows))];
    for (what, mut mesh, _) in &mut drawn {
        let corners = fresh.iter_mut().find(|(kind, _)| kind == what).and_then(|(_, corners)| corners.take());
        let Some(corners) = corners else { continue };

        mesh.0 = meshes.add(corners.into_mesh());
    }
    for (what, corners) in fresh {
        let Some(corners) = corners else { continue };
        let role = if what == Drawn::Bodies { Role::Solid } else { Role::Shade };
        let face = Face { role, setting: Setting::Small, ..default() };
        commands.spawn((
            Name::new("people outdoors"),
            what,
            Mesh3d(meshes.add(corners.into_mesh())),
            MeshMaterial3d(painter.of(face)),
            MeshTag(0),
            Transform::IDENTITY,
            NoFrustumCulling,
            Outdoors(None),
            Moves,
        ));
    }
}

fn posed(one: &Walking) -> Posed {
    let pose = match one.walked_m {
        // Legs of unlike length do not keep step.
        Some(metres) => {
            let start = f64::from(one.looks % 628) / 100.0;
            Pose::Walking((metres / STRIDE_M * std::f64::consts::TAU + start).rem_euclid(std::f64::consts::TAU) as f32)
        }
        None => Pose::Standing,
    };
    Posed {
        at: Vec3::new(one.at.0 as f32, one.up_m as f32, one.at.1 as f32),
        ahead: Vec3::new(one.ahead.0 as f32, 0.0, one.ahead.1 as f32),
        pose,
        looks: Looks::of(one.looks),
    }
}
