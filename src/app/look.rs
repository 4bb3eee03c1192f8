//! Everything that is shown and can be put back: what undo, tours and a showroom's fresh start go by.

use jiff::Timestamp;

use super::{CameraPose, Clock, Eye, Shown};

/// What is shown, from where, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub shown: Shown,
    pub pose: CameraPose,
    pub at: Timestamp,
    /// Seconds of the park per second of the viewer.
    pub speed: f64,
    pub paused: bool,
    pub looping: bool,
}

impl Look {
    /// As it is now.
    pub fn now(shown: &Shown, eye: &Eye, clock: &Clock) -> Self {
        Self {
            shown: shown.clone(),
            pose: eye.0,
            at: clock.at(),
            speed: clock.speed(),
            paused: clock.paused,
            looping: clock.looping,
        }
    }

    /// This look with whatever differs between `from` and `to` as it is in `to`.
    pub fn led(self, from: &Self, to: &Self) -> Self {
        Self {
            shown: led_shown(self.shown, &from.shown, &to.shown),
            pose: led(self.pose, &from.pose, &to.pose),
            at: led(self.at, &from.at, &to.at),
            speed: led(self.speed, &from.speed, &to.speed),
            paused: led(self.paused, &from.paused, &to.paused),
            looping: led(self.looping, &from.looping, &to.looping),
        }
    }
}

fn led<T: Clone + PartialEq>(now: T, from: &T, to: &T) -> T {
    if from == to { now } else { to.clone() }
}

/// Named one by one, so that nothing new is forgotten.
fn led_shown(now: Shown, from: &Shown, to: &Shown) -> Shown {
    Shown {
        selection: led(now.selection, &from.selection, &to.selection),
        highlighted: led(now.highlighted, &from.highlighted, &to.highlighted),
        asked: led(now.asked, &from.asked, &to.asked),
        view: led(now.view, &from.view, &to.view),
        overlay: led(now.overlay, &from.overlay, &to.overlay),
        weather: led(now.weather, &from.weather, &to.weather),
        chosen_weather: led(now.chosen_weather, &from.chosen_weather, &to.chosen_weather),
        lang: led(now.lang, &from.lang, &to.lang),
        theme: led(now.theme, &from.theme, &to.theme),
        panels: led(now.panels, &from.panels, &to.panels),
        segment: led(now.segment, &from.segment, &to.segment),
        timescale: led(now.timescale, &from.timescale, &to.timescale),
        chart_metric: led(now.chart_metric, &from.chart_metric, &to.chart_metric),
        chart_span: led(now.chart_span, &from.chart_span, &to.chart_span),
        inside: led(now.inside, &from.inside, &to.inside),
        tape: led(now.tape, &from.tape, &to.tape),
        notes: led(now.notes, &from.notes, &to.notes),
        plan: led(now.plan, &from.plan, &to.plan),
        open: led(now.open, &from.open, &to.open),
        hidden: led(now.hidden, &from.hidden, &to.hidden),
        spread: led(now.spread, &from.spread, &to.spread),
        split: led(now.split, &from.split, &to.split),
        section: led(now.section, &from.section, &to.section),
        partition_modes: led(now.partition_modes, &from.partition_modes, &to.partition_modes),
        scenario: led(now.scenario, &from.scenario, &to.scenario),
        scenarios: led(now.scenarios, &from.scenarios, &to.scenarios),
        requests: led(now.requests, &from.requests, &to.requests),
        studio_look: led(now.studio_look, &from.studio_look, &to.studio_look),
        compared: led(now.compared, &from.compared, &to.compared),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Overlay, park::Weather};

    #[test]
    fn only_what_was_changed_is_changed_back() {
        let pose = CameraPose { focus: Default::default(), yaw: 0.0, pitch: 0.5, radius_m: 100.0, fov: 0.7 };
        let before = Look {
            shown: Shown::default(),
            pose,
            at: Timestamp::UNIX_EPOCH,
            speed: 1.0,
            paused: false,
            looping: false,
        };
        let mut after = before.clone();
        after.shown.overlay = Overlay::Usage;
        let mut now = after.clone();
        (now.pose.yaw, now.shown.weather, now.speed) = (1.0, Weather::Mist, 60.0);
        let back = now.clone().led(&after, &before);
        assert_eq!(back.shown.overlay, Overlay::None);
        assert_eq!((back.pose.yaw, back.shown.weather, back.speed), (1.0, Weather::Mist, 60.0));
        assert_eq!(back.led(&before, &after), now);
    }
}
