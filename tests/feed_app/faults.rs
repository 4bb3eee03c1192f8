//! Brokers that stand still or stand behind a slow line, a disk that is full, a history that is damaged: the data panel
//! says so and what to do, the picture goes on, and the program goes on by itself once it can.

use std::{
    fs,
    io::Write,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use bevy::app::App;
use yungu::{
    app::{Feed, Live, Memory, Panel},
    feeds::{Status, now_ms},
    history::{Activity, History, HistoryOrder, Trouble},
    panels::{FeedSight, MemorySight},
    twin::{Origin, Standing},
};

use crate::{
    RACK, app_at,
    broker::{Broker, slow_line, url_of, wait_for},
    inlet, run_until, send,
    stage::{LANGS, Stage},
};

/// A frame that waits for a broker or a disk takes longer, even where all tests run at once.
const LONG_FRAME: Duration = Duration::from_millis(1_500);

/// What the data panel says, in both languages.
fn told(app: &App) -> String {
    let world = app.world();
    let texts = LANGS.map(|lang| {
        let mut stage = Stage::new(lang).with(Panel::Data);
        stage.feed = world.get_resource::<Feed>().map(FeedSight::of);
        stage.history_status = world.get_resource::<Memory>().map(MemorySight::of);
        stage.show().texts().join("\n")
    });
    texts.join("\n")
}

fn assert_told(app: &App, parts: &[&str]) {
    let told = told(app);
    parts.iter().for_each(|part| assert!(told.contains(part), "{part} in {told}"));
}

/// Frames until something is so, and the longest of them.
fn frames_until(app: &mut App, what: &str, at_most: Duration, done: impl Fn(&App) -> bool) -> Duration {
    let mut longest = Duration::ZERO;
    wait_for(what, at_most, || {
        let begun = Instant::now();
        app.update();
        longest = longest.max(begun.elapsed());
        done(app)
    });
    longest
}

fn status(app: &App) -> Status {
    app.world().resource::<Feed>().status()
}

#[cfg(unix)]
#[test]
fn a_broker_that_stands_still_is_told_of_and_heard_again_when_it_goes_on() {
    let broker = Broker::open();
    let mut app = app_at(&broker.url());
    send(&broker, "inlet", 25.5);
    run_until(&mut app, "the reading", |app| inlet(app, RACK).0 == Some(25.5));
    broker.freeze(true);
    let minute = Duration::from_secs(60);
    let longest = frames_until(&mut app, "a lost connection", minute, |app| matches!(status(app), Status::Lost { .. }));
    assert!(longest < LONG_FRAME, "the picture waited {longest:?} for the broker");
    assert_told(&app, &["连接中断", "程序会自动重连", "Connection lost", "by itself", "数据中断", "Feed lost"]);
    assert_eq!(inlet(&app, RACK).1, Standing::Stale, "the last one known, and it looks so");
    assert_eq!(inlet(&app, RACK).0, Some(25.5));

    broker.freeze(false);
    send(&broker, "inlet", 26.5);
    frames_until(&mut app, "the next reading", minute, |app| inlet(app, RACK).0 == Some(26.5));
    assert!(status(&app).is_connected());
    assert_told(&app, &["已连接", "Connected"]);
}

#[test]
fn through_a_slow_line_all_comes_in_the_end_and_no_frame_waits_for_it() {
    let broker = Broker::open();
    let racks = |second: i64| {
        let records = (1..=28).map(|rack| format!(r#"{{"n":"{rack:02}/inlet","v":{}}}"#, 20.0 + second as f64 * 0.1));
        let mut all: Vec<String> = records.collect();
        all[0] = all[0].replacen('{', &format!(r#"{{"bt":{}.0,"#, now_ms() / 1000 - 40 + second), 1);
        format!("[{}]", all.join(","))
    };
    let mut app = app_at(&url_of(slow_line(broker.port, 6_000)));
    run_until(&mut app, "a connection", |app| status(app).is_connected());
    // Forty times what the line carries in a second.
    (0..40).for_each(|second| broker.publish("yungu/zone-f/F-08/L3/A/R07", racks(second).as_bytes()));
    let last = 20.0 + 39.0 * 0.1_f32;
    let longest = frames_until(&mut app, "the last reading", Duration::from_secs(60), |app| {
        inlet(app, "F-08/L3/A/R07/28").0.is_some_and(|value| (value - last).abs() < 1e-3)
    });
    assert!(longest < LONG_FRAME, "the picture waited {longest:?} for the line");
    let feed = app.world().resource::<Feed>();
    assert!(feed.status().is_connected() && feed.faults().total() == 0, "{:?}", feed.faults());
    assert_eq!(feed.counts().messages, 40);
    assert_told(&app, &["40", "1,120", "已连接"]);
}

fn remember(app: &mut App, file: &Path) {
    let points = app.world().resource::<Live>().rulebook().points().clone();
    let order = HistoryOrder { retry_after: Duration::from_millis(100), ..HistoryOrder::new(file, "zone-f", points) };
    app.insert_resource(Memory::new(History::start(order).unwrap()));
}

fn written(app: &App) -> u64 {
    app.world().resource::<Memory>().status().written
}

/// Where the disk of its own is mounted, for the test that is run on it.
const SMALL_DISK: &str = "YUNGU_TEST_SMALL_DISK";

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_with_a_remedy_and_recording_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let script = r#"mount -t tmpfs -o size=8m none "$1" && exec "$2" --exact faults::on_a_small_disk --ignored"#;
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(SMALL_DISK, folder.path())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
#[ignore = "needs a small disk of its own: the test above gives it one"]
fn on_a_small_disk() {
    let disk = std::env::var_os(SMALL_DISK).expect("the folder of a small disk");
    let (file, ballast) = (Path::new(&disk).join("zone-f.history"), Path::new(&disk).join("ballast"));
    let broker = Broker::open();
    let mut app = app_at(&broker.url());
    run_until(&mut app, "a connection", |app| status(app).is_connected());
    remember(&mut app, &file);
    send(&broker, "power", 4_321.0);
    run_until(&mut app, "a moment in the file", |app| written(app) > 0);

    let mut rest = fs::File::create(&ballast).unwrap();
    while rest.write_all(&[7; 4_096]).is_ok() {}
    while rest.write_all(&[7]).is_ok() {}
    send(&broker, "power", 4_322.0);
    let paused = |app: &App| match app.world().resource::<Memory>().status().activity {
        Activity::Paused { why, .. } => Some(why),
        _ => None,
    };
    let longest = frames_until(&mut app, "a pause", Duration::from_secs(60), |app| paused(app).is_some());
    assert_eq!(paused(&app), Some(Trouble::NoRoom));
    assert!(longest < LONG_FRAME, "the picture waited {longest:?} for the disk");
    assert_told(&app, &["历史记录暂停：没有空间", "清理磁盘", "there is no room", "Free some space"]);
    assert_eq!(inlet(&app, RACK).2, Some(Origin::Simulated), "the rest of the program goes on");

    drop(rest);
    fs::remove_file(&ballast).unwrap();
    let before = written(&app);
    run_until(&mut app, "recording to go on", |app| written(app) > before && paused(app).is_none());
    assert!(!told(&app).contains("历史记录暂停"));
}

#[test]
fn a_damaged_history_is_set_aside_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zone-f.history");
    fs::write(&file, "这不是数据库。".repeat(700)).unwrap();
    let broker = Broker::open();
    let mut app = app_at(&broker.url());
    run_until(&mut app, "a connection", |app| status(app).is_connected());
    remember(&mut app, &file);
    send(&broker, "power", 4_321.0);
    run_until(&mut app, "a moment in a new file", |app| written(app) > 0);
    let aside = app.world().resource::<Memory>().status().set_aside.unwrap();
    assert_eq!(fs::read_to_string(&aside).unwrap(), "这不是数据库。".repeat(700));
    let name = aside.file_name().unwrap().to_str().unwrap();
    assert_told(&app, &[name, "历史记录文件曾损坏", "旧文件原样保留", "was damaged", "The old file is kept"]);
}
