//! The panels by what they say: found by accessible label, in both languages, over the shipped scenes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop loudly, in its helpers too")]

mod alarms;
mod bars;
mod breaches;
mod compare;
mod console;
mod data;
mod find;
mod layout;
mod measure;
mod overview;
mod place;
mod places;
mod plan;
mod planning;
mod projects;
mod screens;
mod section;
mod showroom;
mod stage;
mod studios;
mod timeline;
mod tour;
mod walk;
