//! Room for a label: at its place or a little aside, over no panel and no other label.

use bevy_egui::egui::{Rect, Vec2, vec2};

/// The rectangle, moved as little as it takes; `None` where all about it is taken.
pub(in crate::panels) fn room_for(rect: Rect, screen: Rect, taken: &[Rect]) -> Option<Rect> {
    let (wide, high) = (rect.width() + 4.0, rect.height() + 4.0);
    let aside: [Vec2; 9] = [
        vec2(0.0, 0.0),
        vec2(0.0, -high),
        vec2(0.0, high),
        vec2(wide, 0.0),
        vec2(-wide, 0.0),
        vec2(0.0, -2.0 * high),
        vec2(0.0, 2.0 * high),
        vec2(wide, -high),
        vec2(-wide, -high),
    ];
    let mut tried = aside.into_iter().map(|by| rect.translate(by));
    tried.find(|rect| screen.contains_rect(*rect) && !taken.iter().any(|other| other.intersects(*rect)))
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::pos2;

    use super::*;

    #[test]
    fn a_label_goes_aside_before_it_goes_away() {
        let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
        let rect = Rect::from_center_size(pos2(400.0, 300.0), vec2(80.0, 20.0));
        assert_eq!(room_for(rect, screen, &[]), Some(rect));
        let beside = room_for(rect, screen, &[rect]).unwrap();
        assert!(!beside.intersects(rect) && beside.center().distance(rect.center()) < 30.0);
        assert_eq!(room_for(rect, screen, &[screen]), None);
        assert_eq!(room_for(rect.translate(vec2(900.0, 0.0)), screen, &[]), None, "what is beside the picture");
    }
}
