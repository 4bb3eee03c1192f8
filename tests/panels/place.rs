//! The panel of the selected place.

use bevy_egui::egui::{Event, Modifiers, PointerButton, Vec2, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable, by};
use yungu::{
    app::{Command, Mode, Overlay, Pose, SavedSheet, SheetStep},
    park::{Lang, PlaceId},
};

use crate::stage::{LANGS, Stage};

/// The whole of a hall's panel finds room on it.
const TALL_SCREEN: Vec2 = vec2(1920.0, 1080.0);

#[test]
fn a_building_shows_its_measures_its_people_and_who_says_so() {
    for (lang, facts) in [
        (Lang::Zh, ["LED摄影大棚", "LED Studio Block", "总建筑面积 9,400平方米", "高度 20米", "概念示意", "规划"]),
        (
            Lang::En,
            [
                "LED Studio Block",
                "LED摄影大棚",
                "Gross floor area 9,400 m²",
                "Height 20 m",
                "Illustrative concept",
                "Planned",
            ],
        ),
    ] {
        let stage = Stage::new(lang).select("F-05");
        let screen = stage.show();
        for fact in facts {
            assert!(screen.has(fact), "{lang:?} {fact}: {:?}", screen.texts());
        }
        let people = stage.state().places.get("F-05").unwrap().people;
        assert!(screen.has(&stage.words().count(people.into())));
        let source = stage.park().sources[&stage.park().building("F-05").unwrap().source].name.get(lang).to_owned();
        assert!(screen.texts().iter().any(|text| text.contains(&source) && text.contains("2022")), "{source}");
    }
}

#[test]
fn the_colour_is_explained_down_to_people_and_capacity() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).select("F-01");
        stage.shown.overlay = Overlay::Rule("occupancy".into());
        let place = &stage.state().places["F-01"];
        let share = stage.words().percent(place.occupancy().unwrap(), 0);
        let screen = stage.show();
        let texts = screen.texts();
        let says = |part: &str| texts.iter().any(|text| text.contains(part));
        let people = stage.words().count(place.people.into());
        for part in [share.as_str(), "people / capacity", "= 2,500", &format!("= {people}")] {
            assert!(says(part), "{part} in {texts:?}");
        }
    }
}

#[test]
fn one_can_fly_there_open_it_go_inside_and_leave() {
    let mut screen = Stage::new(Lang::Zh).select("F-05").show();
    let studio: PlaceId = "F-05".into();
    assert_eq!(screen.click("飞到此处"), [Command::FlyTo(studio.clone())]);
    assert_eq!(screen.click("打开"), [Command::Open(vec![studio.clone()])]);
    assert_eq!(screen.click("分层"), [Command::SetSpread(true)]);
    assert_eq!(screen.click("关闭"), [Command::Select(None)]);

    let mut stage = Stage::new(Lang::Zh).select("F-05");
    stage.shown.open = vec![studio];
    assert_eq!(stage.show().click("合上"), [Command::Open(Vec::new())]);

    let stage = Stage::new(Lang::En).select("F-05/L1");
    let hall = &stage.state().places["F-05/H1"];
    let label = stage.words().format("panel-part-people", &[("name", "Hall 1".into()), ("people", hall.people.into())]);
    assert_eq!(stage.show().press(&label), [Command::Select(Some("F-05/H1".into()))]);
}

#[test]
fn partition_modes_are_buttons() {
    let stage = Stage::new(Lang::Zh).select("F-05");
    let modes = &stage.park().building("F-05").unwrap().modes;
    let (usual, other) = (&modes[0], &modes[1]);
    let mut screen = stage.show();
    let wish = Command::SetPartitionMode { building: "F-05".into(), mode: other.id.clone() };
    assert_eq!(screen.press(&other.name.zh), [wish]);
    assert_eq!(screen.press(&usual.name.zh), [], "it stands so already");
}

#[test]
fn a_place_without_people_shows_a_dash() {
    let stage = Stage::new(Lang::Zh);
    let road = stage.park().site.roads[0].id.clone();
    let screen = stage.select(&road).show();
    assert!(screen.has("当前在场人数 —"), "{:?}", screen.texts());
}

#[test]
fn a_hall_with_racks_counts_them_and_a_single_rack_has_a_panel() {
    let hall = Stage::new(Lang::En).select("F-08/L3/A").show();
    assert!(hall.has("Racks 384"), "{:?}", hall.texts());
    let rack = Stage::new(Lang::En).select("F-08/L3/A/R07/24").show();
    assert!(rack.has("Rack F-08/L3/A/R07/24"), "{:?}", rack.texts());
}

