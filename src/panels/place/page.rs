//! What stands on a place's printed page: as its panel tells it, with every source numbered.

use jiff::Timestamp;

use super::{ChartSight, Fact, PlaceView};
use crate::{
    app::{CameraPose, Look, MomentFile, Shown},
    feeds::now_ms,
    panels::{FigureView, trust::trust_word},
    park::{Lang, Park, Place, PlaceKind},
    sheet::{FactSheet, Headline, Mark, MarkKind, QrNote, Row, Section, SheetLang},
    twin::{Rulebook, Simulator, State, Trust, local},
    words::Words,
};

/// The best that is known of a place: the view of a stop that speaks of it, or else the place filling the picture.
pub fn moment_of_place(park: &Park, place: &Place, at: Timestamp, scenario: &str, lang: Lang) -> MomentFile {
    let stops = park.tours.iter().flat_map(|tour| &tour.stops);
    let stop = stops.into_iter().find(|stop| stop.about.as_ref() == Some(&place.id));
    let view = stop.and_then(|stop| park.views.iter().find(|view| view.id == stop.view));
    let indoors = !matches!(
        place.kind,
        PlaceKind::Building | PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green | PlaceKind::Model
    );
    let look = Look {
        shown: Shown {
            view: view.map(|view| view.id.clone()),
            open: match view {
                Some(view) => view.open.clone(),
                // What lies under a roof is seen without it.
                None if indoors => place.within.iter().cloned().collect(),
                None => Vec::new(),
            },
            partition_modes: view.map(|view| view.modes.iter().cloned().collect()).unwrap_or_default(),
            spread: view.is_some_and(|view| view.spread),
            scenario: scenario.to_owned(),
            lang,
            ..Shown::default()
        },
        pose: view.map_or_else(|| CameraPose::of_site(park).framing(place), CameraPose::from_view).above_ground(),
        at,
        speed: 1.0,
        paused: true,
        looping: false,
    };
    MomentFile::of(park, &look, None)
}

/// The page with simulated values, but for its picture.
pub fn simulated_page(park: &Park, words: &Words, place: &Place, moment: &MomentFile) -> FactSheet {
    let simulator = Simulator::new(park);
    let rulebook = Rulebook::new(park, simulator.points().clone());
    let scenario = park.scenario(Some(&moment.scenario)).or(park.scenario(None));
    let state = scenario.map(|scenario| simulator.state_at(scenario, crate::twin::DEFAULT_SEED, moment.at));
    place_page(park, words, place, moment, (state.as_ref(), &rulebook))
}

/// The page with the values of a state, but for its picture.
pub fn place_page(
    park: &Park,
    words: &Words,
    place: &Place,
    moment: &MomentFile,
    now: (Option<&State>, &Rulebook),
) -> FactSheet {
    let shown = Shown { scenario: moment.scenario.clone(), lang: words.lang(), ..Shown::default() };
    let chart = (moment.at, now_ms(), ChartSight { values: None, coming: false, saved: None });
    let view = PlaceView::new(park, words, now, &shown, &place.id, chart);
    let mut sources = Sources::default();
    let (lead, sections) = view.as_ref().map(|view| facts(words, view, &mut sources)).unwrap_or_default();
    let lang = words.lang();
    let when = local(moment.at, &park.timezone);
    let shown_at = format!("{} {:02}:{:02}", words.date(when.date()), when.hour(), when.minute());
    let made = local(Timestamp::from_millisecond(now_ms()).unwrap_or_default(), &park.timezone).date();
    let under = view.iter().flat_map(|view| {
        let usage = view.usage.as_ref().map(|(name, _)| name.clone());
        [Some(format!("{} {}", view.kind, view.id)), usage, view.status.clone(), view.what.clone()]
    });
    let simulated = view.as_ref().is_some_and(is_simulated).then(|| words.get("sheet-simulated"));
    let notice = std::iter::once(park.notice.get(lang).to_owned()).chain(simulated);
    let notice = notice.collect::<Vec<_>>().join(&words.get("why-between"));
    FactSheet {
        lang: if lang == Lang::Zh { SheetLang::Zh } else { SheetLang::En },
        park: park.name.get(lang).to_owned(),
        running: words.format("sheet-running", &[("id", place.id.as_str().into())]),
        title: place.name.get(lang).to_owned(),
        under_title: under.flatten().collect::<Vec<_>>().join(" · "),
        picture: None,
        picture_caption: words.format("sheet-picture", &[("when", shown_at.as_str().into())]),
        lead,
        sections,
        sources_heading: words.get("sheet-sources"),
        sources: sources.0,
        notice,
        made: words.format("sheet-made", &[("date", words.date(made).into()), ("when", shown_at.into())]),
        made_on: part(made.year())
            .zip(Some((made.month().unsigned_abs(), made.day().unsigned_abs())))
            .map(|(y, (m, d))| (y, m, d)),
        qr: Some(QrNote { text: moment.link(), caption: words.get("sheet-code") }),
        ..FactSheet::default()
    }
}

