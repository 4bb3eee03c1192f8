//! 云谷 yungu: a data-driven 3D digital twin of an industrial park.
//!
//! | floor | room | holds |
//! |---|---|---|
//! | 0 | [`park`] | what the park is: the scene files, checked |
//! | 1 | [`twin`], [`models`], [`words`], [`sheet`] | what happens in it; its glTF models; the words of both languages; a printed page |
//! | 2 | [`light`], [`crowd`], [`feeds`], [`history`], [`ask`], [`studios`], [`sunlight`], [`walk`] | what light does in the park; where its people are; outside data, in and out; what was; typed questions; productions placed in halls that merge; hours of sun; walking |
//! | 3 | [`app`] | the program without a window |
//! | 4 | [`view3d`], [`panels`], [`remote`] | what is drawn: the park, and the panels over it; a presenter's phone |
//! | 5 | this file, [`launch`], `window`, `studio`, `shot`, [`mod@bench`], [`cli`] | how it is put together and started |
//!
//! A room imports only from the floors below it; `tests/floors/` sees to that. `words` stands beside `twin` because
//! panels, messages and the command line all speak through it, and it needs nothing but the park's languages.

mod adapter;
pub mod app;
pub mod ask;
pub mod bench;
pub mod cli;
mod console_window;
pub mod crowd;
mod darkness;
pub mod feeds;
mod film;
mod freeze;
mod fuzz;
mod heartbeat;
pub mod history;
mod issue_codes;
pub mod launch;
pub mod light;
pub mod models;
mod other_stage;
mod page;
pub mod panels;
pub mod park;
mod posing;
pub mod remote;
pub mod sheet;
mod shot;
mod studio;
pub mod studios;
pub mod sunlight;
pub mod twin;
pub mod view3d;
pub mod walk;
mod window;
pub mod words;

pub use film::{FilmError, FilmOrder, film_tour, is_film};
pub use issue_codes::ISSUE_CODES;
pub use shot::{ShotError, ShotOrder, take_shots};
pub use studio::{Progress, ShotSettings, StudioError};
pub use window::{Outside, ShowroomOrder, WindowError, open_window};
