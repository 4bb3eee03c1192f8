//! Signs of life for the keeper of a showroom: a line a second on stdout, from where frames are made, so that a picture
//! that stands still is noticed. Each says what is shown, so that it can be shown again.

use std::{
    io::{Read, Write},
    thread,
    time::{Duration, Instant},
};

use bevy::prelude::*;

use crate::app::{Mode, Phase, Touring};

/// What a line says: no tour, or a tour and the number of its stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heartbeat(pub Option<(String, usize)>);

const WORD: &str = "alive";

impl Heartbeat {
    /// `alive`, or `alive TOUR STOP`.
    pub fn line(&self) -> String {
        match &self.0 {
            Some((tour, stop)) => format!("{WORD} {tour} {stop}"),
            None => WORD.to_owned(),
        }
    }

    /// `None` for a line that is none.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        if words.next() != Some(WORD) {
            return None;
        }
        let way = words.next().zip(words.next()).and_then(|(tour, stop)| Some((tour.to_owned(), stop.parse().ok()?)));
        Some(Self(way))
    }
}

const EVERY: Duration = Duration::from_millis(500);

pub(crate) fn plugin(app: &mut App) {
    app.add_systems(Startup, end_with_keeper).add_systems(Last, beat.run_if(in_state(Phase::Ready)));
}

fn beat(
    mode: Res<Mode>,
    touring: Res<Touring>,
    mut last: Local<Option<(Instant, String)>>,
    mut exit: MessageWriter<AppExit>,
) {
    let way = touring.0.as_ref().map(|way| (way.tour.clone(), way.stop));
    let line = Heartbeat(way.filter(|_| *mode == Mode::Kiosk)).line();
    let due = last.as_ref().is_none_or(|(at, said)| at.elapsed() >= EVERY || *said != line);
    if due {
        let mut out = std::io::stdout().lock();
        // Nobody listens any more: then nobody keeps the showroom.
        if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
            exit.write(AppExit::Success);
        }
        *last = Some((Instant::now(), line));
    }
}

/// A viewer whose keeper is gone would be one too many when the next one comes.
fn end_with_keeper() -> Result {
    thread::Builder::new().name("yungu-keeper".to_owned()).spawn(|| {
        let mut nothing = [0; 64];
        while std::io::stdin().read(&mut nothing).is_ok_and(|count| count > 0) {}
        std::process::exit(0);
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        for beat in [Heartbeat(None), Heartbeat(Some(("visitors".into(), 3)))] {
            assert_eq!(Heartbeat::read(&beat.line()), Some(beat));
        }
        for line in ["", "dead", "alivevisitors 3"] {
            assert_eq!(Heartbeat::read(line), None, "{line}");
        }
        assert_eq!(Heartbeat::read("alive visitors x"), Some(Heartbeat(None)));
    }
}
