//! Whole screens: loading, fatal, help; and that no word is missing anywhere.

use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};
use yungu::{
    app::{LoadProgress, Mode, Overlay, Panel},
    panels::{
        self, FontFiles, ISSUE_CODES,
        help::{self, HelpView},
        projects::ProjectsTab,
    },
    park::{self, Lang},
};

use crate::stage::{LANGS, Stage, root};

fn nothing_opened(lang: Lang) -> Stage {
    Stage { park: None, state: None, curve: Vec::new(), loading: true, ..Stage::new(lang) }
}

#[test]
fn the_loading_screen_says_how_far_and_what_is_waited_for() {
    for lang in LANGS {
        let mut stage = nothing_opened(lang);
        stage.progress = LoadProgress { done: 7, total: 24, waiting_for: "models/zone-f/F-05.glb".into() };
        let screen = stage.show();
        assert!(screen.has_part("models/zone-f/F-05.glb") && screen.has_part("24"), "{:?}", screen.texts());
        let named = Stage { park: Stage::new(lang).park, ..stage };
        assert!(named.show().has(named.park().name.get(lang)));
    }
}

#[test]
fn without_a_park_the_fault_its_file_and_what_to_do_fill_the_screen() {
    for lang in LANGS {
        let mut stage = nothing_opened(lang);
        stage.issues = park::load(&root().join("scenes/no-such-scene")).issues;
        let (_, hint) = stage.words().issue(&stage.issues[0].code, &stage.issues[0].args);
        let screen = stage.show();
        assert!(screen.has_part("scenes/no-such-scene") && screen.has(&hint), "{:?}", screen.texts());
        assert_eq!(screen.drawn().panels.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["fatal"]);
    }
}

#[test]
fn help_tells_every_key_and_gesture_of_where_one_is() {
    let way = crate::tour::way("visitors", 1);
    for (mode, touring) in [
        (Mode::Explore, false),
        (Mode::Explore, true),
        (Mode::Plan, false),
        (Mode::Present, false),
        (Mode::Present, true),
        (Mode::Kiosk, false),
    ] {
        for lang in LANGS {
            let stage = Stage { mode, way: touring.then(|| way.clone()), ..Stage::new(lang).with(Panel::Help) };
            let screen = stage.show();
            let lines = help::help_lines(&stage.words(), HelpView { mode, touring });
            for (does, result) in lines.iter().flat_map(|(_, lines)| lines) {
                assert!(screen.has(&format!("{does} {result}")), "{mode:?} {touring}: {does}");
            }
            let headings: Vec<&str> = lines.iter().map(|(heading, _)| heading.as_str()).collect();
            let has = |key: &str| headings.contains(&stage.words().get(key).as_str());
            assert_eq!(has("panel-help-tour"), touring, "{mode:?}");
            assert_eq!(has("panel-help-stage"), touring || mode == Mode::Present, "{mode:?}");
            assert_eq!(has("panel-help-keys"), mode != Mode::Kiosk, "a showroom has no keyboard");
        }
    }
}

#[test]
fn no_word_is_missing_on_any_screen_of_any_shipped_scene() {
    for scene in ["zone-f", "demo-campus"] {
        let park = park::load(&root().join("scenes").join(scene)).park.unwrap();
        for lang in LANGS {
            let plain = Stage::of(park.clone(), lang);
            let mut stages = vec![plain.clone().with(Panel::Help).with(Panel::Issues)];
            for tab in [
                ProjectsTab::Items,
                ProjectsTab::Organisations,
                ProjectsTab::Fund,
                ProjectsTab::Targets,
                ProjectsTab::Timeline,
                ProjectsTab::City,
            ] {
                stages.push(Stage { tab, ..plain.clone().with(Panel::Projects) });
            }
            for overlay in [Overlay::None, Overlay::Usage] {
                let mut stage = plain.clone();
                stage.shown.overlay = overlay;
                stages.push(stage);
            }
            // One place of every kind.
            let mut kinds = std::collections::BTreeMap::new();
            park.places.values().for_each(|place| {
                kinds.entry(place.kind).or_insert(&place.id);
            });
            stages.extend(kinds.values().map(|id| plain.clone().select(id.as_str())));
            for stage in stages {
                let texts = stage.show().texts();
                assert!(texts.len() > 10, "{scene} {lang:?}");
                let holes: Vec<&String> =
                    texts.iter().filter(|text| text.contains(['⟦', '⟧']) || text.contains("{$")).collect();
                assert!(holes.is_empty(), "{scene} {lang:?}: {holes:?}");
            }
        }
    }
}

#[test]
fn every_fault_of_the_panels_has_words() {
    for lang in LANGS {
        let words = nothing_opened(lang).words();
        for (code, args) in ISSUE_CODES {
            let values = args.iter().map(|name| ((*name).to_owned(), format!("<{name}>"))).collect();
            let (message, hint) = words.issue(code, &values);
            assert!(!message.contains('⟦') && !hint.is_empty(), "{lang:?} {code}");
            assert!(args.iter().all(|name| message.contains(&format!("<{name}>"))), "{lang:?} {code}: {message}");
        }
    }
}

#[test]
fn every_letter_of_both_languages_is_in_the_fonts() {
    let (fonts, _) = panels::read_fonts(&FontFiles::in_assets(&root().join("assets")));
    let file = |name: &str| fonts.font_data.iter().find(|(path, _)| path.ends_with(name)).unwrap().1.clone();
    for (name, font) in ["NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"].map(|name| (name, file(name))) {
        let letters = FontRef::from_index(&font.font, 0).unwrap().charmap();
        for locale in ["zh-CN.ftl", "en.ftl"] {
            let text = std::fs::read_to_string(root().join("assets/locales").join(locale)).unwrap();
            // Only what is said on the screen: comments and what the command line says aside.
            let said = text.lines().filter(|line| line.starts_with("panel-"));
            let missing: String = said.flat_map(str::chars).filter(|letter| letters.map(*letter).is_none()).collect();
            assert_eq!(missing, "", "{name} lacks letters of {locale}");
        }
        // Figures in a column stand under each other.
        let widths = FontRef::from_index(&font.font, 0).unwrap();
        let widths = widths.glyph_metrics(Size::new(14.0), LocationRef::default());
        let width = |digit: char| letters.map(digit).and_then(|glyph| widths.advance_width(glyph)).unwrap();
        assert!(('0'..='9').all(|digit| (width(digit) - width('0')).abs() < 0.01), "{name}");
    }
}
