//! A message to the right reader: the park's own topics are SenML, others are read by the scene's mappings.

use std::sync::Arc;

use super::{
    mailbox::Mailbox,
    mapping::Mappings,
    wire::{Wire, park_topic},
};
use crate::park::Park;

/// Reads every message of a feed, in whatever way its topic asks for.
#[derive(Debug)]
pub struct Intake {
    wire: Wire,
    mappings: Mappings,
    mailbox: Arc<Mailbox>,
    filters: Vec<String>,
}

impl Intake {
    pub fn new(park: &Park, mailbox: Arc<Mailbox>) -> Self {
        let mappings = Mappings::new(park);
        let mut filters = vec![park_topic(&park.id) + "/#"];
        filters.extend(mappings.filters());
        Self { wire: Wire::new(&park.id, mailbox.points().clone()), mappings, mailbox, filters }
    }

    /// What to subscribe to.
    pub fn filters(&self) -> &[String] {
        &self.filters
    }

    /// Puts what a message says into the mailbox. `now_ms` is when it came.
    pub fn take(&mut self, topic: &str, payload: &[u8], now_ms: i64) {
        let mapped = !self.wire.is_own(topic)
            && self.mappings.take(topic, payload, now_ms, self.mailbox.points(), &self.mailbox);
        if !mapped {
            self.wire.take(topic, payload, now_ms, &self.mailbox);
        }
    }

    pub(super) fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }
}
