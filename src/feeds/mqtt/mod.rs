//! MQTT 3.1.1 and 5: listening and publishing, each with a named thread of its own that reconnects by itself.

mod address;
mod credentials;
mod link;
mod lost;
mod receive;
mod retry;
mod send;
mod tls;

pub use address::{Address, AddressError};
pub use credentials::{Credentials, CredentialsError, PASSWORD_VARIABLE, USER_VARIABLE};
pub use receive::MqttSource;
pub use send::{Publisher, Sent};
pub use tls::TlsError;

use std::{
    path::Path,
    process,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::clock::now_ms;

/// How to reach a broker, and as whom.
#[derive(Clone, Debug)]
pub struct Broker {
    address: Address,
    credentials: Option<Credentials>,
    tls: Option<Arc<rustls::ClientConfig>>,
}

impl Broker {
    /// `ca` is a file of certificates to trust instead of the system's, for `mqtts://`.
    ///
    /// # Errors
    /// A certificate cannot be read, or the system trusts none.
    pub fn new(address: Address, credentials: Option<Credentials>, ca: Option<&Path>) -> Result<Self, TlsError> {
        let tls = address.tls.then(|| tls::client_config(ca)).transpose()?;
        Ok(Self { address, credentials, tls })
    }

    pub fn address(&self) -> &Address {
        &self.address
    }
}

/// A client id that no other connection has: a broker hangs up on the first of two alike. At most 23 letters and
/// digits, which every broker of MQTT 3.1.1 takes.
fn client_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let seed = u64::from(process::id()) << 32 | COUNT.fetch_add(1, Ordering::Relaxed);
    let place = std::ptr::from_ref(&COUNT).addr();
    let unlike = xxh3_64_with_seed(format!("{} {place}", now_ms()).as_bytes(), seed);
    format!("yungu{unlike:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_clients_are_called_alike() {
        let ids: std::collections::BTreeSet<String> = (0..1_000).map(|_| client_id()).collect();
        assert_eq!(ids.len(), 1_000);
        assert!(ids.iter().all(|id| id.len() <= 23 && id.chars().all(|c| c.is_ascii_alphanumeric())));
    }
}
