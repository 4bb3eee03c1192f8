//! Ties the remote to the program: what phones ask becomes commands, what is shown goes to the phones.

use std::{fs, sync::Arc};

use bevy::{app::prelude::*, ecs::prelude::*, ecs::system::SystemParam};

use super::{Ask, Remote, RemoteAsk, RemoteOverlay, RemoteSight, RemoteStop, RemoteTour, RemoteWay, Wake, words_json};
use crate::{
    app::{
        AfterDrawn, AppSystems, Callers, Cockpit, CockpitStep, Command, Invitation, OpenPark, Overlay, Shown, TourStep,
        Touring,
    },
    park::{Bilingual, Lang, Park, Tour},
    words::Words,
};

/// A running remote, and how far its asks have come.
#[derive(Resource, Debug)]
pub struct Steering {
    remote: Remote,
    /// The serial of the last ask that was made a command.
    taken: u64,
    lists: Lists,
}

/// What rarely changes, shared with the server's thread.
#[derive(Debug, Default)]
struct Lists {
    /// The park that they are of.
    of: Option<Arc<Park>>,
    tours: Arc<[RemoteTour]>,
    overlays: Arc<[RemoteOverlay]>,
    /// Of the tour with this id.
    stops: Option<(String, Arc<[RemoteStop]>)>,
}

impl Steering {
    pub fn new(remote: Remote) -> Self {
        Self { remote, taken: 0, lists: Lists::default() }
    }

    /// The page's words in both languages.
    pub fn words() -> String {
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        words_json(|key| zh.get(key), |key| en.get(key))
    }

    /// Where it listens, without its secret.
    pub fn address(&self) -> std::net::SocketAddr {
        self.remote.address()
    }
}

/// What an ask has the program do.
fn command_of(ask: RemoteAsk, stop: usize) -> Command {
    match ask {
        RemoteAsk::Before => Command::Tour(TourStep::Go(stop.saturating_sub(1))),
        RemoteAsk::After => Command::Tour(TourStep::Go(stop + 1)),
        RemoteAsk::Go(stop) => Command::Tour(TourStep::Go(stop)),
        RemoteAsk::Play(playing) => Command::Tour(TourStep::Play(playing)),
        RemoteAsk::Rejoin => Command::Tour(TourStep::Rejoin),
        RemoteAsk::Start(id) => Command::Tour(TourStep::Start(id)),
        RemoteAsk::End => Command::Tour(TourStep::End),
        RemoteAsk::Overlay(None) => Command::SetOverlay(Overlay::None),
        RemoteAsk::Overlay(Some(id)) if id == USAGE => Command::SetOverlay(Overlay::Usage),
        RemoteAsk::Overlay(Some(id)) => Command::SetOverlay(Overlay::Rule(id)),
        RemoteAsk::Freeze(frozen) => Command::Cockpit(CockpitStep::Freeze(frozen)),
        RemoteAsk::Black(black) => Command::Cockpit(CockpitStep::Black(black)),
        RemoteAsk::Spot(spot) => Command::Cockpit(CockpitStep::Spot(spot)),
    }
}

const USAGE: &str = "usage";

pub fn plugin(app: &mut App) {
    app.add_systems(Update, dismiss_phones.in_set(AppSystems::Command).run_if(resource_exists::<Steering>))
        .add_systems(First, await_calls.run_if(resource_added::<Steering>))
        .add_systems(First, count_phones.run_if(resource_exists::<Steering>))
        .add_systems(Last, show_phones.run_if(resource_exists::<Steering>))
        .add_systems(Update, take_asks.in_set(AppSystems::Input).run_if(resource_exists::<Steering>));
}

/// From now on one can look in the middle of a frame whether a phone waits.
fn await_calls(steering: Res<Steering>, mut commands: Commands) {
    commands.insert_resource(Callers::new(steering.remote.calls()));
}

fn take_asks(mut steering: ResMut<Steering>, touring: Res<Touring>, mut wishes: MessageWriter<Command>) {
    // Whoever presses twice in one frame goes two stops on.
    let mut stop = touring.0.as_ref().map_or(0, |way| way.stop);
    for Ask { serial, what, .. } in steering.remote.take_asks() {
        let command = command_of(what, stop);
        if let Command::Tour(TourStep::Go(to)) = &command {
            stop = *to;
        }
        wishes.write(command);
        steering.taken = serial;
    }
}

