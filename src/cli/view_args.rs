//! What `view` and `shot` are told on the command line.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::feed_args::BrokerArgs;
use crate::{
    app::{Section, Split, Timescale},
    park::{Weather, Xz},
    twin::parse_at,
};

/// Who uses the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ModeArg {
    #[default]
    Explore,
    Plan,
    Present,
    Kiosk,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum QualityArg {
    // What the machine can do. No `///`: clap would show it untranslated.
    #[default]
    Auto,
    Software,
    Balanced,
    Showroom,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum WeatherArg {
    Clear,
    Overcast,
    Mist,
}

/// How the panels look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeArg {
    #[default]
    Dark,
    Light,
}

impl From<WeatherArg> for Weather {
    fn from(arg: WeatherArg) -> Self {
        match arg {
            WeatherArg::Clear => Self::Clear,
            WeatherArg::Overcast => Self::Overcast,
            WeatherArg::Mist => Self::Mist,
        }
    }
}

/// Where data comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Feed {
    #[default]
    Sim,
    /// The broker's address, `mqtt://…`.
    Mqtt(String),
    /// A recorded file.
    Replay(PathBuf),
}

/// Pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// More than a GPU's largest texture is no picture.
const LARGEST_SIDE: u32 = 16_384;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TimescaleArg {
    Day,
    Week,
    Years,
}

impl From<TimescaleArg> for Timescale {
    fn from(arg: TimescaleArg) -> Self {
        match arg {
            TimescaleArg::Day => Self::Day,
            TimescaleArg::Week => Self::Week,
            TimescaleArg::Years => Self::Years,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SplitArg {
    Wipe,
    Halves,
}

impl From<SplitArg> for Split {
    fn from(arg: SplitArg) -> Self {
        match arg {
            SplitArg::Wipe => Self::Wipe(500),
            SplitArg::Halves => Self::Halves,
        }
    }
}

/// Options of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub(super) struct ViewArgs {
    #[arg(long, value_enum, default_value_t)]
    pub(super) mode: ModeArg,
    #[arg(long, value_name = "FEED", value_parser = parse_feed, default_value = "sim")]
    pub(super) feed: Feed,
    #[command(flatten)]
    pub(super) broker: BrokerArgs,
    /// Where what a feed brings is remembered, and the recorded past is read.
    #[arg(long, value_name = "FILE")]
    pub(super) history: Option<PathBuf>,
    #[arg(long, id = "no-history", conflicts_with = "history")]
    pub(super) no_history: bool,
    /// Where visitors' looks are counted in a showroom, and read from elsewhere.
    #[arg(long, value_name = "FILE")]
    pub(super) visits: Option<PathBuf>,
    /// As written; the park's timezone gives it its meaning.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) at: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) quality: QualityArg,
    #[arg(long, value_name = "NAME")]
    pub(super) scenario: Option<String>,
    /// Clear, where neither this nor a view says otherwise.
    #[arg(long, value_enum)]
    pub(super) weather: Option<WeatherArg>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) theme: ThemeArg,
}

#[derive(Clone, Debug, PartialEq, Args)]
pub(super) struct ShotArgs {
    /// One of the scene's views, by id.
    #[arg(long, value_name = "NAME", required_unless_present_any = ["all", "tour", "shot-moment", "walk"])]
    pub(super) view: Option<String>,
    /// Every stop of a tour, by the tour's id.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["view", "all"])]
    pub(super) tour: Option<String>,
    /// A moment's file, or its link.
    #[arg(id = "shot-moment", long = "moment", value_name = "FILE|LINK", conflicts_with_all = ["view", "all", "tour"])]
    pub(super) moment: Option<String>,
    /// With a caption and a code that leads back there, to take home.
    #[arg(long, conflicts_with_all = ["panels", "shot-console"])]
    pub(super) card: bool,
    /// Every view of the scene.
    #[arg(long, conflicts_with = "view")]
    pub(super) all: bool,
    #[arg(long, value_name = "WxH", value_parser = parse_size, default_value = "1280x720")]
    pub(super) size: Size,
    /// The picture; with `all` and `tour`, the folder for the pictures.
    #[arg(long, value_name = "PATH")]
    pub(super) out: PathBuf,
    #[arg(long)]
    pub(super) panels: bool,
    /// Not the picture but the presenter's console, at each stop.
    #[arg(id = "shot-console", long = "console", requires = "tour", conflicts_with = "panels")]
    pub(super) console: bool,
    /// A place, by id, that is selected in the picture.
    #[arg(long, value_name = "ID")]
    pub(super) select: Option<String>,
    /// What colours the picture: `none`, `usage`, `visits`, `sun`, `sun-of-day`, `difference`, `difference-height`,
    /// `difference-people`, `difference-power`, or the id of a rule.
    #[arg(long, value_name = "NAME", default_value = "none")]
    pub(super) overlay: String,
    /// The scenario with which the shown one is compared, by id; with `split` the one whose picture stands beside.
    #[arg(id = "shot-compare", long = "compare", value_name = "NAME")]
    pub(super) compare: Option<String>,
    /// Inside a place, by id: it is opened and fills the picture, its neighbours fade.
    #[arg(long, value_name = "ID")]
    pub(super) inside: Option<String>,
    /// From the eye of somebody who stands there: x and z in metres, a floor, a bearing in degrees.
    #[arg(long, value_name = "X,Z[,FLOOR[,DEG]]", allow_hyphen_values = true,
        conflicts_with_all = ["all", "tour", "shot-moment", "inside", "plan"])]
    pub(super) walk: Option<String>,
    /// The plan instead of the picture.
    #[arg(long, requires = "panels")]
    pub(super) plan: bool,
    /// Beside it the picture of the scenario that is compared, else of one that the shown one builds on.
    #[arg(long, value_enum, requires = "panels")]
    pub(super) split: Option<SplitArg>,
    /// Buildings cut open: `level,12`, `upright,X,Z,BEARING` or `box,X,Z,WIDTH,DEPTH,TURN,TOP`, metres and degrees.
    #[arg(long, value_name = "SECTION")]
    pub(super) section: Option<String>,
    /// The planner's table among the panels.
    #[arg(long, requires = "panels", conflicts_with_all = ["ask", "studios"])]
    pub(super) planning: bool,
    /// The studios' schedule among the panels.
    #[arg(long, requires = "panels", conflicts_with = "ask")]
    pub(super) studios: bool,
    /// A question among the panels.
    #[arg(long, value_name = "TEXT", requires = "panels")]
    pub(super) ask: Option<String>,
    /// The projects are open among the panels.
    #[arg(long, requires = "panels")]
    pub(super) projects: bool,
    /// How much the timeline among the panels shows.
    #[arg(long, value_enum, requires = "panels")]
    pub(super) timescale: Option<TimescaleArg>,
    /// What the window would be told: the picture is of the same scene.
    #[command(flatten)]
    pub(super) of: ViewArgs,
}

