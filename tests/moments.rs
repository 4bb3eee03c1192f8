//! Moments: kept in a small file and in a link, shown again as they were, by another start of the program.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{app::App, state::state::NextState, time::TimeUpdateStrategy};
use yungu::{
    app::{
        CameraGoal, Clock, Command, Eye, Layer, LayerStep, Live, MomentFault, MomentFile, MomentNote, MomentNotes,
        Motion, OpenPark, Overlay, Phase, PlanStep, Posing, SaveFolder, SavedMoment, Section, SectionStep, Shown,
        Variants,
    },
    launch::{Launch, headless_app},
    park::{self, Change, Lang, Park, Weather, Xz},
};

fn zone_f() -> Arc<Park> {
    Arc::new(park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap())
}

fn app(park: &Arc<Park>) -> App {
    let mut app = headless_app(Launch::of(park.clone(), "2025-06-10T04:00:00Z".parse().unwrap()));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    (0..3).for_each(|_| app.update());
    app
}

fn wish(app: &mut App, wishes: impl IntoIterator<Item = Command>) {
    app.world_mut().write_message_batch(wishes);
    app.update();
    // Whoever draws would have taken the camera there.
    let pose = app.world().resource::<CameraGoal>().pose;
    app.world_mut().resource_mut::<Eye>().0 = pose;
    app.update();
}

/// What is shown, in one text.
fn seen(app: &App) -> String {
    let (shown, goal) = (app.world().resource::<Shown>(), app.world().resource::<CameraGoal>());
    let (at, state) = (app.world().resource::<Clock>().at(), app.world().resource::<Live>().state().unwrap().hash());
    format!("{shown:?} {:?} {at} {state}", goal.pose)
}

fn somewhere(app: &mut App) {
    wish(
        app,
        [
            Command::GoToView("studios-2x3000".into()),
            Command::SetScenario("2022".into()),
            Command::SetOverlay(Overlay::Rule("occupancy".into())),
            Command::SetWeather(Weather::Mist),
            Command::Select(Some("F-05/H2".into())),
            Command::SetTime("2025-10-10T11:22:33Z".parse().unwrap()),
            Command::SetLang(Lang::En),
            Command::SetPaused(true),
        ],
    );
    wish(app, [Command::Nudge(Motion::Orbit { yaw: 0.321, pitch: 0.123 })]);
}

#[test]
fn a_kept_moment_is_shown_again_by_another_start() {
    let (park, folder) = (zone_f(), tempfile::tempdir().unwrap());
    let mut first = app(&park);
    first.insert_resource(SaveFolder(folder.path().join("new/yungu")));
    somewhere(&mut first);
    wish(&mut first, [Command::KeepMoment]);
    let file = first.world().resource::<SavedMoment>().0.clone().unwrap().unwrap();
    assert!(std::fs::metadata(&file).unwrap().len() < 200_000);
    let pose = first.world().resource::<Posing>().0.clone().unwrap();
    assert_eq!(pose.file.unwrap().extension().unwrap(), "png");
    assert!(pose.link.len() < 300, "short enough for a code that phones read: {}", pose.link);

    let moment = MomentFile::read(&file, &park).unwrap();
    assert!(moment.made.is_some() && moment.heard.is_empty(), "what is simulated need not be kept");
    let read = moment.figures.iter().find(|figure| figure.metric == "people").unwrap();
    assert_eq!((read.place.as_str(), read.says.as_str()), ("F-05/H2", "simulated"));
    let mut second = app(&park);
    assert_ne!(seen(&second), seen(&first));
    wish(&mut second, [Command::ShowMoment(Box::new(moment))]);
    assert_eq!(seen(&second), seen(&first));
    assert!(second.world().resource::<Clock>().paused, "it stands still");
    wish(&mut second, [Command::Undo]);
    assert_eq!(second.world().resource::<Shown>().scenario, park.default_scenario, "opening one is undone");

    // The link shows the same, to a hundredth of a metre.
    let linked = MomentFile::of_link(&pose.link, &park).unwrap();
    let mut third = app(&park);
    wish(&mut third, [Command::ShowMoment(Box::new(linked))]);
    let state = |app: &App| app.world().resource::<Live>().state().unwrap().hash();
    assert_eq!(state(&third), state(&first));
    let eye = |app: &App| app.world().resource::<CameraGoal>().pose.eye();
    assert!(eye(&third).distance(eye(&first)) < 0.2, "{} {}", eye(&third), eye(&first));
    let shown = |app: &App| {
        let shown = app.world().resource::<Shown>().clone();
        (shown.overlay, shown.selection, shown.partition_modes, shown.open, shown.weather, shown.lang)
    };
    assert_eq!(shown(&third), shown(&first));
}

