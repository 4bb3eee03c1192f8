//! Rays into the real park: what a person points at is what is picked.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::path::Path;

use yungu::{
    app::{Ray, pick},
    park::{Park, PlaceId},
};

fn park() -> Park {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    yungu::park::load(&folder).park.expect("the shipped scene opens")
}

fn down(x: f64, z: f64) -> Ray {
    Ray { origin: [x, 500.0, z], direction: [0.0, -1.0, 0.0] }
}

#[test]
fn straight_down_on_the_middle_of_a_building_is_that_building() {
    let park = park();
    for building in park.buildings.iter().filter(|building| building.volumes.iter().all(|v| v.courts.is_empty())) {
        let volume = building.volumes.first().expect("a volume");
        let ray = down(building.at.0 + volume.at.0, building.at.1 + volume.at.1);
        assert_eq!(pick(&park, &[], ray), Some(building.id.clone()));
    }
}

#[test]
fn a_ray_into_an_open_court_goes_through_to_the_ground() {
    let park = park();
    let court = park.building("F-04").expect("the academy").at;
    assert_ne!(pick(&park, &[], down(court.0, court.1)), Some("F-04".into()));
    assert_eq!(pick(&park, &[], down(court.0 + 25.0, court.1)), Some("F-04".into()));
}

#[test]
fn a_lifted_roof_lets_the_ray_into_the_halls() {
    let park = park();
    let open = [PlaceId::new("F-05")];
    for (x, z, hall) in
        [(-148.0, -88.0, "F-05/H1"), (-148.0, -58.0, "F-05/H2"), (-98.0, -88.0, "F-05/H3"), (-98.0, -58.0, "F-05/H4")]
    {
        assert_eq!(pick(&park, &[], down(x, z)), Some("F-05".into()), "closed");
        assert_eq!(pick(&park, &open, down(x, z)), Some(hall.into()), "open");
    }
}

#[test]
fn the_nearer_of_two_buildings_is_picked_and_the_sky_is_nothing() {
    let park = park();
    let (near, far) = (park.building("F-01").expect("F-01"), park.building("F-06").expect("F-06"));
    // From the south, at 5 m, looking north along x = 0: the podium stands before the convention hall.
    let north = Ray { origin: [0.0, 5.0, 300.0], direction: [0.0, 0.0, -1.0] };
    assert_eq!(pick(&park, &[], north), Some(near.id.clone()));
    let south = Ray { origin: [0.0, 5.0, -300.0], direction: [0.0, 0.0, 1.0] };
    assert_eq!(pick(&park, &[], south), Some(far.id.clone()));
    assert_eq!(pick(&park, &[], Ray { origin: [0.0, 5.0, 0.0], direction: [0.0, 1.0, 0.0] }), None);
    assert_eq!(pick(&park, &[], down(5000.0, 5000.0)), None);
}

#[test]
fn degenerate_rays_hit_nothing_and_do_not_panic() {
    let park = park();
    for direction in [[0.0, 0.0, 0.0], [f64::NAN, 0.0, 0.0], [f64::INFINITY, 0.0, 1.0]] {
        let _ = pick(&park, &[], Ray { origin: [0.0, 5.0, 300.0], direction });
    }
}
