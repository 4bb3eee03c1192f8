//! What a buffer's or image's `uri` points to: data inside it, a file beside the document, or something not allowed.

use std::path::PathBuf;

/// A `uri`, understood.
#[derive(Debug, PartialEq)]
pub(super) enum Target {
    /// `data:` with its media type.
    Data {
        mime: String,
        bytes: Vec<u8>,
    },
    /// A path beside the document that does not leave its folder.
    Beside(PathBuf),
    /// Absolute, or out of the folder through `..`.
    Outside,
    /// On the network, or under any other scheme.
    Remote,
    Invalid,
}

pub(super) fn target(uri: &str) -> Target {
    if let Some(data) = uri.strip_prefix("data:") {
        return data_target(data);
    }
    let Some(path) = percent_decoded(uri) else {
        return Target::Invalid;
    };
    if path.is_empty() || path.contains(['#', '\0']) {
        // The loader takes what follows `#` for the name of a part of the file.
        return Target::Invalid;
    }
    if let Some((scheme, _)) = path.split_once(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    {
        // One letter is a drive of Windows, no scheme.
        return if scheme.len() == 1 { Target::Outside } else { Target::Remote };
    }
    if path.starts_with("//") {
        return Target::Remote;
    }
    if path.starts_with(['/', '\\']) || leaves_folder(&path) {
        return Target::Outside;
    }
    Target::Beside(PathBuf::from(path))
}

/// Whether a relative path climbs above where it starts. Both slashes count: what is safe here must be so elsewhere.
pub(super) fn leaves_folder(path: &str) -> bool {
    let mut depth = 0_i64;
    path.split(['/', '\\']).any(|step| {
        depth += match step {
            ".." => -1,
            "." | "" => 0,
            _ => 1,
        };
        depth < 0
    })
}

fn data_target(data: &str) -> Target {
    let Some((head, body)) = data.split_once(',') else {
        return Target::Invalid;
    };
    let (mime, bytes) = match head.strip_suffix(";base64") {
        Some(mime) => (mime, base64_decoded(body)),
        None => (head, Some(body.as_bytes().to_vec())),
    };
    bytes.map_or(Target::Invalid, |bytes| Target::Data { mime: mime.to_owned(), bytes })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => Some(*high).zip(Some(*low)).and_then(|(h, l)| Some(hex(h)? * 16 + hex(l)?)),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Standard alphabet with padding (RFC 4648, section 4), which is what the loader takes.
fn base64_decoded(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let body = text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(text);
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 2);
    let (groups, tail) = body.as_chunks::<4>();
    for [a, b, c, d] in groups {
        let bits = sextet(*a)? << 18 | sextet(*b)? << 12 | sextet(*c)? << 6 | sextet(*d)?;
        let [_, whole @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(&whole);
    }
    match tail {
        [] => {}
        [a, b] => bytes.push((sextet(*a)? << 2 | sextet(*b)? >> 4) as u8),
        [a, b, c] => {
            let bits = sextet(*a)? << 10 | sextet(*b)? << 4 | sextet(*c)? >> 2;
            bytes.extend_from_slice(&(bits as u16).to_be_bytes());
        }
        _ => return None,
    }
    Some(bytes)
}

fn sextet(digit: u8) -> Option<u32> {
    SEXTETS.get(usize::from(digit)).copied().filter(|value| *value < 64).map(u32::from)
}

/// The value of each digit, 255 for what is none. Buffers inside a document are long: this must be quick.
#[expect(clippy::indexing_slicing, reason = "done while compiling, where a slip is an error of the compiler")]
const SEXTETS: [u8; 256] = {
    let mut table = [255; 256];
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut value = 0;
    while value < 64 {
        table[digits[value] as usize] = value as u8;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_every_tail_length() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob")] {
            assert_eq!(base64_decoded(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        for bad in ["Zg", "Zg=", "Z===", "Zm9v!b==", "===="] {
            assert_ne!(base64_decoded(bad).map(|bytes| bytes.len()), Some(1), "{bad}");
        }
        assert_eq!(base64_decoded("Zg"), None);
        assert_eq!(base64_decoded("Z!=="), None);
    }

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(target("a%20b/%E4%BA%91.png"), Target::Beside("a b/云.png".into()));
        assert_eq!(target("a/../b.bin"), Target::Beside("a/../b.bin".into()));
        for outside in ["../b.bin", "a/../../b.bin", "..\\b.bin", "/etc/b.bin", "C:\\b.bin", "%2e%2e/b.bin"] {
            assert_eq!(target(outside), Target::Outside, "{outside}");
        }
        for remote in ["https://a.example/b.bin", "file:///b.bin", "//a.example/b.bin"] {
            assert_eq!(target(remote), Target::Remote, "{remote}");
        }
        for invalid in ["", "a%FF.bin", "a#b.bin", "data:nothing", "data:a/b;base64,Z"] {
            assert_eq!(target(invalid), Target::Invalid, "{invalid}");
        }
    }
}
