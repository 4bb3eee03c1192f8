//! The alarm list.

use yungu::{
    app::{Command, Overlay, Panel},
    park::{Lang, Urgency},
    twin::AlarmBook,
};

use crate::stage::{LANGS, Stage};

/// A hall of cool racks, but for one.
fn hot_rack(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    let points = stage.rulebook.points().clone();
    let column = points.column_of("inlet").unwrap();
    let number = points.number_of(&"F-08/L3/A/R07/24".into()).unwrap().1;
    let mut state = stage.state().clone();
    state.columns[column].values.fill(23.0);
    state.columns[column].values[number] = 33.5;
    stage.alarms = AlarmBook::begin(stage.park(), &stage.rulebook, &state);
    stage.state = Some(state);
    stage
}

#[test]
fn an_alarm_is_counted_listed_gone_to_and_acknowledged() {
    for lang in LANGS {
        let zh = lang == Lang::Zh;
        let mut stage = hot_rack(lang);
        assert_eq!(stage.alarms.up(), (1, Some(Urgency::Critical)));
        let button = if zh { "1条告警" } else { "1 alarm" };
        assert_eq!(stage.show().click(button), [Command::TogglePanel(Panel::Alarms)]);

        stage.shown.panels.insert(Panel::Alarms);
        let id = stage.alarms.listed()[0].0.clone();
        let mut screen = stage.show();
        let texts = screen.texts();
        for part in ["33.5 °C", if zh { "机房A · 7列24号机柜" } else { "Data hall A · Rack 24, row 7" }] {
            assert!(texts.iter().any(|text| text.contains(part)), "{part} in {texts:?}");
        }
        let wishes = screen.click(if zh { "飞到此处" } else { "Fly there" });
        assert_eq!(
            wishes,
            [
                Command::SetOverlay(Overlay::Rule("inlet".into())),
                Command::Enter(Some("F-08/L3/A".into())),
                Command::Select(Some(id.place.clone())),
                Command::FlyTo(id.place.clone()),
            ]
        );
        assert_eq!(screen.click(if zh { "确认" } else { "Acknowledge" }), [Command::Acknowledge(Some(id))]);
    }
}

#[test]
fn a_quiet_park_has_no_alarm_button() {
    let mut stage = Stage::new(Lang::Zh);
    stage.alarms = AlarmBook::default();
    assert!(stage.show().texts().iter().all(|text| !text.contains("条告警")));
    stage.shown.panels.insert(Panel::Alarms);
    assert!(stage.show().has("没有告警。"));
}
