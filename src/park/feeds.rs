//! What other senders' messages mean: `feeds.ron`, for gateways that do not speak SenML.

use serde::{Deserialize, Serialize};

/// `feeds.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedsFile {
    pub format: (u32, u32),
    /// The first whose topic fits a message says what it means.
    #[serde(default)]
    pub mappings: Vec<TopicMapping>,
    /// How long what comes in is kept, and how large its file may become.
    #[serde(default)]
    pub history: Keep,
}

/// How much history is kept: recorded time, not time by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keep {
    /// Hours of every second, 0 to 8,760.
    pub seconds_h: u32,
    /// Days of every minute, 0 to 36,500.
    pub minutes_d: u32,
    /// Days of every quarter of an hour, 1 to 36,500.
    pub quarters_d: u32,
    /// Bound of the file, MB (10⁶ bytes), 50 to 10,000,000; where it is reached, less is kept than the above says.
    pub most_mb: u32,
}

impl Default for Keep {
    /// A day of seconds, 30 days of minutes, three years of quarters, 20 GB: enough for ten thousand racks.
    fn default() -> Self {
        Self { seconds_h: 24, minutes_d: 30, quarters_d: 1_096, most_mb: 20_000 }
    }
}

/// Messages of one kind: where they are about, and what stands where in their JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicMapping {
    /// `plant/{hall}/rack/{number}`: a part in braces stands for any one level and has a name, `+` for any one level,
    /// `#` at the end for all that follow.
    pub topic: String,
    /// Id of the place, `B-1/L3/{hall}/R01/{number}`, of what the topic's parts were.
    pub place: String,
    pub values: Vec<MappedValue>,
    /// Where the time stands; the time of arrival counts if nowhere.
    #[serde(default)]
    pub time: Option<MappedTime>,
}

/// One value in a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedValue {
    /// JSON pointer (RFC 6901), `/env/temperature`; empty for the message itself.
    pub pointer: String,
    /// The metric's id.
    pub metric: String,
    /// The sender's unit, if it is not the metric's.
    #[serde(default)]
    pub unit: Option<String>,
    /// What a sender's number is multiplied with, before `offset` is added and the unit counts.
    #[serde(default = "one")]
    pub scale: f64,
    #[serde(default)]
    pub offset: f64,
}

/// Where a message says its time, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedTime {
    /// JSON pointer.
    pub pointer: String,
    pub written: TimeWritten,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeWritten {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// ISO 8601; without an offset in the park's timezone.
    Iso,
}

fn one() -> f64 {
    1.0
}

/// The names in braces of a topic or a place, in order: `{hall}`. `Err` where a brace is left open or stands alone, or
/// a part is not all name.
pub fn named_parts(path: &str) -> Result<Vec<&str>, &str> {
    let parts = path.split('/').filter(|part| part.contains(['{', '}']));
    parts
        .map(|part| {
            let name = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            let sound = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            name.filter(sound).ok_or(part)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_braces_have_names() {
        assert_eq!(named_parts("plant/{hall}/rack/{number}"), Ok(vec!["hall", "number"]));
        assert_eq!(named_parts("plant/+/rack"), Ok(vec![]));
        for (path, part) in [("a/{b/c", "{b"), ("a/{}/c", "{}"), ("a/x{b}/c", "x{b}"), ("a/{b}{c}", "{b}{c}")] {
            assert_eq!(named_parts(path), Err(part), "{path}");
        }
    }
}
