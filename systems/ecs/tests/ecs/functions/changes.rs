//! Filters by what was changed or added since the last run.

use super::rig::{A, B, MARK_OF, discard_observations, log_of, number, run_at, value, world};
use playground_core_ecs::{RowSource, Stage};

#[test]
fn changed_filter_matches_rows_written_since_the_last_run() {
    let f = world();
    let one = f.spawn(vec![number(A, 1), number(B, 0)]);
    f.spawn(vec![number(A, 10), number(B, 0)]);
    assert_eq!(log_of(&f, "Changed"), ["1 10"], "all rows are new at first");
    assert_eq!(log_of(&f, "Changed"), [""], "its own writes do not match");
    f.set(one, A, number(A, 5).1).expect("the entity is alive");
    assert_eq!(log_of(&f, "Changed"), ["5"]);
    f.insert(vec![(one, MARK_OF, RowSource::Default)])
        .expect("it fits");
    f.set(one, A, number(A, 6).1).expect("the entity is alive");
    discard_observations(&f);
    assert_eq!(log_of(&f, "Changed"), [""], "the other filter excludes it");
}

#[test]
fn added_filter_matches_rows_added_since_the_last_run() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    assert_eq!(log_of(&f, "Added"), ["added 1"]);
    f.spawn(vec![number(A, 2)]);
    f.spawn(vec![number(A, 2), number(B, 3)]);
    assert_eq!(log_of(&f, "Added"), ["added 2"]);
    assert_eq!(log_of(&f, "Added"), ["added 0"]);
}

#[test]
fn or_matches_rows_that_pass_one_of_its_filters() {
    let f = world();
    let one = f.spawn(vec![number(A, 1)]);
    f.spawn(vec![number(A, 2), number(B, 0)]);
    f.spawn(vec![number(A, 3), number(MARK_OF, 0)]);
    discard_observations(&f);
    assert_eq!(log_of(&f, "Or"), ["1 3 2"], "all rows are new at first");
    assert_eq!(log_of(&f, "Or"), ["3 2"]);
    f.set(one, A, number(A, 9).1).expect("the entity is alive");
    assert_eq!(log_of(&f, "Or"), ["9 3 2"]);
}

#[test]
fn all_rows_are_added_when_play_starts_again() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    let before = f.save();
    for play in 0..2 {
        run_at(&f, Stage::Start, 0, "Nothing", 0);
        assert_eq!(log_of(&f, "Added"), ["added 1"], "play {play}");
        f.restore(before).expect("it is stored");
    }
}

#[test]
fn query_without_matches_changes_no_ticks() {
    let f = world();
    let plain = f.spawn(vec![number(A, 1), number(B, 0)]);
    f.spawn(vec![number(A, 2), number(MARK_OF, 7)]);
    discard_observations(&f);
    log_of(&f, "Changed");
    log_of(&f, "Sparse");
    assert_eq!(value(&f, plain, A), 2, "written once, by `Changed`");
    assert_eq!(log_of(&f, "Changed"), [""], "it was not written since");
}
