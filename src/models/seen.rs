//! From where a part of a model is drawn: `extras.seen` of its node, for the node and all below it.

/// Left out, a part is always drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// Instead of the near parts, from afar: few faces, façades as textures.
    Far,
    /// The like of one storey or the roof: from afar, where the building is opened and one does not see into this part.
    FarOpened,
    /// From nearby, and while this part of the building lies open.
    Near,
    /// While the building is open, or the eye stands within or right before it: what fills the rooms.
    Inside,
}

impl Seen {
    pub fn word(self) -> &'static str {
        match self {
            Self::Far => "far",
            Self::FarOpened => "far-opened",
            Self::Near => "near",
            Self::Inside => "inside",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Far, Self::FarOpened, Self::Near, Self::Inside].into_iter().find(|seen| seen.word() == word)
    }
}
