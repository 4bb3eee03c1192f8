//! What both plans are drawn with: inks, what stands out, names, extents.

use bevy_egui::egui::Color32;
use geo::{BoundingRect, Polygon};

use super::view::{Mark, PlanLabel};
use crate::{
    app::{Overlay, Shown, Theme},
    panels::{
        palette::{DARK, LIGHT, Palette},
        theme,
        trust::faded,
    },
    park::{Park, PlaceId, PlaceKind},
    twin::{Rulebook, State},
};

/// The inks of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    pub palette: &'static Palette,
}

impl Paper {
    pub fn of(theme: Theme) -> Self {
        Self { palette: if theme == Theme::Dark { &DARK } else { &LIGHT } }
    }

    pub(super) fn mixed(self, colour: Color32, share: f32) -> Color32 {
        let ground = self.palette.sheet;
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share) as u8;
        Color32::from_rgb(mix(ground.r(), colour.r()), mix(ground.g(), colour.g()), mix(ground.b(), colour.b()))
    }

    pub(super) fn green(self) -> Color32 {
        self.mixed(Color32::from_rgb(96, 160, 88), 0.38)
    }

    pub(super) fn plaza(self) -> Color32 {
        self.mixed(Color32::from_rgb(190, 172, 140), 0.30)
    }

    pub(super) fn road(self) -> Color32 {
        self.mixed(self.palette.text_weak, 0.26)
    }

    pub(super) fn wall(self) -> Color32 {
        self.palette.text
    }
}

pub(super) fn mark_of(shown: &Shown, id: &PlaceId) -> Mark {
    match () {
        () if shown.selection.as_ref() == Some(id) => Mark::Selected,
        () if shown.highlighted.contains(id) => Mark::Lit,
        () => Mark::Plain,
    }
}

/// The overlay's colour, or that of its use.
pub(super) fn fill_of(
    park: &Park,
    (state, rulebook): (Option<&State>, &Rulebook),
    shown: &Shown,
    paper: Paper,
    id: &PlaceId,
    kind: PlaceKind,
) -> Color32 {
    if shown.hides(park, id) {
        return paper.mixed(paper.palette.text_weak, 0.08);
    }
    if let (Overlay::Rule(rule), Some(state)) = (&shown.overlay, state) {
        let verdict = rulebook.judge(rule, kind, id, state);
        let band = verdict.as_ref().and_then(|verdict| verdict.band_in(rulebook.rule(rule)?));
        return match (verdict.as_ref(), band) {
            (Some(verdict), Some(band)) => faded(theme::colour_of(&band.colour), verdict.trust()),
            _ => paper.mixed(paper.palette.text_weak, 0.22),
        };
    }
    let usage = park.place(id).and_then(|place| place.usage);
    let colour = usage.and_then(|usage| park.uses.get(&usage)).map(|usage| theme::colour_of(&usage.colour));
    let share = if shown.overlay == Overlay::Usage { 1.0 } else { 0.55 };
    paper.mixed(colour.unwrap_or(paper.palette.text_weak), share)
}

/// A name in the middle of what it names; `ink` as [`PlanLabel`] has it.
pub(super) fn label(polygon: &Polygon, name: String, note: String, ink: Option<Color32>) -> PlanLabel {
    let [west, north, east, south] = extent(std::slice::from_ref(polygon));
    let (at_m, room_m) = ([(west + east) / 2.0, (north + south) / 2.0], [east - west, south - north]);
    PlanLabel { at_m, room_m, name, note, ink }
}

/// West, north, east, south of all.
pub(super) fn extent(polygons: &[Polygon]) -> [f64; 4] {
    let rects = polygons.iter().filter_map(BoundingRect::bounding_rect);
    let all = rects.map(|rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y]);
    let wider = |a: [f64; 4], b: [f64; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
    all.reduce(wider).unwrap_or([-50.0, -50.0, 50.0, 50.0])
}
