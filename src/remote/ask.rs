//! What a phone can ask for.

/// One wish of a phone.
#[derive(Clone, Debug, PartialEq)]
pub enum RemoteAsk {
    /// The stop before.
    Before,
    /// The next stop.
    After,
    /// A stop, by its number from 0. Nobody has looked whether there is one.
    Go(usize),
    /// Go on by itself, or wait at the stop that is shown.
    Play(bool),
    /// Back to the stop that was left.
    Rejoin,
    /// Begin a tour, by its id. Nobody has looked whether there is one.
    Start(String),
    /// End the tour.
    End,
    /// Show an overlay, by its id, or none. Nobody has looked whether there is one.
    Overlay(Option<String>),
    /// Keep the picture as it is, or go on.
    Freeze(bool),
    /// A black picture, or the park.
    Black(bool),
    /// Point at a spot of the picture, each 0 to 1 from its top left corner, or at nothing.
    Spot(Option<[f32; 2]>),
}

/// A wish, who has it, and its place in the order of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Counts up from 1. `RemoteSight::applied` says up to which asks are in the picture.
    pub serial: u64,
    /// The phone's number, from 1.
    pub phone: u32,
    pub what: RemoteAsk,
}
