//! What was written comes back.

use std::{collections::BTreeMap, sync::Arc};

use proptest::prelude::*;
use yungu::{
    history::{Activity, Ask, Moment, Values, write_csv},
    park::{Lang, PlaceId},
    twin::{Board, Origin, Points, Reading},
    words::Words,
};

use crate::stage::{START_MS, Stage, moment, samples, wait, write, write_and_tidy};

/// Any number of a sensor: decimals, any bits, nothing.
fn value() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => (0..60_000_i32).prop_map(|watts| watts as f32),
        4 => (-200..900_i32).prop_map(|tenths| tenths as f32 / 10.0),
        1 => any::<f32>().prop_filter("a reading", |value| value.is_finite()),
        1 => Just(f32::NAN),
    ]
}

fn bits(value: f32) -> u32 {
    value.to_bits()
}

/// Means are sums of thousands: their last bit depends on the order.
fn is_near(a: f32, b: f32) -> bool {
    a.to_bits().abs_diff(b.to_bits()) <= 2 || (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_was_written_comes_back(
        seconds in prop::collection::btree_set(0_i64..7_200, 1..120),
        seeds in prop::collection::vec(value(), 1..40),
        restarts in any::<bool>(),
    ) {
        let stage = Stage::new("demo-campus");
        let points = &stage.points;
        let at = |second: i64| START_MS + 1000 * second;
        let value = |second: i64, column: usize, place: usize| seeds[(second as usize * 7 + column * 3 + place) % seeds.len()];
        let moments: Vec<Moment> =
            seconds.iter().map(|s| moment(points, at(*s) + 250, Origin::Measured, |c, p| value(*s, c, p))).collect();
        let half = moments.len() / 2;
        let mut history = stage.start();
        write(&history, moments[..half].iter().cloned());
        if restarts {
            drop(history);
            history = stage.start();
        }
        write_and_tidy(&history, moments[half..].iter().cloned());
        let reader = stage.reader();

        // Every moment, every place, bit for bit.
        for second in seconds.iter().step_by(7) {
            let columns = reader.columns_at(points, at(*second) + 400).unwrap();
            for (number, (column, of)) in columns.iter().zip(points.columns()).enumerate() {
                for place in 0..of.places.len() {
                    let wanted = value(*second, number, place);
                    if of.spec.is_words() {
                        let word = (!wanted.is_nan()).then(|| ["zero", "one", "two"][wanted.abs() as u32 as usize % 3]);
                        prop_assert_eq!(column.word(place), word.or(Some("zero")), "{} {}", second, place);
                    } else {
                        prop_assert_eq!(column.value(place).map(bits), Some(wanted).filter(|v| !v.is_nan()).map(bits));
                    }
                }
                if column.values.iter().any(|value| !value.is_nan()) {
                    prop_assert_eq!(column.mark(0).unwrap().origin, Origin::Recorded);
                    prop_assert_eq!(column.mark(0).unwrap().at_ms, at(*second));
                }
            }
        }

        let power = points.column_of("power").unwrap();
        let rack = stage.rack(1);
        let known: BTreeMap<i64, f32> =
            seconds.iter().map(|s| (*s, value(*s, power, 1))).filter(|(_, value)| !value.is_nan()).collect();
        let range = (at(0), at(7_200));
        let read = samples(&reader, "power", Some(&rack), range, 20_000);
        let wanted: Vec<_> = known.iter().map(|(s, value)| (at(*s), bits(*value), bits(*value))).collect();
        prop_assert_eq!(read.iter().map(|s| (s.at_ms, bits(s.mean), bits(s.most))).collect::<Vec<_>>(), wanted);

        // By the minute, and by the quarter of an hour: mean, least and most.
        let of = |long: i64| {
            let mut steps = BTreeMap::<i64, Vec<f32>>::new();
            known.iter().for_each(|(s, value)| steps.entry(s.div_euclid(long)).or_default().push(*value));
            steps
        };
        let read = samples(&reader, "power", Some(&rack), range, 120);
        prop_assert_eq!(read.len(), of(60).len());
        for (sample, (minute, values)) in read.iter().zip(of(60)) {
            let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len() as f64;
            prop_assert!(sample.at_ms.div_euclid(60_000) * 60_000 == at(60 * minute));
            prop_assert!(is_near(sample.mean, mean as f32), "{} {mean}", sample.mean);
            prop_assert_eq!(bits(sample.least), bits(values.iter().copied().fold(f32::INFINITY, f32::min)));
            prop_assert_eq!(bits(sample.most), bits(values.iter().copied().fold(f32::NEG_INFINITY, f32::max)));
        }
        let read = samples(&reader, "power", Some(&rack), range, 8);
        for (sample, (_, values)) in read.iter().zip(of(900)) {
            prop_assert_eq!(bits(sample.least), bits(values.iter().copied().fold(f32::INFINITY, f32::min)));
            prop_assert_eq!(bits(sample.most), bits(values.iter().copied().fold(f32::NEG_INFINITY, f32::max)));
        }
        prop_assert_eq!(read.len(), of(900).len());
    }
}

#[test]
fn rows_and_the_park_have_totals_with_their_own_peaks() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let racks = stage.points.racks().unwrap().len();
    // One rack after the other draws 1000 W more: the park's peak is not the sum of its racks' peaks.
    let moments = (0..180).map(|second| {
        let extra = second as usize % racks;
        moment(&stage.points, START_MS + 1000 * second, Origin::Simulated, |_, place| {
            if place == extra { 2_000.0 } else { 1_000.0 }
        })
    });
    write_and_tidy(&history, moments);
    let reader = stage.reader();
    let range = (START_MS, START_MS + 180_000);
    let park = samples(&reader, "power", None, range, 3);
    let total = 1_000.0 * racks as f32 + 1_000.0;
    assert_eq!(park.len(), 3);
    for sample in &park {
        assert_eq!((sample.mean, sample.least, sample.most), (total, total, total));
        assert_eq!(sample.origin, Origin::Simulated);
    }
    let row = stage.rack(0).parent().unwrap();
    let row_racks: usize = stage.points.racks_of(&row).iter().map(ExactSizeIterator::len).sum();
    let of_row = samples(&reader, "inlet", Some(&row), range, 3);
    assert_eq!(of_row[0].most, (1_000.0 * row_racks as f64 + 1_000.0) as f32 / row_racks as f32, "a mean, by its rule");
    let rack = samples(&reader, "power", Some(&stage.rack(0)), range, 3);
    assert_eq!((rack[0].least, rack[0].most), (1_000.0, 2_000.0));
}

