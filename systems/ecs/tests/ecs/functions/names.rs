//! Names of systems and their parameters.

use super::rig::{A, log_of, number, world};

#[test]
fn equal_names_of_system_and_parameter_together_are_two_parameters() {
    let f = world();
    let lines = log_of(&f, "Names");
    assert_eq!(lines[..2], ["count 1", "count_odd 2 0 0"]);
}

#[test]
fn systems_and_parameters_may_be_called_like_keywords() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    let lines = log_of(&f, "Names");
    assert_eq!(lines[2..4], ["move 1 of 1", "loop 0"]);
}
