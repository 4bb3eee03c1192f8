//! Everything that an overlay colours can say why, and with the band that colours it.

use std::collections::BTreeMap;

use bevy::{
    color::{ColorToComponents, Mix},
    prelude::{LinearRgba, Srgba},
};
use jiff::Timestamp;
use yungu::{
    app::{Overlay, Shown},
    panels::WhyView,
    park::{Lang, Measured, Park, PlaceId},
    twin::{
        Board, DEFAULT_SEED, Origin, Point, Reading, Rulebook, Simulator, State, Trust, coloured_as, explain,
        explain_no_value,
    },
    view3d::{Coat, overlay_coats},
    words::Words,
};

use crate::stage::{SCENES, open};

/// As `view3d` has it: what is stale loses more than half of its colour, what is missing all.
const GREY: Srgba = Srgba::rgb(0.52, 0.52, 0.52);
const STALE_SHARE: f32 = 0.6;

struct Asked<'a> {
    park: &'a Park,
    rulebook: &'a Rulebook,
    state: &'a State,
    rule: &'a str,
    words: [&'a Words; 2],
}

#[derive(Debug, Default)]
struct Count {
    coloured: usize,
    grey: usize,
    stale: usize,
    plain: usize,
    told: usize,
}

impl Asked<'_> {
    /// Whether a thing with this coat says why, and truly; and the like of one without a coat, that it has no reason.
    fn answer(&self, id: &PlaceId, coat: Coat, in_words: bool, count: &mut Count) -> Result<(), String> {
        let whose = coloured_as(self.park, id);
        let found = explain(self.park, self.rulebook, self.state, self.rule, &whose);
        let no_value = || explain_no_value(self.park, self.rulebook, self.state, self.rule, &whose);
        let grey = if found.is_none() { no_value() } else { None };
        if coat.colour.w == 0.0 {
            count.plain += 1;
            return if found.is_some() || grey.is_some() {
                Err(format!("{id} has a reason and no colour"))
            } else {
                Ok(())
            };
        }
        count.coloured += 1;
        let (expected, marks) = match (&found, &grey) {
            (Some(found), None) => {
                let verdict = &found.verdict;
                if verdict.inputs.is_empty() || found.rule.value.is_empty() || found.at != self.state.at {
                    return Err(format!("{id}: no formula, values or time"));
                }
                if found.rule_source.is_none() {
                    return Err(format!("{id}: nobody says so"));
                }
                for input in &verdict.inputs {
                    let named = found.rule.value.contains(&input.name) && input.value.is_finite();
                    let (known, of) = input.of;
                    let origin =
                        input.mark.origin != Origin::Missing && input.mark.at_ms <= self.state.at.as_millisecond();
                    if !named || known == 0 || known > of || !origin {
                        return Err(format!("{id}: {input:?}"));
                    }
                }
                let band = found.band.ok_or_else(|| format!("{id}: no band"))?;
                let colour = Srgba::hex(&band.colour).unwrap();
                match verdict.trust() {
                    Trust::Measured => (colour, 0.0),
                    Trust::Planned => (colour, 1.0),
                    Trust::Simulated => (colour, 2.0),
                    Trust::Stale => {
                        count.stale += 1;
                        (colour.mix(&GREY, STALE_SHARE), 3.0)
                    }
                    Trust::Missing => return Err(format!("{id}: a verdict on nothing")),
                }
            }
            (None, Some(grey)) => {
                count.grey += 1;
                if grey.inputs.iter().all(|(_, input)| input.is_some()) {
                    return Err(format!("{id} is grey, and nothing is missing"));
                }
                (GREY, 4.0)
            }
            _ => return Err(format!("{id} has a colour and no reason")),
        };
        let expected = LinearRgba::from(expected).to_vec3();
        if !coat.colour.truncate().abs_diff_eq(expected, 1e-6) || coat.marks != marks {
            return Err(format!("{id}: drawn {coat:?}, explained {expected} with marks {marks}"));
        }
        if in_words {
            for words in self.words {
                let view = WhyView::new(self.park, words, self.rulebook, self.state, self.rule, id)
                    .ok_or_else(|| format!("{id}: no words"))?;
                let all = format!("{view:?}");
                if view.verdict.is_empty() || view.source.is_none() || view.lines.is_empty() || all.contains('⟦') {
                    return Err(format!("{id}: {all}"));
                }
            }
            count.told += 1;
        }
        Ok(())
    }

    /// Everything: the places and roofs as they look from outside, the racks as one sees them within, and rows, which
    /// have no colour of their own but are asked all the same.
    fn all(&self, every: usize, count: &mut Count) -> Result<(), String> {
        let shown = Shown { overlay: Overlay::Rule(self.rule.to_owned()), ..Shown::default() };
        let live = (Some(self.state), self.rulebook);
        let racks: Vec<PlaceId> = self.rulebook.points().racks().map(|racks| racks.to_vec()).unwrap_or_default();
        for (id, coat) in overlay_coats(self.park, live, &shown, &[]) {
            self.answer(&id, coat, true, count)?;
        }
        let coats = overlay_coats(self.park, live, &shown, &racks);
        for (number, rack) in racks.iter().enumerate() {
            self.answer(rack, coats[rack], number % every == 0, count)?;
        }
        for (place, _) in
            self.rulebook.points().places_with_racks().filter(|(id, _)| !self.park.places.contains_key(*id))
        {
            let view = |words| WhyView::new(self.park, words, self.rulebook, self.state, self.rule, place);
            let found = explain(self.park, self.rulebook, self.state, self.rule, place).is_some()
                || explain_no_value(self.park, self.rulebook, self.state, self.rule, place).is_some();
            if self.words.iter().any(|words| view(words).is_some() != found) {
                return Err(format!("{place}: the words and the reason differ"));
            }
        }
        Ok(())
    }
}

