//! `shot`: pictures without a window, and what views, stops and overlays are asked for by.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use jiff::Timestamp;

use super::{
    Context,
    answer::{refuse, say},
    long_work::{ended, teller},
    open_scene::{find_scenario, tell_issues},
    opening::moment_of,
    start::launch_of_park,
    tour::unknown_tour,
    view_args::{Feed, ModeArg, ShotArgs, Size, ViewArgs, section_of},
    walk_from::WalkFrom,
};
use crate::{
    ShotError, ShotOrder, ShotSettings,
    app::{Command, Overlay, Panel, SectionStep, SunDay, TourStep, difference_name, difference_named},
    park::{Park, PlaceId, Stop, Tour, nearest},
    twin::Measure,
    view3d::Quality,
    words::Words,
};

/// Makes the pictures and answers with their paths, one a line.
pub(super) fn shot(args: &ShotArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    if args.of.feed != Feed::Sim {
        return Ok(refuse(&words.get("view-feed-unknown")));
    }
    let walk = match args.walk.as_deref().map(|text| WalkFrom::read(text, words)).transpose() {
        Ok(walk) => walk,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let (mut launch, park) = match launch_of_park(&args.of, context) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    if walk.is_some() && matches!(args.of.mode, ModeArg::Kiosk) {
        return Ok(refuse(&words.get("shot-walk-no-showroom")));
    }
    if let Some((from, text)) = walk.zip(args.walk.as_deref())
        && let Err(refusal) = from.check(text, &park, words)
    {
        return Ok(refuse(&refusal));
    }
    // A still has time for its samples, whatever draws it.
    launch.quality = launch.quality.or(Some(Quality::Balanced));
    let at = args.of.at.is_some().then_some(launch.at);
    let orders = match orders(args, &park, (at, walk), context) {
        Ok(orders) => orders,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let Size { width, height } = args.size;
    let settings = ShotSettings {
        width,
        height,
        panels: args.panels,
        projects: args.projects,
        console: args.console,
        ..ShotSettings::default()
    };
    match crate::take_shots(launch, &settings, &orders, teller(words, "picture-progress")) {
        Ok(issues) => tell_issues(&issues, words),
        Err(ShotError::Studio(why)) => return ended(&why, words).map_or_else(|| Err(why.into()), Ok),
        Err(error) => return Err(error.into()),
    }
    orders.iter().try_for_each(|order| say(&order.out.display().to_string()))?;
    Ok(ExitCode::SUCCESS)
}

/// The overlay of a name; a sentence that lists them all where there is none of it.
pub(super) fn overlay_named(name: &str, park: &Park, words: &Words) -> Result<Overlay, String> {
    let rules = park.rules.rules.iter().map(|rule| rule.id.as_str());
    match name {
        "none" => Ok(Overlay::None),
        "usage" => Ok(Overlay::Usage),
        "visits" => Ok(Overlay::Visits),
        "sun" => Ok(Overlay::Sun(SunDay::OfRule)),
        "sun-of-day" => Ok(Overlay::Sun(SunDay::OfClock)),
        name if difference_named(name).is_some() => Ok(Overlay::Difference(difference_named(name).unwrap_or_default())),
        rule if rules.clone().any(|known| known == rule) => Ok(Overlay::Rule(rule.to_owned())),
        other => {
            let own = ["none", "usage", "visits", "sun", "sun-of-day"].into_iter();
            let known: Vec<&str> = own.chain(Measure::ALL.map(difference_name)).chain(rules).collect();
            let values = [("name", other.into()), ("known", known.join(", ").into())];
            Err(words.format("shot-no-overlay", &values))
        }
    }
}

/// A picture for each view that is asked for. A time or weather that is given counts more than the view's own.
fn orders(
    args: &ShotArgs,
    park: &Park,
    (at, walk): (Option<Timestamp>, Option<WalkFrom>),
    context: &Context,
) -> Result<Vec<ShotOrder>, String> {
    let words = &context.words;
    let (selected, inside) = (args.select.as_deref().map(PlaceId::new), args.inside.as_deref().map(PlaceId::new));
    if let Some(id) = selected.iter().chain(&inside).find(|id| park.place(id).is_none()) {
        let near = nearest(id.as_str(), park.places.keys().map(PlaceId::as_str)).map(str::to_owned);
        let near = near.unwrap_or_else(|| words.get("list-none"));
        return Err(words.format("shot-no-place", &[("name", id.as_str().into()), ("near", near.into())]));
    }
    let overlay = overlay_named(&args.overlay, park, words)?;
    let section = match args.section.as_deref() {
        Some(text) => {
            let refused = || words.format("shot-no-section", &[("text", text.into())]);
            Some(section_of(text).ok_or_else(refused)?)
        }
        None => None,
    };
    let compared = match args.compare.as_deref() {
        Some(name) => Some(find_scenario(park, Some(name), words)?.id.clone()),
        None => None,
    };
    let order = |id: &str, out: PathBuf| -> Result<ShotOrder, String> {
        // First the second picture: it brings what differs into view, which the view that is asked for overrules.
        let mut wishes: Vec<Command> = args.split.map(|split| Command::SetSplit(split.into())).into_iter().collect();
        wishes.extend(view_order(id, park, &args.of, at, words)?);
        wishes.push(Command::CompareWith(compared.clone()));
        wishes.push(Command::SetOverlay(overlay.clone()));
        wishes.extend(args.timescale.map(|scale| Command::SetTimescale(scale.into())));
        wishes.extend(inside.clone().map(|id| Command::Enter(Some(id))));
        wishes.extend(walk.map(|from| Command::Walk(from.step())));
        wishes.extend(args.plan.then_some(Command::SetPlan(true)));
        wishes.extend(section.map(|section| Command::Section(SectionStep::Set(section, None))));
        wishes.extend(args.planning.then_some(Command::TogglePanel(Panel::Planning)));
        wishes.extend(args.studios.then_some(Command::TogglePanel(Panel::Studios)));
        wishes.extend(args.ask.clone().map(Command::Ask));
        wishes.extend(selected.clone().map(|id| Command::Select(Some(id))));
        wishes.extend(args.card.then_some(Command::Pose));
        Ok(ShotOrder { wishes, out, smaller: None })
    };
    if let Some(name) = &args.tour {
        let tour = park.tour(name).ok_or_else(|| unknown_tour(name, park, words))?;
        let order = |(number, stop): (usize, &Stop)| ShotOrder {
            wishes: stop_order(tour, number),
            out: args.out.join(format!("{:02}-{}.png", number + 1, stop.id)),
            smaller: None,
        };
        return Ok(tour.stops.iter().enumerate().map(order).collect());
    }
    let card = args.card.then_some(Command::Pose);
    if let Some(moment) = &args.moment {
        let moment = moment_of(moment, park, words)?;
        let wishes = std::iter::once(Command::ShowMoment(Box::new(moment))).chain(card).collect();
        return Ok(vec![ShotOrder { wishes, out: args.out.clone(), smaller: None }]);
    }
    // Somebody who stands somewhere needs no view.
    let first = park.views.first().map(|view| view.id.clone()).filter(|_| walk.is_some());
    match args.view.as_ref().or(first.as_ref()) {
        None => park.views.iter().map(|view| order(&view.id, args.out.join(format!("{}.png", view.id)))).collect(),
        Some(id) => Ok(vec![order(id, args.out.clone())?]),
    }
}

/// What to ask of the program for a stop of a tour.
pub(super) fn stop_order(tour: &Tour, number: usize) -> Vec<Command> {
    let steps = [TourStep::Start(tour.id.clone()), TourStep::Go(number)];
    steps.into_iter().map(Command::Tour).chain([Command::SetPaused(true)]).collect()
}

/// What to ask of the program for a view; a sentence that names the nearest where there is none of that name.
pub(super) fn view_order(
    id: &str,
    park: &Park,
    args: &ViewArgs,
    at: Option<Timestamp>,
    words: &Words,
) -> Result<Vec<Command>, String> {
    let known = || park.views.iter().map(|view| view.id.as_str());
    if !known().any(|known| known == id) {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| words.get("list-none"));
        let near = or_none(nearest(id, known()).map(str::to_owned));
        let known = or_none(known().map(str::to_owned).reduce(|list, next| format!("{list}, {next}")));
        let values = [("name", id.into()), ("near", near.into()), ("known", known.into())];
        return Err(words.format("shot-no-view", &values));
    }
    let wishes = std::iter::once(Command::GoToView(id.to_owned())).chain(at.map(Command::SetTime));
    Ok(wishes.chain(args.weather.map(|weather| Command::SetWeather(weather.into()))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Section, park::Xz};

    #[test]
    fn a_section_is_read_as_the_help_has_it() {
        assert_eq!(section_of("level,12"), Some(Section::Level { height_m: 12.0 }));
        let upright = Section::Upright { through: Xz(35.0, -60.0), bearing_deg: 90.0 };
        assert_eq!(section_of("upright, 35, -60, 90"), Some(upright));
        assert!(matches!(section_of("box,1,2,30,20,15,40"), Some(Section::Box { half_m: Xz(15.0, 10.0), .. })));
        for wrong in ["", "level", "level,x", "upright,1,2", "level,NaN", "box,1,2,0,20,15,40", "slant,1"] {
            assert_eq!(section_of(wrong), None, "{wrong}");
        }
    }
}
