//! Order and conditions of systems of several blocks.

use super::rig::{log_of, run_at, taken, world};
use playground_core_ecs::Stage;

#[test]
fn systems_of_several_blocks_run_in_their_declared_order() {
    let f = world();
    let expected = ["1", "2", "3", "4", "5", "6", "7", "8"];
    assert_eq!(log_of(&f, "Order"), expected);
}

#[test]
fn condition_of_a_block_holds_for_all_its_systems_beside_their_own() {
    let f = world();
    assert_eq!(log_of(&f, "Nothing"), [""; 0]);
    run_at(&f, Stage::Fixed, 0, "Order", 1);
    let lines = taken(&f);
    assert_eq!(lines.len(), 9, "{lines:?}");
    assert_eq!(lines[8], "9");
    run_at(&f, Stage::Fixed, 0, "Nothing", 1);
    assert_eq!(taken(&f), [""; 0]);
}
