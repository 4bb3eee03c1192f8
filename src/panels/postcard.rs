//! What stands under a picture to take home: what it shows, when, who says so, and a code that leads back there.

use bevy_egui::egui::{Align, Area, Context, Id, Layout, Order, Rect, Ui, vec2};

use super::{
    clock::ClockView,
    controls,
    qr::{Code, code_ui},
    theme,
    timeline::Told,
};
use crate::{
    app::{Clock, Overlay, Shown, Way},
    park::Park,
    words::Words,
};

/// The caption of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostcardView {
    pub title: String,
    /// The park, and where it lies.
    pub park: String,
    pub when: String,
    /// Who says what the picture shows, and that it is drawn for illustration.
    pub source: String,
    pub link: String,
}

/// Points.
const HEIGHT: f32 = 128.0;

impl PostcardView {
    pub fn new(
        park: &Park,
        words: &Words,
        (shown, clock, way): (&Shown, &Clock, Option<&Way>),
        told: Told,
        link: &str,
    ) -> Self {
        let lang = words.lang();
        let stop = way.and_then(|way| way.stop_in(park)).map(|stop| stop.name.get(lang).to_owned());
        let place = shown.selection.as_ref().and_then(|id| park.place(id)).map(|place| place.name.get(lang).to_owned());
        let view = shown.view.as_ref().and_then(|id| park.views.iter().find(|view| view.id == *id));
        let view = view.map(|view| view.name.get(lang).to_owned());
        let name = park.name.get(lang).to_owned();
        let within = park.within.as_ref().map(|within| within.get(lang).to_owned());
        let when = ClockView::new(park, words, clock, shown.weather);
        let colours = (shown.overlay != Overlay::None).then(|| super::legend::title_of(park, words, &shown.overlay));
        let scenario = park.scenario(Some(&shown.scenario)).map(|one| one.name.get(lang).to_owned());
        let when = [Some(format!("{} {}", words.date_with_weekday(when.date), when.time_text())), scenario, colours];
        Self {
            title: stop.or(place).or(view).unwrap_or_else(|| name.clone()),
            park: std::iter::once(name).chain(within).collect::<Vec<_>>().join(" · "),
            when: when.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            source: format!("{} · {}", told.word(words), park.notice.get(lang)),
            link: link.to_owned(),
        }
    }
}

/// Along the lower edge of the picture.
pub(super) fn postcard(ctx: &Context, screen: Rect, words: &Words, view: &PostcardView) -> Rect {
    let area = Area::new(Id::new("postcard")).order(Order::Foreground).interactable(false);
    let slot = screen.with_min_y(screen.bottom() - HEIGHT);
    let shown = area.fixed_pos(slot.min).fade_in(false).show(ctx, |ui| {
        ui.painter().rect_filled(slot, 0.0, theme::of(ui).sheet);
        ui.set_min_size(slot.size());
        ui.allocate_ui_with_layout(slot.size(), Layout::right_to_left(Align::Center), |ui| card_ui(ui, words, view));
    });
    shown.response.rect
}

fn card_ui(ui: &mut Ui, words: &Words, view: &PostcardView) {
    ui.add_space(theme::GAP);
    if let Some(code) = Code::of(&view.link) {
        code_ui(ui, &code, HEIGHT - 2.0 * theme::GAP, &words.get("phone-code"));
    }
    ui.add_space(theme::GAP);
    let room = vec2(ui.available_width() - theme::WIDE, HEIGHT - 2.0 * theme::GAP);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_width(room.x);
        ui.spacing_mut().item_spacing.y = 2.0;
        controls::one_line(ui, &view.title, theme::LARGE);
        controls::one_line(ui, &format!("{}   {}", view.park, view.when), theme::PLAIN);
        controls::one_line(ui, &view.source, theme::NOTE);
    });
}