/// Whether something on the page was computed and not measured.
fn is_simulated(view: &PlaceView) -> bool {
    let people = view.people.iter().map(|people| people.trust);
    let mut trusts = people.chain(view.measures.iter().map(|measure| measure.trust));
    !view.groups.is_empty() || trusts.any(|trust| trust == Trust::Simulated)
}

fn mark(words: &Words, trust: Trust) -> Mark {
    let kind = match trust {
        Trust::Measured => MarkKind::Measured,
        Trust::Planned => MarkKind::Planned,
        Trust::Simulated => MarkKind::Simulated,
        Trust::Stale => MarkKind::Stale,
        Trust::Missing => MarkKind::Missing,
    };
    Mark { kind, word: trust_word(words, trust) }
}

fn part(year: i16) -> Option<u16> {
    u16::try_from(year).ok()
}

/// Source lines, each once, cited from 1.
#[derive(Default)]
struct Sources(Vec<String>);

impl Sources {
    fn cite(&mut self, line: &str) -> Vec<usize> {
        if line.is_empty() {
            return Vec::new();
        }
        let at = self.0.iter().position(|known| known == line).unwrap_or_else(|| {
            self.0.push(line.to_owned());
            self.0.len() - 1
        });
        vec![at + 1]
    }
}

fn facts(words: &Words, view: &PlaceView, sources: &mut Sources) -> (Vec<Headline>, Vec<Section>) {
    let assumed = || Mark { kind: MarkKind::Assumed, word: words.confidence(crate::park::Confidence::Assumption) };
    let own = sources.cite(&view.source);
    let own_mark = view.illustrative.then(assumed);
    let mut lead: Vec<Headline> = view
        .facts
        .iter()
        .filter(|fact| fact.value.chars().count() <= LONGEST_HEADLINE)
        .take(3)
        .map(|fact| Headline {
            name: fact.name.clone(),
            value: fact.value.clone(),
            sources: own.clone(),
            mark: own_mark.clone(),
        })
        .collect();
    let people = view.people.as_ref().and_then(|view| view.people.map(|people| (people, view.trust)));
    lead.extend(people.map(|(people, trust)| Headline {
        name: words.get("sheet-people"),
        value: words.count(people.into()),
        sources: Vec::new(),
        mark: Some(mark(words, trust)),
    }));
    let fact = |fact: &Fact, sources: &mut Sources| Row {
        name: fact.name.clone(),
        value: fact.value.clone(),
        sources: fact.source.as_ref().map_or_else(|| own.clone(), |own| sources.cite(own)),
        mark: own_mark.clone(),
    };
    let figure = |figure: &FigureView, sources: &mut Sources| Row {
        name: figure.name.clone(),
        value: figure.value.clone(),
        sources: sources.cite(&figure.source),
        mark: match (&figure.status, figure.assumed) {
            (_, true) => Some(assumed()),
            (Some(status), _) => Some(Mark { kind: MarkKind::Planned, word: status.clone() }),
            (None, _) => None,
        },
    };
    let facts = view.facts.iter().map(|one| fact(one, sources)).collect();
    let figures = view.figures.iter().map(|one| figure(one, sources)).collect();
    let measures = view.measures.iter().map(|one| Row {
        name: one.name.clone(),
        value: if one.note.is_empty() { one.value.clone() } else { format!("{} ({})", one.value, one.note) },
        sources: Vec::new(),
        mark: Some(mark(words, one.trust)),
    });
    let groups = view.groups.iter().map(|(name, people)| Row {
        name: name.clone(),
        value: words.count((*people).into()),
        sources: Vec::new(),
        mark: Some(mark(words, Trust::Simulated)),
    });
    let parts =
        view.parts.iter().map(|part| Row { name: part.id.to_string(), value: part.name.clone(), ..Row::default() });
    let section = |key: &str, rows: Vec<Row>| Section { heading: words.get(key), rows };
    let sections = vec![
        section("sheet-facts", facts),
        section("sheet-figures", figures),
        section("sheet-now", measures.chain(groups).collect()),
        section("sheet-parts", parts.collect()),
    ];
    (lead, sections.into_iter().filter(|section| !section.rows.is_empty()).collect())
}

/// More is no figure to be seen from a distance, characters.
const LONGEST_HEADLINE: usize = 14;
