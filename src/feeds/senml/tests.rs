//! Packs as the RFC has them, and as they should not be.

use super::*;

const NOW: i64 = 1_750_000_000_000;

fn number(name: &str, unit: &str, value: f64, at_ms: i64) -> (String, String, Value<'static>, i64) {
    (name.to_owned(), unit.to_owned(), Value::Number(value), at_ms)
}

fn told(payload: &str) -> Vec<(String, String, Value<'_>, i64)> {
    let records = read(payload.as_bytes(), NOW).unwrap();
    records.into_iter().map(|r| (format!("{}{}", r.base, r.name), r.unit.into_owned(), r.value, r.at_ms)).collect()
}

#[test]
fn the_packs_of_the_rfc() {
    // RFC 8428 §5.1.1, §5.1.2 and §5.1.3, shortened.
    assert_eq!(
        told(r#"[{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1}]"#),
        [number("urn:dev:ow:10e2073a01080063", "Cel", 23.1, NOW)]
    );
    let many = r#"[{"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,
        "n":"voltage","u":"V","v":120.1},
        {"n":"current","t":-5,"v":1.2},{"n":"current","t":-4,"v":1.3}]"#;
    let base = "urn:dev:ow:10e2073a0108006:";
    assert_eq!(
        told(many),
        [
            number(&format!("{base}voltage"), "V", 120.1, 1_276_020_076_001),
            number(&format!("{base}current"), "A", 1.2, 1_276_020_071_001),
            number(&format!("{base}current"), "A", 1.3, 1_276_020_072_001),
        ]
    );
}

#[test]
fn bases_hold_until_they_are_given_anew() {
    let pack =
        r#"[{"bn":"a/","bv":10,"bu":"W"},{"n":"x","v":1},{"bn":"b/","n":"y","v":2,"u":"kW"},{"n":"","v":3,"bv":0}]"#;
    let told = told(pack);
    assert_eq!(told, [number("a/x", "W", 11.0, NOW), number("b/y", "kW", 12.0, NOW), number("b/", "W", 3.0, NOW)]);
}

#[test]
fn times_below_two_to_the_28_count_from_now() {
    for (time, at_ms) in [
        ("0", NOW),
        ("-30.5", NOW - 30_500),
        ("60", NOW + 60_000),
        ("268435455", NOW + 268_435_455_000),
        ("268435456", 268_435_456_000),
        ("1e300", i64::MAX),
        ("-1e300", i64::MIN),
    ] {
        let wanted = if time == "-1e300" { NOW.saturating_add(i64::MIN) } else { at_ms };
        assert_eq!(told(&format!(r#"[{{"n":"x","t":{time},"v":1}}]"#))[0].3, wanted, "{time}");
    }
}

#[test]
fn a_field_of_the_wrong_type_spoils_its_record_alone() {
    for bad in [
        r#""v":"12""#,
        r#""v":null"#,
        r#""v":[1,[2]]"#,
        r#""v":{"a":{}}"#,
        r#""v":true"#,
        r#""vs":12"#,
        r#""vb":true"#,
        r#""vd":"aGk""#,
        r#""s":4"#,
        r#""t":"now","v":1"#,
        r#""u":7,"v":1"#,
        r#""n":1,"v":1"#,
        r#""must_":1,"v":1"#,
    ] {
        let pack = format!(r#"[{{"n":"x",{bad}}},{{"n":"y","v":1,"other":[{{}}]}}]"#);
        let values: Vec<_> = told(&pack).into_iter().map(|record| record.2).collect();
        assert_eq!(values, [Value::Other, Value::Number(1.0)], "{bad}");
    }
}

#[test]
fn words_and_escapes() {
    let told = told(r#"[{"n":"\u4e91/x","vs":"谷\n"},{"n":"y","vs":""}]"#);
    assert_eq!((told[0].0.as_str(), &told[0].2), ("云/x", &Value::Word("谷\n".into())));
    assert_eq!(told[1].2, Value::Word("".into()));
}

#[test]
fn what_is_no_pack_is_refused_as_a_whole() {
    for bad in [
        "",
        "{}",
        "[1]",
        "[{\"v\":1}",
        "[{\"v\":1}] x",
        "[{\"v\":1e999}]",
        "[{\"v\":NaN}]",
        "[{v:1}]",
        "\u{0}",
        "[[]]",
        "[{\"n\":\"x\",\"v\":1},]",
        "null",
        "\"text\"",
    ] {
        assert!(matches!(read(bad.as_bytes(), NOW), Err(PackError::Json(_))), "{bad:?}");
    }
    assert!(matches!(read(b"[{\"n\":\"\xff\",\"v\":1}]", NOW), Err(PackError::Json(_))));
    assert!(read(&b"[".repeat(100_000), NOW).is_err(), "and no stack overflows");
    assert!(read(format!("[{{\"x\":{}", "[".repeat(100_000)).as_bytes(), NOW).is_err());
    assert!(matches!(read(br#"[{"bver":11,"n":"x","v":1}]"#, NOW), Err(PackError::Version(_))));
    let long = format!(r#"[{{"bn":"\\u0041{}","n":"x","v":1}}]"#, "a".repeat(LONGEST_NAME));
    assert!(matches!(read(long.as_bytes(), NOW), Err(PackError::LongName)));
    let many = format!("[{}{{}}]", "{},".repeat(MOST_RECORDS));
    assert!(matches!(read(many.as_bytes(), NOW), Err(PackError::TooMany)));
}
