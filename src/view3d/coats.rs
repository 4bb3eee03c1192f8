//! What an overlay lays over a thing: the colour of a rule's band, of a use, of a difference; and marks that tell how far
//! it is to be trusted.

use bevy::prelude::*;

use crate::{
    park::{Park, PlaceId, Rule},
    twin::{Rulebook, State, Trust},
};

/// What an overlay lays over a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coat {
    /// Linear RGB, and how thickly. A thickness of 0 leaves a thing as it is.
    pub colour: Vec4,
    /// The marks over the colour: 0 for none, as what is measured has; 1 planned, 2 simulated, 3 stale, 4 missing; 5 faded.
    pub marks: f32,
}

pub(super) fn colours_of(rule: &Rule) -> Vec<Srgba> {
    rule.bands.iter().map(|band| Srgba::hex(&band.colour).unwrap_or(MISSING)).collect()
}

/// An overlay's colour over the material's own.
pub(super) fn painted(colour: Srgba) -> Vec4 {
    LinearRgba::from(colour).to_vec3().extend(0.7)
}

/// The colour of no value.
const MISSING: Srgba = Srgba::rgb(0.52, 0.52, 0.52);

pub(super) fn missing() -> Coat {
    coat_of(MISSING, Trust::Missing)
}

/// What a rule lays over a place: the colour of its band, grey where a reading is missing, nothing where it says nothing.
pub(super) fn rule_coat(park: &Park, rulebook: &Rulebook, state: &State, rule: &str, id: &PlaceId) -> Option<Coat> {
    let kind = park.place(id)?.kind;
    let Some(verdict) = rulebook.judge(rule, kind, id, state) else {
        return rulebook.is_missing(rule, kind, id, state).then(missing);
    };
    let band = verdict.band_in(rulebook.rule(rule)?)?;
    Srgba::hex(&band.colour).ok().map(|colour| coat_of(colour, verdict.trust()))
}

/// What is not measured has marks; what is not fresh loses its colour as well: a stale value half of it, a missing one
/// all.
pub(super) fn coat_of(colour: Srgba, trust: Trust) -> Coat {
    let (colour, marks) = match trust {
        Trust::Measured => (colour, 0.0),
        Trust::Planned => (colour, 1.0),
        Trust::Simulated => (colour, 2.0),
        Trust::Stale => (colour.mix(&MISSING, 0.6), 3.0),
        Trust::Missing => (MISSING, 4.0),
    };
    Coat { colour: painted(colour), marks }
}
