//! Reads a file of requests, RON or JSON.

use ron::extensions::Extensions;
use serde::Deserialize;
use thiserror::Error;

use super::request::{REQUESTS_FORMAT, RequestsFile};

/// Why a file of requests cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It is neither; `reason` names line, column and what is wrong there.
    #[error("{reason}")]
    Unreadable { reason: String },
    #[error("format {}.{} is not known; this program reads {}.{}", found.0, found.1, known.0, known.1)]
    FormatUnknown { found: (u32, u32), known: (u32, u32) },
}

/// Looks at nothing but the header, so that a newer file is not blamed for its fields.
#[derive(Deserialize)]
struct Header {
    format: (u32, u32),
}

/// Reads requests: a text that begins with `{` is JSON, any other RON.
pub fn read_requests(text: &str) -> Result<RequestsFile, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    let header: Header = parse(text)?;
    // A newer minor version may hold fields that this program does not know: reading tells.
    if header.format.0 != REQUESTS_FORMAT.0 {
        return Err(ReadError::FormatUnknown { found: header.format, known: REQUESTS_FORMAT });
    }
    parse(text)
}

fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, ReadError> {
    let unreadable = |reason: String| ReadError::Unreadable { reason };
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|error| unreadable(error.to_string()));
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RON: &str = r#"(format: (1, 0), requests: [
        (id: "a", area_m2: 1200, days: 20, window: (from: "2026-03-01", to: "2026-05-31"),
         needs: (screen_width_m: 40), weight: 3, crew: 90),
        (id: "b", area_m2: 3000, days: 5, window: (from: "2026-03-01", to: "2026-05-31")),
    ])"#;

    #[test]
    fn a_file_reads_alike_as_ron_and_as_json() {
        let file = read_requests(RON).unwrap();
        assert_eq!((file.requests[0].weight, file.requests[1].weight), (3, 1));
        assert_eq!(file.requests[0].needs.screen_width_m, 40.0);
        let json = serde_json::to_string_pretty(&file).unwrap();
        assert_eq!(read_requests(&json).unwrap(), file);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let misspelt = RON.replace("area_m2: 3000", "area: 3000");
        let Err(ReadError::Unreadable { reason }) = read_requests(&misspelt) else { panic!() };
        assert!(reason.contains("area"), "{reason}");
        let newer = RON.replace("(1, 0)", "(2, 0)").replace("crew: 90", "drones: 9");
        assert_eq!(read_requests(&newer), Err(ReadError::FormatUnknown { found: (2, 0), known: REQUESTS_FORMAT }));
        for bad in
            ["", "{", "(", "[]", "(format: (1, 0))", &RON.replace("20", "-20"), &RON.replace("2026-03", "2026-13")]
        {
            assert!(matches!(read_requests(bad), Err(ReadError::Unreadable { .. })), "{bad}");
        }
    }
}
