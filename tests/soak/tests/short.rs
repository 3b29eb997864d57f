//! The short form of each run.
#![forbid(unsafe_code)]

use playground_tests_soak::{Outcome, broken, damaged, fuzz, kills, opens, reloads};

#[track_caller]
fn check(outcome: Outcome) {
    match outcome {
        Ok(figures) => println!("{figures}"),
        Err(broken) => panic!("{broken}"),
    }
}

#[test]
fn reloads_in_one_process_leave_nothing_open() {
    check(reloads(12));
}

#[test]
fn editor_survives_broken_modules() {
    check(broken(1, true));
}

#[test]
fn editor_survives_damaged_libraries() {
    check(damaged(2, 4));
}

#[test]
fn killed_editor_loses_no_answered_command() {
    check(kills(10));
}

#[test]
fn opens_in_one_process_leave_nothing_open() {
    check(opens(20));
}

#[test]
fn wrong_input_is_refused() {
    check(fuzz::all(2_000));
}
