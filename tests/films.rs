//! Films of tours, made by the real ffmpeg and read back by its ffprobe.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

const ADVICE: &str = "run `make test`, which installs ffmpeg";

fn film(folder: &Path, fps: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(["film", "--tour", "visitors", "--size", "322x181", "--fps", fps, "--quality", "software"]);
    command.args(["--lang", "en", "--out"]).arg(folder.join("visitors.mp4"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.env_remove("YUNGU_ASSETS").env_remove("YUNGU_SCENES");
    command
}

fn files(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_tour_becomes_a_film_of_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let output = film(folder.path(), "1").output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}: {ADVICE}");
    let park = yungu::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
    let frames = park.tour("visitors").unwrap().secs().ceil();
    assert!(told.contains(&format!("100%, frame {frames} of {frames}, 0:00 left")), "{told}");
    assert_eq!(files(folder.path()), ["visitors.mp4"]);
    let mut probe = Command::new("ffprobe");
    probe
        .args(["-v", "error", "-of", "json", "-count_frames", "-show_streams"])
        .arg(folder.path().join("visitors.mp4"));
    let probed = probe.output().unwrap_or_else(|fault| panic!("ffprobe: {fault}; {ADVICE}"));
    let probed: Value = serde_json::from_slice(&probed.stdout).unwrap();
    let stream = &probed["streams"][0];
    assert_eq!(
        [&stream["codec_name"], &stream["pix_fmt"], &stream["width"], &stream["height"]],
        ["h264".into(), "yuv420p".into(), Value::from(322), Value::from(182)].each_ref(),
        "the codec wants even sides"
    );
    assert_eq!(stream["nb_read_frames"], Value::from(frames.to_string()));
    let [first, last] = [("-ss", "2"), ("-sseof", "-2")].map(|from| brightness(folder.path(), from));
    assert!(last < 0.5 * first, "the tour begins by day and ends by night: {first:.2}, {last:.2}");
}

/// Mean brightness of one picture of the film, 0 to 1.
fn brightness(folder: &Path, (option, secs): (&str, &str)) -> f64 {
    let picture = folder.join(format!("at{option}.png"));
    let mut taken = Command::new("ffmpeg");
    taken
        .args(["-v", "error", option, secs, "-i"])
        .arg(folder.join("visitors.mp4"))
        .args(["-frames:v", "1"])
        .arg(&picture);
    assert!(taken.status().unwrap().success(), "{ADVICE}");
    let pixels = image::open(picture).unwrap().to_luma8().into_raw();
    pixels.iter().map(|pixel| f64::from(*pixel)).sum::<f64>() / (255.0 * pixels.len() as f64)
}

/// On Windows a console sends Ctrl+C to all that run in it, this test among them.
#[cfg(unix)]
#[test]
fn a_film_that_is_cancelled_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut made = film(folder.path(), "30").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = BufReader::new(made.stderr.take().unwrap());
    let mut line = String::new();
    // ffmpeg begins its file with the first pictures.
    while !line.contains("left (Ctrl+C cancels)") || files(folder.path()).is_empty() {
        line.clear();
        assert!(told.read_line(&mut line).unwrap() > 0, "it ended before it told how far it was: {ADVICE}");
    }
    assert_eq!(files(folder.path()), ["visitors.part.mp4"]);
    let asked = Command::new("kill").args(["-INT", &made.id().to_string()]).status().unwrap();
    assert!(asked.success());
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    assert_eq!(made.wait().unwrap().code(), Some(130), "{rest}");
    assert!(rest.contains("Cancelled"), "{rest}");
    assert_eq!(files(folder.path()), <[String; 0]>::default());
}
