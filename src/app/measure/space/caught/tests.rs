//! Known bodies, pointed at from known eyes.

use std::{collections::BTreeMap, path::Path};

use super::*;
use crate::park::{Building, Park, Xz};

const MM: f64 = 1e-3;

fn zone_f() -> Park {
    crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
}

fn building(turn_deg: f64, volumes: &str) -> Building {
    let text = format!(
        r#"(id: "B", name: (zh: "楼", en: "B"), use: "o", status: planned, source: "s", at: (100, 50),
        turn_deg: {turn_deg}, volumes: {volumes})"#
    );
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(&text).unwrap()
}

/// Nothing but this building, on bare ground.
fn alone(building: Building) -> Bodies {
    let mut park = zone_f();
    park.buildings = vec![building];
    park.site.plazas.clear();
    park.site.greens.clear();
    Bodies::new(&park, &[], &BTreeMap::new())
}

const BOX: &str = r#"[(id: "v", outline: rect(20, 10), storeys: [(count: 4, height_m: 3.5)])]"#;

fn from(eye: [f64; 3], at: [f64; 3]) -> Ray {
    Ray { origin: eye, direction: away(eye, at) }
}

#[track_caller]
fn caught(bodies: &Bodies, ray: Ray, reach: f64) -> SpaceSnap {
    snap_in_space(bodies, ray, reach).unwrap()
}

#[track_caller]
fn is_at(snap: SpaceSnap, kind: SnapKind, at_m: [f64; 3]) {
    assert_eq!(snap.kind, kind, "{snap:?}");
    assert!(length(away(snap.at_m, at_m)) < MM, "{snap:?} is not {at_m:?}");
}

#[test]
fn a_box_is_caught_at_corners_middles_edges_and_faces_in_this_order() {
    let bodies = alone(building(0.0, BOX));
    let eye = [160.0, 60.0, 110.0];
    for (pointed, kind, wanted) in [
        ([110.2, 14.2, 55.3], SnapKind::Corner, [110.0, 14.0, 55.0]),
        ([110.0, 0.2, 55.2], SnapKind::Corner, [110.0, 0.0, 55.0]),
        ([90.1, 14.1, 45.2], SnapKind::Corner, [90.0, 14.0, 45.0]),
        ([110.2, 14.1, 50.1], SnapKind::Middle, [110.0, 14.0, 50.0]),
        ([110.0, 7.2, 55.1], SnapKind::Middle, [110.0, 7.0, 55.0]),
        ([103.0, 14.0, 51.0], SnapKind::Face, [103.0, 14.0, 51.0]),
        ([130.0, 0.0, 80.0], SnapKind::Ground, [130.0, 0.0, 80.0]),
    ] {
        is_at(caught(&bodies, from(eye, pointed), 0.01), kind, wanted);
    }
    let edge = caught(&bodies, from(eye, [110.2, 14.0, 52.3]), 0.01);
    assert_eq!(edge.kind, SnapKind::Edge);
    assert!((edge.at_m[0] - 110.0).abs() < 1e-9 && (edge.at_m[1] - 14.0).abs() < 1e-9, "{edge:?}");
    assert!((edge.at_m[2] - 52.3).abs() < 0.4, "{edge:?}");
    // Switched off, only what is hit.
    is_at(caught(&bodies, from(eye, [109.9, 14.0, 54.9]), 0.0), SnapKind::Face, [109.9, 14.0, 54.9]);
}

#[test]
fn corners_behind_what_is_hit_are_not_taken() {
    let bodies = alone(building(0.0, BOX));
    let behind = [90.0, 0.0, 45.0];
    let snap = caught(&bodies, from([160.0, 60.0, 110.0], behind), 0.01);
    assert!(length(away(snap.at_m, behind)) > 1.0, "{snap:?}");
    // From the other side it is before one.
    is_at(caught(&bodies, from([40.0, 30.0, 5.0], behind), 0.01), SnapKind::Corner, behind);
}

#[test]
fn a_turned_box_is_caught_where_its_corners_are() {
    let bodies = alone(building(30.0, BOX));
    for corner in [Xz(-10.0, -5.0), Xz(10.0, -5.0), Xz(10.0, 5.0), Xz(-10.0, 5.0)] {
        let Xz(x, z) = corner.placed(Xz(100.0, 50.0), 30.0);
        let snap = caught(&bodies, from([150.0, 80.0, 120.0], [x + 0.2, 14.2, z - 0.2]), 0.01);
        is_at(snap, SnapKind::Corner, [x, 14.0, z]);
    }
}