/// The state with a feed that has told much, not all, and some of it long ago.
fn fed(simulator: &Simulator, plain: &State) -> State {
    let points = simulator.points();
    let mut board = Board::new(points);
    let now_ms = plain.at.as_millisecond();
    for (number, column) in points.columns().iter().enumerate() {
        for place in 0..column.places.len() {
            // A third is fresh, a third overdue, a third silent; whole halls among the silent ones.
            let (age_ms, silent) = match (place + number) % 3 {
                0 => (0, false),
                1 => (10_000_000, false),
                _ => (0, true),
            };
            let hall_silent = column.spec.of == Measured::Racks && place / 500 % 3 == 2;
            let value = plain.columns[number].value(place);
            if let Some(value) = value.filter(|_| !silent && !hall_silent) {
                let value = match column.spec.is_words() {
                    true => board.intern(plain.columns[number].word(place).unwrap()).unwrap(),
                    false => value,
                };
                let reading = Reading { point: column.point(place), value, at_ms: now_ms - age_ms };
                board.apply(points, reading, now_ms).unwrap();
            }
        }
    }
    assert!(board.newest(Point(0)).is_some());
    plain.clone().overlaid(points, &board)
}

/// Asks all, words from every so many racks.
fn ask_all(every: usize) {
    for scene in SCENES {
        let park = open(scene);
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        let mut count = Count::default();
        let mut by_rule = BTreeMap::new();
        for time in ["2025-06-10T02:00:00Z", "2025-06-10T19:00:00Z", "2025-10-04T06:30:07Z"] {
            let at: Timestamp = time.parse().unwrap();
            let plain = simulator.state_at(park.scenario(None).unwrap(), DEFAULT_SEED, at);
            for state in [&plain, &fed(&simulator, &plain)] {
                for rule in rulebook.rules() {
                    let before = count.coloured;
                    let asked = Asked { park: &park, rulebook: &rulebook, state, rule: &rule.id, words: [&zh, &en] };
                    asked.all(every, &mut count).unwrap_or_else(|why| panic!("{scene}, {}, {time}: {why}", rule.id));
                    *by_rule.entry(rule.id.clone()).or_insert(0) += count.coloured - before;
                }
            }
        }
        println!("{scene}: {count:?}, coloured by rule {by_rule:?}");
        assert!(by_rule.values().all(|coloured| *coloured > 0), "{scene}: {by_rule:?}");
        assert!(count.grey > 0 && count.stale > 0 && count.plain > 0 && count.told > 0, "{scene}: {count:?}");
    }
}

#[test]
fn everything_coloured_says_why() {
    ask_all(97);
}

#[test]
#[ignore = "each of a hundred thousand sentences, takes a minute and more"]
fn everything_coloured_says_why_in_words() {
    ask_all(1);
}

#[test]
fn a_colour_without_a_reason_is_found() {
    let park = open("demo-campus");
    let simulator = Simulator::new(&park);
    let rulebook = Rulebook::new(&park, simulator.points().clone());
    let at: Timestamp = "2025-06-10T02:00:00Z".parse().unwrap();
    let state = simulator.state_at(park.scenario(None).unwrap(), DEFAULT_SEED, at);
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    let asked = Asked { park: &park, rulebook: &rulebook, state: &state, rule: "occupancy", words: [&zh, &en] };
    let shown = Shown { overlay: Overlay::Rule("occupancy".into()), ..Shown::default() };
    let coats = overlay_coats(&park, (Some(&state), &rulebook), &shown, &[]);
    let count = &mut Count::default();
    let (plain, _) = coats.iter().find(|(_, coat)| coat.colour.w == 0.0).unwrap();
    let (coloured, coat) = coats.iter().find(|(_, coat)| coat.colour.w > 0.0).unwrap();
    assert_eq!(asked.answer(coloured, *coat, true, count), Ok(()));
    // Painted without a reason; not painted in spite of one; painted in another colour.
    assert!(asked.answer(plain, *coat, true, count).unwrap_err().contains("no reason"));
    assert!(asked.answer(coloured, Coat::default(), true, count).unwrap_err().contains("no colour"));
    let other = Coat { colour: coat.colour.with_x(coat.colour.x + 0.1), ..*coat };
    assert!(asked.answer(coloured, other, true, count).unwrap_err().contains("drawn"));
    assert!(asked.answer(coloured, Coat { marks: 0.0, ..*coat }, true, count).unwrap_err().contains("drawn"));
}
