//! The shipped park with data halls, read once for this room's tests.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use crate::{
    park::{Park, load},
    twin::{Point, Points},
};

static PARK: LazyLock<(Arc<Park>, Arc<Points>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    let park = load(&folder).park.unwrap();
    let points = Points::new(&park);
    (Arc::new(park), Arc::new(points))
});

pub fn park() -> (Arc<Park>, Arc<Points>) {
    PARK.clone()
}

/// A point by its whole name.
pub fn point(name: &str) -> Point {
    let (place, metric) = name.rsplit_once('/').unwrap();
    PARK.1.find(place, metric).unwrap()
}
