//! A moment as it is written.

use std::{collections::BTreeMap, fs, path::Path};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    MomentFigure,
    heard::HeardColumn,
    variants::{brought, pack, unpack},
};
use crate::{
    app::{CameraPose, Layers, Look, Measurement, Overlay, Section, SunDay, Theme, difference_name},
    park::{Lang, Park, PlaceId, Scenario, Weather},
};

/// `*.moment.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MomentFile {
    pub format: (u32, u32),
    /// The park's id.
    pub park: String,
    /// When it was kept.
    #[serde(default)]
    pub made: Option<Timestamp>,
    /// The shown time.
    pub at: Timestamp,
    pub camera: Seat,
    pub scenario: String,
    /// The scenario with which that one is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<String>,
    /// What these two change of the park, and what they build on as far as it does, each after its base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Scenario>,
    /// The same where it would be too long: RON, LZ4, base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variants_packed: Option<String>,
    /// `none`, `usage`, `visits`, `sun`, `sun-of-day`, `difference` (of floor area), `difference-height`,
    /// `difference-people`, `difference-power`, or a rule's id; anything else is shown as `none`.
    #[serde(default = "none")]
    pub overlay: String,
    #[serde(default)]
    pub weather: Weather,
    /// The named view, if nobody has moved from it.
    #[serde(default)]
    pub view: Option<String>,
    #[serde(default)]
    pub selection: Option<PlaceId>,
    #[serde(default)]
    pub lit: Vec<PlaceId>,
    /// The level that one is in.
    #[serde(default)]
    pub inside: Option<PlaceId>,
    /// The plan is shown instead of the picture.
    #[serde(default)]
    pub plan: bool,
    /// What was measured.
    #[serde(default)]
    pub notes: Vec<Measurement>,
    #[serde(default)]
    pub open: Vec<PlaceId>,
    /// Layers that are switched off.
    #[serde(default)]
    pub layers: Layers,
    /// How the buildings are cut open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    #[serde(default)]
    pub spread: bool,
    #[serde(default)]
    pub modes: BTreeMap<PlaceId, String>,
    #[serde(default)]
    pub lang: Lang,
    #[serde(default)]
    pub light_theme: bool,
    /// A tour's id and the number of its stop, from 0.
    #[serde(default)]
    pub stop: Option<(String, usize)>,
    /// What was read there, with whoever says so.
    #[serde(default)]
    pub figures: Vec<MomentFigure>,
    /// Values that no simulation gives: a feed's.
    #[serde(default)]
    pub heard: Vec<HeardColumn>,
}

fn none() -> String {
    "none".to_owned()
}

/// Where the camera was: metres and radians.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    pub focus: (f32, f32, f32),
    pub yaw: f32,
    pub pitch: f32,
    pub radius_m: f32,
    pub fov: f32,
}

/// Major and minor; files of another major are refused, newer minors are read as far as they are known.
pub(super) const FORMAT: (u32, u32) = (1, 2);
/// With variants in it a moment is kept smaller than this, bytes.
const SMALL: usize = 200_000;
/// No moment is larger, bytes.
const LARGEST: u64 = 4 << 20;

/// Why a moment cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MomentFault {
    #[error("{0}")]
    Unreadable(String),
    #[error("it is no moment: {0}")]
    NoMoment(String),
    #[error("it was kept by a newer program, format {0}.{1}")]
    Newer(u32, u32),
    #[error("it is of another park, {0}")]
    OtherPark(String),
}

impl From<CameraPose> for Seat {
    fn from(pose: CameraPose) -> Self {
        Self { focus: pose.focus.into(), yaw: pose.yaw, pitch: pose.pitch, radius_m: pose.radius_m, fov: pose.fov }
    }
}

impl Seat {
    /// `None` for numbers that are none.
    pub fn pose(self) -> Option<CameraPose> {
        let Self { focus, yaw, pitch, radius_m, fov } = self;
        let finite = [focus.0, focus.1, focus.2, yaw, pitch, radius_m, fov].iter().all(|number| number.is_finite());
        let pose = CameraPose { focus: focus.into(), yaw, pitch, radius_m, fov };
        (finite && radius_m > 0.0 && (0.05..3.0).contains(&fov)).then_some(pose)
    }
}

