//! What `view` alone is told on the command line: how the window opens, and who steers it.

use clap::{Args, ValueEnum};

use super::view_args::ViewArgs;
use crate::app::ConsoleAt;

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

#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub(super) struct WindowArgs {
    #[command(flatten)]
    pub(super) of: ViewArgs,
    /// A tour that begins at once, by its id.
    #[arg(id = "begin-tour", long = "tour", value_name = "NAME")]
    pub(super) tour: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) console: ConsoleArg,
}
