//! The keeper of a showroom, with a real viewer on a real (virtual) screen: killed, it is back where it was.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop loudly, in its helpers too")]

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// A screen of its own, at whatever number is free.
fn screen() -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "640x360x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|fault| panic!("cannot start Xvfb ({fault}): run `make test`, which installs it"));
    let mut number = String::new();
    let mut out = server.stdout.take().unwrap();
    let mut byte = [0];
    while out.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
        number.push(char::from(byte[0]));
    }
    (server, format!(":{number}"))
}

/// Processes whose parent is this one.
fn children_of(parent: u32) -> Vec<u32> {
    let numbers = fs::read_dir("/proc").unwrap().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    let is_child = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let after_name = stat.rsplit_once(')').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        after_name.split_whitespace().nth(1).and_then(|number| number.parse().ok()) == Some(parent)
    };
    numbers.filter(is_child).collect()
}

fn wait_for(told: &Receiver<String>, what: &str, longest: Duration) -> String {
    let until = Instant::now() + longest;
    while let Ok(line) = told.recv_timeout(until.saturating_duration_since(Instant::now())) {
        if line.contains(what) {
            return line;
        }
    }
    panic!("nobody said {what:?}");
}

/// The viewer, once it is there.
fn viewer_of(keeper: u32) -> u32 {
    let until = Instant::now() + Duration::from_secs(60);
    while Instant::now() < until {
        if let [viewer] = *children_of(keeper) {
            return viewer;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("no viewer")
}

#[test]
fn a_viewer_that_is_killed_is_back_at_its_tour_and_its_end_is_not_the_keepers() {
    let (mut server, display) = screen();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let data = tempfile::tempdir().unwrap();
    let mut keeper = Command::new(env!("CARGO_BIN_EXE_yungu"))
        .args(["view", "--mode", "kiosk", "--quality", "software", "--no-history", "--lang", "en"])
        .current_dir(&root)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_DATA_HOME", data.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (tell, told) = channel();
    let lines = BufReader::new(keeper.stderr.take().unwrap()).lines();
    thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tell.send(line))));
    wait_for(&told, "No number for leaving", Duration::from_secs(20));

    for count in 1..=2 {
        if count == 1 {
            // It attracts in its first frame with the park, and says so in the next sign of life.
            wait_for(&told, "The viewer is there", Duration::from_secs(120));
            thread::sleep(Duration::from_secs(2));
        }
        let viewer = viewer_of(keeper.id());
        let arguments = fs::read(format!("/proc/{viewer}/cmdline")).unwrap();
        assert!(String::from_utf8_lossy(&arguments).contains("--watched"));
        assert!(Command::new("kill").args(["-9", &viewer.to_string()]).status().unwrap().success());
        wait_for(&told, "opened again", Duration::from_secs(20));
        let line = wait_for(&told, "The viewer is there", Duration::from_secs(60));
        println!("{line}");
        assert!(line.contains("tour visitors"), "{line}");
        let again = viewer_of(keeper.id());
        assert_ne!(again, viewer);
        let arguments = fs::read(format!("/proc/{again}/cmdline")).unwrap();
        assert!(String::from_utf8_lossy(&arguments).contains("visitors:"), "at the stop that was shown");
    }
    // Without its keeper a viewer ends by itself.
    let viewer = viewer_of(keeper.id());
    keeper.kill().unwrap();
    keeper.wait().unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while PathBuf::from(format!("/proc/{viewer}/cmdline")).exists() && Instant::now() < until {
        thread::sleep(Duration::from_millis(50));
    }
    assert!(!PathBuf::from(format!("/proc/{viewer}/cmdline")).exists(), "the viewer is still there");
    server.kill().unwrap();
    server.wait().unwrap();
}