/// Refuses what is no time; which moment it is depends on the park's timezone, which is not known yet.
pub(super) fn parse_time(text: &str) -> Result<String, String> {
    parse_at(text, "UTC").map(|_| text.to_owned()).map_err(|error| error.to_string())
}

pub(super) fn parse_feed(text: &str) -> Result<Feed, String> {
    let sound = |rest: &str| !rest.is_empty();
    match text.split_once(':') {
        None if text == "sim" => Ok(Feed::Sim),
        Some(("mqtt" | "mqtts", rest)) if rest.strip_prefix("//").is_some_and(sound) => Ok(Feed::Mqtt(text.to_owned())),
        Some(("replay", file)) if sound(file) => Ok(Feed::Replay(file.into())),
        _ => Err("a feed is sim, mqtt://HOST or replay:FILE".to_owned()),
    }
}

/// Such as `upright,35,-60,90`; `None` of what is no section.
pub(super) fn section_of(text: &str) -> Option<Section> {
    let mut parts = text.split(',').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let numbers: Option<Vec<f64>> = parts.map(|part| part.parse().ok()).collect();
    let section = match (kind, numbers.as_deref()) {
        ("level", Some([height_m])) => Some(Section::Level { height_m: *height_m }),
        ("upright", Some([x, z, bearing])) => Some(Section::Upright { through: Xz(*x, *z), bearing_deg: *bearing }),
        ("box", Some([x, z, width, depth, turn, top])) => Some(Section::Box {
            centre: Xz(*x, *z),
            half_m: Xz(width / 2.0, depth / 2.0),
            turn_deg: *turn,
            foot_m: -1.0,
            top_m: *top,
        }),
        _ => None,
    };
    section.filter(Section::is_sound)
}

/// Such as `1280x720`.
pub(super) fn parse_size(text: &str) -> Result<Size, String> {
    let side = |text: &str| text.parse::<u32>().ok().filter(|&side| side > 0);
    let size = text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some((side(width)?, side(height)?)));
    match size {
        Some((width, height)) if width.max(height) <= LARGEST_SIDE => Ok(Size { width, height }),
        Some(_) => Err(format!("a side has at most {LARGEST_SIDE} pixels")),
        None => Err("write width and height in pixels, such as 1280x720".to_owned()),
    }
}
