//! The recorded past as the program shows it: values of a real history file, its gaps, its charts, its tables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop loudly, in its helpers too")]

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use bevy::{app::App, app::TaskPoolPlugin, state::state::NextState};
use jiff::Timestamp;
use tempfile::TempDir;
use yungu::{
    app::{Chart, ChartSpan, ChartValues, Clock, Command, Live, Past, Phase, PlanStep, SaveFolder, SavedChart},
    history::{History, HistoryOrder, Moment, Retention},
    launch::{Launch, headless_app},
    park::{self, Change, Park},
    twin::{Column, Mark, Origin, Points},
};

const RACK: &str = "F-08/L3/A/R07/24";
/// 1 October 2025, 08:00 in Yongchuan.
const START_MS: i64 = 1_759_276_800_000;

fn park() -> Arc<Park> {
    Arc::new(park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap())
}

/// Two minutes of every rack's power, 3,000 W and a watt more each second, with half a minute missing in the middle.
fn record(file: &Path, park: &Park) {
    let points = Arc::new(Points::new(park));
    let history = History::start(HistoryOrder::new(file, &park.id, points.clone())).unwrap();
    let missing = Mark { at_ms: 0, origin: Origin::Missing };
    for (count, second) in (0..120).filter(|second| !(45..75).contains(second)).enumerate() {
        let at_ms = START_MS + second * 1000;
        let columns = points.columns().iter().map(|of| {
            let is_power = of.spec.id == "power";
            let value = if is_power { 3_000.0 + second as f32 } else { f32::NAN };
            let mark = if is_power { Mark { at_ms, origin: Origin::Measured } } else { missing };
            Column::of_one(vec![value; of.places.len()], mark)
        });
        history.record(Moment { at_ms, columns: columns.collect() });
        // No faster than the writer takes them.
        wait("written", || history.status().written + 20 > count as u64);
    }
    wait("all written", || history.status().written == 90);
}

