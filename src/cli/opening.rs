//! How a window opens: with a tour, a console, a phone that may steer, as a showroom; and why it cannot.

use std::path::PathBuf;

use super::{tour::unknown_tour, view_args::ModeArg, window_args::WindowArgs};
use crate::{
    app::{CockpitStep, Command, MomentFault, MomentFile, Pin, PinError, ShowroomStep, TourStep},
    park::Park,
    remote::RemoteError,
    words::Words,
};

/// The number for leaving a showroom, if it is one and has one; a sentence where there is no number in its file.
pub(super) fn showroom_of(args: &WindowArgs, words: &Words) -> Result<Option<Option<Pin>>, String> {
    if args.of.mode != ModeArg::Kiosk {
        return Ok(None);
    }
    let Some(file) = &args.pin else {
        if !args.watched {
            eprintln!("yungu: {}", words.get("showroom-no-pin"));
        }
        return Ok(Some(None));
    };
    let path = file.display().to_string();
    match Pin::read(file) {
        Ok(pin) => Ok(Some(Some(pin))),
        Err(PinError::NotDigits) => Err(words.format("showroom-pin-not-digits", &[("path", path.into())])),
        Err(PinError::Unreadable(fault)) => {
            Err(words.format("showroom-pin-unreadable", &[("path", path.into()), ("fault", fault.into())]))
        }
    }
}

/// Where visits are counted: beside the history, in the user's data folder.
pub(super) fn visits_file(park: Option<&Park>) -> Option<PathBuf> {
    Some(dirs::data_dir()?.join("yungu").join(format!("{}.visits.ron", park?.id)))
}

/// What is asked of the program as soon as the park is there.
pub(super) fn opening(args: &WindowArgs, park: Option<&Park>, words: &Words) -> Result<Vec<Command>, String> {
    if let Some((tour, stop)) = &args.resume {
        let steps = [TourStep::Start(tour.clone()), TourStep::Go(*stop)];
        return Ok(std::iter::once(Command::Showroom(ShowroomStep::Begin)).chain(steps.map(Command::Tour)).collect());
    }
    if let Some((moment, park)) = args.moment.as_deref().zip(park) {
        let moment = moment_of(moment, park, words)?;
        return Ok(vec![Command::ShowMoment(Box::new(moment))]);
    }
    let tour = match args.tour.as_deref().zip(park) {
        Some((id, park)) => Some(park.tour(id).ok_or_else(|| unknown_tour(id, park, words))?),
        None => None,
    };
    let console = args.console.wish().map(|at| Command::Cockpit(CockpitStep::Console(at)));
    Ok(console.into_iter().chain(tour.map(|tour| Command::Tour(TourStep::Start(tour.id.clone())))).collect())
}

/// A moment by its file or its link; a sentence where there is none.
pub(super) fn moment_of(text: &str, park: &Park, words: &Words) -> Result<MomentFile, String> {
    let found = match text.starts_with("yungu:") {
        true => MomentFile::of_link(text, park),
        false => MomentFile::read(text.as_ref(), park),
    };
    found.map_err(|fault| {
        let name = ("name", text.into());
        match fault {
            MomentFault::Unreadable(why) => words.format("moment-unreadable", &[name, ("fault", why.into())]),
            MomentFault::NoMoment(why) => words.format("moment-none", &[name, ("fault", why.into())]),
            MomentFault::Newer(major, minor) => {
                words.format("moment-newer", &[name, ("format", format!("{major}.{minor}").into())])
            }
            MomentFault::OtherPark(id) => {
                words.format("moment-other-park", &[name, ("park", id.into()), ("open", park.id.as_str().into())])
            }
        }
    })
}

pub(super) fn remote_fault(fault: &RemoteError, words: &Words) -> String {
    let at = |key: &str, address: &std::net::SocketAddr| words.format(key, &[("address", address.to_string().into())]);
    match fault {
        RemoteError::PortTaken(address) => at("remote-port-taken", address),
        RemoteError::NoSuchAddress(address) => at("remote-no-such-address", address),
        RemoteError::NotAllowed(address) => at("remote-not-allowed", address),
        RemoteError::Listen { .. } | RemoteError::Thread(_) | RemoteError::NoRandom(_) => {
            words.format("remote-fault", &[("fault", fault.to_string().into())])
        }
    }
}
