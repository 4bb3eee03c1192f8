//! What `view` alone is told on the command line: how the window opens, and who steers it.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use clap::{Args, ValueEnum};

use super::view_args::ViewArgs;
use crate::{app::ConsoleAt, remote::own_addresses};

/// Where the presenter's console stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ConsoleArg {
    // In a window on the second screen when presenting, if there is one. No `///`: clap would show it untranslated.
    #[default]
    Auto,
    Window,
    Beside,
    None,
}

impl ConsoleArg {
    /// `None` leaves it to the screens that there are.
    pub(super) fn wish(self) -> Option<ConsoleAt> {
        match self {
            Self::Auto => None,
            Self::Window => Some(ConsoleAt::Window),
            Self::Beside => Some(ConsoleAt::Beside),
            Self::None => Some(ConsoleAt::Nowhere),
        }
    }
}

/// Where the remote listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RemoteAt {
    /// On this computer alone, at any free port.
    Local,
    /// At this computer's likeliest address in a network, at any free port.
    Lan,
    At(SocketAddr),
}

impl RemoteAt {
    /// `None` where this computer is in no network.
    pub(super) fn address(self) -> Option<SocketAddr> {
        match self {
            Self::Local => Some((Ipv4Addr::LOCALHOST, 0).into()),
            Self::Lan => own_addresses().first().map(|own| (*own, 0).into()),
            Self::At(address) => Some(address),
        }
    }
}

fn parse_resume(text: &str) -> Result<(String, usize), String> {
    let way = text.rsplit_once(':').and_then(|(tour, stop)| Some((tour.to_owned(), stop.parse().ok()?)));
    way.ok_or_else(|| "write TOUR:STOP".to_owned())
}

fn parse_remote(text: &str) -> Result<RemoteAt, String> {
    match text {
        "local" => Ok(RemoteAt::Local),
        "lan" => Ok(RemoteAt::Lan),
        other => other.parse().map(RemoteAt::At).map_err(|_| "write lan, local, or ADDRESS:PORT".to_owned()),
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub(super) struct WindowArgs {
    #[command(flatten)]
    pub(super) of: ViewArgs,
    /// A tour that begins at once, by its id.
    #[arg(id = "begin-tour", long = "tour", value_name = "NAME")]
    pub(super) tour: Option<String>,
    /// A moment's file, or its link.
    #[arg(id = "open-moment", long = "moment", value_name = "FILE|LINK", conflicts_with = "begin-tour")]
    pub(super) moment: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) console: ConsoleArg,
    /// Holds the number with which staff leave the showroom.
    #[arg(long, value_name = "FILE")]
    pub(super) pin: Option<PathBuf>,
    /// By the keeper of a showroom, to which it gives signs of life.
    #[arg(long, hide = true)]
    pub(super) watched: bool,
    /// Where a viewer that has crashed left off, `TOUR:STOP`.
    #[arg(long, hide = true, value_name = "TOUR:STOP", value_parser = parse_resume)]
    pub(super) resume: Option<(String, usize)>,
    /// Whether a phone may steer, and from where.
    #[arg(long, value_name = "WHERE", num_args = 0..=1, default_missing_value = "local", value_parser = parse_remote)]
    pub(super) remote: Option<RemoteAt>,
}
