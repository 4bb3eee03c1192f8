//! The studios' schedule: requests, the chart, why something has no place and what would give it one.

use bevy_egui::egui::{Vec2, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable;
use jiff::{Timestamp, civil::date};
use yungu::{
    app::{Command, Panel, StudioLook, StudioStep},
    park::Bilingual,
    studios::{DaySpan, Needs, Request},
    twin::parse_at,
};

use crate::stage::{LANGS, Screen, Stage};

/// In autumn 2025, where little is booked in the studios.
fn request(id: &str, area_m2: f64, days: u32) -> Request {
    Request {
        id: id.into(),
        name: Bilingual { zh: format!("拍摄{id}"), en: format!("Shoot {id}") },
        area_m2,
        days,
        window: DaySpan { from: date(2025, 10, 1), to: date(2025, 11, 30) },
        needs: Needs::default(),
        weight: 1,
        crew: None,
    }
}

fn bars(screen: &Screen, part: &str) -> Vec<String> {
    let all = screen.texts();
    all.into_iter().filter(|text| text.contains(part) && text.contains(" · ")).collect()
}

fn at(text: &str) -> Timestamp {
    parse_at(text, "Asia/Shanghai").unwrap()
}

#[test]
fn it_is_opened_from_the_overview_and_from_its_building() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let words = stage.words();
        assert_eq!(stage.show().click(&words.get("studio-open")), [Command::TogglePanel(Panel::Studios)]);
        let mut place = stage.clone().select("F-05").show();
        assert_eq!(place.press(&words.get("studio-title")), [Command::TogglePanel(Panel::Studios)]);
        assert!(!stage.clone().select("F-10").show().has(&words.get("studio-title")));
        let mut open = stage.scheduled(Vec::new()).show();
        assert_eq!(open.idle(), [], "it wishes for nothing by itself");
        assert_eq!(open.click(&words.get("panel-close")), [Command::TogglePanel(Panel::Studios)]);
    }
}

#[test]
fn a_park_without_movable_studios_has_no_button() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let words = stage.words();
        stage.park.as_mut().unwrap().buildings.iter_mut().for_each(|building| building.modes.clear());
        assert!(!stage.show().has(&words.get("studio-open")));
    }
}

#[test]
fn rooms_modes_bars_and_totals_have_their_words() {
    for lang in LANGS {
        let mut off = request("off", 6_000.0, 20);
        off.window = DaySpan { from: date(2025, 8, 1), to: date(2025, 8, 25) };
        let stage = Stage::new(lang).scheduled(vec![request("a", 1_500.0, 10), off]);
        let words = stage.words();
        let screen = stage.show();
        let park = stage.park();
        let building = park.building("F-05").unwrap();
        // The film that is booked has all halls.
        let merged = building.modes.iter().find(|mode| mode.id == "1x6000").unwrap();
        assert!(screen.has_part(merged.name.get(lang)), "{:?}", screen.texts());
        let halls = building.rooms.iter().filter(|room| room.hall);
        assert_eq!(halls.clone().count(), 4);
        for room in halls {
            let label = format!("{} {}", room.name.get(lang), words.area(1_500.0));
            assert!(screen.has(&label), "{label}: {:?}", screen.texts());
        }
        for key in ["studio-booking", "studio-option", "studio-request", "studio-conflict", "studio-changeover"] {
            assert!(screen.has(&words.get(key)), "{key}");
        }
        let placed = words.format("studio-placed", &[("placed", "1".into()), ("requests", "2".into())]);
        assert!(screen.has(&placed), "{:?}", screen.texts());
        let mine = bars(&screen, request("a", 1.0, 1).name.get(lang));
        assert!(mine.iter().any(|bar| bar.contains(&words.get("studio-request"))), "{mine:?}");
        let film = park.schedule.bookings.iter().find(|booking| booking.id == "b-film-1").unwrap();
        let booked = bars(&screen, film.name.get(lang));
        assert_eq!(booked.len(), 1, "one bar over the halls that are merged: {booked:?}");
        assert!(booked.iter().all(|bar| bar.contains(&words.get("studio-booking"))));
        let halls = building.rooms.iter().filter(|room| room.hall);
        assert!(halls.clone().all(|hall| booked[0].contains(hall.name.get(lang))), "{booked:?}");
        assert!(screen.has_part(&words.get("studio-no-place")));
    }
}

#[test]
fn why_there_is_no_place_is_told_and_a_remedy_is_one_click() {
    for lang in LANGS {
        // The film has all halls from 11 August on; one day must be left for the partitions.
        let mut late = request("late", 6_000.0, 20);
        late.window = DaySpan { from: date(2025, 8, 1), to: date(2025, 8, 25) };
        let stage = Stage::new(lang).scheduled(vec![late]);
        let words = stage.words();
        let answer = stage.studio_plan.answer().unwrap().as_ref().unwrap();
        let unplaced = answer.plan.unplaced[0].clone();
        assert!(!unplaced.remedies.is_empty());
        let mut screen = stage.show();
        let line = screen.texts().into_iter().find(|text| text.starts_with(stage.shown.requests[0].name.get(lang)));
        screen.press(&line.unwrap());
        assert!(screen.has(&words.get("studio-why")) && screen.has(&words.get("studio-remedies")));
        let film = stage.park().schedule.bookings.iter().find(|booking| booking.id == "b-film-1").unwrap();
        assert!(screen.has_part(film.name.get(lang)), "who stands in the way: {:?}", screen.texts());
        let fewer = unplaced.remedies.iter().find_map(|remedy| match remedy {
            yungu::studios::Remedy::FewerDays { days, .. } => Some((*days, remedy.clone())),
            _ => None,
        });
        let (days, remedy) = fewer.unwrap();
        let button = words.format("studios-fewer", &[("days", u64::from(days).into())]);
        let wish = Command::Studio(StudioStep::Apply("late".into(), Box::new(remedy)));
        assert_eq!(screen.press(&button), [wish]);
    }
}

