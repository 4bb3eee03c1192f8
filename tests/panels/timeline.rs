//! The timeline and the charts.

use std::sync::Arc;

use bevy_egui::egui::{
    Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase, accesskit::Role, pos2,
};
use egui_kittest::kittest::Queryable;
use jiff::{SignedDuration, Timestamp};
use yungu::{
    app::{ChartAsk, ChartSpan, ChartValues, Command, Timescale},
    history::{Sample, TimeSpan},
    park::Lang,
    twin::{Origin, parse_at},
};

use crate::stage::{LANGS, Screen, Stage};

fn at(text: &str) -> Timestamp {
    parse_at(text, "Asia/Shanghai").unwrap()
}

#[test]
fn the_timeline_shows_a_day_a_week_or_the_years_and_loops() {
    let mut stage = Stage::new(Lang::Zh);
    let mut screen = stage.show();
    assert_eq!(screen.click("历年：里程碑与建设"), [Command::SetTimescale(Timescale::Years)]);
    assert_eq!(screen.click("一周：档期"), [Command::SetTimescale(Timescale::Week)]);
    assert_eq!(screen.click("循环播放"), [Command::SetLooping(true)]);
    stage.clock.looping = true;
    stage.shown.timescale = Timescale::Years;
    let mut screen = stage.show();
    assert_eq!(screen.click("循环播放"), [Command::SetLooping(false)]);
    assert_eq!(screen.click("1 月/秒"), [Command::SetSpeed(30.0 * 86_400.0)], "speeds that suit years");
}

#[test]
fn who_says_what_is_shown_stands_in_the_dock() {
    for lang in LANGS {
        let words = Stage::new(lang).words();
        let told = |origin: Origin, now: &str| {
            let mut stage = Stage::new(lang);
            stage.state.as_mut().unwrap().origin = origin;
            stage.now_ms = at(now).as_millisecond();
            let screen = stage.show();
            ["timeline-live", "timeline-recorded", "panel-simulated", "timeline-forecast"]
                .into_iter()
                .filter(|key| screen.has(&words.get(key)))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(Origin::Measured, "2025-06-10T10:00"), ["timeline-live"]);
        assert_eq!(told(Origin::Recorded, "2026-01-01T10:00"), ["timeline-recorded"]);
        assert_eq!(told(Origin::Simulated, "2026-01-01T10:00"), ["panel-simulated"]);
        assert_eq!(told(Origin::Simulated, "2025-06-01T10:00"), ["timeline-forecast"]);
    }
}

#[test]
fn one_click_leads_back_to_now() {
    let mut stage = Stage::new(Lang::Zh);
    assert!(!stage.show().has("现在"), "it is now");
    stage.now_ms = at("2025-06-10T16:20").as_millisecond();
    let now = Timestamp::from_millisecond(stage.now_ms).unwrap();
    assert_eq!(stage.show().click("现在"), [Command::SetTime(now)]);
}

#[test]
fn a_click_on_the_date_opens_a_month_to_choose_from() {
    let stage = Stage::new(Lang::Zh);
    let mut screen = stage.show();
    assert_eq!(screen.click("2025年6月10日 星期二"), []);
    assert!(screen.has("2025年6月") && screen.has("2025年6月30日"), "{:?}", screen.texts());
    assert_eq!(screen.click("上一年"), []);
    assert!(screen.has("2024年6月"));
    assert_eq!(screen.click("2024年6月3日"), [Command::SetTime(at("2024-06-03T10:00"))], "at the shown hour");
}

#[test]
fn a_date_is_written_as_one_likes_and_what_is_none_is_told() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let words = stage.words();
        let mut screen = stage.show();
        screen.click(&words.date_with_weekday(jiff::civil::date(2025, 6, 10)));
        let mut write = |text: &str| {
            screen.harness.get_by_role(Role::TextInput).focus();
            screen.wishes();
            screen.harness.get_by_role(Role::TextInput).type_text(text);
            screen.wishes();
            screen.harness.key_press(bevy_egui::egui::Key::Enter);
            let wishes = screen.wishes();
            (wishes, screen.has(&words.get("timeline-no-date")))
        };
        assert_eq!(write("no day"), (vec![], true), "what cannot be read is told, and the month stays open");
        // What stood there stays, to be mended; here it is written over.
        let mut screen = stage.show();
        screen.click(&words.date_with_weekday(jiff::civil::date(2025, 6, 10)));
        screen.harness.get_by_role(Role::TextInput).focus();
        screen.wishes();
        screen.harness.get_by_role(Role::TextInput).type_text("2024-03-05");
        screen.wishes();
        screen.harness.key_press(bevy_egui::egui::Key::Enter);
        assert_eq!(screen.wishes(), [Command::SetTime(at("2024-03-05T10:00"))]);
    }
}

/// What the window hands on of a finger: the touch itself, and the pointer that it moves.
fn touch(screen: &mut Screen, phase: TouchPhase, pos: Pos2) -> Vec<Command> {
    let (device_id, id) = (TouchDeviceId(0), TouchId(1));
    let button =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    let pointer = match phase {
        TouchPhase::Start => vec![Event::PointerMoved(pos), button(true)],
        TouchPhase::Move => vec![Event::PointerMoved(pos)],
        TouchPhase::End => vec![button(false), Event::PointerGone],
        TouchPhase::Cancel => vec![Event::PointerGone],
    };
    let all = [Event::Touch { device_id, id, phase, pos, force: None }].into_iter().chain(pointer);
    all.for_each(|event| screen.harness.event(event));
    screen.wishes()
}

