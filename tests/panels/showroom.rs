//! What a showroom has over its picture: for fingers, for nobody, and for its staff.

use yungu::{
    app::{Command, Mode, ShowroomStep},
    panels::ShowroomSight,
    park::Lang,
};

use crate::stage::Stage;

fn kiosk(sight: ShowroomSight) -> Stage {
    Stage { mode: Mode::Kiosk, showroom: sight, ..Stage::new(Lang::Zh) }
}

#[test]
fn back_and_home_are_always_there() {
    let mut screen = kiosk(ShowroomSight::default()).show();
    assert_eq!(screen.click("返回"), [], "there is nothing to go back to");
    assert_eq!(screen.click("回到开头"), [Command::Showroom(ShowroomStep::Begin)]);
    let mut away = kiosk(ShowroomSight { can_go_back: true, ..ShowroomSight::default() }).select("F-05").show();
    assert_eq!(away.click("返回"), [Command::Showroom(ShowroomStep::Back)]);
    let panels: Vec<&str> = away.drawn().panels.iter().map(|(name, _)| *name).collect();
    assert_eq!(panels, ["home", "views", "place", "tags"], "and what was chosen is told");
}

#[test]
fn a_tour_for_nobody_has_an_invitation_and_nothing_to_press() {
    let mut stage = kiosk(ShowroomSight { attracting: true, ..ShowroomSight::default() });
    stage.way = Some(crate::tour::way("visitors", 1));
    let screen = stage.show();
    assert!(screen.has("轻触屏幕，自己看看"));
    assert!(!screen.has("返回") && !screen.has("下一站"), "{:?}", screen.texts());
}
