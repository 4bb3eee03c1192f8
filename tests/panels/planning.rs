//! The planner's table: scenarios, the selected building, what is wrong, what it comes to.

use yungu::{
    app::{Command, Panel, PlanStep},
    park::{Change, Lang, Xz},
};

use crate::stage::{LANGS, Stage};

fn moved(building: &str, x: f64, z: f64) -> Change {
    Change::Move { building: building.into(), at: Xz(x, z) }
}

fn fly(building: &str) -> Command {
    Command::FlyTo(building.into())
}

#[test]
fn it_is_found_from_the_overview_and_says_what_to_do() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let words = stage.words();
        let wishes = stage.planned(Vec::new()).show().idle();
        assert_eq!(wishes, [], "it wishes for nothing by itself");
        let mut screen = Stage::new(lang).show();
        assert_eq!(screen.click(&words.get("planning-open")), [Command::TogglePanel(Panel::Planning)]);
        let mut screen = Stage::new(lang).planned(Vec::new()).show();
        assert!(screen.has(&words.get("planning-how")));
        assert_eq!(screen.click(&words.get("planning-branch")), [Command::Plan(PlanStep::Branch)]);
        let wishes = screen.click(&words.get("planning-add"));
        let [Command::Plan(PlanStep::Change(Change::Add(new), None))] = wishes.as_slice() else { panic!("{wishes:?}") };
        assert_eq!(new.id.as_str(), "N-01");
        // It is put where it stands in nobody's way.
        let with = Stage::new(lang).planned(vec![Change::Add(new.clone())]);
        let (variants, figures, _) = with.planning.as_ref().unwrap();
        assert_eq!(variants.faults(), [], "it stands in nobody's way and on the site");
        assert!(figures.now.outside_site.is_empty());
    }
}

#[test]
fn a_building_s_measures_and_what_its_change_comes_to_are_told() {
    for lang in LANGS {
        let higher = Change::Storeys { building: "F-10".into(), volume: None, count: 20 };
        let stage = Stage::new(lang).planned(vec![higher]).select("F-10");
        let words = stage.words();
        let screen = stage.show();
        for key in ["planning-east", "planning-width", "planning-storeys", "planning-remove"] {
            assert!(screen.has(&words.get(key)), "{key}: {:?}", screen.texts());
        }
        // Two floors of 40 × 40 m more: 303,200 m².
        assert!(screen.has(&words.area(303_200.0)), "{:?}", screen.texts());
        assert!(screen.has(&format!("+{}", words.area(3_200.0))), "{:?}", screen.texts());
    }
}

#[test]
fn what_breaks_a_rule_is_told_by_name() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).planned(vec![moved("F-10", 158.0, 70.0), moved("F-12", 186.0, -4.0)]);
        let words = stage.words();
        stage.shown.scenario = "variant-1".into();
        let screen = stage.show();
        let name = |id: &str| stage.park().building(id).unwrap().name.get(lang).to_owned();
        let outside =
            words.format("planning-outside", &[("name", name("F-12").into()), ("area", words.area(190.0).into())]);
        assert!(screen.has_part(&outside), "{:?}", screen.texts());
        // 158 ± 20 by 70 ± 20 m comes within 2 m of the apartments at 101 − 9 m.
        let gap = &stage.planning.as_ref().unwrap().1.now.fire_gaps[0];
        assert_eq!((gap.a.as_str(), gap.b.as_str()), ("F-10", "F-11B"));
        assert!((gap.gap_m - 2.0).abs() < 1e-9);
        assert!(screen.has_part(&name("F-11B")));
        // One of the two is all that is wrong: its button leads there.
        for (change, there) in [
            (moved("F-10", 158.0, 70.0), [Command::Highlight(vec!["F-10".into(), "F-11B".into()]), fly("F-10")]),
            (moved("F-10", 175.0, 54.0), [Command::Select(Some("F-10".into())), fly("F-10")]),
        ] {
            let mut screen = Stage::new(lang).planned(vec![change]).show();
            assert_eq!(screen.press(&words.get("planning-fault-fly")), there, "{:?}", screen.texts());
        }
    }
}