/// As the first program wrote it: without language, theme, lit places and values.
const OLD: &str = r#"(
    format: (1, 0),
    park: "zone-f",
    at: "2025-06-10T02:00:00Z",
    camera: (focus: (0.0, 10.0, 20.0), yaw: 0.5, pitch: 0.4, radius_m: 320.0, fov: 0.7),
    scenario: "2025",
    overlay: "usage",
    selection: Some("F-06"),
)"#;

#[test]
fn an_older_moment_opens_and_what_is_no_moment_of_this_park_says_why() {
    let park = zone_f();
    let old = MomentFile::parse(OLD, &park).unwrap();
    let mut program = app(&park);
    wish(&mut program, [Command::ShowMoment(Box::new(old))]);
    let shown = program.world().resource::<Shown>();
    assert_eq!((&shown.overlay, shown.selection.clone()), (&Overlay::Usage, Some("F-06".into())));

    let newer = OLD.replace("(1, 0)", "(1, 9)").replace("overlay", "from_the_future: 3, overlay");
    assert!(MomentFile::parse(&newer, &park).is_ok(), "what a newer minor adds is passed over");
    let fault = |text: &str| MomentFile::parse(text, &park).unwrap_err();
    assert_eq!(fault(&OLD.replace("(1, 0)", "(2, 0)")), MomentFault::Newer(2, 0));
    assert_eq!(fault(&OLD.replace("zone-f", "elsewhere")), MomentFault::OtherPark("elsewhere".into()));
    for broken in
        ["", "(", "hello", OLD.get(..120).unwrap(), &OLD.replace("320.0", "NaN"), &OLD.replace("320.0", "-1.0")]
    {
        assert!(matches!(fault(broken), MomentFault::NoMoment(_)), "{broken}");
    }
    // A place, a rule and a scenario that are no more.
    let gone = OLD.replace("F-06", "F-99").replace("usage", "no-rule").replace("\"2025\"", "\"1999\"");
    let mut program = app(&park);
    wish(&mut program, [Command::ShowMoment(Box::new(MomentFile::parse(&gone, &park).unwrap()))]);
    let shown = program.world().resource::<Shown>();
    assert_eq!((&shown.overlay, &shown.selection, shown.scenario.as_str()), (&Overlay::None, &None, "2025"));
}

#[test]
fn links_are_read_with_care() {
    let park = zone_f();
    for link in [
        "",
        "yungu:",
        "yungu:zone-f",
        "yungu:elsewhere?t=0&c=0,0,0,0,0,1,0.7",
        "yungu:zone-f?t=x&c=0,0,0,0,0,1,0.7",
        "yungu:zone-f?t=0",
        "yungu:zone-f?t=0&c=1,2,3",
        "yungu:zone-f?t=0&c=0,0,0,0,0,inf,0.7",
        "yungu:zone-f?t=99999999999999999999&c=0,0,0,0,0,1,0.7",
        "http://zone-f?t=0&c=0,0,0,0,0,1,0.7",
    ] {
        assert!(MomentFile::of_link(link, &park).is_err(), "{link}");
    }
    let odd = "yungu://zone-f/?c=0,10,0,0.5,0.4,300,0.7&t=1749520800&z=later&p=F-05%2FH1&u=%E4%BA%91&m=F-05:1x6000&%";
    let moment = MomentFile::of_link(odd, &park).unwrap();
    assert_eq!(moment.selection, Some("F-05/H1".into()));
    assert_eq!(moment.open, ["云".into()]);
    assert_eq!(moment.modes.get("F-05").map(String::as_str), Some("1x6000"));
}

