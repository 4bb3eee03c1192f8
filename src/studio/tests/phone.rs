//! A presenter's phone: the real page in a real browser steers the real picture.

use std::{
    path::PathBuf,
    process::{Command as Process, Stdio},
    sync::{Condvar, Mutex},
};

use bevy::{
    ecs::message::Messages,
    window::RequestRedraw,
    winit::{UpdateMode, WinitSettings},
};

use super::*;
use crate::{
    app::Invitation,
    remote::{Remote, RemoteLimits, RemoteOrder, Steering, Wake},
};

const ADVICE: &str = "run `make test`, which installs Chromium and Node.js and runs `npm ci` in tests/remote-page";

/// Between frames the studio rests as a window does: until something moves, a phone calls, or it is time.
#[derive(Clone, Default)]
struct Bell(Arc<(Mutex<bool>, Condvar)>);

impl Bell {
    fn wake(&self) -> Wake {
        let bell = self.clone();
        Arc::new(move || {
            *bell.0.0.lock().unwrap() = true;
            bell.0.1.notify_all();
        })
    }

    fn rest(&self, app: &App) {
        let moves = app.world().resource::<Messages<RequestRedraw>>().iter_current_update_messages().next().is_some();
        let UpdateMode::Reactive { wait, .. } = app.world().resource::<WinitSettings>().focused_mode else { return };
        let (rung, bell) = &*self.0;
        let rest = if moves { Duration::ZERO } else { wait };
        let (mut rung, _) = bell.wait_timeout_while(rung.lock().unwrap(), rest, |rung| !*rung).unwrap();
        *rung = false;
    }
}

fn driver() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remote-page")
}

#[test]
fn a_phone_steers_the_picture() {
    let folder = driver();
    assert!(folder.join("node_modules/puppeteer-core/package.json").is_file(), "no puppeteer-core: {ADVICE}");
    let settings =
        ShotSettings { width: 1280, height: 720, panels: true, compiles_aside: true, ..ShotSettings::default() };
    let mut studio = studio_of("overview", &settings);
    let bell = Bell::default();
    let order = RemoteOrder {
        listen: ([127, 0, 0, 1], 0).into(),
        words: Steering::words(),
        wake: bell.wake(),
        limits: RemoteLimits::default(),
    };
    studio.app.insert_resource(Steering::new(Remote::start(order).unwrap()));
    studio.slow_down();
    studio.as_in_a_window();
    studio.app.insert_resource(TimeUpdateStrategy::Automatic);
    (0..4).for_each(|_| studio.frame());
    let url = studio.app.world().resource::<Invitation>().urls[0].clone();
    let mut browser = Process::new("node")
        .arg(folder.join("drive.mjs"))
        .arg(url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("cannot start `node` ({fault}): {ADVICE}"));
    let (mut most_phones, mut frames_ms) = (0, Vec::new());
    while browser.try_wait().unwrap().is_none() {
        let began = std::time::Instant::now();
        studio.frame();
        frames_ms.push(began.elapsed().as_secs_f64() * 1e3);
        bell.rest(&studio.app);
        most_phones = most_phones.max(studio.app.world().resource::<Invitation>().phones);
    }
    let output = browser.wait_with_output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    frames_ms.sort_by(f64::total_cmp);
    let share = |share: usize| frames_ms[(frames_ms.len() - 1) * share / 100];
    println!("from a touch to the changed picture: {} ms", told["latency_ms"]);
    println!("{} frames: median {:.0} ms, nine of ten within {:.0} ms", frames_ms.len(), share(50), share(90));
    assert_eq!(told["ok"], true, "{told:#}");
    assert_eq!(most_phones, 1);
}
