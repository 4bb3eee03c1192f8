//! What **happens** in the park: the state at a time, the simulator, rules → bands, planning indicators.
//!
//! Time is always an argument, never an accumulator. Everything here is a pure function of what it is given, so that
//! playing to a moment and jumping to it give the same bits, and any moment costs the same. Nothing needs Bevy.

mod alarms;
mod board;
mod bookings;
mod calendar;
mod column;
mod day;
mod day_sun;
mod daylight;
mod explain;
mod ground;
mod indicators;
mod labels;
mod overlay;
mod plan_differences;
mod plan_figures;
mod points;
mod presence;
mod rack_life;
mod rulebook;
mod rules;
#[cfg(test)]
mod sample;
mod sharing;
mod simulate;
mod spacing;
mod state;
mod sun;
mod time;
mod trust;
mod turnout;
mod works;

pub use alarms::{Alarm, AlarmBook, AlarmId, MOST_ALARMS};
pub use board::{AHEAD_MS, Board, Reading, Refused, check};
pub use bookings::Bookings;
pub use calendar::{Calendar, DayKind};
pub use column::{Column, Mark, Marks, Standing, Value, is_overdue};
pub use day::{DAY_STEP_MINUTES, DayPoint, day_curve};
pub use day_sun::DaySun;
pub use daylight::{Daylight, SKY_HIGH, SKY_WIDE, SkyMap, lamps_lit, luminance};
pub use explain::{Explanation, NoValue, coloured_as, explain, explain_no_value};
pub use ground::{outside_ground, outside_site};
pub use indicators::{BuildingIndicators, Indicators, indicators};
pub use labels::{LONGEST_LABEL, Labels, MOST_LABELS};
pub use plan_differences::{
    Breaches, BuildingDifference, BuildingFigures, Indicator, IndicatorDifference, IndicatorUnit, Measure, Moved, Pair,
    PlanDifferences, PlanSide, RoomDifference, Stands, Wish, plan_differences,
};
pub use plan_figures::PlanFigures;
pub use points::{NoPoint, Point, PointColumn, Points};
pub use presence::{VARIATION, present};
pub use rulebook::{Input, RackVerdict, Rulebook, Verdict};
pub use rules::{band_after, band_of};
pub use simulate::{DEFAULT_SEED, Simulator, simulate};
pub use spacing::{Gap, fire_gaps, smallest_gap};
pub use state::{Origin, PlaceState, State};
pub use sun::Sun;
pub use time::{TimeError, format_local, local, parse_at, time_zone};
pub use trust::Trust;
pub use turnout::{HourShares, Line};
pub use works::{Progress, STRUCTURE_SHARE, Works};