fn wait(what: &str, until: impl Fn() -> bool) {
    let begun = Instant::now();
    while !until() {
        assert!(begun.elapsed() < Duration::from_secs(30), "not {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// The program without a feed, at a moment, with that history.
fn app(park: &Arc<Park>, file: &Path, at_ms: i64) -> App {
    app_of(park, file, at_ms, "2025")
}

fn app_of(park: &Arc<Park>, file: &Path, at_ms: i64, scenario: &str) -> App {
    let mut app = headless_app(Launch {
        scenario: scenario.to_owned(),
        history: Some(file.to_owned()),
        ..Launch::of(park.clone(), Timestamp::from_millisecond(at_ms).unwrap())
    });
    assert!(app.is_plugin_added::<TaskPoolPlugin>());
    app.world_mut().resource_mut::<Past>().wait();
    app.world_mut().write_message(Command::SetPaused(true));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app.update();
    app
}

/// Origin of the state, and the rack's power in it.
fn power(app: &App) -> (Origin, Option<f32>) {
    let live = app.world().resource::<Live>();
    let points = live.rulebook().points();
    let number = points.number_of(&RACK.into()).unwrap().1;
    let state = live.state().unwrap();
    (state.origin, state.columns[points.column_of("power").unwrap()].value(number))
}

fn go_to(app: &mut App, at_ms: i64) {
    app.world_mut().write_message(Command::SetTime(Timestamp::from_millisecond(at_ms).unwrap()));
    (0..3).for_each(|_| app.update());
}

#[test]
fn the_clock_put_back_shows_what_was_recorded_and_nothing_made_up() {
    let (folder, park) = (TempDir::new().unwrap(), park());
    let file = folder.path().join("zone-f.history");
    record(&file, &park);
    let mut app = app(&park, &file, START_MS + 20_000);
    assert_eq!(power(&app), (Origin::Recorded, Some(3_020.0)));
    // What was not recorded is not called so; what was measured beside it stays as it was.
    let live = app.world().resource::<Live>();
    assert!(live.state().unwrap().people > 0, "people were not counted: they are simulated");

    go_to(&mut app, START_MS + 100_000);
    assert_eq!(power(&app), (Origin::Recorded, Some(3_100.0)));
    // In the gap, and a day before, the simulator speaks, and says so.
    for at_ms in [START_MS + 60_000, START_MS - 86_400_000] {
        go_to(&mut app, at_ms);
        let (origin, value) = power(&app);
        assert_eq!(origin, Origin::Simulated);
        assert!(value.is_some_and(|value| value != 3_100.0));
    }
    go_to(&mut app, START_MS + 20_000);
    assert_eq!(power(&app), (Origin::Recorded, Some(3_020.0)), "and back again, the same");
}

/// The chart of a rack's power.
fn chart(app: &mut App, rack: &str, span: ChartSpan) -> Arc<ChartValues> {
    app.world_mut().write_message(Command::Select(Some(rack.into())));
    app.world_mut().write_message(Command::SetChart("power".into(), span));
    let begun = Instant::now();
    loop {
        app.update();
        let values = app.world().resource::<Chart>().values().cloned();
        if let Some(values) =
            values.filter(|values| values.ask.metric == "power" && values.ask.span == span.about(at(app)))
        {
            return values;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no chart");
    }
}

fn at(app: &App) -> Timestamp {
    app.world().resource::<Clock>().at()
}

#[test]
fn what_is_kept_by_quarters_alone_is_one_line_and_no_guess_stands_in_it() {
    let folder = TempDir::new().unwrap();
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus");
    let park = Arc::new(park::load(&scene).park.unwrap());
    let file = folder.path().join("campus.history");
    let points = Arc::new(Points::new(&park));
    let retention = Retention { seconds_h: 0, minutes_d: 0, quarters_d: 9, most_mb: 50 };
    let history =
        History::start(HistoryOrder { retention, ..HistoryOrder::new(&file, &park.id, points.clone()) }).unwrap();
    // Two days and a half: the first two are kept by quarters of an hour, and no finer.
    let (step_s, end_s) = (60, 60 * 3_600);
    for second in (0..end_s).step_by(step_s) {
        let at_ms = START_MS + second * 1000;
        let mark = Mark { at_ms, origin: Origin::Measured };
        let columns = points.columns().iter().map(|of| Column::of_one(vec![4_000.0; of.places.len()], mark));
        history.record(Moment { at_ms, columns: columns.collect() });
        wait("written", || history.status().written_ms == Some(at_ms));
    }
    wait("tidy", || history.status().tidy_ms == history.status().written_ms);
    drop(history);
    let rack = points.racks().unwrap()[0].to_string();
    let mut app = app_of(&park, &file, START_MS + 30 * 3_600_000, &park.default_scenario);
    let values = chart(&mut app, &rack, ChartSpan::Day);
    let (from_ms, to_ms) = (values.ask.span.from_ms.max(START_MS), values.ask.span.to_ms);
    let within: Vec<_> = values.samples.iter().filter(|one| (from_ms..to_ms).contains(&one.at_ms)).collect();
    assert!(within.len() > 80 && within.iter().all(|one| one.origin == Origin::Measured), "{within:?}");
    assert!(within.iter().all(|one| one.mean == 4_000.0));
    let apart_ms = within.iter().zip(&within[1..]).map(|(a, b)| b.at_ms - a.at_ms).max().unwrap();
    assert_eq!(apart_ms, 900_000, "nothing finer is kept");
    assert!(apart_ms <= values.step_ms, "one line: {} ms", values.step_ms);
}

#[test]
fn a_chart_is_recorded_where_it_was_and_its_table_says_which() {
    let (folder, park) = (TempDir::new().unwrap(), park());
    let file = folder.path().join("zone-f.history");
    record(&file, &park);
    let mut app = app(&park, &file, START_MS + 119_000);
    app.insert_resource(SaveFolder(folder.path().join("tables")));
    let values = chart(&mut app, RACK, ChartSpan::Hour);
    let recorded: Vec<_> = values.samples.iter().filter(|one| one.origin != Origin::Simulated).collect();
    assert!(!recorded.is_empty() && values.samples.len() > 100, "{}", values.samples.len());
    assert!(recorded.iter().all(|one| (3_000.0..3_120.0).contains(&one.mean) && one.at_ms >= START_MS - 60_000));

    app.world_mut().write_message(Command::SaveChart);
    app.update();
    let saved = app.world().resource::<SavedChart>().0.clone().unwrap().unwrap();
    let table = std::fs::read_to_string(&saved).unwrap();
    assert!(saved.contains("F-08_L3_A_R07_24 power"), "{saved}");
    assert!(table.starts_with('\u{feff}') && table.contains("历史") || table.contains("实测"), "{table}");
    assert!(table.contains("模拟"), "and what was not recorded is told to be simulated");

    // Where nothing can be written, it says why.
    std::fs::write(folder.path().join("file"), "").unwrap();
    app.insert_resource(SaveFolder(folder.path().join("file").join("below")));
    app.world_mut().write_message(Command::SaveChart);
    app.update();
    assert!(app.world().resource::<SavedChart>().0.clone().unwrap().is_err());
}

#[test]
fn a_history_that_is_not_there_or_none_at_all_leaves_the_simulator() {
    let (folder, park) = (TempDir::new().unwrap(), park());
    let nowhere = app(&park, &folder.path().join("none.history"), START_MS);
    assert_eq!(power(&nowhere).0, Origin::Simulated);
    let file = folder.path().join("poem.history");
    std::fs::write(&file, "no database").unwrap();
    let poem = app(&park, &file, START_MS);
    assert_eq!(power(&poem).0, Origin::Simulated);
}

#[test]
fn a_building_of_another_size_is_charted_anew_while_time_stands() {
    let (park, folder) = (park(), TempDir::new().unwrap());
    let mut app = app(&park, &folder.path().join("none.history"), START_MS);
    app.world_mut().resource_mut::<Clock>().paused = true;
    app.world_mut().write_message(Command::Select(Some("F-10".into())));
    app.world_mut().write_message(Command::SetChart("people".into(), ChartSpan::Day));
    let most = |values: &ChartValues| values.samples.iter().map(|sample| sample.mean).fold(0.0, f32::max);
    let charted = |app: &mut App, fits: &dyn Fn(&ChartValues) -> bool| {
        let begun = Instant::now();
        loop {
            app.update();
            if let Some(values) = app.world().resource::<Chart>().values().filter(|values| fits(values)) {
                return (values.ask.span, most(values));
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no chart");
        }
    };
    let (span, before) =
        charted(&mut app, &|values| values.ask.metric == "people" && values.ask.place == "F-10".into());
    let taller = Change::Storeys { building: "F-10".into(), volume: None, count: 36 };
    app.world_mut().write_message(Command::Plan(PlanStep::Change(taller, None)));
    let (again, after) = charted(&mut app, &|values| values.ask.scenario == "variant-1");
    assert_eq!(span, again);
    assert!(after > before * 1.5, "{before} to {after}");
    // The same variant, and no step of time.
    let lower = Change::Storeys { building: "F-10".into(), volume: None, count: 18 };
    app.world_mut().write_message(Command::Plan(PlanStep::Change(lower, None)));
    charted(&mut app, &|values| (most(values) - before).abs() < 1.0);
}
