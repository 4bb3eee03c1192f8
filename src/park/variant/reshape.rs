//! A volume made larger or smaller, higher or lower, and all that goes along with it.

use super::{
    contents::{self, Span},
    parts::{impossible, is_length, stands_on},
};
use crate::park::{
    Building, Issue, Outline, PlacedOutline, StoreyRun, Volume, Xz, building_shape::extent, volume_shape::MOST_STOREYS,
};

/// Gives a volume another size, or the whole building all of whose volumes grow alike; openings, rooms, partitions and
/// what stands in it keep their share of it.
pub(super) fn resize(building: &mut Building, nth: Option<usize>, size_m: Xz) -> Result<(), Box<Issue>> {
    let id = building.id.clone();
    if !is_length(size_m.0) || !is_length(size_m.1) {
        return Err(impossible(&id, "size", ""));
    }
    if building.model.is_some() {
        return Err(impossible(&id, "own-model", ""));
    }
    let one = nth.and_then(|nth| building.volumes.get(nth)).cloned();
    let (min, max) = match &one {
        Some(volume) => extent(volume.outline.corners()),
        None => building.extent(),
    };
    let scale = Xz(size_m.0 / (max.0 - min.0), size_m.1 / (max.1 - min.1));
    if !scale.is_finite() {
        return Err(impossible(&id, "size", ""));
    }
    for (k, volume) in building.volumes.iter_mut().enumerate() {
        if nth.is_none_or(|nth| nth == k) {
            reshape(volume, scale).ok_or_else(|| impossible(&id, "round", ""))?;
        }
        if nth.is_none() {
            volume.at = times(volume.at, scale);
        }
    }
    contents::spread(building, one.as_ref(), scale);
    Ok(())
}

fn reshape(volume: &mut Volume, scale: Xz) -> Option<()> {
    volume.outline = scaled(&volume.outline, scale)?;
    for PlacedOutline { outline, at } in &mut volume.courts {
        (*outline, *at) = (scaled(outline, scale)?, times(*at, scale));
    }
    for void in &mut volume.voids {
        (void.outline, void.at) = (scaled(&void.outline, scale)?, times(void.at, scale));
    }
    Some(())
}

/// A circle stays one: it has one size.
fn scaled(outline: &Outline, by: Xz) -> Option<Outline> {
    match outline {
        Outline::Rect(x, z) => Some(Outline::Rect(x * by.0, z * by.1)),
        Outline::Circle(radius) => ((by.0 - by.1).abs() < 1e-9).then_some(Outline::Circle(radius * by.0)),
        Outline::Polygon(corners) => Some(Outline::Polygon(corners.iter().map(|corner| times(*corner, by)).collect())),
    }
}

fn times(at: Xz, by: Xz) -> Xz {
    Xz(at.0 * by.0, at.1 * by.1)
}

/// Gives a volume so many storeys. What stands on it rises or sinks; rooms above its last floor go.
pub(super) fn set_storeys(building: &mut Building, nth: usize, count: u32) -> Result<(), Box<Issue>> {
    let id = building.id.clone();
    if !(1..=MOST_STOREYS).contains(&count) {
        return Err(impossible(&id, "storeys", MOST_STOREYS));
    }
    if building.model.is_some() {
        return Err(impossible(&id, "own-model", ""));
    }
    let Some(volume) = building.volumes.get_mut(nth) else { return Ok(()) };
    let (old_top_m, old_count) = (volume.top_m(), storeys_of(volume));
    let old_next = volume.first_floor.saturating_add(old_count);
    stack(&mut volume.storeys, old_count, count);
    let (rise_m, floors) = (volume.top_m() - old_top_m, i64::from(count) - i64::from(old_count));
    let gone =
        Span { of: volume.clone(), first: volume.first_floor.saturating_add(count), last: old_next.saturating_sub(1) };
    let last = volume.first_floor.saturating_add(count).saturating_sub(1);
    volume.voids.retain_mut(|void| {
        void.floors.1 = void.floors.1.min(last);
        void.floors.0 <= void.floors.1
    });
    // Rooms of the floors that go are let go before others come to have their numbers.
    contents::drop_above(building, &gone);
    lift(building, nth, (old_top_m, old_next), (rise_m, floors));
    Ok(())
}

/// Everything that stands on a volume, and on that again, by as much.
fn lift(building: &mut Building, nth: usize, below: (f64, u32), (rise_m, floors): (f64, i64)) {
    let mut tops = vec![below];
    let mut risen = vec![nth];
    while let Some((top_m, next)) = tops.pop() {
        let upper = building.volumes.iter().enumerate();
        let upper: Vec<usize> =
            upper.filter(|(k, volume)| !risen.contains(k) && stands_on(volume, top_m, next)).map(|(k, _)| k).collect();
        for k in upper {
            risen.push(k);
            let Some(volume) = building.volumes.get_mut(k) else { continue };
            let first = volume.first_floor;
            let last = first.saturating_add(storeys_of(volume)).saturating_sub(1);
            tops.push((volume.top_m(), last.saturating_add(1)));
            let span = Span { of: volume.clone(), first, last };
            volume.base_m += rise_m;
            volume.first_floor = shifted(first, floors);
            for void in &mut volume.voids {
                void.floors = (shifted(void.floors.0, floors), shifted(void.floors.1, floors));
            }
            contents::shift(building, &span, floors);
        }
    }
}

pub(super) fn shifted(floor: u32, by: i64) -> u32 {
    u32::try_from((i64::from(floor) + by).max(1)).unwrap_or(u32::MAX)
}

fn storeys_of(volume: &Volume) -> u32 {
    volume.storeys.iter().fold(0_u32, |sum, run| sum.saturating_add(run.count))
}

/// Storeys are put on and taken off at the top.
fn stack(runs: &mut Vec<StoreyRun>, old: u32, new: u32) {
    if let Some(last) = runs.last_mut().filter(|_| new > old) {
        last.count = last.count.saturating_add(new - old);
        return;
    }
    let mut left = new;
    runs.retain_mut(|run| {
        run.count = run.count.min(left);
        left -= run.count;
        run.count > 0
    });
}
