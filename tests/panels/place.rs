//! The panel of the selected place.

use yungu::{
    app::{Command, Overlay},
    park::{Lang, PlaceId},
};

use crate::stage::{LANGS, Stage};

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
fn an_unknown_place_shows_no_panel() {
    let drawn = Stage::new(Lang::Zh).select("no-such-place").show().drawn();
    assert!(drawn.panels.iter().all(|(name, _)| *name != "place"));
}
