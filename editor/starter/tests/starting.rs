//! The starter as `./run` starts it.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "what is tested is a process of its own"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The starter in a folder, with the arguments, and without an X server.
fn started(starter: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(starter);
    command.args(arguments).env_remove("DISPLAY");
    // Cargo says there where the standard library is; `./run` does not.
    let output = command.env_remove("LD_LIBRARY_PATH").output();
    output.expect("it can be started")
}

fn built() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_playground-starter"))
}

#[test]
fn starts_wherever_its_folder_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join("a/checkout/target/debug");
    fs::create_dir_all(&target).expect("a folder");
    let starter = target.join("playground-starter");
    fs::copy(built(), &starter).expect("a copy");
    let beside = built();
    let beside = beside.parent().expect("it lies in a folder");
    for entry in fs::read_dir(beside).expect("a folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with("libstd-") {
            let library = target.join(entry.file_name());
            fs::copy(entry.path(), library).expect("a copy");
        }
    }
    let output = started(&starter, &["true"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn ends_as_what_it_runs_and_passes_its_lines_on() {
    let script = "printf '    Building [=> ] 1/4: glam\\rerror: no\\n' >&2; exit 3";
    let output = started(&built(), &["sh", "-c", script]);
    assert_eq!(output.status.code(), Some(3));
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(text, "error: no\n", "the bar is for the window");
}

#[test]
fn what_cannot_be_run_is_named() {
    for (arguments, says) in [
        (&[][..], "name the command to run"),
        (&["no-such-program"], "no-such-program could not be run"),
    ] {
        let output = started(&built(), arguments);
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(text.contains(says), "{text}");
    }
}
