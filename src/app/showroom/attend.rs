//! Whether somebody is there: whoever touches, moves or presses is; after a while without, nobody is.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state, time::prelude::*};

use super::ShowroomStep;
use crate::app::{AppSystems, Command, Mode, OpenPark, Phase, TourStep, Touring};

/// Somebody has touched the screen, moved the mouse or pressed a key.
#[derive(Message, Clone, Copy, Debug, Default)]
pub struct Touched;

/// Who is there.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Attendance {
    /// Since the last touch, seconds.
    pub idle_secs: f64,
    /// The attract tour plays, for nobody.
    pub attracting: bool,
}

impl Default for Attendance {
    /// Nobody has been there yet: it attracts at once.
    fn default() -> Self {
        Self { idle_secs: f64::MAX, attracting: false }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Attendance>()
        .add_message::<Touched>()
        .add_systems(Update, attend.in_set(AppSystems::Input).run_if(in_state(Phase::Ready)));
}

fn attend(
    mode: Res<Mode>,
    park: Option<Res<OpenPark>>,
    time: Res<Time<Real>>,
    touring: Res<Touring>,
    mut touches: MessageReader<Touched>,
    mut attendance: ResMut<Attendance>,
    mut wishes: MessageWriter<Command>,
) {
    let touched = touches.read().count() > 0;
    let Some(park) = park.filter(|_| *mode == Mode::Kiosk) else { return };
    let now = attendance.bypass_change_detection();
    if touched {
        let attracting = std::mem::take(&mut now.attracting);
        now.idle_secs = 0.0;
        if attracting {
            attendance.set_changed();
            wishes.write(Command::Showroom(ShowroomStep::Begin));
        }
        return;
    }
    let was_away = now.idle_secs >= park.showroom.idle_secs;
    now.idle_secs += time.delta_secs_f64();
    let is_away = now.idle_secs >= park.showroom.idle_secs;
    if is_away && (!was_away || !now.attracting) {
        now.attracting = true;
        attendance.set_changed();
        wishes.write(Command::Showroom(ShowroomStep::Attract));
    } else if now.attracting && touring.0.as_ref().is_some_and(|way| !way.playing || way.left) {
        // It has come to its end, and begins again.
        wishes.write(Command::Tour(TourStep::Go(0)));
        wishes.write(Command::Tour(TourStep::Play(true)));
    }
}
