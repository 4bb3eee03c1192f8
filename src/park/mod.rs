//! What the park **is**: ids, places, buildings, projects, schedules, rules, views, sourced figures.
//!
//! Scene files are read in two steps, as written → checked; a fault is an [`Issue`], never a log line.
//! Nothing here knows a particular park, moves with time, or needs Bevy.

mod bilingual;
mod booking;
mod building;
mod building_shape;
mod check;
mod construction;
mod feeds;
mod file;
mod fittings;
mod fixture_look;
mod formula;
mod grounds;
mod hall;
mod id;
mod index;
mod issue;
mod issue_codes;
mod load;
mod load_error;
mod load_file;
mod locate;
mod metric;
mod migrate;
mod moment;
#[allow(clippy::module_inception, reason = "the room is named for what it holds, and so is its chief type's file")]
mod park;
mod place;
mod planning;
mod project;
mod rack;
mod room_finish;
mod rules;
mod scan;
mod scenario;
mod schedule;
pub mod shape;
mod showroom;
mod site;
mod source;
mod spelling;
mod style;
mod tour;
mod unit;
mod variant;
mod view;
mod view_group;
mod volume_shape;
mod weather;
mod written;

pub use bilingual::{Bilingual, Lang};
pub use booking::{Booking, BookingKind};
pub use building::{Building, Facade, FloorNote, FloorVoid, Occupants, RackBlock, RackLayout, Room, StoreyRun, Volume};
pub use building_shape::Floor;
pub use construction::Construction;
pub use feeds::{FeedsFile, Keep, MappedTime, MappedValue, TimeWritten, TopicMapping};
pub use file::{ExtraModel, ParkFile, ProjectsFile, Usage, ViewsFile};
pub use fittings::{Fixture, Partition, PartitionMode, Screen, ScreenShape, Spread};
pub use fixture_look::FixtureLook;
pub use formula::{Formula, FormulaError};
pub use grounds::{Crossing, Furniture, GroundLook, Parking, ParkingKind, Species, Surroundings, Vehicles};
pub use hall::{Hall, StandingRack};
pub use id::PlaceId;
pub use issue::{Issue, Location, Severity};
pub use issue_codes::{ISSUE_CODES, is_listed, issue_args};
pub use load::{Loaded, SCENE_FILES, load};
pub use load_file::LARGEST_FILE_MIB;
pub use metric::{Measured, MetricSpec, RackLife, Simulated, Total};
pub use migrate::FORMAT;
pub use moment::Moment;
pub use park::Park;
pub use place::{Place, PlaceKind};
pub use planning::{
    FireSpacing, ParkingNeed, Planning, ProductionCase, REFERENCE_YEAR, Sourced, SunlightDay, SunlightNeed,
};
pub use project::{Milestone, Organisation, Project, ProjectPart, Role, Segment, YearTarget};
pub use rack::RackPlace;
pub use room_finish::RoomFinish;
pub use rules::{Band, Rule, RuleIcon, RuleTarget, Rules, Urgency};
pub use scenario::Scenario;
pub use schedule::{Group, Profile, Schedule, Walks};
pub use shape::{Outline, PlacedOutline, Xz};
pub use showroom::Showroom;
pub use site::{Gate, Ground, PlantedAlong, Planting, Road, Site};
pub use source::{Bound, Confidence, Figure, Quantity, SourceDoc, Status};
pub use spelling::nearest;
pub use style::{Crown, Entrance, EntranceKind, RoofLook, Style, WallMaterial};
pub use tour::{Said, Stop, Tour, Wish, said};
pub use unit::Conversion;
pub use variant::{Base, Change, ChangeFault, ChangeKind, PlainBuilding, Varied, scenario_chain, take_change};
pub use view::NamedView;
pub use view_group::ViewGroup;
pub use volume_shape::{MOST_STOREYS, Storey};
pub use weather::Weather;
