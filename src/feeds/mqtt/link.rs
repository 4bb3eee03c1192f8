//! One small face for the clients of MQTT 3.1.1 and MQTT 5: a connection that is made once, and its events.

use std::time::Duration;

use rumqttc::{TlsConfiguration, Transport, v5};
use v5::mqttbytes::v5::{Filter, Packet as Packet5, SubscribeReasonCode as Reason5};

use super::{
    Broker,
    address::Version,
    client_id,
    lost::{lost_v4, lost_v5},
};
use crate::feeds::source::Lost;

/// A packet beyond this ends the connection: it is not even skipped. Messages that are read are far smaller; one in
/// between is taken and refused, so that a retained one cannot cut the feed off for good.
const LARGEST_PACKET: u32 = 16 << 20;
/// After this time without a word, the broker is asked whether it is there, seconds.
const KEEP_ALIVE_SECS: u64 = 5;
/// An attempt to connect ends after this, seconds.
const CONNECT_SECS: u64 = 4;

/// A connection, or an attempt at one.
pub(super) enum Link {
    V4 { client: rumqttc::Client, connection: Box<rumqttc::Connection> },
    V5 { client: v5::Client, connection: Box<v5::Connection> },
}

/// What a connection is told from elsewhere.
#[derive(Clone)]
pub(super) enum Order {
    V4(rumqttc::Client),
    V5(v5::Client),
}

pub(super) enum Event {
    Connected,
    Message(Message),
    /// The broker will not let us listen.
    Denied,
    /// A message of ours has arrived.
    Acknowledged,
    Other,
    /// Nothing within the time.
    Quiet,
    Lost(Lost),
}

pub(super) enum Message {
    V4(rumqttc::Publish),
    V5(v5::mqttbytes::v5::Publish),
}

/// Orders have no room: the connection cannot keep up.
#[derive(Debug)]
pub(super) struct NoRoom;

impl Link {
    /// Begins a connection; `room` is how many orders may wait.
    pub fn open(broker: &Broker, room: usize) -> Self {
        let Broker { address, credentials, tls } = broker;
        let transport =
            tls.as_ref().map_or(Transport::Tcp, |config| Transport::Tls(TlsConfiguration::Rustls(config.clone())));
        let keep_alive = Duration::from_secs(KEEP_ALIVE_SECS);
        let host = address.lookup_host();
        match address.version {
            Version::V4 => {
                let mut options = rumqttc::MqttOptions::new(client_id(), host, address.port);
                options.set_transport(transport).set_keep_alive(keep_alive).set_clean_session(true);
                options.set_max_packet_size(LARGEST_PACKET as usize, LARGEST_PACKET as usize);
                if let Some(credentials) = credentials {
                    options.set_credentials(credentials.user(), credentials.password());
                }
                let (client, mut connection) = rumqttc::Client::new(options, room);
                let mut network = connection.eventloop.network_options();
                network.set_tcp_nodelay(true);
                network.set_connection_timeout(CONNECT_SECS);
                connection.eventloop.set_network_options(network);
                Self::V4 { client, connection: Box::new(connection) }
            }
            Version::V5 => {
                let mut options = v5::MqttOptions::new(client_id(), host, address.port);
                options.set_transport(transport).set_keep_alive(keep_alive).set_clean_start(true);
                options.set_max_packet_size(Some(LARGEST_PACKET)).set_connection_timeout(CONNECT_SECS);
                if let Some(credentials) = credentials {
                    options.set_credentials(credentials.user(), credentials.password());
                }
                let mut network = rumqttc::NetworkOptions::new();
                network.set_tcp_nodelay(true);
                options.set_network_options(network);
                let (client, connection) = v5::Client::new(options, room);
                Self::V5 { client, connection: Box::new(connection) }
            }
        }
    }

    pub fn orders(&self) -> Order {
        match self {
            Self::V4 { client, .. } => Order::V4(client.clone()),
            Self::V5 { client, .. } => Order::V5(client.clone()),
        }
    }

