//! The keeper of a showroom: opens the viewer as another process, and opens it again when it has crashed or hangs, at
//! the tour and stop that were shown.

use std::{
    cell::Cell,
    ffi::OsString,
    io::{BufRead, BufReader},
    process::{Child, Command, ExitCode, ExitStatus, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};

use crate::{heartbeat::Heartbeat, words::Words};

/// How long the first sign of life may take: a cold disk, a driver that compiles.
const OPENING: Duration = Duration::from_secs(180);
/// How long the picture may stand still.
const SILENCE: Duration = Duration::from_secs(20);
/// A viewer that ran for so long was sound; one that ends sooner is waited for a little longer each time.
const SOUND: Duration = Duration::from_secs(60);
const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How many pools of memory glibc keeps for the threads of a process; other systems pass over it. With the usual eight a
/// core, a showroom comes to hold a tenth more of it.
const ARENAS: &str = "MALLOC_ARENA_MAX";

/// Why a viewer is no more.
enum Ended {
    /// Somebody who may has ended it.
    Well,
    Crashed(ExitStatus),
    Hung,
}

/// Keeps a viewer with this process's own arguments open, until somebody who may ends it.
pub(super) fn keep(words: &Words) -> Result<ExitCode> {
    let program = std::env::current_exe().context("the program's own file")?;
    let own: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (mut last, mut wait, mut count) = (Heartbeat(None), FIRST_WAIT, 0_u32);
    let was_there = Cell::new(false);
    loop {
        let began = Instant::now();
        let mut command = Command::new(&program);
        command.args(&own).arg("--watched").stdin(Stdio::piped()).stdout(Stdio::piped());
        if std::env::var_os(ARENAS).is_none() {
            command.env(ARENAS, "1");
        }
        if let Some((tour, stop)) = &last.0 {
            command.arg("--resume").arg(format!("{tour}:{stop}"));
        }
        let mut viewer = command.spawn().context("the viewer")?;
        // One more of them would be told of by nobody.
        let is_there = |beat: &Heartbeat| {
            was_there.set(true);
            eprintln!("yungu: {}", there(words, beat, began.elapsed()));
        };
        let ended = watch(&mut viewer, &mut last, is_there)?;
        let why = match ended {
            Ended::Well => return Ok(ExitCode::SUCCESS),
            // It could not read what it needs, and says why; that does not get better by itself. A screen or a graphics
            // card that was there, and is not for a while, does.
            Ended::Crashed(status) if status.code() == Some(super::CANNOT_READ.into()) && !was_there.get() => {
                return Ok(ExitCode::from(super::CANNOT_READ));
            }
            Ended::Crashed(status) => match status.code() {
                Some(code) => words.format("showroom-crashed", &[("code", code.to_string().into())]),
                None => words.get("showroom-killed"),
            },
            Ended::Hung => words.format("showroom-hung", &[("secs", SILENCE.as_secs().into())]),
        };
        count += 1;
        eprintln!("yungu: {}", words.format("showroom-restarted", &[("count", count.into()), ("why", why.into())]));
        wait = if began.elapsed() > SOUND { FIRST_WAIT } else { wait };
        thread::sleep(wait);
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

fn there(words: &Words, beat: &Heartbeat, after: Duration) -> String {
    let secs = ("secs", format!("{:.1}", after.as_secs_f64()).into());
    match &beat.0 {
        Some((tour, stop)) => {
            words.format("showroom-there-at", &[secs, ("tour", tour.as_str().into()), ("stop", (stop + 1).into())])
        }
        None => words.format("showroom-there", &[secs]),
    }
}

/// Waits for the viewer's end, or ends it when it gives no sign of life.
fn watch(viewer: &mut Child, last: &mut Heartbeat, is_there: impl Fn(&Heartbeat)) -> Result<Ended> {
    let (beats, heard) = channel();
    let out = viewer.stdout.take().context("the viewer's signs of life")?;
    thread::Builder::new().name("yungu-heartbeat".to_owned()).spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(beat) = Heartbeat::read(&line)
                && beats.send(beat).is_err()
            {
                return;
            }
        }
    })?;
    let silent = listen(&heard, last, is_there);
    if silent {
        viewer.kill().context("ending the viewer")?;
        viewer.wait()?;
        return Ok(Ended::Hung);
    }
    let status = viewer.wait()?;
    Ok(if status.success() { Ended::Well } else { Ended::Crashed(status) })
}

/// True when it has fallen silent, false when it has ended.
fn listen(heard: &Receiver<Heartbeat>, last: &mut Heartbeat, is_there: impl Fn(&Heartbeat)) -> bool {
    let (mut patience, wanted) = (OPENING, last.0.is_some());
    let mut waits = true;
    loop {
        match heard.recv_timeout(patience) {
            Ok(beat) => {
                // It is there when it shows a tour again, if it did before.
                if waits && (beat.0.is_some() || !wanted) {
                    is_there(&beat);
                    waits = false;
                }
                (*last, patience) = (beat, SILENCE);
            }
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}
