//! The panels by what they say: found by accessible label, in both languages, over the shipped scenes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop loudly, in its helpers too")]

mod alarms;
mod bars;
mod console;
mod data;
mod find;
mod layout;
mod overview;
mod place;
mod plan;
mod planning;
mod projects;
mod screens;
mod showroom;
mod stage;
mod timeline;
mod tour;
mod walk;
