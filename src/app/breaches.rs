//! What breaks a rule of planning as it stands in the picture: found by whoever draws it, told over it by the panels.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{Mode, Panel, Shown};

/// Written once a frame; positions are logical pixels from the top left of the picture, `None` behind the eye. Empty
/// while nothing of the kind is drawn.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct BreachesSeen {
    /// Between which walls it is too narrow, in the order of the planned figures' `fire_gaps`.
    pub gaps: Vec<Option<[f32; 2]>>,
    /// What stands outside the site, in the order of the planned figures' `outside_site`.
    pub outside: Vec<Option<[f32; 2]>>,
}

/// Whether the picture shows what breaks a rule of planning: to planners, who have the table open or came to plan. The
/// plan has marks of its own; tours, visitors and audiences see none.
pub fn breaches_in_picture(shown: &Shown, mode: Mode, touring: bool) -> bool {
    let plans = mode == Mode::Plan || mode.is_for_hands() && shown.panel(Panel::Planning);
    plans && !shown.plan && !touring
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<BreachesSeen>();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planners_see_marks_and_nobody_else() {
        let plain = Shown::default();
        let mut planning = plain.clone();
        planning.panels.insert(Panel::Planning);
        for (shown, mode, touring, wanted) in [
            (&plain, Mode::Explore, false, false),
            (&plain, Mode::Plan, false, true),
            (&planning, Mode::Explore, false, true),
            (&planning, Mode::Explore, true, false),
            (&planning, Mode::Plan, true, false),
            (&planning, Mode::Present, false, false),
            (&planning, Mode::Kiosk, false, false),
        ] {
            assert_eq!(breaches_in_picture(shown, mode, touring), wanted, "{mode:?} {touring}");
        }
        planning.plan = true;
        assert!(!breaches_in_picture(&planning, Mode::Plan, false), "the plan has its own");
    }
}
