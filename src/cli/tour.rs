//! `tour`: the scene's tours, gone through without a picture.
//!
//! `--dry-run` goes through one tour, or all of them, as the camera would. `--json` is a list of tours, each with `id`,
//! `secs` and `stops`; a stop has `id`, `from_secs`, `travel_secs` (0 for a cut), `seen` (the share of what it speaks of
//! that is in view and unobstructed, 0 to 1), `lines` (of its caption, by language) and `faults`: `no-way`,
//! `in-solid`, `out-of-sight`, `caption-too-long`.
//!
//! `--thumbnails` draws each stop small into `tours/<tour>/<stop>.png` of the scene, for the strip.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    Context,
    answer::{Number, refuse, say, say_json},
    long_work::{ended, teller},
    open_scene::open_scene,
    shot::stop_order,
    start::launch,
    view_args::ViewArgs,
};
use crate::{
    ShotError, ShotOrder, ShotSettings,
    app::{Rehearsed, TourFault, rehearse},
    panels::{FontFiles, tour::CaptionRuler},
    park::{Lang, Park, Tour, nearest},
    view3d::Quality,
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct TourArgs {
    /// A tour by its id; all of them without one.
    #[arg(id = "tour-name", value_name = "NAME")]
    name: Option<String>,
    #[arg(id = "dry-run", long, required_unless_present = "thumbnails")]
    dry_run: bool,
    /// Draws the small pictures of the stops, into the scene's folder.
    #[arg(long, conflicts_with_all = ["dry-run", "json"])]
    thumbnails: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    secs: Number,
    stops: Vec<StopAnswer<'a>>,
}

#[derive(Serialize)]
struct StopAnswer<'a> {
    id: &'a str,
    from_secs: Number,
    travel_secs: Number,
    seen: Number,
    lines: Lines,
    faults: Vec<&'static str>,
}

#[derive(Serialize)]
struct Lines {
    zh: usize,
    en: usize,
}

/// A caption of more lines covers too much of a small screen.
const MOST_LINES: usize = 3;

/// Exit code 0 all can be shown, 1 something cannot, 2 the scene cannot be read or has no such tour.
pub(super) fn tour(args: &TourArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => park,
        Err(code) => return Ok(code),
    };
    let tours: Vec<&Tour> = match &args.name {
        None => park.tours.iter().collect(),
        Some(name) => match park.tour(name) {
            Some(tour) => vec![tour],
            None => return Ok(refuse(&unknown_tour(name, &park, words))),
        },
    };
    if args.thumbnails {
        return draw_thumbnails(&park, &tours, context);
    }
    let ruler = CaptionRuler::new(&FontFiles::of_park(&context.roots.assets, Some(&park)));
    let answers: Vec<Answer> = tours.iter().map(|tour| answer(&park, tour, &ruler)).collect();
    let sound = answers.iter().flat_map(|tour| &tour.stops).all(|stop| stop.faults.is_empty());
    if args.json {
        say_json(&answers)?;
    } else {
        tours.iter().zip(&answers).try_for_each(|(tour, answer)| say(&as_text(tour, answer, words)))?;
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Pixels in which stops are drawn, and those of their thumbnails.
const DRAWN: (u32, u32) = (1_024, 576);
const THUMBNAIL: (u32, u32) = (224, 126);

/// Draws each stop without panels; answers with the files, one a line.
fn draw_thumbnails(park: &Park, tours: &[&Tour], context: &Context) -> Result<ExitCode> {
    let mut launch = match launch(&ViewArgs::default(), context) {
        Ok(launch) => launch,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    launch.quality = Some(Quality::Balanced);
    let order = |(tour, number): (&Tour, usize)| {
        let out = tour.stops.get(number).map(|stop| park.thumbnail(tour, stop)).unwrap_or_default();
        ShotOrder { wishes: stop_order(tour, number), out, smaller: Some(THUMBNAIL) }
    };
    let stops = tours.iter().flat_map(|tour| (0..tour.stops.len()).map(|number| (*tour, number)));
    let orders: Vec<ShotOrder> = stops.map(order).collect();
    let (width, height) = DRAWN;
    let settings = ShotSettings { width, height, ..ShotSettings::default() };
    match crate::take_shots(launch, &settings, &orders, teller(&context.words, "picture-progress")) {
        Ok(_) => {}
        Err(ShotError::Studio(why)) => return ended(&why, &context.words).map_or_else(|| Err(why.into()), Ok),
        Err(error) => return Err(error.into()),
    }
    orders.iter().try_for_each(|order| say(&order.out.display().to_string()))?;
    Ok(ExitCode::SUCCESS)
}

fn answer<'a>(park: &Park, tour: &'a Tour, ruler: &CaptionRuler) -> Answer<'a> {
    let rehearsed = rehearse(park, tour);
    let stops = tour.stops.iter().zip(&rehearsed).map(|(stop, Rehearsed { from_secs, travel_secs, seen, faults })| {
        let lines = |lang| ruler.lines(park, &Words::new(lang), stop);
        let lines = Lines { zh: lines(Lang::Zh), en: lines(Lang::En) };
        let too_long = (lines.zh.max(lines.en) > MOST_LINES).then_some("caption-too-long");
        StopAnswer {
            id: &stop.id,
            from_secs: Number::rounded((*from_secs).into(), 1),
            travel_secs: Number::rounded((*travel_secs).into(), 1),
            seen: Number::rounded((*seen).into(), 2),
            lines,
            faults: faults.iter().map(|fault| code(*fault)).chain(too_long).collect(),
        }
    });
    let stops: Vec<_> = stops.collect();
    let secs = tour.stops.iter().zip(&rehearsed).map(|(stop, one)| f64::from(one.travel_secs) + stop.secs).sum();
    Answer { id: &tour.id, secs: Number::rounded(secs, 1), stops }
}

fn code(fault: TourFault) -> &'static str {
    match fault {
        TourFault::NoWay => "no-way",
        TourFault::InSolid { .. } => "in-solid",
        TourFault::OutOfSight => "out-of-sight",
    }
}

fn as_text(tour: &Tour, answer: &Answer, words: &Words) -> String {
    let lang = words.lang();
    let secs = tour.secs().round() as u64;
    let length = format!("{}:{:02}", secs / 60, secs % 60);
    let values = [("tour", tour.name.get(lang).into()), ("stops", tour.stops.len().into()), ("length", length.into())];
    let mut lines = vec![words.format("tour-rehearsed", &values)];
    for (number, (stop, answer)) in tour.stops.iter().zip(&answer.stops).enumerate() {
        let mut line = format!("  {:2}  {}", number + 1, stop.name.get(lang));
        for fault in &answer.faults {
            let key = match *fault {
                "no-way" => "tour-no-way",
                "in-solid" => "tour-in-solid",
                "out-of-sight" => "tour-out-of-sight",
                _ => "tour-caption-too-long",
            };
            line.push_str(&format!("\n      {}", words.get(key)));
        }
        lines.push(line);
    }
    lines.join("\n")
}

pub(super) fn unknown_tour(name: &str, park: &Park, words: &Words) -> String {
    let known = || park.tours.iter().map(|tour| tour.id.as_str());
    let or_none = |text: Option<String>| text.unwrap_or_else(|| words.get("list-none"));
    let near = or_none(nearest(name, known()).map(str::to_owned));
    let known = or_none(known().map(str::to_owned).reduce(|list, next| format!("{list}, {next}")));
    words.format("tour-unknown", &[("name", name.into()), ("near", near.into()), ("known", known.into())])
}
