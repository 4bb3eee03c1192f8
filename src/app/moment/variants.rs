//! Variants that a moment brings along: elsewhere, or later, there may be none of these names, or others.

use std::{collections::BTreeMap, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{MomentFile, MomentNote};
use crate::{
    app::Scenarios,
    park::{Bilingual, Scenario, scenario_chain},
};

/// Of unpacked variants, bytes.
const LARGEST: usize = 8 << 20;

/// All that these scenarios change of the park's own, each after what it builds on.
pub(super) fn brought<'a>(scenarios: &Scenarios, ids: impl IntoIterator<Item = &'a String>) -> Vec<Scenario> {
    let mut brought: Vec<Scenario> = Vec::new();
    for scenario in ids.into_iter().flat_map(|id| scenario_chain(scenarios, id)) {
        let is_variant = scenario.base.is_some() || !scenario.changes.is_empty();
        if is_variant && brought.iter().all(|known| known.id != scenario.id) {
            brought.push(scenario.clone());
        }
    }
    brought
}

/// A moment among the scenarios that are here.
pub(super) struct Settled {
    /// Names its variants as they are named here.
    pub moment: MomentFile,
    /// Those that are here, and the moment's own where these are others.
    pub scenarios: Scenarios,
    pub notes: Vec<MomentNote>,
}

/// Nothing that is here is changed: a variant of the same id that is another one comes beside it, under an id that
/// neither a scenario nor a file has (`has_file`).
pub(super) fn settle(moment: &MomentFile, here: &Scenarios, has_file: impl Fn(&Scenario) -> bool) -> Settled {
    let mut scenarios = (**here).clone();
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let mut notes = Vec::new();
    for brought in &moment.variants {
        let base = brought.base.as_ref().map(|base| renamed.get(base).unwrap_or(base).clone());
        let brought = Scenario { base, ..sound(brought) };
        let moments = Scenario { name: of_moment(&brought.name), ..brought.clone() };
        let same = |known: &&Scenario| is_same(known, &brought) || is_same(known, &moments);
        let known = scenarios.get(&brought.id).filter(same).or_else(|| scenarios.values().find(same));
        if let Some(known) = known {
            renamed.insert(brought.id, known.id.clone());
            continue;
        }
        let is_free = |one: &Scenario| !scenarios.contains_key(&one.id) && !has_file(one);
        let numbered = |number: u32| Scenario { id: format!("variant-{number}"), ..moments.clone() };
        let own = Some(brought.clone()).filter(is_free);
        let Some(draft) = own.or_else(|| (1..).map(numbered).find(is_free)) else { continue };
        notes.push(MomentNote::Draft(draft.name.clone()));
        renamed.insert(brought.id, draft.id.clone());
        scenarios.insert(draft.id.clone(), draft);
    }
    let name_here = |id: &String| renamed.get(id).unwrap_or(id).clone();
    let (scenario, compared) = (name_here(&moment.scenario), moment.compared.as_ref().map(name_here));
    if !scenarios.contains_key(&scenario) {
        notes.push(MomentNote::UnknownScenario(scenario.clone()));
    }
    if let Some(unknown) = compared.as_ref().filter(|id| !scenarios.contains_key(*id)) {
        notes.push(MomentNote::UnknownCompared(unknown.clone()));
    }
    let scenarios =
        if notes.iter().any(|note| matches!(note, MomentNote::Draft(_))) { Arc::new(scenarios) } else { here.clone() };
    Settled { moment: MomentFile { scenario, compared, ..moment.clone() }, scenarios, notes }
}

/// Whether one is the other, whatever their ids.
fn is_same(one: &Scenario, other: &Scenario) -> bool {
    Scenario { id: other.id.clone(), format: other.format, ..one.clone() } == *other
}

/// A file from elsewhere may say anything.
fn sound(scenario: &Scenario) -> Scenario {
    let share = |value: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { 1.0 };
    Scenario {
        staff_factor: share(scenario.staff_factor),
        racks_installed: share(scenario.racks_installed),
        ..scenario.clone()
    }
}

/// Told apart from the one of the same name that is here.
fn of_moment(name: &Bilingual) -> Bilingual {
    Bilingual { zh: format!("{}（这一刻）", name.zh), en: format!("{} (moment)", name.en) }
}

/// RON, LZ4, base64.
pub(super) fn pack(variants: &[Scenario]) -> Option<String> {
    let text = ron::to_string(variants).ok()?;
    Some(STANDARD.encode(lz4_flex::compress_prepend_size(text.as_bytes())))
}

pub(super) fn unpack(packed: &str) -> Option<Vec<Scenario>> {
    let bytes = STANDARD.decode(packed).ok()?;
    let size = bytes.first_chunk::<4>().map(|size| u32::from_le_bytes(*size) as usize)?;
    if size > LARGEST {
        return None;
    }
    let text = String::from_utf8(lz4_flex::decompress_size_prepended(&bytes).ok()?).ok()?;
    ron::from_str(&text).ok()
}
