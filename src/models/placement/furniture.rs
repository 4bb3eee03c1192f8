//! Benches, bins, planters, bollards and the sculpture on plazas; grates about street trees; shrubs below groves.

use geo::{Area, BoundingRect, Contains, Coord, Euclidean, Length, Point, Polygon};

use super::{free::Site, matrix::facing, matrix::standing, trees, trees::Trunk};
use crate::{
    models::build::{
        frame::Frame,
        ground,
        land::square::Square,
        paint::{noise, seed_of},
        plan,
    },
    park::GroundLook,
};

/// Distance between bollards along a promenade, metres.
const BOLLARD_M: f64 = 7.2;

pub fn furnish(site: &mut Site<'_>, trunks: &[Trunk]) {
    for square in site.squares.clone().into_iter().flatten() {
        furnish_square(site, &square);
    }
    let spacing = site.park.site.furniture.bench_spacing_m;
    let plazas: Vec<Polygon> = site
        .park
        .site
        .plazas
        .iter()
        .zip(&site.grounds.plazas)
        .filter(|(plaza, _)| plaza.look != GroundLook::Yard)
        .flat_map(|(_, outlines)| outlines.clone())
        .collect();
    if spacing > 0.0 {
        for plaza in &plazas {
            seats(site, plaza, spacing.max(4.0));
        }
    }
    pits(site, trunks, &plazas);
    undergrowth(site);
}

/// The sculpture in the heart, benches about it and along the pools, lights along the promenade.
fn furnish_square(site: &mut Site<'_>, square: &Square) {
    if square.first && square.heart_m > 0.0 {
        site.put("prop-sculpture", facing(square.centre, 0.1, square.axis));
    }
    for pool in &square.pools {
        let corners = plan::corners_of(pool.exterior());
        for (_, a, b) in plan::around(&corners) {
            let (frame, length) = Frame::between(a, b);
            if length < 6.0 {
                continue;
            }
            let count = (length / 9.0).round().max(1.0) as u32;
            for k in 0..count {
                let s = (f64::from(k) + 0.5) * length / f64::from(count);
                let at = frame.origin + frame.along * s + frame.out * 1.5;
                site.place("prop-bench", at, 0.9, facing(at, 0.03, frame.out * -1.0));
            }
        }
    }
    let half = (square.half.1 * 0.2).clamp(2.0, 7.0) + 0.5;
    let steps = (square.half.0 * 2.0 / BOLLARD_M).floor().clamp(0.0, 100.0) as u32;
    for k in 0..steps {
        let along = -square.half.0 + (f64::from(k) + 0.5) * square.half.0 * 2.0 / f64::from(steps.max(1));
        for side in [-1.0, 1.0] {
            let at = square.at(along, side * half);
            site.place("prop-bollard", at, 0.35, facing(at, 0.03, square.axis));
        }
    }
    // Planted stone boxes in a row halfway to the sides.
    for side in [-1.0, 1.0] {
        for share in [-0.72, -0.36, 0.0, 0.36, 0.72] {
            let at = square.at(share * square.half.0, side * square.half.1 * 0.78);
            site.place("prop-planter", at, 1.7, facing(at, 0.03, square.axis));
        }
    }
}

/// Benches along the sides of a plaza, looking in, with a bin beside every other one.
fn seats(site: &mut Site<'_>, plaza: &Polygon, spacing: f64) {
    if Euclidean.length(plaza.exterior()) < 24.0 {
        return;
    }
    let mut number = 0;
    for inner in ground::within(std::slice::from_ref(plaza), 1.7) {
        for (_, a, b) in plan::around(&plan::corners_of(inner.exterior())) {
            let (frame, length) = Frame::between(a, b);
            let count = ((length - 6.0) / spacing).round().clamp(0.0, 200.0) as u32;
            for k in 0..count {
                let s = (f64::from(k) + 0.5) * length / f64::from(count);
                let at = frame.origin + frame.along * s;
                let inwards = frame.out * -1.0;
                if site.place("prop-bench", at, 1.0, facing(at, 0.03, inwards)) {
                    number += 1;
                    let beside = at + frame.along * 1.9;
                    if number % 2 == 0 {
                        site.place("prop-bin", beside, 0.4, facing(beside, 0.03, inwards));
                    }
                }
            }
        }
    }
}

/// A frame with a grate about each trunk on paved ground.
fn pits(site: &mut Site<'_>, trunks: &[Trunk], plazas: &[Polygon]) {
    let footways = site.grounds.rest.clone();
    for trunk in trunks {
        let point = Point::from(trunk.at);
        let y = if footways.iter().any(|outline| outline.contains(&point)) {
            0.0
        } else if plazas.iter().any(|outline| outline.contains(&point)) {
            0.03
        } else {
            continue;
        };
        site.put("prop-tree-pit", standing([trunk.at.x, y, trunk.at.y], 0.0, 1.0));
    }
}

/// Shrubs between the trunks of groves and along the middle of gardens.
fn undergrowth(site: &mut Site<'_>) {
    const EACH_M2: f64 = 9.0;
    let greens: Vec<(u64, f64, Vec<Polygon>)> = site
        .park
        .site
        .greens
        .iter()
        .zip(&site.grounds.greens)
        .filter_map(|(green, outlines)| {
            let spacing = match green.look {
                GroundLook::Grove => libm::sqrt(EACH_M2),
                GroundLook::Garden => 6.0,
                _ => return None,
            };
            Some((seed_of(&green.id), spacing, outlines.clone()))
        })
        .collect();
    for (seed, spacing, outlines) in greens {
        let sound: Vec<Polygon> = outlines
            .into_iter()
            .filter(|outline| outline.unsigned_area() > 4.0 * EACH_M2 && outline.bounding_rect().is_some())
            .collect();
        for (number, at) in trees::grove(&sound, spacing, seed ^ 0x5b).into_iter().enumerate() {
            let chance = |k: u64| noise(seed ^ (k << 48), number as u64);
            let matrix = standing([at.x, 0.05, at.y], (chance(1) * 360.0).floor() + 0.5, 0.7 + 0.6 * chance(2));
            let off = Coord { x: chance(3) - 0.5, y: chance(4) - 0.5 };
            if site.is_free(at + off * 0.2, 0.8) {
                site.put("prop-shrub", matrix);
            }
        }
    }
}
