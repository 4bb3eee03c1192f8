//! Labels over places: where they would like to stand, and which of them may, so that none covers another.

use bevy::{app::prelude::*, ecs::prelude::*};

use crate::park::PlaceId;

/// A place that wants its name shown, in logical pixels from the top left of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub place: PlaceId,
    pub x: f32,
    pub y: f32,
    pub distance_m: f32,
    /// Something stands before it.
    pub hidden: bool,
}

/// This frame's wishes, written by whoever draws the 3D picture.
#[derive(Resource, Clone, Debug, Default)]
pub struct ScreenLabels(pub Vec<Label>);

/// Whether labels are wanted though this picture shows none: another one shows them for it.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelsAside(pub bool);

/// A rectangle in logical pixels: left, top, right, bottom.
pub type Rect = [f32; 4];

/// Chooses which labels stand, nearest first (those in `first` before all), each centred above its point.
///
/// `size` gives a label's width and height; none overlaps another, `taken`, or the edge of `screen`.
pub fn place_labels(
    labels: &[Label],
    first: &[PlaceId],
    screen: Rect,
    taken: &[Rect],
    size: impl Fn(&Label) -> (f32, f32),
) -> Vec<(Label, Rect)> {
    let mut wishes: Vec<&Label> = labels.iter().filter(|label| !label.hidden || first.contains(&label.place)).collect();
    wishes.sort_by(|a, b| {
        let rank = |label: &Label| !first.contains(&label.place);
        rank(a).cmp(&rank(b)).then(a.distance_m.total_cmp(&b.distance_m)).then(a.place.cmp(&b.place))
    });
    let mut stand: Vec<(Label, Rect)> = Vec::new();
    let [left, top, right, bottom] = screen;
    for label in wishes {
        let (width, height) = size(label);
        // Above its point; where that is taken, higher up, with a longer stem.
        let free = [0.0, height * 0.9, height * 1.8].into_iter().find_map(|lift| {
            let rect = [label.x - width / 2.0, label.y - height - lift, label.x + width / 2.0, label.y - lift];
            let [l, t, r, b] = rect;
            let inside = l >= left && t >= top && r <= right && b <= bottom;
            let clear = !taken.iter().chain(stand.iter().map(|(_, r)| r)).any(|other| overlap(&rect, other));
            (inside && clear).then_some(rect)
        });
        if let Some(rect) = free {
            stand.push((label.clone(), rect));
        }
    }
    stand
}

fn overlap([al, at, ar, ab]: &Rect, [bl, bt, br, bb]: &Rect) -> bool {
    al < br && bl < ar && at < bb && bt < ab
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ScreenLabels>().init_resource::<LabelsAside>();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(place: &str, x: f32, y: f32, distance_m: f32) -> Label {
        Label { place: place.into(), x, y, distance_m, hidden: false }
    }

    #[test]
    fn no_two_labels_overlap_and_the_nearest_wins() {
        let crowd: Vec<Label> = (0..200)
            .map(|k| label(&format!("P{k}"), 50.0 + (k * 37 % 1180) as f32, 60.0 + (k * 53 % 600) as f32, k as f32))
            .collect();
        let stand = place_labels(&crowd, &[], [0.0, 0.0, 1280.0, 720.0], &[], |_| (90.0, 24.0));
        assert!(stand.len() > 20);
        for (k, (_, a)) in stand.iter().enumerate() {
            assert!(stand.iter().skip(k + 1).all(|(_, b)| !overlap(a, b)));
        }
        assert_eq!(stand.first().map(|(l, _)| l.place.clone()), Some("P0".into()));
    }

    #[test]
    fn the_selected_place_keeps_its_label_even_behind_another() {
        let mut back = label("back", 100.0, 100.0, 900.0);
        back.hidden = true;
        let labels = [label("front", 100.0, 100.0, 5.0), back];
        let stand = place_labels(&labels, &["back".into()], [0.0, 0.0, 200.0, 200.0], &[], |_| (90.0, 95.0));
        assert_eq!(stand.iter().map(|(l, _)| l.place.as_str()).collect::<Vec<_>>(), ["back"]);
    }
}
