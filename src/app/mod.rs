//! The program without a window: phases, commands, selection, clock, live state, camera goal, undo.
//!
//! Whatever moves the program — a key, a click, a panel, a tour step — only writes a [`Command`]; one system applies
//! them. Everything here runs headless under `MinimalPlugins` and `StatesPlugin`.

mod after_drawn;
mod alarms;
mod apply;
mod breaches;
mod callers;
mod camera;
mod chart;
mod clock;
mod cockpit;
mod command;
mod difference_scale;
mod feed;
mod invitation;
mod labels;
mod layers;
mod level;
mod live;
mod look;
mod measure;
mod memory;
mod moment;
mod notices;
mod opening;
mod park_asset;
mod partitions;
mod past;
mod phase;
mod pick;
mod questions;
mod save_chart;
mod save_notes;
mod save_sheet;
mod section;
mod shown;
mod showroom;
mod sight;
mod split;
mod spread;
mod stroll;
mod studios;
mod sun_hours;
mod timescale;
mod tour;
mod undo;
mod variants;
mod whole_file;

use bevy::{app::prelude::*, ecs::prelude::*};

pub use after_drawn::AfterDrawn;
pub use alarms::Alarms;
pub use breaches::{BreachesSeen, breaches_in_picture};
pub use callers::Callers;
pub use camera::{CameraGoal, CameraPose, Eye, LOWEST_EYE_M, Motion};
pub use chart::{Chart, ChartAsk, ChartSpan, ChartValues, SAMPLES, metrics_at};
pub use clock::Clock;
pub use cockpit::{Cockpit, CockpitStep, ConsoleAt};
pub use command::{Command, Overlay, Panel, Theme};
pub use difference_scale::{
    DIFFERENCE_COLOURS, DifferenceScale, difference_colours, difference_name, difference_named,
};
pub use feed::Feed;
pub use invitation::Invitation;
pub use labels::{Label, LabelsAside, ScreenLabels, place_labels};
pub use layers::{Layer, LayerStep, Layers, layers_of, storeys_of};
pub use level::{next_in, opened_at, outer, pick_inside, pick_level, way_to};
pub use live::{AssetChanged, Live};
pub use look::Look;
pub use measure::{
    Bodies, Drawn, MeasureKind, MeasureStep, Measured, Measurement, SeenFigure, SeenLine, SeenPoint, Snap, SnapKind,
    SpaceSnap, StrokeKind, Tape, TapeSeen, figure_of, lock_to_axis, measures_in_picture, snap, snap_in_space,
    tape_in_picture,
};
pub use memory::Memory;
pub use moment::{
    Kept, MomentFault, MomentFigure, MomentFile, MomentNote, MomentNotes, Pose, Posing, SavedMoment, Seat,
};
pub use notices::{LoadProgress, Notices};
pub use opening::Opening;
pub use park_asset::{OpenPark, PlaceRef};
pub use partitions::{PartitionStep, is_partition_open, partition_of, partition_step};
pub use past::Past;
pub use phase::{Mode, Phase};
pub use pick::{Ray, hit_building, pick};
pub use questions::Questions;
pub use save_chart::{SaveFolder, SavedChart};
pub use save_notes::SavedNotes;
pub use save_sheet::{SavedSheet, SheetStep};
pub use section::{
    Effect, Grip, GripKind, MOST_HALF_SPACES, Section, SectionKind, SectionStep, begun, frame_of, grips_of, pick_shown,
};
pub use shown::Shown;
pub use showroom::{
    AtFirst, Attendance, Looks, Pin, PinError, PinLock, ShowroomStep, Touched, Trail, VISIT_COLOURS, Visited, Visits,
    VisitsFile, VisitsSource,
};
pub use sight::{Covered, FreeView, GuideSeen, InputTaken, MainCamera, SectionSeen, SeenGrip, SightSystems};
pub use split::Split;
pub use spread::apart_m;
pub use stroll::{AFOOT_RADIUS_M, HIGHEST_LOOK, HURRYING_M_S, Stroll, StrollNote, WALKING_M_S, WalkStep, Walking};
pub use studios::{
    REQUESTS_FILE, Requests, StudioAnswer, StudioFile, StudioFileFault, StudioLook, StudioPlan, StudioStep,
    fresh_request, studio_of,
};
pub use sun_hours::{SUN_BANDS_H, SUN_COLOURS, SunDay, SunHours, sun_band, sun_limit, sun_request};
pub use timescale::Timescale;
pub use tour::{
    Course, Guidance, Rehearsed, Solids, TourFault, TourStep, Touring, Way, commands_of, is_free, rehearse,
};
pub use undo::History;
pub use variants::{
    Comparison, PlanStep, PlannedFigures, SavedComparison, SavedVariant, Scenarios, Settled, VariantSaved, Variants,
};

/// However long a frame takes, flights and tours go on by no more than this, seconds: nothing is skipped.
pub const LONGEST_FRAME_SECS: f32 = 0.25;

/// What happens in one frame, in this order.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppSystems {
    /// Outside data comes in.
    Ingest,
    /// Keys, pointer and touch become commands.
    Input,
    /// Commands change the state of the program.
    Command,
    /// The clock moves, and the twin's state is that of the clock's time.
    Advance,
    /// What is drawn follows.
    Show,
}

/// Everything on this floor.
pub fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (AppSystems::Ingest, AppSystems::Input, AppSystems::Command, AppSystems::Advance, AppSystems::Show).chain(),
    );
    app.add_plugins((
        after_drawn::plugin,
        phase::plugin,
        notices::plugin,
        shown::plugin,
        sight::plugin,
        measure::plugin,
        breaches::plugin,
        camera::plugin,
        labels::plugin,
        undo::plugin,
        variants::plugin,
        sun_hours::plugin,
        studios::plugin,
        apply::plugin,
        clock::plugin,
    ));
    app.add_plugins((
        feed::plugin,
        past::plugin,
        live::plugin,
        alarms::plugin,
        memory::plugin,
        chart::plugin,
        (save_chart::plugin, save_notes::plugin, save_sheet::plugin),
        tour::plugin,
        cockpit::plugin,
        opening::plugin,
        questions::plugin,
        showroom::plugin,
        moment::plugin,
        stroll::plugin,
    ));
}
