//! A value in the first plan and in the second.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair<T> {
    pub from: T,
    pub to: T,
}

impl<T> Pair<T> {
    pub fn map<U>(self, of: impl Fn(T) -> U) -> Pair<U> {
        Pair { from: of(self.from), to: of(self.to) }
    }

    pub fn as_ref(&self) -> Pair<&T> {
        Pair { from: &self.from, to: &self.to }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Itself, if the two are not the same.
    pub(super) fn if_unequal(self) -> Option<Self> {
        (self.from != self.to).then_some(self)
    }
}

impl Pair<f64> {
    /// The second less the first.
    pub fn difference(&self) -> f64 {
        self.to - self.from
    }

    /// The difference as a share of the first; `None` where that is nothing.
    pub fn relative(&self) -> Option<f64> {
        (self.from.abs() > f64::EPSILON).then(|| self.difference() / self.from.abs())
    }

    /// Whether they differ by more than sums of decimals do by themselves.
    pub fn differ(&self) -> bool {
        self.difference().abs() > 1e-6 * self.from.abs().max(self.to.abs()).max(1.0)
    }
}
