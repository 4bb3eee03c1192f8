//! Where every shown figure comes from: source, date, confidence, and the phrase that says so.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bilingual, PlaceId};

/// How far a statement can be trusted, and how the screen marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Said in one of the park's own founding documents.
    Seed,
    /// Said in a public handbook, standard or press report.
    Public,
    /// An engineering assumption of whoever wrote the scene; shown as illustrative.
    Assumption,
}

/// A document, handbook or assumption set that figures cite by its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDoc {
    pub name: Bilingual,
    pub date: Date,
    pub confidence: Confidence,
    #[serde(default)]
    pub publisher: Option<Bilingual>,
}

/// Whether a stated value is exact, rounded, or a bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    #[default]
    Exact,
    About,
    AtLeast,
    AtMost,
    MoreThan,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    Number(f64),
    /// From, to, both inclusive.
    Range(f64, f64),
    Words(Bilingual),
}

/// Whether a thing exists, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Planned,
    SiteLevelled,
    UnderConstruction,
    Operating,
    /// A number to be reached by a year.
    Target,
    /// Somebody's claim, such as "the largest in Asia".
    Claim,
}

/// One figure or statement with its source. Nothing without one is shown to an investor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub id: String,
    pub name: Bilingual,
    pub value: Quantity,
    /// UCUM-like unit (`m2`, `mu`, `kW`, `CNY`, `1` for counts); empty for words.
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub bound: Bound,
    /// Key into the park's `sources`.
    pub source: String,
    /// The words of the source, verbatim.
    #[serde(default)]
    pub phrase: Option<String>,
    /// When it held; the source's own date if left out.
    #[serde(default)]
    pub as_of: Option<Date>,
    #[serde(default)]
    pub status: Option<Status>,
    /// The place it speaks of, if it is in the park.
    #[serde(default)]
    pub place: Option<PlaceId>,
    #[serde(default)]
    pub note: Option<Bilingual>,
}