#[test]
fn a_tower_hides_the_podium_behind_it_and_stands_on_it() {
    let bodies = alone(building(
        0.0,
        r#"[(id: "podium", outline: rect(40, 30), storeys: [(count: 2, height_m: 5)]),
            (id: "tower", outline: rect(12, 12), base_m: 10, first_floor: 3, storeys: [(count: 10, height_m: 4)])]"#,
    ));
    let eye = [100.0, 30.0, 140.0];
    is_at(caught(&bodies, from(eye, [106.1, 10.1, 56.1]), 0.005), SnapKind::Corner, [106.0, 10.0, 56.0]);
    is_at(caught(&bodies, from(eye, [106.1, 49.9, 56.0]), 0.005), SnapKind::Corner, [106.0, 50.0, 56.0]);
    // The podium's northern edge runs behind the tower.
    let hidden = caught(&bodies, from(eye, [100.5, 10.0, 35.0]), 0.005);
    assert!(hidden.at_m[2] > 55.9, "{hidden:?}");
    is_at(caught(&bodies, from(eye, [80.1, 10.1, 35.0]), 0.005), SnapKind::Corner, [80.0, 10.0, 35.0]);
}

#[test]
fn before_the_sky_an_edge_is_caught_and_nothing_else() {
    let bodies = alone(building(0.0, BOX));
    let eye = [160.0, 5.0, 50.4];
    let edge = caught(&bodies, from(eye, [110.0, 14.3, 52.3]), 0.01);
    assert_eq!((edge.kind, edge.at_m[1]), (SnapKind::Edge, 14.0), "{edge:?}");
    assert_eq!(snap_in_space(&bodies, from(eye, [110.0, 19.0, 52.3]), 0.01), None);
    for direction in [[0.0; 3], [f64::NAN, 0.0, 0.0], [f64::INFINITY, 0.0, 1.0]] {
        assert_eq!(snap_in_space(&bodies, Ray { origin: eye, direction }, 0.01), None);
    }
}

#[test]
fn lines_between_storeys_are_caught_from_near_and_passed_over_from_afar() {
    let bodies = alone(building(0.0, BOX));
    let near = caught(&bodies, from([120.0, 5.0, 52.0], [110.0, 3.53, 51.0]), 0.01);
    assert_eq!((near.kind, near.at_m[1]), (SnapKind::Edge, 3.5), "{near:?}");
    is_at(caught(&bodies, from([120.0, 5.0, 52.0], [110.0, 7.05, 54.95]), 0.01), SnapKind::Corner, [110.0, 7.0, 55.0]);
    let afar = caught(&bodies, from([220.0, 5.0, 52.0], [110.0, 3.6, 51.0]), 0.01);
    assert_eq!(afar.kind, SnapKind::Face, "{afar:?}");
}

#[test]
fn what_is_opened_is_caught_within() {
    let park = zone_f();
    let modes = BTreeMap::new();
    let (closed, open) = (Bodies::new(&park, &[], &modes), Bodies::new(&park, &["F-05".into()], &modes));
    let into = from([-148.0, 60.0, -88.0], [-173.0, 0.0, -103.0]);
    is_at(caught(&open, into, 0.005), SnapKind::Corner, [-173.0, 0.0, -103.0]);
    let roof = caught(&closed, into, 0.005);
    assert!((roof.at_m[1] - 20.0).abs() < MM, "{roof:?}");
    let floor = Bodies::new(&park, &["F-08/L3".into()], &modes);
    let rack = park.racks().find(|rack| rack.id.as_str() == "F-08/L3/A/R07/24").unwrap();
    let (along_m, high_m, deep_m) = park.halls().find(|hall| hall.id == rack.hall).unwrap().racks.unwrap().1.rack_m;
    let [x, y, z] = rack.foot_m;
    let corner = [x + deep_m / 2.0, y + high_m, z + along_m / 2.0];
    let eye = [x + 1.0, y + 9.0, z + 0.5];
    let pointed = [corner[0] + 0.01, corner[1], corner[2] + 0.01];
    is_at(caught(&floor, from(eye, pointed), 0.005), SnapKind::Corner, corner);
    let above = caught(&closed, from([x, 90.0, z], [x, y, z]), 0.005);
    assert!(above.at_m[1] > y + high_m + 1.0, "under the roof nothing is caught: {above:?}");
}