#[test]
fn a_hall_is_seen_from_above_with_each_rack_where_it_stands() {
    for lang in LANGS {
        let stage = Stage::new(lang).select("F-08/L3/A");
        let words = stage.words();
        let (points, state) = (stage.rulebook.points().clone(), stage.state());
        let inlet = &state.columns[points.column_of("inlet").unwrap()];
        let racks = points.racks_of(&"F-08/L3/A".into()).remove(0);
        let hottest = racks.clone().max_by(|a, b| inlet.value(*a).unwrap().total_cmp(&inlet.value(*b).unwrap()));
        // The first of equals is as hot.
        let most = inlet.value(hottest.unwrap()).unwrap();
        let hottest = racks.clone().find(|rack| inlet.value(*rack) == Some(most)).unwrap();
        let mut screen = stage.show_at(TALL_SCREEN);
        let most = words.measured(f64::from(most), "Cel");
        assert!(screen.has_part("384 / 384") || screen.has_part("384 of 384"), "{:?}", screen.texts());
        let rack = points.racks().unwrap()[hottest].clone();
        let name = stage.park().place(&rack).unwrap().name.get(lang).to_owned();
        let button = words.format("heat-most", &[("rack", name.into()), ("value", most.into())]);
        assert_eq!(screen.press(&button), [Command::Select(Some(rack))]);
        let power = stage.park().rules.rules.iter().find(|rule| rule.id == "rack-power").unwrap().name.get(lang);
        // Among the tools there is a button of the same name.
        let tools = screen.harness.query_all_by_role_and_label(Role::Button, power).map(|node| node.rect().top());
        let lowest = tools.fold(0.0, f32::max);
        let buttons = screen.harness.query_all_by_role_and_label(Role::Button, power);
        buttons.filter(|node| node.rect().top() >= lowest).for_each(|node| node.click_accesskit());
        assert_eq!(screen.wishes(), [Command::SetOverlay(Overlay::Rule("rack-power".into()))]);

        // A click where a rack stands chooses that rack: the first stands in the upper left corner.
        let title = words.get("heat-title");
        let map = screen.harness.query_all(by().predicate(|node| node.label().is_some_and(|l| l.starts_with(&title))));
        let map =
            map.filter(|node| node.accesskit_node().role() == Role::Image).map(|node| node.rect()).next().unwrap();
        let layout = stage.park().halls().find(|hall| hall.id == "F-08/L3/A".into()).unwrap();
        let (_, racks) = layout.racks.unwrap();
        let first = racks.racks(&layout.id, layout.room.size).next().unwrap();
        let (wide, deep) = (layout.room.size.0, layout.room.size.1);
        let (x, z) = ((first.at.0 / wide + 0.5) as f32, (first.at.1 / deep + 0.5) as f32);
        let (x, y) = if wide >= deep { (x, z) } else { (z, x) };
        let at = map.shrink(2.0);
        let pos = pos2(at.left() + at.width() * x, at.top() + at.height() * y);
        screen.harness.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            screen.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        }
        assert_eq!(screen.wishes(), [Command::Select(Some(first.id))]);
        assert!(!Stage::new(lang).select("F-08").show().has_part(&title), "a building is no hall");
    }
}

#[test]
fn an_unknown_place_shows_no_panel() {
    let drawn = Stage::new(Lang::Zh).select("no-such-place").show().drawn();
    assert!(drawn.panels.iter().all(|(name, _)| *name != "place"));
}

#[test]
fn a_partition_is_opened_and_closed_from_its_panel() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).select("F-05/PW-1");
        let building = stage.park().building("F-05").unwrap().clone();
        let name = |id: &str| building.modes.iter().find(|mode| mode.id == id).unwrap().name.get(lang).to_owned();
        let wish = |mode: &str| Command::SetPartitionMode { building: "F-05".into(), mode: mode.to_owned() };
        let button = |key: &str, mode: &str, stage: &Stage| stage.words().format(key, &[("mode", name(mode).into())]);
        let open = button("partition-open", "1x3000-west+2x1500", &stage);
        assert_eq!(stage.show().press(&open), [wish("1x3000-west+2x1500")]);
        stage.shown.partition_modes.insert("F-05".into(), "2x3000".to_owned());
        let close = button("partition-close", "1x3000-east+2x1500", &stage);
        assert_eq!(stage.show().press(&close), [wish("1x3000-east+2x1500")]);
        // Where it cannot be opened alone, it is told what opens with it.
        stage.shown.partition_modes.clear();
        let stage = stage.select("F-05/PW-3");
        let screen = stage.show();
        let texts = screen.texts();
        let told = |wall: &str| {
            let wall = building.partitions.iter().find(|one| one.id == wall).unwrap().name.get(lang);
            texts.iter().any(|text| text.contains(wall) && !text.ends_with(wall))
        };
        assert!(told("PW-1") && told("PW-2"), "{texts:?}");
    }
}

#[test]
fn a_places_printed_page_is_asked_for_in_its_panel_which_tells_what_became_of_it() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).select("F-05");
        let words = stage.words();
        let button = words.get("sheet-save");
        assert_eq!(stage.show().click(&button), [Command::SaveSheet("F-05".into())]);
        stage.sheet = SavedSheet(Some(("F-05".into(), SheetStep::Making)));
        let mut screen = stage.show();
        assert!(screen.has(&words.get("sheet-making")));
        assert_eq!(screen.click(&button), [], "one at a time");
        stage.sheet = SavedSheet(Some(("F-05".into(), SheetStep::Saved("a/b.pdf".into()))));
        assert!(stage.show().has_part("a/b.pdf"));
        assert!(
            !stage.clone().select("F-10").show().has_part("a/b.pdf"),
            "what was said of one is not said of another"
        );
        stage.sheet = SavedSheet(Some(("F-05".into(), SheetStep::Failed("no room".into()))));
        assert!(stage.show().has(&words.format("sheet-not-saved", &[("fault", "no room".into())])));
        stage.mode = Mode::Kiosk;
        assert!(!stage.show().has(&button), "visitors write no files");
    }
}

#[test]
fn while_the_picture_of_a_page_is_taken_nothing_lies_over_it() {
    let mut stage = Stage::new(LANGS[0]).select("F-05");
    stage.pose = Some(Pose { file: None, link: String::new() });
    assert_eq!(stage.show().drawn().panels, []);
}

#[test]
fn one_goes_into_a_building_from_its_panel_until_one_is_there() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).select("F-08");
        let button = stage.words().get("panel-enter");
        assert_eq!(stage.show().click(&button), [Command::Enter(Some("F-08".into()))]);
        stage.shown.inside = Some("F-08".into());
        assert!(!stage.show().has(&button));
    }
}
