//! What is shown, as the other stage shows it: made anew only when something of it has changed.

use std::sync::Arc;

use bevy::ecs::change_detection::Tick;

use crate::{
    app::{Shown, Split},
    park::scenario_chain,
};

#[derive(Default)]
pub(super) struct Aside(Option<Known>);

struct Known {
    /// When it was written last, whether or not it was changed.
    written: Tick,
    of: Shown,
    aside: Option<Arc<Shown>>,
}

impl Aside {
    /// `None` while there is one picture. As long as the other picture would show the same, it is the very same.
    pub(super) fn of(&mut self, shown: &Shown, written: Tick) -> Option<Arc<Shown>> {
        if shown.split == Split::One || shown.plan {
            self.0 = None;
            return None;
        }
        match &mut self.0 {
            Some(known) if known.written == written => {}
            // A hand that turns the camera writes, and changes nothing.
            Some(known) if known.of == *shown => known.written = written,
            known => {
                let before = known.take().and_then(|known| known.aside);
                let now = aside(shown);
                let aside = before.filter(|before| now.as_ref() == Some(&**before)).or(now.map(Arc::new));
                *known = Some(Known { written, of: shown.clone(), aside });
            }
        }
        self.0.as_ref().and_then(|known| known.aside.clone())
    }
}

fn aside(shown: &Shown) -> Option<Shown> {
    let scenario = shown.other_scenario()?;
    let mut aside = shown.clone();
    // What is changed in a scenario that it does not build on is nothing to it.
    let chain = scenario_chain(&shown.scenarios, &scenario);
    aside.scenarios = Arc::new(chain.into_iter().map(|one| (one.id.clone(), one.clone())).collect());
    aside.scenario = scenario;
    aside.split = Split::One;
    // Nothing of the panels is in it.
    aside.panels.clear();
    aside.asked.clear();
    aside.compared = None;
    Some(aside)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{app::Panel, park::Weather};

    #[test]
    fn it_is_made_anew_only_when_the_other_picture_shows_something_else() {
        let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        let park = crate::park::load(&scene).park.unwrap();
        let mut shown = Shown {
            scenarios: Arc::new(park.scenarios.clone()),
            scenario: "2025".into(),
            compared: Some("2022".into()),
            ..Shown::default()
        };
        let mut aside = Aside::default();
        let at = |tick: u32| Tick::new(tick);
        assert_eq!(aside.of(&shown, at(1)), None, "one picture");
        shown.split = Split::Halves;
        let first = aside.of(&shown, at(2)).unwrap();
        assert_eq!((first.scenario.as_str(), first.split, first.scenarios.len()), ("2022", Split::One, 1));
        let same = |now: Option<Arc<Shown>>| now.is_some_and(|now| Arc::ptr_eq(&now, &first));
        assert!(same(aside.of(&shown, at(2))) && same(aside.of(&shown, at(3))), "written, and not changed");
        shown.panels.insert(Panel::Help);
        shown.split = Split::Wipe(300);
        assert!(same(aside.of(&shown, at(4))), "the line and the panels are no part of it");
        let mut scenarios = (*shown.scenarios).clone();
        scenarios.get_mut("2025").unwrap().staff_factor = 0.5;
        shown.scenarios = Arc::new(scenarios);
        assert!(same(aside.of(&shown, at(5))), "nor is what the other scenario does not build on");
        shown.weather = Weather::Mist;
        let misty = aside.of(&shown, at(6)).unwrap();
        assert!(!Arc::ptr_eq(&misty, &first) && misty.weather == Weather::Mist);
    }
}
