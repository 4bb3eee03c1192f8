use std::path::Path;

use bevy_egui::egui::{Context, RawInput};

use super::*;
use crate::{
    panels::{FontFiles, read_fonts},
    park::Lang,
    twin::Simulator,
};

/// Points that a legend's contents take in its column, with the shipped fonts.
fn contents_height(ctx: &Context, words: &Words, view: &LegendView) -> f32 {
    let mut height = 0.0;
    // Fonts and styles are there from the pass after.
    for _ in 0..2 {
        let _ = ctx.run_ui(RawInput::default(), |ui| {
            ui.set_max_width(LEFT_WIDTH - 2.0 * f32::from(theme::PANEL_MARGIN));
            let inner = ui.vertical(|ui| legend_ui(ui, words, view)).response;
            height = inner.rect.height();
        });
    }
    height
}

#[test]
fn every_rules_legend_has_room_for_its_source_with_date_and_confidence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ctx = Context::default();
    ctx.set_fonts(read_fonts(&FontFiles::in_assets(&root.join("assets"))).0);
    theme::install(&ctx);
    let mut two_lines = 0;
    for scene in ["zone-f", "demo-campus"] {
        let park = crate::park::load(&root.join("scenes").join(scene)).park.unwrap();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let state = simulator.state_at(park.scenario(None).unwrap(), 1, "2025-06-10T04:00:00Z".parse().unwrap());
        for rule in &park.rules.rules {
            for lang in [Lang::Zh, Lang::En] {
                let words = Words::new(lang);
                let shown = Shown { overlay: Overlay::Rule(rule.id.clone()), ..Shown::default() };
                let told = (Some(&state), &rulebook);
                let view = LegendView::new(&park, &words, &shown, told, (&Visited::default(), None)).unwrap();
                let (takes, has) = (contents_height(&ctx, &words, &view), view.height());
                let room = has - 2.0 * f32::from(theme::PANEL_MARGIN);
                assert!(takes <= room, "{scene}, {}, {lang:?}: {takes} of {room}", rule.id);
                assert!(takes > room - 36.0, "{scene}, {}, {lang:?}: {takes} leave {room} empty", rule.id);
                two_lines += usize::from(view.source_height() > 30.0);
            }
        }
    }
    assert!(two_lines > 0);
}