fn dismiss_phones(mut wishes: MessageReader<Command>, steering: Res<Steering>) {
    if wishes.read().any(|wish| *wish == Command::Cockpit(CockpitStep::DismissPhones)) {
        steering.remote.dismiss();
    }
}

/// What the phones are shown.
#[derive(SystemParam)]
struct Gathered<'w> {
    park: Option<Res<'w, OpenPark>>,
    shown: Res<'w, Shown>,
    touring: Res<'w, Touring>,
    cockpit: Res<'w, Cockpit>,
}

/// Phones are shown what this frame shows when it has been drawn; what was asked until now is in it.
fn show_phones(mut steering: ResMut<Steering>, gathered: Gathered, mut after_drawn: ResMut<AfterDrawn>) {
    let Some(park) = &gathered.park else { return };
    let Steering { remote, taken, lists } = &mut *steering;
    if !lists.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &park.0)) {
        *lists = Lists::of(&park.0);
        hand_over_pictures(remote, park);
    }
    let way = gathered.touring.0.as_ref().and_then(|way| {
        let tour = way.tour_in(park)?;
        let secs = |secs: f64| secs.clamp(0.0, 1e6) as u32;
        Some(RemoteWay {
            tour: tour.id.clone(),
            stops: lists.stops_of(tour),
            stop: way.stop,
            playing: way.playing,
            left: way.left,
            used_secs: secs(way.used_secs.into()),
            left_secs: secs(way.left_secs(park)),
        })
    });
    let Cockpit { frozen, black, spot, .. } = *gathered.cockpit;
    let sight = RemoteSight {
        tours: lists.tours.clone(),
        way,
        overlays: lists.overlays.clone(),
        overlay: match &gathered.shown.overlay {
            // Planners' own; no phone offers it.
            Overlay::None | Overlay::Visits | Overlay::Sun(_) | Overlay::Difference(_) => None,
            Overlay::Usage => Some(USAGE.to_owned()),
            Overlay::Rule(id) => Some(id.clone()),
        },
        frozen,
        black,
        spot,
        applied: *taken,
    };
    after_drawn.then(remote.showing(sight));
}

fn count_phones(steering: Res<Steering>, invitation: Option<ResMut<Invitation>>, mut commands: Commands) {
    let told = steering.remote.invitation();
    let now = Invitation { urls: told.urls, number: told.number, phones: told.phones };
    match invitation {
        Some(mut known) => {
            known.set_if_neq(now);
        }
        None => commands.insert_resource(now),
    }
}

impl Lists {
    fn of(park: &Arc<Park>) -> Self {
        let tour = |tour: &Tour| RemoteTour {
            id: tour.id.clone(),
            name: tour.name.clone(),
            length_secs: tour.secs().clamp(0.0, 1e6) as u32,
        };
        let rules = park.rules.rules.iter();
        let rules = rules.map(|rule| RemoteOverlay { id: rule.id.clone(), name: rule.name.clone() });
        let usage = |lang| Words::new(lang).get("panel-overlay-usage");
        let name = Bilingual { zh: usage(Lang::Zh), en: usage(Lang::En) };
        Self {
            of: Some(park.clone()),
            tours: park.tours.iter().map(tour).collect(),
            overlays: rules.chain([RemoteOverlay { id: USAGE.to_owned(), name }]).collect(),
            stops: None,
        }
    }

    fn stops_of(&mut self, tour: &Tour) -> Arc<[RemoteStop]> {
        if let Some((_, stops)) = self.stops.as_ref().filter(|(id, _)| *id == tour.id) {
            return stops.clone();
        }
        let stop = |stop: &crate::park::Stop| RemoteStop {
            name: stop.name.clone(),
            picture: Some(picture_key(&tour.id, &stop.id)),
        };
        let stops: Arc<[RemoteStop]> = tour.stops.iter().map(stop).collect();
        self.stops = Some((tour.id.clone(), stops.clone()));
        stops
    }
}

fn picture_key(tour: &str, stop: &str) -> String {
    format!("{tour}/{stop}")
}

/// A stop without a picture shows its number.
fn hand_over_pictures(remote: &Remote, park: &Park) {
    for tour in &park.tours {
        for stop in &tour.stops {
            if let Ok(bytes) = fs::read(park.thumbnail(tour, stop)) {
                remote.put_picture(&picture_key(&tour.id, &stop.id), bytes);
            }
        }
    }
}

/// Does nothing: for a program whose frames follow each other anyway.
pub fn no_wake() -> Wake {
    Arc::new(|| {})
}
