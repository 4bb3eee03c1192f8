//! A presenter's phone: the real page in a real browser steers the real picture.

use std::{
    path::PathBuf,
    process::{Command as Process, Stdio},
};

use super::*;
use crate::{
    app::Invitation,
    remote::{Remote, RemoteLimits, RemoteOrder, Steering, no_wake},
};

const ADVICE: &str = "run `make test`, which installs Chromium and Node.js and runs `npm ci` in tests/remote-page";

fn driver() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remote-page")
}

#[test]
fn a_phone_steers_the_picture() {
    let folder = driver();
    assert!(folder.join("node_modules/puppeteer-core/package.json").is_file(), "no puppeteer-core: {ADVICE}");
    let settings = ShotSettings { width: 1280, height: 720, panels: true, ..ShotSettings::default() };
    let mut studio = studio_of("overview", &settings);
    let order = RemoteOrder {
        listen: ([127, 0, 0, 1], 0).into(),
        words: Steering::words(),
        wake: no_wake(),
        limits: RemoteLimits::default(),
    };
    studio.app.insert_resource(Steering::new(Remote::start(order).unwrap()));
    studio.app.insert_resource(InstantFlights(false));
    studio.app.insert_resource(TimeUpdateStrategy::Automatic);
    (0..4).for_each(|_| studio.frame());
    let url = studio.app.world().resource::<Invitation>().urls[0].clone();
    let mut browser = Process::new("node")
        .arg(folder.join("drive.mjs"))
        .arg(url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("cannot start `node` ({fault}): {ADVICE}"));
    let mut most_phones = 0;
    while browser.try_wait().unwrap().is_none() {
        studio.frame();
        most_phones = most_phones.max(studio.app.world().resource::<Invitation>().phones);
    }
    let output = browser.wait_with_output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    println!("from a touch to the changed picture: {}", told["latency_ms"]);
    assert_eq!(told["ok"], true, "{told:#}");
    assert_eq!(most_phones, 1);
}
