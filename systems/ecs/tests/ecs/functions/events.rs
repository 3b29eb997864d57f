//! Events over reloads and snapshots.

use super::rig::{A, LOG, number, run_at, set, taken, world};
use crate::fixture::*;
use playground_core_ecs::Stage;

#[test]
fn events_are_read_once_across_a_reload() {
    let f = world();
    f.spawn(vec![number(A, 9)]);
    run_at(&f, Stage::Fixed, 1, "Send", 4);
    assert_eq!(
        taken(&f),
        ["observed 4 about -1", "observed 5 about 9"],
        "sent after the stage"
    );
    f.load_functions();
    run_at(&f, Stage::Fixed, 2, "Nothing", 0);
    assert_eq!(taken(&f), ["read 4 false", "read 5 true"]);
    f.load_functions();
    run_at(&f, Stage::Fixed, 3, "Nothing", 0);
    assert_eq!(taken(&f), [""; 0], "read before the reload");
    run_at(&f, Stage::Update, 3, "Nothing", 0);
    assert_eq!(taken(&f), ["a burst came"]);
    run_at(&f, Stage::Update, 4, "Nothing", 0);
    assert_eq!(taken(&f), [""; 0]);
}

#[test]
fn events_after_a_restored_snapshot_are_read() {
    let f = world();
    let before = f.save();
    for index in 0..5 {
        run_at(&f, Stage::Fixed, index, "Send", 1);
    }
    f.restore(before).expect("it is stored");
    run_at(&f, Stage::Fixed, 0, "Nothing", 0);
    set(&f, LOG, fields(&[]));
    run_at(&f, Stage::Fixed, 1, "Send", 7);
    taken(&f);
    run_at(&f, Stage::Fixed, 2, "Nothing", 0);
    assert_eq!(taken(&f), ["read 7 false"]);
}