#[test]
fn words_come_back_as_runs() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let word_at = |second: i64| {
        if second < 70 {
            1.0
        } else if second < 100 {
            f32::NAN
        } else {
            2.0
        }
    };
    let moments = (0..150)
        .filter(|second| !(70..100).contains(second))
        .map(|second| moment(&stage.points, START_MS + 1000 * second, Origin::Measured, |_, _| word_at(second)));
    write_and_tidy(&history, moments);
    let rack = stage.rack(3);
    let ask = Ask { metric: "owner", place: Some(&rack), from_ms: START_MS, to_ms: START_MS + 150_000, at_most: 1_000 };
    let reader = stage.reader();
    let runs: Vec<_> =
        reader.words(&ask).unwrap().into_iter().map(|r| (r.from_ms - START_MS, r.to_ms - START_MS, r.word)).collect();
    assert_eq!(runs, [(0, 70_000, Arc::from("one")), (100_000, 150_000, Arc::from("two"))]);
    assert!(reader.series(&ask).is_err() && reader.words(&Ask { metric: "power", ..ask }).is_err());
    assert!(matches!(reader.values(&ask).unwrap(), Values::Words(_)));
}

#[test]
fn gaps_are_seen_and_nothing_stale_is_shown() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let at = |second: i64| START_MS + 1000 * second;
    let seconds = (0..100).chain(300..400);
    write_and_tidy(&history, seconds.map(|s| moment(&stage.points, at(s), Origin::Measured, |_, _| s as f32)));
    let reader = stage.reader();
    let recorded = reader.recorded().unwrap();
    let gaps: Vec<_> =
        recorded.gaps().iter().map(|gap| ((gap.from_ms - START_MS) / 1000, (gap.to_ms - START_MS) / 1000)).collect();
    assert_eq!(gaps, [(100, 300)]);
    let whole = recorded.whole().unwrap();
    assert_eq!((whole.from_ms, whole.to_ms), (at(0), at(400)));
    let power = stage.points.column_of("power").unwrap();
    let power_at = |ms| reader.columns_at(&stage.points, ms).unwrap()[power].value(0);
    assert_eq!(power_at(at(99) + 999), Some(99.0));
    assert_eq!(power_at(at(101)), Some(99.0), "not stale yet");
    assert_eq!(power_at(at(140)), None, "stale: its interval is a second");
    assert_eq!(power_at(at(0) - 1), None);
    assert_eq!(power_at(at(10_000)), None);
    let people = stage.points.column_of("people").unwrap();
    assert_eq!(
        reader.columns_at(&stage.points, at(140)).unwrap()[people].value(0),
        Some(99.0),
        "its interval is a minute"
    );
}

#[test]
fn what_was_silent_is_written_as_nothing() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let mut board = Board::new(&stage.points);
    let point = |number| stage.points.find(stage.rack(number).as_str(), "power").unwrap();
    board.apply(&stage.points, Reading { point: point(0), value: 5.0, at_ms: START_MS }, START_MS).unwrap();
    board
        .apply(&stage.points, Reading { point: point(1), value: 6.0, at_ms: START_MS + 9_000 }, START_MS + 9_000)
        .unwrap();
    let columns: Vec<_> = (0..stage.points.columns().len()).map(|column| board.column(&stage.points, column)).collect();
    write(&history, [Moment { at_ms: START_MS + 10_000, columns: columns.into() }]);
    let read = stage.reader().columns_at(&stage.points, START_MS + 10_000).unwrap();
    let power = &read[stage.points.column_of("power").unwrap()];
    assert_eq!((power.value(0), power.value(1), power.value(2)), (None, Some(6.0), None));
}

