//! What long work tells on stderr, and how it ends before it is done.

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
    time::{Duration, Instant},
};

use super::answer::refuse;
use crate::{Progress, StudioError, words::Words};

/// So often it is told how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// As shells count what Ctrl+C ended.
const CANCELLED: u8 = 130;

/// Tells how far it has come, in a sentence with `share`, `done`, `all` and `left`.
pub(super) fn teller<'a>(words: &'a Words, key: &'a str) -> impl FnMut(Progress) + 'a {
    let mut told = Instant::now();
    let mut any = false;
    move |Progress { done, all, left_secs }| {
        let is_last = done >= all && any;
        if told.elapsed() < TELL_EVERY && !is_last {
            return;
        }
        (told, any) = (Instant::now(), true);
        let values = [
            ("share", (done * 100 / all.max(1)).into()),
            ("done", done.into()),
            ("all", all.into()),
            ("left", minutes(left_secs).into()),
        ];
        let line = words.format(key, &values);
        // On a screen the line stands still; in a log each stands by itself.
        let (begin, end) = match std::io::stderr().is_terminal() {
            true => ("\r", if is_last { "   \n" } else { "   " }),
            false => ("", "\n"),
        };
        let _ = write!(std::io::stderr(), "{begin}{line}{end}");
    }
}

fn minutes(secs: f64) -> String {
    let whole = secs.max(0.0).round() as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// The exit code for work that a person or a missing graphics driver ended; `None` for what is a fault.
pub(super) fn ended(why: &StudioError, words: &Words) -> Option<ExitCode> {
    match why {
        StudioError::NoAdapter => Some(refuse(&words.get("window-no-adapter"))),
        StudioError::Cancelled => {
            eprintln!("\nyungu: {}", words.get("work-cancelled"));
            Some(ExitCode::from(CANCELLED))
        }
        StudioError::Slow(_) | StudioError::NoPicture => None,
    }
}
