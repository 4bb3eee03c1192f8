//! What commands that speak to a broker or play a recording are told, and what comes of it.

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;

use super::view_args::Feed;
use crate::{
    feeds::{Address, Broker, Credentials, Mailbox, MqttSource, Recording, ReplaySource, Running, Source},
    park::Park,
    words::Words,
};

/// Who the program is to a broker, and which brokers it trusts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub(super) struct BrokerArgs {
    /// A file with `user = …` and `password = …`.
    #[arg(long, value_name = "FILE", id = "feed-credentials")]
    feed_credentials: Option<PathBuf>,
    /// Certificates to trust, PEM.
    #[arg(long, value_name = "FILE", id = "feed-ca")]
    feed_ca: Option<PathBuf>,
}

/// A feed at work.
pub(super) struct OpenFeed {
    pub running: Box<dyn Running>,
    pub mailbox: Arc<Mailbox>,
    /// First and last time of a recording, milliseconds since 1970.
    pub span_ms: Option<(i64, i64)>,
}

impl BrokerArgs {
    /// The broker at an address, or a sentence on what is wrong with it. The address is never quoted: somebody may have
    /// written a password into it.
    pub fn broker(&self, address: &str, words: &Words) -> Result<Broker, String> {
        let address: Address = address.parse().map_err(|error: crate::feeds::AddressError| error.describe(words))?;
        let unusable = |reason: String| words.format("feed-broker-unusable", &[("reason", reason.into())]);
        let credentials = Credentials::find(self.feed_credentials.as_deref(), |name| env::var(name).ok());
        let credentials = credentials.map_err(|error| unusable(error.to_string()))?;
        Broker::new(address, credentials, self.feed_ca.as_deref()).map_err(|error| unusable(error.to_string()))
    }

    /// Starts a feed; `None` for the simulator, which needs none.
    pub fn open(
        &self,
        feed: &Feed,
        park: &Arc<Park>,
        points: &Arc<crate::twin::Points>,
        words: &Words,
    ) -> Result<Option<OpenFeed>, String> {
        let mailbox = Arc::new(Mailbox::new(points.clone()));
        let (source, span_ms): (Box<dyn Source>, _) = match feed {
            Feed::Sim => return Ok(None),
            Feed::Mqtt(address) => (Box::new(MqttSource::new(self.broker(address, words)?, park.clone())), None),
            Feed::Replay(path) => {
                let recording = open_recording(path, park, points, words)?;
                let span_ms = recording.span_ms();
                (Box::new(ReplaySource::new(recording)), span_ms)
            }
        };
        let running = source.start(mailbox.clone()).map_err(|error| error.to_string())?;
        Ok(Some(OpenFeed { running, mailbox, span_ms }))
    }
}

fn open_recording(path: &Path, park: &Park, points: &crate::twin::Points, words: &Words) -> Result<Recording, String> {
    Recording::open(path, &park.id, points).map_err(|error| {
        let (path, reason) = (path.display().to_string(), error.to_string());
        words.format("feed-recording-unusable", &[("path", path.into()), ("reason", reason.into())])
    })
}
