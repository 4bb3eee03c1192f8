//! A recording as a source: its readings come at their times, by a clock that somebody else holds.

use std::sync::Arc;

use super::{
    about::About,
    mailbox::Mailbox,
    recording::{Recording, Replayed},
    source::{Running, Source, StartError, Status},
};

/// A recording to be played.
#[derive(Debug)]
pub struct ReplaySource {
    recording: Recording,
}

impl ReplaySource {
    pub fn new(recording: Recording) -> Self {
        Self { recording }
    }
}

impl Source for ReplaySource {
    fn start(self: Box<Self>, mailbox: Arc<Mailbox>) -> Result<Box<dyn Running>, StartError> {
        // What was measured then is recorded now; what was simulated then still is.
        let about = self.recording.about().filter(|about| about.origin().is_some()).cloned();
        let about = about.unwrap_or(About { origin: "recorded".to_owned(), scenario: None, seed: None });
        mailbox.open("", 0).set_about(about);
        let since_ms = self.recording.span_ms().map_or(0, |(first, _)| first);
        Ok(Box::new(Replaying { recording: self.recording, mailbox, status: Status::Connected { since_ms } }))
    }
}

struct Replaying {
    recording: Recording,
    mailbox: Arc<Mailbox>,
    status: Status,
}

impl Running for Replaying {
    fn status(&self) -> Status {
        self.status.clone()
    }

    /// After a step back everything up to the time comes again; a board that knows later readings takes none of it, so
    /// begin a new one.
    fn advance_to(&mut self, at_ms: i64) {
        if self.status == Status::Stopped {
            return;
        }
        let mailbox = &self.mailbox;
        self.recording.readings_until(at_ms, |readings| {
            let mut open = mailbox.open("replay", at_ms);
            for Replayed { reading, word } in readings {
                match word {
                    Some(word) => open.put_word(reading.point, word, reading.at_ms, String::new),
                    None => open.put(reading.point, reading.value, reading.at_ms, String::new),
                }
            }
        });
    }

    fn stop(&mut self) {
        self.status = Status::Stopped;
    }
}