#[test]
fn the_chosen_one_tells_its_place_and_what_it_brings() {
    for lang in LANGS {
        let stage = Stage::new(lang).scheduled(vec![request("a", 1_500.0, 10)]);
        let words = stage.words();
        let mut screen = stage.show();
        let line = screen.texts().into_iter().find(|text| text.starts_with(stage.shown.requests[0].name.get(lang)));
        screen.press(&line.unwrap());
        let answer = stage.studio_plan.answer().unwrap().as_ref().unwrap();
        let effects = &answer.effects["a"];
        assert!(screen.has(&format!("{} {}", words.get("studio-crew"), words.count(effects.crew.into()))));
        let yuan = words.format("studio-yuan", &[("yuan", words.count(effects.spending_yuan).into())]);
        assert!(screen.has(&format!("{} {yuan}", words.get("studio-spending"))), "{:?}", screen.texts());
        assert!(screen.has(&words.get("studio-one-case")));
        let source = stage.park().sources[&effects.source].name.get(lang);
        assert!(screen.has_part(source), "its source is told");
        let removed = Command::Studio(StudioStep::Remove("a".into()));
        assert_eq!(screen.press(&words.get("studio-remove")), [removed]);
    }
}

#[test]
fn a_new_request_is_added_and_saved() {
    for lang in LANGS {
        let stage = Stage::new(lang).scheduled(vec![request("a", 1_500.0, 10)]);
        let words = stage.words();
        let mut screen = stage.show();
        assert_eq!(screen.press(&words.get("planning-save")), [Command::Studio(StudioStep::Save)]);
        let wishes = screen.press(&words.get("studio-new"));
        let [Command::Studio(StudioStep::Add(new))] = wishes.as_slice() else { panic!("{wishes:?}") };
        assert_eq!((new.id.as_str(), new.area_m2, new.fault()), ("r-1", 1_500.0, None));
        let months = words.format("studio-months-why", &[("months", 12_u64.into())]);
        let look = StudioLook { from: None, months: 12 };
        assert_eq!(screen.press(&months), [Command::Studio(StudioStep::Look(look))]);
    }
}

#[test]
fn a_click_on_a_bar_takes_the_clock_to_its_day_with_the_partitions_of_that_day() {
    for lang in LANGS {
        let stage = Stage::new(lang).scheduled(vec![request("a", 1_500.0, 10)]);
        let mut screen = stage.show();
        let film = stage.park().schedule.bookings.iter().find(|booking| booking.id == "b-film-1").unwrap();
        let bar = bars(&screen, film.name.get(lang)).remove(0);
        let wishes = screen.press(&bar);
        let look = StudioLook { from: Some(date(2025, 6, 1)), months: 6 };
        let mode = Command::SetPartitionMode { building: "F-05".into(), mode: "1x6000".into() };
        let clock = Command::SetTime(at("2025-08-11T10:00"));
        assert_eq!(wishes, [Command::Studio(StudioStep::Look(look)), clock, mode]);
        assert!(screen.has_part(film.name.get(lang)));
    }
}

/// The chart's own rectangle.
fn chart(screen: &Screen, stage: &Stage) -> bevy_egui::egui::Rect {
    let spoken =
        format!("{} {}", stage.words().get("studio-chart"), stage.words().date_with_weekday(date(2025, 6, 10)),);
    screen.harness.get_by_role_and_label(Role::Slider, &spoken).rect()
}

#[test]
fn a_click_beside_the_bars_takes_the_clock_to_the_day_under_it() {
    let stage = Stage::new(LANGS[0]).scheduled(Vec::new());
    let mut screen = stage.show();
    let chart = chart(&screen, &stage);
    // June to November 2025 are 183 days; the 43rd, 13 July, is a day on which no hall is booked.
    let day = pos2(chart.left() + chart.width() * 42.5 / 183.0, chart.bottom() - 20.0);
    screen.harness.hover_at(day);
    screen.harness.drag_at(day);
    screen.harness.run_steps(1);
    screen.harness.drop_at(day);
    let wishes = screen.wishes();
    assert!(wishes.contains(&Command::SetTime(at("2025-07-13T10:00"))), "{wishes:?}");
}

#[test]
fn the_picture_keeps_room_over_the_chart_and_nothing_covers_clock_or_tools() {
    let sizes: [Vec2; 3] = [vec2(1280.0, 720.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0)];
    for lang in LANGS {
        let stage = Stage::new(lang).scheduled(vec![request("a", 1_500.0, 10)]);
        for size in sizes {
            let drawn = stage.show_at(size).drawn();
            let rect =
                |name: &str| drawn.panels.iter().find(|(known, _)| *known == name).map(|(_, rect)| *rect).unwrap();
            let (schedule, clock, requests) = (rect("schedule"), rect("clock"), rect("requests"));
            assert!(schedule.bottom() <= clock.top() && schedule.left() >= requests.right(), "{size}: {schedule}");
            let free = drawn.free.unwrap();
            assert!(free.bottom() <= schedule.top() && free.height() > schedule.height(), "{size}: {free} {schedule}");
        }
    }
}
