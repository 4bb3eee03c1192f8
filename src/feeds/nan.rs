//! `NaN` and `Infinity` are no JSON; some senders write them all the same.

/// The payload with bare `NaN`, `Infinity` and `-Infinity` made `null`; `None` where there are none.
pub fn without_nan(payload: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(payload.len());
    let mut rest = payload;
    let (mut quoted, mut found) = (false, false);
    while let Some((byte, after)) = rest.split_first() {
        if quoted {
            let escaped = *byte == b'\\';
            let taken = if escaped { 2.min(rest.len()) } else { 1 };
            quoted = *byte != b'"';
            let (now, later) = rest.split_at(taken);
            out.extend_from_slice(now);
            rest = later;
            continue;
        }
        let odd = [&b"NaN"[..], b"Infinity", b"-Infinity"].into_iter().find(|word| rest.starts_with(word));
        if let Some(word) = odd {
            out.extend_from_slice(b"null");
            rest = rest.get(word.len()..).unwrap_or_default();
            found = true;
            continue;
        }
        quoted = *byte == b'"';
        out.push(*byte);
        rest = after;
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_outside_of_texts_becomes_null() {
        let clean = |text: &str| without_nan(text.as_bytes()).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(
            clean(r#"[{"n":"NaN \" Infinity","v":NaN},{"v":-Infinity},{"v":Infinity}]"#).unwrap(),
            r#"[{"n":"NaN \" Infinity","v":null},{"v":null},{"v":null}]"#
        );
        assert_eq!(clean(r#"[{"n":"NaN"}]"#), None);
        assert_eq!(clean("\"open \\"), None);
    }
}
