//! What there is to say of the moment that was kept or opened last, beside its file.

use bevy::ecs::prelude::*;

use crate::park::Bilingual;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentNote {
    /// Its link would be too long with what is switched off and how it is cut: it has neither.
    ShortLink,
    /// What its variant changes is in no file of the park, and so in the moment's file alone, not in its link.
    OnlyInFile,
    /// It brought a variant of this name, which is here now, in no file yet.
    Draft(Bilingual),
    /// There is no scenario of this id; another one is shown.
    UnknownScenario(String),
    /// Nothing here has the name of the compared scenario: the unchanged scene takes its place.
    UnknownCompared(String),
}

#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct MomentNotes(pub Vec<MomentNote>);
