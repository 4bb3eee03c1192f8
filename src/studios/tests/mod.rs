//! Tests of the whole room: against brute force, on made-up and shipped parks.

mod brute;
mod explained;
mod random;
mod shipped;
mod small;