fn storeys(count: u32) -> Command {
    Command::Plan(PlanStep::Change(Change::Storeys { building: "F-10".into(), volume: None, count }, None))
}

fn plan_hash(app: &App) -> String {
    app.world().resource::<OpenPark>().plan_hash()
}

fn notes(app: &App) -> Vec<MomentNote> {
    app.world().resource::<MomentNotes>().0.clone()
}

/// Keeps the moment; its file and its link.
fn keep(app: &mut App, folder: &Path) -> (std::path::PathBuf, String) {
    app.insert_resource(SaveFolder(folder.to_owned()));
    wish(app, [Command::KeepMoment]);
    let file = app.world().resource::<SavedMoment>().0.clone().unwrap().unwrap();
    (file, app.world().resource::<Posing>().0.clone().unwrap().link)
}

#[test]
fn a_variant_that_is_in_no_file_comes_with_its_moment() {
    let (park, folder) = (zone_f(), tempfile::tempdir().unwrap());
    let mut first = app(&park);
    let rename = Command::Plan(PlanStep::Rename("variant-1".into(), "高塔".into()));
    let compare = Command::CompareWith(Some("2022".into()));
    let removed = Command::Plan(PlanStep::Change(Change::Remove("F-12".into()), None));
    wish(&mut first, [storeys(28), rename, removed, compare, Command::Select(Some("F-10".into()))]);
    let (file, link) = keep(&mut first, folder.path());
    assert!(std::fs::metadata(&file).unwrap().len() < 200_000);
    assert_eq!(notes(&first), [MomentNote::OnlyInFile]);
    let moment = MomentFile::read(&file, &park).unwrap();
    assert_eq!((moment.format, moment.variants.len()), ((1, 2), 1));

    let mut second = app(&park);
    let plain = plan_hash(&second);
    assert_ne!(plain, plan_hash(&first));
    wish(&mut second, [Command::ShowMoment(Box::new(moment.clone()))]);
    assert_eq!((plan_hash(&second), seen(&second)), (plan_hash(&first), seen(&first)));
    assert!(
        matches!(notes(&second).as_slice(), [MomentNote::Draft(name)] if name.zh == "高塔"),
        "{:?}",
        notes(&second)
    );
    let shown = second.world().resource::<Shown>().clone();
    let draft = &shown.scenarios["variant-1"];
    assert!(second.world().resource::<Variants>().is_unsaved(draft), "a draft that can be saved");
    wish(&mut second, [Command::ShowMoment(Box::new(moment.clone()))]);
    assert_eq!(second.world().resource::<Shown>().scenarios, shown.scenarios, "once is enough");
    assert!(notes(&second).is_empty());
    wish(&mut second, [Command::Undo]);
    assert_eq!(plan_hash(&second), plain, "opening it is undone, with its variant");

    // Somebody works on a variant of the same id: it stays as it is.
    let mut third = app(&park);
    wish(&mut third, [storeys(9)]);
    let own = third.world().resource::<Shown>().scenarios["variant-1"].clone();
    for _ in 0..2 {
        wish(&mut third, [Command::ShowMoment(Box::new(moment.clone()))]);
        assert_eq!(plan_hash(&third), plan_hash(&first));
        let shown = third.world().resource::<Shown>();
        assert_eq!((&shown.scenarios["variant-1"], shown.scenario.as_str()), (&own, "variant-2"));
        assert_eq!(shown.scenarios.len(), park.scenarios.len() + 2);
    }

    // The link has its name alone, and says so.
    let linked = MomentFile::of_link(&link, &park).unwrap();
    let mut fourth = app(&park);
    wish(&mut fourth, [Command::ShowMoment(Box::new(linked.clone()))]);
    assert_eq!(notes(&fourth), [MomentNote::UnknownScenario("variant-1".into())]);
    assert_eq!(plan_hash(&fourth), plain);
    let scenario = park.default_scenario.clone();
    let compared = MomentFile { scenario, compared: Some("variant-1".into()), ..linked };
    wish(&mut fourth, [Command::ShowMoment(Box::new(compared))]);
    assert_eq!(notes(&fourth), [MomentNote::UnknownCompared("variant-1".into())]);
}

