//! The program, called as a person calls it, from the repository's own folder.

use std::process::{Command, Output, Stdio};

pub fn yungu(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("YUNGU_SCENES").stdin(Stdio::null());
    command.output().unwrap()
}

/// What it answers, and that it found no fault.
pub fn said(args: &[&str]) -> String {
    let output = yungu(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
