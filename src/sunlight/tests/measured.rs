//! How long it takes, on the park that ships.

use std::time::Instant;

use jiff::civil::date;

use super::{
    reference::compare,
    sites::{great_cold, request, zone_f},
};
use crate::sunlight::{Day, Limit, Sunlight, Window};

#[test]
#[ignore = "measures: prints the worst difference from the reference on the whole park"]
fn how_exact_it_is_on_the_whole_park() {
    let park = zone_f();
    for spacing_m in [8.0, 4.0] {
        let sunlight = Sunlight::new(&park, request(great_cold(), spacing_m), |_| true);
        let (wrong_h, points, place) = compare(&park, great_cold(), &sunlight, 1);
        println!("{spacing_m} m: {points} points, at worst {wrong_h:.4} h at {place}");
        assert!(wrong_h < 0.1);
    }
}

#[test]
#[ignore = "measures: prints how long a start and an update take"]
fn a_start_and_updates_of_the_whole_park() {
    let summer = Day { date: date(2025, 6, 21), window: Window::WholeDay };
    for (name, day) in [("Great Cold, 8 to 16", great_cold()), ("summer, whole day", summer)] {
        for spacing_m in [8.0, 4.0, 3.0, 2.0] {
            let mut park = zone_f();
            let begun = Instant::now();
            let mut sunlight = Sunlight::new(&park, request(day, spacing_m), |_| true);
            let start = begun.elapsed();
            let ground = sunlight.ground().points.len();
            let facades: usize = sunlight.facades().map(|(_, facade)| facade.points.len()).sum();
            println!("{name}, {spacing_m} m: {ground} ground points, {facades} on façades; start {start:?}");
            for id in ["F-01", "F-04", "F-05", "F-08", "F-11A", "GH"] {
                let mut times: Vec<_> = (0..9)
                    .map(|turn| {
                        let building = park.buildings.iter_mut().find(|building| building.id.as_str() == id).unwrap();
                        building.at.0 += if turn % 2 == 0 { 3.0 } else { -3.0 };
                        let begun = Instant::now();
                        sunlight.update(&park, |_| true);
                        begun.elapsed()
                    })
                    .collect();
                times.sort();
                println!("  {id} by 3 m: {:?} in the middle, {:?} at most", times[4], times[8]);
            }
            let begun = Instant::now();
            sunlight.summary(&Limit { uses: vec!["apartment".into()], hours: 2.0, ground_hours: 2.0 });
            println!("  summary {:?}", begun.elapsed());
        }
    }
}
