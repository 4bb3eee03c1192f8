//! How long a jump takes: from the wish for another time to the state of that time, judged by every rule.

use std::{hint::black_box, time::Instant};

use jiff::{SignedDuration, ToSpan};

use super::{IngestError, sorted, stage};
use crate::{
    app::{Command, Live},
    bench::ms,
    launch::Launch,
    park::Park,
};

/// Jumps reach so many years back and ahead.
const YEARS: i64 = 3;

/// A frame of the program with the jump in it (state, alarms), and after it all rules at all racks and places, of which
/// a picture asks one.
pub(super) fn measure(park: &Park, launch: &Launch, count: usize) -> Result<Vec<f64>, IngestError> {
    let mut app = stage::app_at(launch, launch.at);
    app.world_mut().write_message(Command::SetPaused(true));
    app.update();
    let reach_secs = (YEARS * 365 * 86_400) as f64;
    let mut times = Vec::with_capacity(count);
    for number in 0..count {
        let ahead_secs = (stage::share(number) * 2.0 - 1.0) * reach_secs;
        let to = launch.at.checked_add(SignedDuration::from_secs(ahead_secs as i64))?;
        // The like of before is not made anew.
        let to = if app_shows(&app, to) { to.checked_add(1.second())? } else { to };
        let begun = Instant::now();
        app.world_mut().write_message(Command::SetTime(to));
        app.update();
        let live = app.world().resource::<Live>();
        let state = live.state().ok_or(IngestError::NothingMeasured)?;
        for rule in live.rulebook().rules() {
            black_box(live.rulebook().judge_racks(&rule.id, state));
            for place in park.places.values() {
                black_box(live.rulebook().judge(&rule.id, place.kind, &place.id, state));
            }
        }
        times.push(ms(begun));
    }
    Ok(sorted(times))
}

fn app_shows(app: &bevy::app::App, at: jiff::Timestamp) -> bool {
    app.world().resource::<Live>().state().is_some_and(|state| state.at.as_second() == at.as_second())
}