    /// The next event. A wait that is shorter than [`Self::PATIENCE`] breaks off an attempt to connect.
    pub fn next(&mut self, wait: Duration) -> Event {
        match self {
            Self::V4 { connection, .. } => match connection.recv_timeout(wait) {
                Ok(Ok(event)) => event_v4(event),
                Ok(Err(error)) => Event::Lost(lost_v4(error)),
                Err(rumqttc::RecvTimeoutError::Timeout) => Event::Quiet,
                Err(rumqttc::RecvTimeoutError::Disconnected) => Event::Lost(Lost::HungUp),
            },
            Self::V5 { connection, .. } => match connection.recv_timeout(wait) {
                Ok(Ok(event)) => event_v5(event),
                Ok(Err(error)) => Event::Lost(lost_v5(error)),
                Err(v5::RecvTimeoutError::Timeout) => Event::Quiet,
                Err(v5::RecvTimeoutError::Disconnected) => Event::Lost(Lost::HungUp),
            },
        }
    }

    /// How long to wait for the first event.
    pub const PATIENCE: Duration = Duration::from_secs(CONNECT_SECS + 1);
}

impl Order {
    pub fn subscribe(&self, filters: &[String]) -> Result<(), NoRoom> {
        let qos = rumqttc::QoS::AtLeastOnce;
        match self {
            Self::V4(client) => {
                let filters = filters.iter().map(|path| rumqttc::SubscribeFilter::new(path.clone(), qos));
                client.try_subscribe_many(filters).map_err(|_| NoRoom)
            }
            Self::V5(client) => {
                let qos = v5::mqttbytes::QoS::AtLeastOnce;
                let filters = filters.iter().map(|path| Filter::new(path.clone(), qos));
                client.try_subscribe_many(filters).map_err(|_| NoRoom)
            }
        }
    }

    /// To be kept by the broker, and to arrive at least once.
    pub fn publish(&self, topic: &str, payload: String) -> Result<(), NoRoom> {
        match self {
            Self::V4(client) => client.try_publish(topic, rumqttc::QoS::AtLeastOnce, true, payload).map_err(|_| NoRoom),
            Self::V5(client) => {
                client.try_publish(topic, v5::mqttbytes::QoS::AtLeastOnce, true, payload).map_err(|_| NoRoom)
            }
        }
    }

    pub fn disconnect(&self) -> Result<(), NoRoom> {
        match self {
            Self::V4(client) => client.try_disconnect().map_err(|_| NoRoom),
            Self::V5(client) => client.try_disconnect().map_err(|_| NoRoom),
        }
    }
}

impl Message {
    /// `None` for one that is no text.
    pub fn topic(&self) -> Option<&str> {
        match self {
            Self::V4(publish) => Some(&publish.topic),
            Self::V5(publish) => std::str::from_utf8(&publish.topic).ok(),
        }
    }

    pub fn payload(&self) -> &[u8] {
        match self {
            Self::V4(publish) => &publish.payload,
            Self::V5(publish) => &publish.payload,
        }
    }
}

fn event_v4(event: rumqttc::Event) -> Event {
    use rumqttc::{Event as Event4, Packet, SubscribeReasonCode};
    match event {
        Event4::Incoming(Packet::ConnAck(_)) => Event::Connected,
        Event4::Incoming(Packet::Publish(publish)) => Event::Message(Message::V4(publish)),
        Event4::Incoming(Packet::PubAck(_)) => Event::Acknowledged,
        Event4::Incoming(Packet::SubAck(ack)) if ack.return_codes.contains(&SubscribeReasonCode::Failure) => {
            Event::Denied
        }
        _ => Event::Other,
    }
}

fn event_v5(event: v5::Event) -> Event {
    match event {
        v5::Event::Incoming(Packet5::ConnAck(_)) => Event::Connected,
        v5::Event::Incoming(Packet5::Publish(publish)) => Event::Message(Message::V5(publish)),
        v5::Event::Incoming(Packet5::PubAck(_)) => Event::Acknowledged,
        v5::Event::Incoming(Packet5::SubAck(ack)) => {
            let denied = ack.return_codes.iter().any(|code| !matches!(code, Reason5::Success(_)));
            if denied { Event::Denied } else { Event::Other }
        }
        _ => Event::Other,
    }
}