#[test]
fn a_variant_is_shown_saved_and_taken_back_change_by_change() {
    for lang in LANGS {
        let stage = Stage::new(lang).planned(vec![moved("F-10", 157.0, 54.0)]);
        let words = stage.words();
        let mut screen = stage.show();
        let id = || "variant-1".to_owned();
        assert_eq!(screen.click(&words.get("planning-save")), [Command::Plan(PlanStep::Save(id()))]);
        assert_eq!(screen.click(&words.get("planning-drop")), [Command::Plan(PlanStep::Drop(id()))]);
        let title = words.format("planning-changes", &[("count", words.count(1).into())]);
        screen.press(&title);
        assert_eq!(screen.press(&words.get("planning-forget")), [Command::Plan(PlanStep::Forget(0))]);
    }
}

#[test]
fn rooms_halls_partitions_volumes_and_dates_are_changed_on_the_screen() {
    for lang in LANGS {
        let hall = Stage::new(lang).planned(Vec::new()).select("F-08/L3/A/R02/05");
        let words = hall.words();
        let screen = hall.show();
        let most = hall.park().hall_of(&"F-08/L3/A".into()).unwrap().racks.unwrap().1.count() as u64;
        let share = words.format("planning-racks-share", &[("most", words.count(most).into())]);
        for text in [words.get("planning-racks"), words.get("planning-room-use"), share] {
            assert!(screen.has(&text), "{text}: {:?}", screen.texts());
        }
        let said = Change::Racks { hall: "F-08/L3/A".into(), installed: 100 };
        let screen = Stage::new(lang).planned(vec![said]).select("F-08/L3/A").show();
        assert!(screen.has(&words.format("planning-racks-most", &[("most", words.count(most).into())])));

        let mut screen = Stage::new(lang).planned(Vec::new()).select("F-05/PW-1").show();
        let open = Change::Partition { partition: "F-05/PW-1".into(), open: true };
        assert_eq!(
            screen.press(&words.get("planning-opened")),
            [Command::Plan(PlanStep::Change(open, None))],
            "it stands closed: only the other is a wish"
        );
        assert_eq!(screen.press(&words.get("planning-closed")), []);

        let screen = Stage::new(lang).planned(Vec::new()).select("F-01").show();
        let volumes = if lang == Lang::Zh { ["裙房", "塔楼"] } else { ["Podium", "Tower"] };
        for volume in volumes {
            assert!(screen.has(&words.format("planning-width-of", &[("volume", volume.into())])), "{volume}");
        }
    }
}

#[test]
fn a_building_gets_dates_from_the_shown_day_on_and_loses_them_again() {
    for lang in LANGS {
        let stage = Stage::new(lang).planned(Vec::new()).select("F-10");
        let words = stage.words();
        let mut screen = stage.show();
        screen.press(&words.get("planning-phase"));
        let none = Change::Phase { building: "F-10".into(), construction: None };
        assert_eq!(
            screen.press(&words.get("planning-always-set")),
            [Command::Plan(PlanStep::Change(none.clone(), None))]
        );
        let mut screen = Stage::new(lang).planned(vec![none]).select("F-10").show();
        screen.press(&words.get("planning-phase"));
        let wishes = screen.press(&words.get("planning-phase-set"));
        let [Command::Plan(PlanStep::Change(Change::Phase { construction: Some(phase), .. }, None))] =
            wishes.as_slice()
        else {
            panic!("{wishes:?}")
        };
        let days = [phase.begun, phase.topped, phase.done].map(|day| day.to_string());
        assert_eq!(days, ["2025-06-10", "2026-06-10", "2026-12-10"]);
    }
}