#[test]
fn a_finger_scrubs_along_the_timeline_and_lifts_off_it() {
    let stage = Stage::new(Lang::Zh);
    let mut screen = stage.show();
    let strip = screen.harness.get_by_role(Role::Slider).rect();
    let along = |share: f32| pos2(strip.left() + 10.0 + (strip.width() - 20.0) * share, strip.center().y);
    // A finger has no place before it touches: it comes from nowhere, at the strip's middle.
    let hours = |wishes: &[Command]| match wishes.last() {
        Some(Command::SetTime(time)) => (time.as_second() - at("2025-06-10T00:00").as_second()) as f32 / 3_600.0,
        other => panic!("{other:?}"),
    };
    touch(&mut screen, TouchPhase::Start, along(0.25));
    // A finger that rests before it moves does not press for a menu.
    screen.harness.run_steps(8);
    for share in [0.5, 0.75, 0.3] {
        let wishes = touch(&mut screen, TouchPhase::Move, along(share));
        assert!((hours(&wishes) - 24.0 * share).abs() < 0.1, "{share}: {wishes:?}");
    }
    touch(&mut screen, TouchPhase::End, along(0.3));
    assert_eq!(screen.idle(), [], "a finger that is gone moves nothing");
    // A tap, without a move, goes there.
    touch(&mut screen, TouchPhase::Start, along(0.6));
    let wishes = touch(&mut screen, TouchPhase::End, along(0.6));
    assert!((hours(&wishes) - 14.4).abs() < 0.1, "{wishes:?}");
    // Another program takes the finger away.
    touch(&mut screen, TouchPhase::Start, along(0.4));
    touch(&mut screen, TouchPhase::Cancel, along(0.4));
    assert_eq!(touch(&mut screen, TouchPhase::Move, along(0.9)), []);
}

#[test]
fn a_place_has_a_chart_of_what_is_measured_there() {
    for lang in LANGS {
        let stage = Stage::new(lang).select("F-08/L3/A");
        let words = stage.words();
        let mut screen = stage.show_at(bevy_egui::egui::vec2(1600.0, 1400.0));
        let name = |metric: &str| {
            let spec = stage.park().rules.metrics.iter().find(|spec| spec.id == metric).unwrap();
            spec.name.get(lang).to_owned()
        };
        screen.harness.get_by_role(Role::ComboBox).click();
        screen.harness.run_steps(3);
        // An overlay has the same name, among the tools.
        let label = name("inlet");
        let inlet = screen.harness.get_all_by_role_and_label(Role::Button, &label).last().unwrap();
        inlet.click_accesskit();
        assert_eq!(screen.wishes(), [Command::SetChart("inlet".into(), ChartSpan::Day)]);
        let week = words.get("chart-week-why");
        // People are the first that the hall has.
        assert_eq!(screen.press(&week), [Command::SetChart("people".into(), ChartSpan::Week)]);
        assert!(screen.has(&words.get("chart-coming")));
    }
}

#[test]
fn a_chart_can_be_saved_and_says_where_it_went() {
    let mut stage = Stage::new(Lang::Zh).select("F-01");
    let span = TimeSpan { from_ms: 0, to_ms: 86_400_000 };
    let ask = ChartAsk {
        place: "F-01".into(),
        metric: "people".into(),
        span,
        scenario: "2025".into(),
        built: 1,
        recorded_to: None,
    };
    let sample = |hour: i64| {
        let mean = (hour * 80) as f32;
        Sample { at_ms: hour * 3_600_000, mean, least: mean, most: mean, origin: Origin::Simulated }
    };
    let samples = (0..24).map(sample).collect();
    stage.chart = Some(Arc::new(ChartValues { ask, unit: "count".into(), samples, step_ms: 3_600_000 }));
    let tall = bevy_egui::egui::vec2(1600.0, 1400.0);
    let mut screen = stage.show_at(tall);
    assert!(screen.has("虚线：模拟推算"), "{:?}", screen.texts());
    assert_eq!(screen.press("存为CSV"), [Command::SaveChart]);
    stage.saved = Some(Ok("/tmp/a.csv".into()));
    assert!(stage.show_at(tall).has("已保存：/tmp/a.csv"));
    stage.saved = Some(Err("磁盘已满".into()));
    assert!(stage.show_at(tall).has("没有保存：磁盘已满"));
}

#[test]
fn every_scale_at_every_time_draws_and_wishes_for_nothing() {
    let hour = SignedDuration::from_hours(1);
    for scale in Timescale::ALL {
        for time in ["2019-01-01T00:00", "2022-05-23T10:00", "2025-06-10T23:59:59", "2031-12-31T12:00"] {
            let mut stage = Stage::new(Lang::En);
            stage.shown.timescale = scale;
            stage.clock.set(at(time));
            let from_ms = (at(time) - hour).as_millisecond();
            stage.recorded = vec![TimeSpan { from_ms, to_ms: from_ms + 7_200_000 }];
            stage.live = true;
            assert_eq!(stage.show().idle(), [], "{scale:?} {time}");
        }
    }
}
