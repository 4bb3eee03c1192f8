//! Finding by name and by question, and the way in and out.

use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use yungu::{
    app::{Command, Panel},
    park::{Lang, PlaceId},
};

use crate::stage::{LANGS, Screen, Stage};

fn asked(lang: Lang, text: &str) -> (Screen, Vec<Command>) {
    let mut screen = Stage::new(lang).with(Panel::Find).show();
    let field = screen.harness.get_by_role(Role::TextInput);
    field.focus();
    screen.harness.run_steps(2);
    let field = screen.harness.get_by_role(Role::TextInput);
    field.type_text(text);
    let wishes = screen.wishes();
    (screen, wishes)
}

#[test]
fn an_example_is_a_press_away_and_its_places_are_lit() {
    for lang in LANGS {
        let stage = Stage::new(lang).with(Panel::Find);
        let words = stage.words();
        let mut screen = stage.show();
        screen.click(&words.get("find-examples"));
        let example = words.get("find-example-free");
        let wishes = screen.click(&words.format("find-try", &[("text", example.as_str().into())]));
        let lit = ["F-06", "F-05/H1", "F-05/H2"].map(Into::into).to_vec();
        assert_eq!(wishes, [Command::Highlight(lit), Command::Ask(example)]);
        let read_as = words.format("find-understood", &[("text", "".into())]);
        assert!(screen.has_part(read_as.trim_end()), "{:?}", screen.texts());
        assert!(screen.has(&words.format("find-count", &[("count", 2.into())])));
        assert!(screen.has(&words.get("find-partly")));
    }
}

#[test]
fn a_name_in_pinyin_leads_to_its_place_and_a_question_out_of_thousands_lights_their_rows() {
    let (mut screen, wishes) = asked(Lang::Zh, "sjzx");
    assert_eq!(wishes, [Command::Ask("sjzx".into())], "a name lights nothing");
    let wishes = screen.click("元宇宙算力中心 · F-08");
    let place = || "F-08".into();
    assert_eq!(wishes, [Command::Enter(None), Command::Select(Some(place())), Command::FlyTo(place())]);
    let (screen, wishes) = asked(Lang::En, "racks over 2 kW");
    let [Command::Highlight(lit), Command::Ask(_)] = wishes.as_slice() else { panic!("{wishes:?}") };
    assert!((10..=400).contains(&lit.len()), "{} places are lit", lit.len());
    assert!(screen.has_part("simulated values of Tuesday 10 June 2025"), "{:?}", screen.texts());
}

#[test]
fn what_was_not_understood_is_said() {
    let (screen, _) = asked(Lang::En, "halls over 1000 m2 with wombats");
    assert!(screen.has_part("Not understood: wombat"), "{:?}", screen.texts());
    let (screen, _) = asked(Lang::Zh, "有袋熊的 1000㎡以上 大厅");
    assert!(screen.has_part("未能理解：袋熊"), "{:?}", screen.texts());
}

#[test]
fn whoever_is_inside_sees_the_way_back() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.shown.inside = Some("F-08/L3/A".into());
        stage.shown.open = vec!["F-08/L3".into()];
        let mut screen = stage.show();
        let name = |id: &str| stage.park().place(&id.into()).unwrap().name.get(lang).to_owned();
        assert_eq!(screen.click(&name("F-08/L3")), [Command::Enter(Some("F-08/L3".into()))]);
        assert_eq!(screen.click(&stage.words().get("panel-out")), [Command::GoOut]);
        assert_eq!(screen.click(&stage.words().get("panel-close-all")), [Command::Enter(None)]);
    }
}

#[test]
fn places_and_racks_are_found_by_name_or_id_and_shown() {
    for lang in LANGS {
        let stage = Stage::new(lang).with(Panel::Find);
        let mut screen = stage.show();
        let field = screen.harness.get_by_role(Role::TextInput);
        field.focus();
        field.type_text("L3/A R07/24");
        screen.harness.run_steps(4);
        let found = screen.texts().into_iter().find(|text| text.ends_with("F-08/L3/A/R07/24")).unwrap();
        let rack: PlaceId = "F-08/L3/A/R07/24".into();
        let there =
            [Command::Enter(Some("F-08/L3/A".into())), Command::Select(Some(rack.clone())), Command::FlyTo(rack)];
        assert_eq!(screen.click(&found), there, "{lang:?}");
        let field = screen.harness.get_by_role(Role::TextInput);
        field.focus();
        field.type_text(" nowhere");
        screen.harness.run_steps(4);
        assert!(screen.has(&stage.words().get("find-nothing")));
    }
}

#[test]
fn a_panel_that_is_opened_again_has_its_answer_with_its_light_and_the_keys() {
    let stage = Stage::new(Lang::En).with(Panel::Find);
    let words = stage.words();
    let mut screen = stage.show();
    screen.click(&words.get("find-examples"));
    let example = words.get("find-example-free");
    let lit = screen.click(&words.format("find-try", &[("text", example.as_str().into())]))[0].clone();
    stage.away.set(true);
    screen.wishes();
    stage.away.set(false);
    let wishes = screen.wishes();
    assert_eq!(wishes, [lit], "what the answer lights is lit again, once");
    assert!(screen.harness.get_by_role(Role::TextInput).is_focused());
}

#[test]
fn whoever_opens_it_again_asks_anew() {
    let mut stage = Stage::new(Lang::Zh).with(Panel::Find);
    stage.shown.asked = "sjzx".to_owned();
    let mut screen = stage.show();
    screen.harness.get_by_role(Role::TextInput).type_text("led");
    let wishes = screen.wishes();
    assert!(wishes.contains(&Command::Ask("led".to_owned())), "{wishes:?}");
}
