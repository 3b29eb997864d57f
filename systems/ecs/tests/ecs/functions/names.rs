//! Names of systems and their parameters.

use super::rig::{log_of, world};

#[test]
fn equal_names_of_system_and_parameter_together_are_two_parameters() {
    let f = world();
    let lines = log_of(&f, "Names");
    assert_eq!(lines[..2], ["count 1", "count_odd 2 0 0"]);
}
