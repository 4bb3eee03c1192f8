//! An update is a fresh start, only sooner.

use proptest::prelude::*;

use super::sites::{BRIDGE, CORNER, ROOFS, SLAB, TOWER, building, great_cold, park, request, sunlight};
use crate::{
    park::Park,
    sunlight::{Facade, Ground, Sunlight},
};

fn state(sunlight: &Sunlight) -> (&Ground, Vec<(String, Facade)>) {
    let facades = sunlight.facades().map(|(id, facade)| (id.to_string(), facade.clone()));
    (sunlight.ground(), facades.collect())
}

fn block() -> Park {
    park(
        150.0,
        140.0,
        &[
            ("l", (-30.0, -20.0), 10.0, CORNER),
            ("b", (30.0, 30.0), 0.0, BRIDGE),
            ("r", (40.0, -30.0), 0.0, ROOFS),
            ("t", (-30.0, 45.0), 0.0, TOWER),
        ],
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn any_updates_come_to_a_fresh_start(
        moves in prop::collection::vec((0_usize..6, -60.0..60.0_f64, -60.0..60.0_f64, 0.0..360.0_f64), 1..6),
    ) {
        let mut park = block();
        let mut kept = Sunlight::new(&park, request(great_cold(), 10.0), |_| true);
        let mut gone = String::new();
        for (what, x, z, turn_deg) in moves {
            match what {
                0 => park.buildings.rotate_left(1),
                1 => gone = park.buildings[0].id.to_string(),
                2 => park.buildings.push(building(&format!("n{x}"), (x, z), turn_deg, SLAB)),
                _ => {
                    let building = &mut park.buildings[what - 3];
                    (building.at.0, building.at.1, building.turn_deg) = (x, z, turn_deg);
                }
            }
            let changed = kept.update(&park, |building| building.id.as_str() != gone);
            let fresh = Sunlight::new(&park, request(great_cold(), 10.0), |building| building.id.as_str() != gone);
            prop_assert_eq!(state(&kept), state(&fresh));
            if what > 2 && park.buildings[what - 3].id.as_str() != gone {
                prop_assert!(changed.buildings.contains(&park.buildings[what - 3].id));
            }
        }
    }
}

#[test]
fn an_update_tells_what_it_changed() {
    let mut park = block();
    let mut sunlight = sunlight(&park, great_cold(), 10.0);
    assert_eq!(sunlight.update(&park, |_| true), Default::default());
    // A shed in the north-east takes no sun from anybody in the south.
    park.buildings.push(building(
        "shed",
        (70.0, -65.0),
        0.0,
        r#"(id: "s", outline: rect(3, 3), storeys: [(count: 1, height_m: 2)])"#,
    ));
    let changed = sunlight.update(&park, |_| true);
    assert!(changed.ground);
    assert_eq!(changed.buildings, ["shed".into()]);
    // A new place on the earth is another day.
    park.site.latitude_deg = 40.0;
    assert_eq!(sunlight.update(&park, |_| true).buildings.len(), 5);
}
