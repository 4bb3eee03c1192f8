//! Two scenarios compared in the planner's table, and what the colours of their differences mean.

use yungu::{
    app::{Command, Comparison, DIFFERENCE_COLOURS, Overlay, difference_colours},
    panels::{
        legend::LegendView,
        plan::{Paper, PlanView},
        theme,
    },
    park::{Change, Xz},
    twin::{Measure, PlanFigures, PlanSide, plan_differences},
};

use crate::stage::{LANGS, Stage};

impl Stage {
    /// Compared with another scenario of the scene.
    fn compared(mut self, with: &str) -> Self {
        self.shown.compared = Some(with.into());
        let (variants, figures, _) = self.planning.as_ref().unwrap();
        let scenarios = self.shown.scenarios.clone();
        let other = variants.vary_aside(&scenarios, with).park;
        let of_other = PlanFigures::of(&other);
        let from = PlanSide::new(&other, &of_other, &scenarios[with]);
        let to = PlanSide::new(self.park(), &figures.now, &scenarios[&self.shown.scenario]);
        self.comparison.0 = Comparison::of(plan_differences(&from, &to));
        self
    }
}

fn changes() -> Vec<Change> {
    vec![
        Change::Storeys { building: "F-10".into(), volume: None, count: 20 },
        Change::Move { building: "F-11B".into(), at: Xz(157.0, 101.0) },
        Change::Remove("F-12".into()),
    ]
}

#[test]
fn it_is_compared_with_the_unchanged_scene_until_another_is_chosen() {
    for lang in LANGS {
        let stage = Stage::new(lang).planned(changes());
        let words = stage.words();
        let screen = stage.show();
        assert!(screen.has(&words.get("compare-with")) && screen.has(&words.get("planning-figures")));
        let other = stage.shown.scenarios["2022"].name.get(lang).to_owned();
        let screen = stage.compared("2022").show();
        assert!(screen.has(&words.format("compare-indicators", &[("other", other.into())])), "{:?}", screen.texts());
        assert!(!screen.has(&words.get("planning-figures")));
    }
}

#[test]
fn the_table_has_both_values_and_the_difference_with_its_sign() {
    for lang in LANGS {
        let stage = Stage::new(lang).planned(changes()).compared("2025");
        let words = stage.words();
        let screen = stage.show();
        // Two floors of 40 × 40 m more, and 1,120 m² of the substation less.
        let (now, before, by) = (302_080.0, 300_000.0, 2_080.0);
        let row =
            format!("{} {} {} +{}", words.get("describe-gfa"), words.area(now), words.area(before), words.area(by));
        assert!(screen.has(&row), "{row}: {:?}", screen.texts());
    }
}

#[test]
fn what_breaks_a_rule_is_worse_in_words_too() {
    for lang in LANGS {
        let outside = Change::Move { building: "F-12".into(), at: Xz(186.0, -4.0) };
        let stage = Stage::new(lang).planned(vec![outside]).compared("2025");
        let words = stage.words();
        let row = format!(
            "{} {} {} +{} {}",
            words.get("compare-outside-site"),
            words.area(190.0),
            words.area(0.0),
            words.area(190.0),
            words.get("compare-worse")
        );
        assert!(stage.show().has(&row), "{row}: {:?}", stage.show().texts());
    }
}

#[test]
fn buildings_that_differ_are_listed_and_lead_to_their_place() {
    for lang in LANGS {
        let stage = Stage::new(lang).planned(changes()).compared("2025");
        let words = stage.words();
        let name = |id: &str| stage.park().building(id).unwrap().name.get(lang).to_owned();
        let mut screen = stage.show();
        assert!(screen.has(&words.format("compare-buildings", &[("count", words.count(3).into())])));
        let moved = words.format("compare-moved", &[("by", words.length(5.0).into()), ("wind", "e".into())]);
        assert!(screen.has_part(&moved), "{moved}: {:?}", screen.texts());
        assert!(screen.has_part(&words.get("compare-removed")));
        let wishes = screen.press(&format!("F-11B {}", name("F-11B")));
        assert_eq!(wishes, [Command::Select(Some("F-11B".into())), Command::FlyTo("F-11B".into())]);
        assert_eq!(screen.press(&words.get("compare-save")), [Command::SaveComparison]);
    }
}

#[test]
fn colours_are_chosen_and_the_legend_tells_them() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).planned(changes()).compared("2025");
        let words = stage.words();
        let wishes = stage.show().press(&words.get("compare-gfa"));
        assert_eq!(wishes, [Command::SetOverlay(Overlay::Difference(Measure::Gfa))]);
        stage.shown.overlay = Overlay::Difference(Measure::Gfa);
        let wishes = stage.show().press(&words.get("compare-gfa"));
        assert_eq!(wishes, [Command::SetOverlay(Overlay::None)]);
        let screen = stage.show();
        let title = words.format("compare-overlay", &[("measure", words.get("compare-gfa").into())]);
        assert!(screen.has_part(&title) && screen.has_part(&words.get("compare-less")), "{:?}", screen.texts());
        let other = stage.shown.scenarios["2025"].name.get(lang).to_owned();
        assert!(screen.has_part(&words.format("compare-note", &[("other", other.into())])));
    }
}

#[test]
fn without_a_comparison_there_is_no_legend() {
    let mut stage = Stage::new(LANGS[0]);
    stage.shown.overlay = Overlay::Difference(Measure::Height);
    let told = (stage.state.as_ref(), &stage.rulebook);
    let legend = LegendView::new(stage.park(), &stage.words(), &stage.shown, told, (&stage.visited, None));
    assert_eq!(legend, None);
}

#[test]
fn the_plan_has_the_same_colours() {
    let stage = Stage::new(LANGS[0]).planned(changes());
    let differences = stage.comparison.0.differences().unwrap();
    let told = (stage.state.as_ref(), &stage.rulebook);
    let paper = Paper::of(stage.shown.theme);
    let mut view = PlanView::new(stage.park(), &stage.words(), &stage.shown, told, paper);
    let plain = view.clone();
    view.colour_differences(&difference_colours(differences, Measure::Height));
    let fill = |view: &PlanView, id: &str| {
        view.shapes.iter().find(|shape| shape.place.as_ref().is_some_and(|place| place.as_str() == id)).unwrap().fill
    };
    // The only one that is higher is at the end of the scale; what stands as it did is grey.
    assert_eq!(fill(&view, "F-10"), theme::colour_of(DIFFERENCE_COLOURS[6]));
    assert_eq!(fill(&view, "F-11B"), theme::colour_of(DIFFERENCE_COLOURS[3]));
    let green = stage.park().site.greens[0].id.clone();
    assert_eq!(fill(&view, &green), fill(&plain, &green));
}
