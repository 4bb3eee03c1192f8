//! Opens a moment: what is shown of it, in the park as its own scenario has it.

use super::{MomentFile, variants::settle};
use crate::{
    app::{Look, Overlay, Scenarios, Section, Shown, SunDay, Theme, apply::Stage, difference_named},
    park::{Park, PlaceId},
};

impl MomentFile {
    /// What is shown of it, in the park as its scenario has it: what that does not know (any more) is left out.
    fn look(&self, park: &Park, scenarios: &Scenarios, now: &Shown) -> Option<Look> {
        let known = |id: &&PlaceId| park.place(id).is_some();
        let rule = |id: &str| park.rules.rules.iter().any(|rule| rule.id == id);
        let shown = Shown {
            selection: self.selection.as_ref().filter(known).cloned(),
            highlighted: self.lit.iter().filter(known).cloned().collect(),
            view: self.view.clone().filter(|id| park.views.iter().any(|view| view.id == *id)),
            overlay: match self.overlay.as_str() {
                "usage" => Overlay::Usage,
                "visits" => Overlay::Visits,
                "sun" => Overlay::Sun(SunDay::OfRule),
                "sun-of-day" => Overlay::Sun(SunDay::OfClock),
                name if difference_named(name).is_some() => {
                    Overlay::Difference(difference_named(name).unwrap_or_default())
                }
                id if rule(id) => Overlay::Rule(id.to_owned()),
                _ => Overlay::None,
            },
            weather: self.weather,
            chosen_weather: self.weather,
            inside: self.inside.as_ref().filter(known).cloned(),
            plan: self.plan,
            tape: None,
            notes: self.notes.clone(),
            open: self.open.iter().filter(known).cloned().collect(),
            hidden: self.layers.known(park),
            section: self.section.filter(Section::is_sound),
            spread: self.spread,
            partition_modes: self.modes.clone(),
            scenario: park.scenario(Some(&self.scenario)).or(park.scenario(None))?.id.clone(),
            compared: self.compared.clone().filter(|id| scenarios.contains_key(id)),
            scenarios: scenarios.clone(),
            lang: self.lang,
            theme: if self.light_theme { Theme::Light } else { Theme::Dark },
            ..now.clone()
        };
        // It stands still: nothing but a person's wish goes on from here.
        Some(Look { shown, pose: self.camera.pose()?, at: self.at, speed: 1.0, paused: true, looping: false })
    }
}

impl Stage<'_> {
    /// Shows a moment as it was kept, with the variants that it brings.
    pub(in crate::app) fn show_moment(&mut self, moment: &MomentFile) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        if moment.park != park.id {
            return;
        }
        let Some(variants) = &mut self.variants else { return };
        self.touring.0 = None;
        let settled = settle(moment, &self.shown.scenarios, |one| variants.has_other_file(one));
        let known = settled.scenarios.contains_key(&settled.moment.scenario);
        let scenario = if known { &settled.moment.scenario } else { &park.default_scenario };
        let varied = variants.vary(&settled.scenarios, scenario);
        self.moment_notes.0 = settled.notes;
        if let Some(look) = settled.moment.look(&varied.park, &settled.scenarios, &self.shown) {
            let pose = look.pose;
            self.show(look);
            self.goal.set(pose, false);
        }
    }
}
