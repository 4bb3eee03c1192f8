//! Why a connection was lost, out of what the clients of both versions say.

use rumqttc::{
    ConnectReturnCode as Code4, ConnectionError as Error4, StateError as State4, mqttbytes::Error as Bytes4, v5,
};
use v5::{
    ConnectionError as Error5, StateError as State5, mqttbytes::Error as Bytes5,
    mqttbytes::v5::ConnectReturnCode as Code5,
};

use crate::feeds::source::Lost;

pub(super) fn lost_v4(error: Error4) -> Lost {
    match error {
        Error4::ConnectionRefused(Code4::BadUserNamePassword | Code4::NotAuthorized) => Lost::BadLogin,
        Error4::ConnectionRefused(code) => Lost::Other(format!("{code:?}")),
        Error4::Tls(error) => Lost::Tls(error.to_string()),
        Error4::Io(error) => Lost::Unreachable(error.to_string()),
        Error4::NetworkTimeout => Lost::Unreachable("timeout".to_owned()),
        Error4::MqttState(State4::Deserialization(Bytes4::PayloadSizeLimitExceeded(_))) => Lost::TooLarge,
        Error4::MqttState(State4::ConnectionAborted | State4::Io(_) | State4::AwaitPingResp)
        | Error4::MqttState(State4::Deserialization(Bytes4::Io(_)))
        | Error4::FlushTimeout => Lost::HungUp,
        other => Lost::Other(other.to_string()),
    }
}

pub(super) fn lost_v5(error: Error5) -> Lost {
    match error {
        Error5::ConnectionRefused(Code5::BadUserNamePassword | Code5::NotAuthorized | Code5::Banned) => Lost::BadLogin,
        Error5::ConnectionRefused(code) => Lost::Other(format!("{code:?}")),
        Error5::Tls(error) => Lost::Tls(error.to_string()),
        Error5::Io(error) => Lost::Unreachable(error.to_string()),
        Error5::Timeout(_) => Lost::Unreachable("timeout".to_owned()),
        Error5::MqttState(State5::IncomingPacketTooLarge { .. })
        | Error5::MqttState(State5::Deserialization(Bytes5::PayloadSizeLimitExceeded { .. })) => Lost::TooLarge,
        Error5::MqttState(
            State5::ConnectionAborted | State5::Io(_) | State5::AwaitPingResp | State5::ServerDisconnect { .. },
        )
        | Error5::MqttState(State5::Deserialization(Bytes5::Io(_))) => Lost::HungUp,
        other => Lost::Other(other.to_string()),
    }
}
