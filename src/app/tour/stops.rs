//! A stop as commands: whatever was shown before, the same is shown after.

use jiff::Timestamp;

use crate::{
    app::{Command, LayerStep, Overlay, SectionStep, Split, clock::at_time_of_day},
    park::{Park, PlaceId, Stop, Tour, Weather, Wish},
    twin::{DaySun, parse_at},
};

/// Time of day of a stop that names none.
const USUAL_TIME: &str = "10:00";

/// Everything that a stop shows, in order. The camera's way there is not in it.
pub fn commands_of(park: &Park, tour: &Tour, stop: &Stop) -> Vec<Command> {
    let day = stop.does.iter().find_map(|wish| match wish {
        Wish::Day(day) => Some(*day),
        _ => None,
    });
    let day = parse_at(&day.unwrap_or(tour.day).to_string(), &park.timezone).ok();
    let at = |time: &str| day.and_then(|day| at_time_of_day(day, time, &park.timezone));
    let modes = park.buildings.iter().filter_map(|building| {
        let usual = building.modes.first()?.id.clone();
        Some(Command::SetPartitionMode { building: building.id.clone(), mode: usual })
    });
    let mut commands = vec![
        Command::SetScenario(park.default_scenario.clone()),
        Command::SetOverlay(Overlay::None),
        Command::SetLayer(LayerStep::All),
        Command::Section(SectionStep::Close),
        Command::SetSplit(Split::One),
        Command::SetWeather(Weather::Clear),
        Command::Select(None),
        Command::Highlight(lit(park, stop)),
        Command::SetSpeed(1.0),
        Command::SetPaused(false),
    ];
    commands.extend(modes);
    commands.extend(at(USUAL_TIME).map(Command::SetTime));
    commands.push(Command::GoToView(stop.view.clone()));
    commands.extend(stop.does.iter().filter_map(|wish| command_of(park, day, wish)));
    commands
}

/// What the stop is about, unless one stands in it: its frame would cross the picture.
fn lit(park: &Park, stop: &Stop) -> Vec<PlaceId> {
    let eye = park.views.iter().find(|view| view.id == stop.view).map(|view| [view.eye.0, view.eye.1, view.eye.2]);
    let is_outside = |id: &&PlaceId| {
        park.place(id).zip(eye).is_some_and(|(place, eye)| {
            let axes = eye.iter().zip(place.centre_m).zip(place.half_size_m);
            axes.into_iter().any(|((at, centre), half)| (at - centre).abs() > half)
        })
    };
    stop.about.iter().filter(is_outside).cloned().collect()
}

fn command_of(park: &Park, day: Option<Timestamp>, wish: &Wish) -> Option<Command> {
    Some(match wish {
        Wish::Select(place) => Command::Select(Some(place.clone())),
        Wish::Light(places) => Command::Highlight(places.clone()),
        Wish::Open(places) => Command::Open(places.clone()),
        Wish::Spread(spread) => Command::SetSpread(*spread),
        Wish::Mode(building, mode) => Command::SetPartitionMode { building: building.clone(), mode: mode.clone() },
        Wish::Scenario(id) => Command::SetScenario(id.clone()),
        Wish::Overlay(id) if id == "usage" => Command::SetOverlay(Overlay::Usage),
        Wish::Overlay(id) => Command::SetOverlay(Overlay::Rule(id.clone())),
        Wish::Weather(weather) => Command::SetWeather(*weather),
        Wish::Speed(speed) => Command::SetSpeed(*speed),
        Wish::Time(time) => Command::SetTime(at_time_of_day(day?, time, &park.timezone)?),
        Wish::Moment(moment) => {
            let minute = DaySun::new(&park.site, day?).minute_of(*moment);
            let time = format!("{:02}:{:02}", minute / 60, minute % 60);
            Command::SetTime(at_time_of_day(day?, &time, &park.timezone)?)
        }
        // It stands in the time already.
        Wish::Day(_) => return None,
    })
}
