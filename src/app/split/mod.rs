//! How the pictures of two scenarios stand beside each other.

mod framing;

use super::Shown;
use crate::park::scenario_chain;

/// One picture, or two of the same view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Split {
    #[default]
    One,
    /// To the right of a line the other scenario's; the line's place in thousandths of the picture's width.
    Wipe(u16),
    /// Each in a half.
    Halves,
}

impl Split {
    /// A line that leaves something to see on both sides.
    pub fn wipe_at(share: f32) -> Self {
        Self::Wipe((share.clamp(0.02, 0.98) * 1000.0).round() as u16)
    }

    /// From where on the other scenario's picture stands, as a share of the width.
    pub fn line(self) -> Option<f32> {
        match self {
            Self::One => None,
            Self::Wipe(at) => Some(f32::from(at) / 1000.0),
            Self::Halves => Some(0.5),
        }
    }
}

impl Shown {
    /// The scenario whose picture stands beside that of the shown one; `None` while there is one picture.
    pub fn other_scenario(&self) -> Option<String> {
        if self.split == Split::One {
            return None;
        }
        if let Some(compared) = self.compared_with() {
            return Some(compared.id.clone());
        }
        let chain = scenario_chain(&self.scenarios, &self.scenario);
        let first = chain.first().map(|scenario| scenario.id.clone()).filter(|id| *id != self.scenario);
        first.or_else(|| self.scenarios.keys().find(|id| **id != self.scenario).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_leaves_the_picture() {
        for (share, line) in [(-1.0, 0.02), (0.25, 0.25), (7.0, 0.98)] {
            assert_eq!(Split::wipe_at(share).line(), Some(line));
        }
        assert_eq!((Split::One.line(), Split::Halves.line()), (None, Some(0.5)));
    }
}
