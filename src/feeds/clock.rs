//! The present, which readings are held against. Everything else in this room is given the time.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 by this computer's clock.
#[expect(clippy::disallowed_methods, reason = "what comes in from outside comes in now")]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