#[test]
fn a_long_variant_is_packed_and_every_older_format_opens() {
    let park = zone_f();
    let mut moment = MomentFile::parse(OLD, &park).unwrap();
    assert!(moment.variants.is_empty());
    let changes = (0..4_000_u32).map(|nth| Change::Move {
        building: format!("F-{nth}").as_str().into(),
        at: Xz(f64::from(nth) * 0.37, f64::from(nth % 97)),
    });
    let of = park.scenario(None).unwrap().clone();
    let (base, id) = (Some(of.id.clone()), "long".to_owned());
    moment.variants = vec![park::Scenario { id: id.clone(), base, changes: changes.collect(), ..of }];
    moment.scenario = id;
    let text = moment.text();
    assert!(text.len() < 200_000, "{}", text.len());
    assert_eq!(MomentFile::parse(&text, &park).unwrap().variants, moment.variants);
    let start = text.find("variants_packed: Some(\"").unwrap() + 23;
    let damaged = format!("{}!!{}", text.get(..start).unwrap(), text.get(start + 2..).unwrap());
    assert!(matches!(MomentFile::parse(&damaged, &park), Err(MomentFault::NoMoment(_))));
    // As the format before had them.
    let before = OLD.replace("(1, 0)", "(1, 1)").replace(
        "overlay:",
        "layers: (uses: [], statuses: [planned], highest: Some(3)), section: Some(level(height_m: 12.0)), overlay:",
    );
    let before = MomentFile::parse(&before, &park).unwrap();
    assert_eq!((before.section, before.layers.highest), (Some(Section::Level { height_m: 12.0 }), Some(3)));
}

#[test]
fn a_link_has_layers_and_section_as_long_as_a_code_can_be_read() {
    let (park, folder) = (zone_f(), tempfile::tempdir().unwrap());
    let mut first = app(&park);
    somewhere(&mut first);
    let section = Section::Upright { through: Xz(-12.5, 40.25), bearing_deg: 217.5 };
    let usage = park.building("F-10").unwrap().usage.clone();
    wish(
        &mut first,
        [
            Command::SetLayer(LayerStep::Switch(Layer::Use(usage), false)),
            Command::SetLayer(LayerStep::Highest(Some(6))),
            Command::Section(SectionStep::Set(section, None)),
        ],
    );
    let (_, link) = keep(&mut first, folder.path());
    assert!(link.len() <= 300 && notes(&first).is_empty(), "{link}");
    let linked = MomentFile::of_link(&link, &park).unwrap();
    let mut second = app(&park);
    wish(&mut second, [Command::ShowMoment(Box::new(linked))]);
    let cut = |app: &App| {
        let shown = app.world().resource::<Shown>();
        (shown.hidden.clone(), shown.section)
    };
    assert_eq!(cut(&second), cut(&first));
    // With so much open a code would be too fine: what is cut and switched off is left off, and that is told.
    let open = park.buildings.iter().map(|building| building.id.clone()).collect::<Vec<_>>();
    let all = [open.clone(), open].concat();
    wish(&mut first, [Command::Open(all)]);
    let (file, link) = keep(&mut first, folder.path());
    assert!(!link.contains("&k=") && !link.contains("&f="), "{link}");
    assert_eq!(notes(&first), [MomentNote::ShortLink]);
    assert_eq!(MomentFile::read(&file, &park).unwrap().section, Some(section));
}
