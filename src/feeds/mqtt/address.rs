//! A broker's address: `mqtt://host:1883`, `mqtts://host?version=5`.

use std::fmt;

use crate::words::Words;

/// Where a broker is, and how it is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub host: String,
    pub port: u16,
    pub tls: bool,
    pub version: Version,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// 3.1.1.
    #[default]
    V4,
    V5,
}

/// Why a text is no address. Never quotes the text: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("a broker's address begins with mqtt:// or mqtts://")]
    Scheme,
    #[error(
        "an address with a user or password is refused: it would stand in lists of processes; put them in a file \
         (--feed-credentials FILE) or in YUNGU_MQTT_USER and YUNGU_MQTT_PASSWORD"
    )]
    Password,
    #[error("the address names no host")]
    Host,
    #[error("the port is no number from 1 to 65535")]
    Port,
    #[error("a path is no part of a broker's address")]
    Path,
    #[error("the only option is version=4 (MQTT 3.1.1) or version=5")]
    Option,
}

impl std::str::FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Scheme)?;
        let tls = match scheme {
            "mqtt" => false,
            "mqtts" => true,
            _ => return Err(AddressError::Scheme),
        };
        if rest.contains('@') {
            return Err(AddressError::Password);
        }
        let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
        let version = match options {
            "" | "version=4" | "version=3.1.1" => Version::V4,
            "version=5" => Version::V5,
            _ => return Err(AddressError::Option),
        };
        let place = place.strip_suffix('/').unwrap_or(place);
        if place.contains(['/', '#']) {
            return Err(AddressError::Path);
        }
        // Addresses of IPv6 stand in brackets.
        let (host, port) = match place.strip_prefix('[') {
            Some(rest) => {
                let (host, after) = rest.split_once(']').ok_or(AddressError::Host)?;
                match (after.is_empty(), after.strip_prefix(':')) {
                    (true, _) => (host, None),
                    (false, Some(port)) => (host, Some(port)),
                    (false, None) => return Err(AddressError::Port),
                }
            }
            None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
        };
        if host.is_empty() || host.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(AddressError::Host);
        }
        let port = match port {
            None => Ok(if tls { 8883 } else { 1883 }),
            Some(port) => port.parse::<u16>().ok().filter(|port| *port > 0).ok_or(AddressError::Port),
        }?;
        Ok(Self { host: host.to_owned(), port, tls, version })
    }
}

impl AddressError {
    /// What is wrong, and what to write instead.
    pub fn describe(self, words: &Words) -> String {
        match self {
            Self::Scheme => words.get("feed-address-scheme"),
            Self::Password => words.get("feed-address-password"),
            Self::Host => words.get("feed-address-host"),
            Self::Port => words.get("feed-address-port"),
            Self::Path => words.get("feed-address-path"),
            Self::Option => words.get("feed-address-option"),
        }
    }
}

impl Address {
    /// The host as it is looked up: with brackets, if it is of IPv6.
    pub(super) fn lookup_host(&self) -> String {
        if self.host.contains(':') && !self.tls { format!("[{}]", self.host) } else { self.host.clone() }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.tls { "mqtts" } else { "mqtt" };
        if self.host.contains(':') {
            write!(f, "{scheme}://[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{scheme}://{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(host: &str, port: u16, tls: bool, version: Version) -> Result<Address, AddressError> {
        Ok(Address { host: host.into(), port, tls, version })
    }

    #[test]
    fn addresses_as_people_write_them() {
        for (text, wanted) in [
            ("mqtt://broker", address("broker", 1883, false, Version::V4)),
            ("mqtt://127.0.0.1:18830/", address("127.0.0.1", 18_830, false, Version::V4)),
            ("mqtts://broker.example", address("broker.example", 8883, true, Version::V4)),
            ("mqtts://broker:99?version=5", address("broker", 99, true, Version::V5)),
            ("mqtt://broker?version=4", address("broker", 1883, false, Version::V4)),
            ("mqtt://[::1]:1884", address("::1", 1884, false, Version::V4)),
            ("mqtt://[fe80::1]", address("fe80::1", 1883, false, Version::V4)),
        ] {
            assert_eq!(text.parse(), wanted, "{text}");
        }
        let shown = "mqtt://[::1]:1884?version=5".parse::<Address>().unwrap().to_string();
        assert_eq!(shown, "mqtt://[::1]:1884");
    }

    #[test]
    fn what_is_no_address_says_why_and_never_quotes_a_password() {
        for (text, why) in [
            ("broker:1883", AddressError::Scheme),
            ("http://broker", AddressError::Scheme),
            ("mqtt://", AddressError::Host),
            ("mqtt://:1883", AddressError::Host),
            ("mqtt://[::1", AddressError::Host),
            ("mqtt://[::1]x", AddressError::Port),
            ("mqtt://broker:0", AddressError::Port),
            ("mqtt://broker:66000", AddressError::Port),
            ("mqtt://broker:", AddressError::Port),
            ("mqtt://broker/path", AddressError::Path),
            ("mqtt://broker?version=3", AddressError::Option),
            ("mqtt://me:secret@broker", AddressError::Password),
            ("mqtt://me@broker", AddressError::Password),
        ] {
            let told = text.parse::<Address>().unwrap_err();
            assert_eq!(told, why, "{text}");
            assert!(!told.to_string().contains("secret"));
        }
    }
}
