//! Outside data: how readings come in and go out.
//!
//! A [`Source`] (a broker, a recording) runs on its own and fills a [`Mailbox`]; the program drains it into the twin's
//! board. What is wrong with a message is counted there, never logged, and nothing grows with what comes in. Formats:
//! SenML on the park's own topics (`wire`), anything else by the scene's `feeds.ron` (`mapping`).

mod about;
mod clock;
mod fault;
mod intake;
mod mailbox;
mod mapping;
mod mqtt;
mod nan;
mod pack;
mod publish;
mod recording;
mod replay;
mod senml;
mod source;
mod tap;
#[cfg(test)]
mod test_park;
mod wire;

pub use about::About;
pub use clock::now_ms;
pub use fault::{FAULT_KINDS, Fault, FaultKind, Faults};
pub use intake::Intake;
pub use mailbox::{Counts, Drained, Mailbox};
pub use mqtt::{
    Address, AddressError, Broker, Credentials, CredentialsError, MqttSource, PASSWORD_VARIABLE, Publisher, Sent,
    TlsError, USER_VARIABLE,
};
pub use publish::Publication;
pub use recording::{Recorder, Recording, RecordingError, Replayed};
pub use replay::ReplaySource;
pub use source::{Lost, Running, Source, StartError, Status};
pub use tap::{Tap, Tapped};
pub use wire::{LARGEST_MESSAGE, park_topic};
