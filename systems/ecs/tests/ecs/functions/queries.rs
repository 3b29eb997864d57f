//! Queries: methods, optional components, sparse components, pairs.

use super::rig::{
    A, B, MARK_OF, discard_observations, log_of, number, run_at, taken, value, world,
};
use crate::fixture::*;
use playground_core_ecs::Stage;

#[test]
fn all_query_methods_give_the_same_rows() {
    let f = world();
    let mut expected = Vec::new();
    for at in 0..1000_i64 {
        let mut components = vec![number(A, at % 7), number(B, 0)];
        if at % 3 == 0 {
            components.push(named("in another archetype"));
        }
        expected.push((f.spawn(components), at % 7 * 11_111));
    }
    f.spawn(vec![number(A, 5)]);
    assert_eq!(log_of(&f, "AllMethods"), ["1000 of 1000"]);
    for (entity, sum) in expected {
        assert_eq!(value(&f, entity, B), sum);
    }
}

#[test]
fn optional_components_are_read_and_written() {
    let f = world();
    let both = f.spawn(vec![number(A, 1), number(B, 2)]);
    f.spawn(vec![number(A, 3)]);
    f.spawn(vec![number(A, 5), number(MARK_OF, 6)]);
    assert_eq!(log_of(&f, "Optional"), ["2 2 -1", "4 -1 -1", "6 -1 6"]);
    assert_eq!(value(&f, both, B), 7);
}

#[test]
fn any_of_matches_entities_with_at_least_one() {
    let f = world();
    f.spawn(vec![number(A, 1), number(B, 2)]);
    f.spawn(vec![number(A, 3)]);
    f.spawn(vec![number(B, 4)]);
    f.spawn(vec![named("neither")]);
    let expected = ["Some(1) Some(2)", "Some(3) None", "None Some(4)"];
    assert_eq!(log_of(&f, "AnyOf"), expected);
}

#[test]
fn sparse_components_are_read_written_and_filtered_by() {
    let f = world();
    f.spawn(vec![number(A, 1)]);
    let marked = f.spawn(vec![number(A, 2), number(MARK_OF, 7)]);
    f.spawn(vec![number(MARK_OF, 8)]);
    f.spawn(vec![number(A, 3), number(B, 3), number(MARK_OF, 9)]);
    discard_observations(&f);
    let expected = [
        "with 2",
        "with 3",
        "without 1",
        "mark 207 of 2",
        "mark 309 of 3",
        "3 marked",
    ];
    assert_eq!(log_of(&f, "Sparse"), expected);
    assert_eq!(value(&f, marked, MARK_OF), 207);
}

#[test]
fn each_pair_is_given_once_within_and_across_archetypes() {
    let f = world();
    let mut all = vec![];
    for at in 0..5 {
        let mut components = vec![number(A, 0)];
        if at >= 3 {
            components.push(number(B, 0));
        }
        all.push(f.spawn(components));
    }
    let mut pairs = log_of(&f, "Pairs");
    assert_eq!(pairs.len(), 10);
    pairs.sort();
    pairs.dedup();
    assert_eq!(pairs.len(), 10);
    for entity in all {
        assert_eq!(
            value(&f, entity, A),
            4,
            "each is paired with the four others"
        );
    }
}

#[test]
fn single_is_an_error_when_there_are_two() {
    let f = world();
    f.spawn(vec![number(A, 4)]);
    assert_eq!(log_of(&f, "Single"), ["single 4"]);
    f.spawn(vec![number(A, 5)]);
    let report = run_at(&f, Stage::Fixed, 0, "Single", 0);
    let (_, why) = report.errors().next().expect("it fails");
    assert!(why.contains("there is more than one"), "{why}");
}

#[test]
fn param_set_gives_access_to_one_parameter_at_a_time() {
    let f = world();
    f.spawn(vec![number(A, 1), number(B, 2)]);
    let other = f.spawn(vec![number(A, 10)]);
    assert_eq!(log_of(&f, "Set"), [""; 0], "both parts of `when` must hold");
    run_at(&f, Stage::Fixed, 0, "Set", 1);
    assert_eq!(taken(&f), ["sum 3"]);
    assert_eq!(value(&f, other, A), 13);
}
