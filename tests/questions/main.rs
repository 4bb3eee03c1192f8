//! Typed questions in both languages, and the places that answer them: `table.tsv`, and what else must hold of any park.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{collections::BTreeMap, path::Path, time::Instant};

use yungu::{
    ask::{Asker, Found, Moment, Names, Reply},
    park::{self, Lang, Park, PlaceId},
    twin::{DEFAULT_SEED, Rulebook, Simulator, State, parse_at},
    words::Words,
};

/// A park, ready to be asked at any moment.
struct Asked {
    park: Park,
    simulator: Simulator,
    rulebook: Rulebook,
    asker: Asker,
}

impl Asked {
    fn new(scene: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
        let park = park::load(&folder).park.unwrap();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let asker = Asker::new(&park);
        Self { park, simulator, rulebook, asker }
    }

    fn state(&self, at: &str) -> State {
        let at = parse_at(at, &self.park.timezone).unwrap();
        self.simulator.state_at(self.park.scenario(None).unwrap(), DEFAULT_SEED, at)
    }

    fn moment<'a>(&'a self, state: &'a State) -> Moment<'a> {
        Moment { park: &self.park, state, rulebook: &self.rulebook, works: self.simulator.works() }
    }

    fn ask(&self, text: &str, at: &str) -> Reply {
        self.asker.ask(text, self.moment(&self.state(at)), 9)
    }
}

