//! Tests that need a process of their own.
#![expect(
    clippy::disallowed_methods,
    reason = "the test starts itself, and no project's code"
)]

use std::process::Command;

const ALONE: &str = "TEST_RUNS_ALONE";

/// Runs a test in a process in which no other test runs: it measures the process, or changes it.
/// `name` is that of the test, with its modules.
pub fn in_own_process(name: &str, test: impl FnOnce()) {
    if std::env::var_os(ALONE).is_some() {
        return test();
    }
    let mut again = Command::new(std::env::current_exe().expect("a test is a file"));
    again.args(["--exact", name, "--nocapture"]).env(ALONE, "1");
    let output = again.output().expect("it started before");
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words}{errors}");
    assert!(
        words.contains("1 passed"),
        "no test is called {name}: {words}"
    );
}
