//! Where the data come from, on the screen.

use yungu::{
    app::{Command, Panel},
    feeds::{Counts, FaultKind, Faults, Lost, Status},
    history::{Activity, HistoryStatus},
    panels::{FeedSight, MemorySight},
    park::Lang,
};

use crate::stage::{LANGS, Stage};

fn feed(status: Status) -> FeedSight {
    let mut faults = Faults::default();
    faults.add(FaultKind::WrongUnit, "yungu/zone-f/F-08/L3/A/R07", "24/inlet: degF");
    let counts = Counts { messages: 1_920, readings: 368_640, ..Counts::default() };
    FeedSight { status, counts, faults, about: None, from_recording: false }
}

#[test]
fn a_feed_has_a_badge_and_a_panel_with_counts_faults_and_remedies() {
    for lang in LANGS {
        let zh = lang == Lang::Zh;
        let mut stage = Stage::new(lang);
        stage.feed = Some(feed(Status::Connected { since_ms: 0 }));
        let badge = if zh { "实时数据" } else { "Live data" };
        assert_eq!(stage.show().click(badge), [Command::TogglePanel(Panel::Data)]);

        stage.shown.panels.insert(Panel::Data);
        let status =
            HistoryStatus { activity: Activity::Writing, written: 3, file_bytes: 12_345_678, ..Default::default() };
        stage.history_status = Some(MemorySight { file: "zone-f.history".into(), status, issues: Vec::new() });
        let texts = stage.show().texts();
        for part in ["368,640", "24/inlet: degF", "12.3 MB", "zone-f.history"] {
            assert!(texts.iter().any(|text| text.contains(part)), "{part} in {texts:?}");
        }

        stage.feed = Some(feed(Status::Lost { since_ms: 0, why: Lost::BadLogin, next_try_ms: 0 }));
        let screen = stage.show();
        assert!(screen.has(if zh { "数据中断" } else { "Feed lost" }));
        let remedy = "YUNGU_MQTT_PASSWORD";
        assert!(screen.texts().iter().any(|text| text.contains(remedy)), "what to do about a wrong password");
    }
}

#[test]
fn without_a_feed_the_panel_says_that_all_is_simulated() {
    let mut stage = Stage::new(Lang::Zh);
    assert!(!stage.show().has("实时数据"));
    stage.shown.panels.insert(Panel::Data);
    assert!(stage.show().texts().iter().any(|text| text.contains("全部为模拟")));
}