/// `F-06, F-05/H1 + F-05/H2`.
fn ids(found: &[Found]) -> String {
    let one = |found: &Found| found.places.iter().map(PlaceId::as_str).collect::<Vec<_>>().join(" + ");
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Whether an answer is what the table says: the places in their order, or `#N` for how many, with the first of them.
fn fits(wanted: &str, found: &[Found]) -> bool {
    let Some(counted) = wanted.strip_prefix('#') else { return ids(found) == wanted };
    let (count, first) = counted.split_once(' ').unwrap_or((counted, ""));
    let is_first = |one: &Found| first.is_empty() || ids(std::slice::from_ref(one)) == first;
    found.len() == count.parse::<usize>().unwrap() && found.first().is_none_or(is_first)
}

#[test]
fn every_question_of_the_table_is_answered() {
    let mut parks: BTreeMap<&str, Asked> = BTreeMap::new();
    let mut questions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in include_str!("table.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [scene, lang, at, text, wanted, partly] = columns.as_slice() else { panic!("six columns: {line}") };
        let asked = parks.entry(scene).or_insert_with(|| Asked::new(scene));
        let reply = asked.ask(text, at);
        *questions.entry(lang).or_default() += 1;
        let Some((question, answer)) = &reply.asked else {
            wrong.push(format!("{text}: is no question; {:?}", reply.named));
            continue;
        };
        if !fits(wanted, &answer.found) || !fits(partly, &answer.partly) || !question.unknown.is_empty() {
            let (count, partly) = (answer.found.len(), ids(&answer.partly));
            let found: String = ids(&answer.found).chars().take(300).collect();
            wrong.push(format!("{text}: #{count} {found} | {partly} | not understood: {:?}", question.unknown));
        }
        // Whoever asked sees how it was read, in both languages.
        for words in [Lang::Zh, Lang::En].map(Words::new) {
            let understood = yungu::ask::understood(question, &asked.park, &words);
            assert!(!understood.is_empty() && !understood.contains('⟦'), "{text}: {understood}");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(questions.values().sum::<usize>() >= 150 && questions.values().all(|count| *count >= 30), "{questions:?}");
}

/// Every rack's power by the columns of the state, not by the rules of asking.
#[test]
fn racks_are_those_that_the_state_has() {
    let asked = Asked::new("zone-f");
    let state = asked.state("2025-06-10T10:00");
    let points = asked.simulator.points();
    let column = points.column_of("power").unwrap();
    let racks = points.racks().unwrap();
    let power = |number: &usize| state.columns[column].value(*number).is_some_and(|watts| watts > 6000.0);
    let mut wanted: Vec<&PlaceId> = (0..racks.len()).filter(power).map(|number| &racks[number]).collect();
    wanted.sort();
    let (_, answer) = asked.ask("rack > 6 kW", "2025-06-10T10:00").asked.unwrap();
    let mut found: Vec<&PlaceId> = answer.found.iter().flat_map(|one| &one.places).collect();
    found.sort();
    assert!(!wanted.is_empty() && found == wanted, "{} of {}", found.len(), wanted.len());
}

#[test]
fn what_is_not_understood_is_told_and_what_is_a_name_is_no_question() {
    let asked = Asked::new("zone-f");
    let reply = asked.ask("halls larger than a whale", "2025-06-10T10:00");
    assert!(reply.asked.is_none_or(|(question, _)| question.unknown.contains(&"whale".to_owned())));
    for text in ["sjzx", "F-08", "算力中心", "L3/A R07/24", "metaverse"] {
        let reply = asked.ask(text, "2025-06-10T10:00");
        assert!(reply.asked.is_none() && !reply.named.is_empty(), "{text}");
    }
    for text in [
        "",
        "   ",
        "???",
        "≥",
        "> 8",
        "8 kW",
        "3000",
        "大于",
        "\u{0}\u{fffd}🦀",
        "(((((",
        "年月日",
        "99999999999999999999 m2",
    ] {
        asked.ask(text, "2025-06-10T10:00");
    }
}

/// What the park's data cannot answer is told, with the word that it hangs on; no answer is made up.
#[test]
fn what_cannot_be_known_is_told() {
    let asked = Asked::new("zone-f");
    for (text, word) in [
        ("PUE是多少", "pue"),
        ("停车场在哪里", "停车场"),
        ("离南大门最近的楼", "最近"),
        ("nearest building to the main gate", "nearest"),
        ("idle racks", "空闲 free"),
        ("offices free in November", "预订 booking"),
        ("11月31日空闲的棚", "11月31日"),
        ("hottest rack yesterday", "yesterday"),
        ("buildings finished in 2024", "in 2024"),
        ("地下一层的房间", "地下一层"),
        ("who is in the compute centre", "谁 who"),
        ("总功率", "合计 total"),
        ("中秋空闲的棚", "中秋"),
        ("halls larger than", ">"),
    ] {
        let (question, _) = asked.ask(text, "2025-06-10T10:00").asked.unwrap_or_else(|| panic!("{text}"));
        assert!(question.unknown.contains(&word.to_owned()), "{text}: {:?}", question.unknown);
    }
}

/// Any text at all gives an answer or none, in no time, and never panics.
#[test]
fn any_words_in_any_order_are_read() {
    let asked = Asked::new("demo-campus");
    let state = asked.state("2025-06-10T10:00");
    let parts = [
        "free",
        "空置",
        "3000",
        "m2",
        "㎡",
        ">",
        "≥",
        "11月",
        "november",
        "rack",
        "机柜",
        "kw",
        "8",
        "和",
        "to",
        "-",
        "between",
        "最大",
        "top",
        "5",
        "天",
        "floor",
        "3",
        "层",
        "百",
        "万",
        "%",
        "的",
        "图书馆",
        "library",
        "🦀",
        "é",
        "2025-11-03",
        "q4",
        "连续",
        "°",
        ",",
    ];
    let mut seed = 7_u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(parts[(seed >> 33) as usize % parts.len()]);
            if seed & 1 == 0 {
                text.push(' ');
            }
        }
        asked.asker.ask(&text, asked.moment(&state), 5);
    }
}

/// A measurement: `cargo test --test questions -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement; times belong in no test that must pass"]
fn ten_thousand_names_a_keystroke() {
    let mut park = Asked::new("zone-f").park;
    let signs: Vec<char> =
        "元宇宙算力中心数据产业创新孵化学院摄影大棚会展混音能源内容总部公寓变电站重庆永川云谷园区科技"
            .chars()
            .collect();
    let template = park.places.values().next().unwrap().clone();
    park.buildings.clear();
    park.places = (0..10_000_usize)
        .map(|number| {
            let mut place = template.clone();
            place.id = PlaceId::new(format!("X-{number}"));
            place.name.zh = (0..9).map(|k| signs[(number * 7 + number / 13 * k + k * k) % signs.len()]).collect();
            place.name.en = format!("Made-up place number {number}");
            (place.id.clone(), place)
        })
        .collect();
    let names = Names::new(&park);
    let mut times: Vec<(f64, &str)> =
        ["s", "sj", "sjz", "sjzx", "suanli", "suanlizhongx", "算力", "sl中心", "place 77", "x-99", "zzzz", "yyz"]
            .map(|text| {
                let mut all: Vec<f64> = (0..15)
                    .map(|_| {
                        let began = Instant::now();
                        std::hint::black_box(names.find(text, 9));
                        began.elapsed().as_secs_f64() * 1e3
                    })
                    .collect();
                all.sort_by(f64::total_cmp);
                (all[7], text)
            })
            .into();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!("a keystroke among 10,000 names, ms (medians of 15): {times:.2?}");
}
