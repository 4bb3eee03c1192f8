//! The panel of the plan.

use yungu::{
    app::{Command, Panel},
    panels::projects::ProjectsTab,
    park::{Lang, PlaceId, Role},
};

use crate::stage::{LANGS, Stage};

const TABS: [ProjectsTab; 6] = [
    ProjectsTab::Items,
    ProjectsTab::Organisations,
    ProjectsTab::Fund,
    ProjectsTab::Targets,
    ProjectsTab::Timeline,
    ProjectsTab::City,
];

fn stage(lang: Lang, tab: ProjectsTab) -> Stage {
    Stage { tab, ..Stage::new(lang).with(Panel::Projects) }
}

#[test]
fn all_items_of_the_plan_are_listed_by_number() {
    for lang in LANGS {
        let stage = stage(lang, ProjectsTab::Items);
        let screen = stage.show();
        assert_eq!(stage.park().projects.projects.len(), 11);
        for project in &stage.park().projects.projects {
            assert!(screen.has(&format!("{}  {}", project.number, project.name.get(lang))), "{lang:?} {}", project.id);
        }
    }
}

#[test]
fn an_item_lights_its_places_and_unfolds() {
    let stage = stage(Lang::Zh, ProjectsTab::Items);
    let project = &stage.park().projects.projects[0];
    let label = format!("{}  {}", project.number, project.name.zh);
    let mut screen = stage.show();
    assert!(!screen.has(&project.what.zh));
    let wishes = screen.click(&label);
    let mut places: Vec<PlaceId> = project.places.clone();
    places.extend(project.parts.iter().flat_map(|part| part.places.clone()));
    let mut known = Vec::new();
    places.retain(|place| {
        !known.contains(place) && {
            known.push(place.clone());
            true
        }
    });
    assert_eq!(wishes, [Command::Highlight(places.clone()), Command::FlyTo(places[0].clone())]);
    assert!(screen.has(&project.what.zh) && screen.has(&format!("“{}”", project.phrase.as_ref().unwrap())));
    assert_eq!(screen.click(&label), [Command::Highlight(Vec::new())], "a second click puts the lights out");
}

#[test]
fn a_segment_filters_the_items() {
    let mut stage = stage(Lang::Zh, ProjectsTab::Items);
    let segment = stage.park().projects.segments[0].clone();
    let mut screen = stage.show();
    assert_eq!(screen.click("板块：全部"), [], "the filter is folded away");
    assert_eq!(screen.click(&segment.name.zh), [Command::FilterSegment(Some(segment.id.clone()))]);

    stage.shown.segment = Some(segment.id.clone());
    let mut screen = stage.show();
    for project in &stage.park().projects.projects {
        let listed = screen.has(&format!("{}  {}", project.number, project.name.zh));
        assert_eq!(listed, project.segments.contains(&segment.id), "{}", project.id);
    }
    screen.click(&format!("板块：{}", segment.name.zh));
    assert_eq!(screen.click("全部"), [Command::FilterSegment(None)]);
}

#[test]
fn targets_are_stated_for_their_years_and_called_interpolated_between() {
    for (lang, stated, between) in [
        (Lang::Zh, ["2022年 50家以上", "2025年 500家"], ["2023年（插值） 200家", "2024年（插值） 350家"]),
        (Lang::En, ["2022 at least 50", "2025 500"], ["2023 (interpolated) 200", "2024 (interpolated) 350"]),
    ] {
        let screen = stage(lang, ProjectsTab::Targets).show();
        let texts = screen.texts();
        for text in stated.iter().chain(&between) {
            let plain = text.replace('家', "");
            assert!(texts.contains(&(*text).to_owned()) || texts.contains(&plain), "{text}: {texts:?}");
        }
        let year = if lang == Lang::Zh { "2025年" } else { "2025" };
        assert!(
            !texts
                .iter()
                .any(|text| text.starts_with(year) && (text.contains("插值") || text.contains("interpolated")))
        );
    }
}

#[test]
fn organisations_stand_by_role_and_the_fund_apart() {
    let stage = stage(Lang::Zh, ProjectsTab::Organisations);
    let screen = stage.show();
    for organisation in &stage.park().projects.organisations {
        assert_eq!(screen.has(&organisation.name.zh), organisation.role != Role::Fund, "{}", organisation.id);
    }
    let fund = Stage { tab: ProjectsTab::Fund, ..stage.clone() }.show();
    assert!(fund.has_part("2亿元"), "{:?}", fund.texts());
}

#[test]
fn every_figure_says_its_source() {
    for lang in LANGS {
        for tab in TABS {
            let screen = stage(lang, tab).show();
            let mark = if lang == Lang::Zh { "来源：" } else { "Source: " };
            // The list of items shows sources once an item is unfolded.
            assert!(tab == ProjectsTab::Items || screen.has_part(mark), "{lang:?} {tab:?}");
        }
    }
}

#[test]
fn the_tabs_turn_the_pages() {
    let stage = stage(Lang::Zh, ProjectsTab::Items);
    let mut screen = stage.show();
    let milestone = &stage.park().projects.timeline[0].name.zh;
    assert!(!screen.has(milestone));
    // The stage sets the page once; the click has to outlast it.
    assert_eq!(screen.click("时间线"), []);
    assert!(screen.has(milestone));
}