impl MomentFile {
    /// Of what is shown; figures and values are added by who knows them.
    pub fn of(park: &Park, look: &Look, stop: Option<(String, usize)>) -> Self {
        let shown = &look.shown;
        Self {
            format: FORMAT,
            park: park.id.clone(),
            made: None,
            at: look.at,
            camera: look.pose.into(),
            scenario: shown.scenario.clone(),
            compared: shown.compared.clone(),
            variants: brought(&shown.scenarios, std::iter::once(&shown.scenario).chain(&shown.compared)),
            variants_packed: None,
            overlay: match &shown.overlay {
                Overlay::None => none(),
                Overlay::Usage => "usage".to_owned(),
                Overlay::Visits => "visits".to_owned(),
                Overlay::Sun(SunDay::OfRule) => "sun".to_owned(),
                Overlay::Sun(SunDay::OfClock) => "sun-of-day".to_owned(),
                Overlay::Difference(measure) => difference_name(*measure).to_owned(),
                Overlay::Rule(id) => id.clone(),
            },
            weather: shown.weather,
            view: shown.view.clone(),
            selection: shown.selection.clone(),
            lit: shown.highlighted.clone(),
            inside: shown.inside.clone(),
            plan: shown.plan,
            notes: shown.notes.clone(),
            open: shown.open.clone(),
            layers: shown.hidden.clone(),
            section: shown.section,
            spread: shown.spread,
            modes: shown.partition_modes.clone(),
            lang: shown.lang,
            light_theme: shown.theme == Theme::Light,
            stop,
            figures: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// # Errors
    /// It is no moment, of a newer format, or of another park.
    pub fn parse(text: &str, park: &Park) -> Result<Self, MomentFault> {
        // The header first: a newer file may not look like one of ours.
        #[derive(Deserialize)]
        struct Header {
            format: (u32, u32),
        }
        let header: Header = ron::from_str(text).map_err(|fault| MomentFault::NoMoment(fault.to_string()))?;
        if header.format.0 > FORMAT.0 {
            return Err(MomentFault::Newer(header.format.0, header.format.1));
        }
        let mut moment: Self = ron::from_str(text).map_err(|fault| MomentFault::NoMoment(fault.to_string()))?;
        if moment.park != park.id {
            return Err(MomentFault::OtherPark(moment.park));
        }
        if moment.camera.pose().is_none() {
            return Err(MomentFault::NoMoment("its camera stands nowhere".to_owned()));
        }
        if let Some(packed) = moment.variants_packed.take() {
            let unpacked = unpack(&packed);
            moment.variants = unpacked.ok_or_else(|| MomentFault::NoMoment("its variants are damaged".to_owned()))?;
        }
        Ok(moment)
    }

    /// # Errors
    /// As [`Self::parse`], or the file cannot be read.
    pub fn read(file: &Path, park: &Park) -> Result<Self, MomentFault> {
        let unreadable = |fault: std::io::Error| MomentFault::Unreadable(fault.to_string());
        let about = fs::metadata(file).map_err(unreadable)?;
        if about.len() > LARGEST {
            return Err(MomentFault::NoMoment(format!("{} bytes are too many", about.len())));
        }
        Self::parse(&fs::read_to_string(file).map_err(unreadable)?, park)
    }

    /// As it is written into a file.
    pub fn text(&self) -> String {
        // A change of a variant in a line.
        let layout = ron::ser::PrettyConfig::default().depth_limit(4);
        let text = ron::ser::to_string_pretty(self, layout.clone()).unwrap_or_default();
        if text.len() < SMALL || self.variants.is_empty() {
            return text;
        }
        let packed = Self { variants: Vec::new(), variants_packed: pack(&self.variants), ..self.clone() };
        ron::ser::to_string_pretty(&packed, layout).unwrap_or_default()
    }
}
