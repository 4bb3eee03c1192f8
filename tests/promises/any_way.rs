//! Played to, paused at, jumped to: the state of a moment is the simulator's, all racks included.

use std::{cell::Cell, time::Duration};

use jiff::{SignedDuration, Timestamp};
use proptest::{prelude::*, test_runner::TestRunner};
use yungu::{
    app::{Clock, Command},
    twin::{DEFAULT_SEED, Simulator},
};

use crate::stage::{SCENES, frame_of, open, program, shown};

#[derive(Clone, Debug)]
enum Deed {
    /// So many frames of so many milliseconds, at so many times the speed.
    Play {
        frames: u8,
        frame_ms: u32,
        speed: f64,
    },
    /// Frames that pass while the clock stands.
    Pause {
        frames: u8,
    },
    /// To so many milliseconds from the beginning.
    Jump {
        to_ms: i64,
    },
    Undo,
    /// Another scenario, by number.
    Scenario(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let years_ms = 3 * 365 * 86_400_000_i64;
    let deed = prop_oneof![
        4 => (1..4_u8, 1..2_000_u32, prop_oneof![Just(1.0), 1.0..86_400.0])
            .prop_map(|(frames, frame_ms, speed)| Deed::Play { frames, frame_ms, speed }),
        1 => (1..3_u8).prop_map(|frames| Deed::Pause { frames }),
        3 => (-years_ms..years_ms).prop_map(|to_ms| Deed::Jump { to_ms }),
        1 => Just(Deed::Undo),
        1 => (0..3_usize).prop_map(Deed::Scenario),
    ];
    prop::collection::vec(deed, 1..9)
}

#[test]
fn however_one_gets_to_a_moment_its_state_is_the_same() {
    let begin: Timestamp = "2025-06-10T02:00:00Z".parse().unwrap();
    for scene in SCENES {
        let park = open(scene);
        let fresh = Simulator::new(&park);
        let scenarios: Vec<String> = park.scenarios.keys().cloned().collect();
        let moments = Cell::new(0);
        let mut runner = TestRunner::new_with_rng(
            ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() },
            prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
        );
        let held = runner.run(&deeds(), |deeds| {
            let mut app = program(&park, begin);
            let (mut scenario, mut at) = (park.default_scenario.clone(), begin);
            for deed in deeds {
                match deed {
                    Deed::Play { frames, frame_ms, speed } => {
                        let frame = Duration::from_millis(frame_ms.into());
                        frame_of(&mut app, frame);
                        app.world_mut().write_message_batch([Command::SetSpeed(speed), Command::SetPaused(false)]);
                        let step = SignedDuration::try_from_secs_f64(frame.as_secs_f64() * speed).unwrap();
                        for _ in 0..frames {
                            app.update();
                            at += step;
                        }
                        frame_of(&mut app, Duration::ZERO);
                        app.world_mut().write_message(Command::SetPaused(true));
                        app.update();
                    }
                    Deed::Pause { frames } => {
                        frame_of(&mut app, Duration::from_secs(1));
                        (0..frames).for_each(|_| app.update());
                    }
                    Deed::Jump { to_ms } => {
                        at = begin + SignedDuration::from_millis(to_ms);
                        app.world_mut().write_message(Command::SetTime(at));
                        app.update();
                    }
                    Deed::Undo => {
                        app.world_mut().write_message(Command::Undo);
                        app.update();
                        // What it undoes is the program's affair; where it leads to is told by it.
                        at = app.world().resource::<Clock>().at();
                        scenario.clone_from(&shown(&app).scenario);
                    }
                    Deed::Scenario(number) => {
                        scenario.clone_from(&scenarios[number % scenarios.len()]);
                        app.world_mut().write_message(Command::SetScenario(scenario.clone()));
                        app.update();
                    }
                }
                prop_assert_eq!(app.world().resource::<Clock>().at(), at, "the clock");
                let second = Timestamp::from_second(at.as_second()).unwrap();
                let simulated = fresh.state_at(park.scenario(Some(&scenario)).unwrap(), DEFAULT_SEED, second);
                prop_assert!(simulated.columns.iter().any(|column| column.values.iter().any(|value| !value.is_nan())));
                prop_assert_eq!(shown(&app).hash(), simulated.hash(), "{} of {}", second, scenario);
                moments.set(moments.get() + 1);
            }
            Ok(())
        });
        held.unwrap_or_else(|fault| panic!("{scene}: {fault}"));
        println!("{scene}: {} moments", moments.get());
        assert!(moments.get() >= 30, "{scene}: only {} moments", moments.get());
    }
}