#[test]
fn a_park_that_changed_reads_its_old_history_by_name() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let racks = stage.points.racks().unwrap().clone();
    write(
        &history,
        (0..70).map(|s| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, place| place as f32)),
    );
    drop(history);

    let mut park = stage.park.clone();
    park.rules.metrics.reverse();
    park.rules.metrics.retain(|metric| metric.id != "load");
    for layout in park.rack_layouts.values_mut() {
        let block = layout.blocks.first_mut().unwrap();
        (block.start_m, block.count) = (block.start_m + layout.pitch_m, block.count - 1);
    }
    let points = Arc::new(Points::new(&park));
    let fewer = points.racks().unwrap().clone();
    assert!(fewer.len() < racks.len() && fewer.iter().all(|rack| racks.contains(rack)), "{fewer:?}");
    let changed = Stage { folder: stage.folder, park, points };
    let history = changed.start();
    write_and_tidy(
        &history,
        (70..140).map(|s| moment(&changed.points, START_MS + 1000 * s, Origin::Measured, |_, _| 7.0)),
    );

    let reader = changed.reader();
    let range = (START_MS, START_MS + 140_000);
    let power = changed.points.column_of("power").unwrap();
    let before = &reader.columns_at(&changed.points, START_MS + 65_000).unwrap()[power];
    for (number, rack) in fewer.iter().enumerate() {
        let old = racks.iter().position(|other| other == rack).unwrap();
        assert_eq!(before.value(number), Some(old as f32), "{rack}");
        assert_eq!(samples(&reader, "power", Some(rack), range, 1_000).len(), 140);
    }
    let gone = racks.iter().find(|rack| !fewer.contains(rack)).unwrap();
    assert_eq!(samples(&reader, "power", Some(gone), range, 1_000).len(), 70, "what vanished is kept");
    assert_eq!(samples(&reader, "load", Some(&fewer[0]), range, 1_000).len(), 70);
    assert!(reader.series(&Ask { metric: "nothing", place: None, from_ms: 0, to_ms: i64::MAX, at_most: 9 }).is_err());
}

#[test]
fn a_clock_that_is_set_back_spoils_nothing() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    let written = |seconds: std::ops::Range<i64>, value: f32| {
        seconds
            .map(move |s| (s, value))
            .map(|(s, value)| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, _| value))
    };
    write_and_tidy(&history, written(0..600, 1.0));
    write_and_tidy(&history, written(90..150, 3.0));
    write_and_tidy(&history, written(600..800, 1.0));
    let rack = stage.rack(0);
    let reader = stage.reader();
    let range = (START_MS, START_MS + 780_000);
    let seconds = samples(&reader, "power", Some(&rack), range, 1_000);
    assert_eq!(seconds.len(), 780);
    assert!(
        seconds.iter().enumerate().all(|(s, sample)| sample.mean == if (90..150).contains(&s) { 3.0 } else { 1.0 })
    );
    let minutes: Vec<f32> =
        samples(&reader, "power", Some(&rack), range, 13).iter().map(|sample| sample.mean).collect();
    assert_eq!(minutes, [1.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    let odd = [i64::MIN, -1, i64::MAX].map(|at_ms| moment(&stage.points, at_ms, Origin::Measured, |_, _| 0.0));
    odd.into_iter().for_each(|moment| history.record(moment));
    assert!(wait(&history, "refused", |status| status.refused == 3).activity == Activity::Writing);
}

#[test]
fn a_table_for_spreadsheets_says_what_it_holds() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    write_and_tidy(&history, (0..3).map(|s| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, _| 22.5)));
    let rack: PlaceId = stage.rack(0);
    let ask = Ask { metric: "inlet", place: Some(&rack), from_ms: START_MS, to_ms: START_MS + 3_000, at_most: 10 };
    let mut table = Vec::new();
    let values = stage.reader().values(&ask).unwrap();
    write_csv(&mut table, &stage.park, &Words::new(Lang::Zh), &ask, &values).unwrap();
    assert!(table.starts_with(&[0xEF, 0xBB, 0xBF]), "Excel reads Chinese by this mark");
    let text = String::from_utf8(table).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert!(lines[0].starts_with("园区,") && lines[0].contains("demo-campus"), "{text}");
    assert!(lines.iter().any(|line| line.starts_with("地点,") && line.ends_with(rack.as_str())), "{text}");
    assert!(
        lines.contains(&"指标,进风温度,inlet") && lines.contains(&"单位,°C") && lines.contains(&"数据,实测数据"),
        "{text}"
    );
    assert!(lines.contains(&"时间,平均,最小,最大,数据"), "{text}");
    assert!(text.contains("+08:00,22.5,22.5,22.5,实测数据"), "{text}");
    assert_eq!(lines.iter().filter(|line| line.ends_with("22.5,22.5,22.5,实测数据")).count(), 3);
}
