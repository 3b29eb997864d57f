//! Random numbers and the dry run flag.

use super::rig::{A, IDLE, SCRIPT, SEED, log_of, number, run_at, set, taken, world};
use crate::fixture::*;
use playground_base::Value;
use playground_core_ecs::{FrameReport, FrameTime, Stage};

#[test]
fn random_numbers_follow_from_seed_system_and_frame() {
    let lines = |seed: u64, index| {
        let f = world();
        f.spawn(vec![number(A, 0)]);
        f.spawn(vec![number(A, 0)]);
        set(&f, SEED, fields(&[("seed", Value::UInt(seed))]));
        run_at(&f, Stage::Fixed, index, "Random", 0);
        taken(&f)
    };
    assert_eq!(lines(1, 1), lines(1, 1));
    assert_ne!(lines(1, 1), lines(2, 1));
    assert_ne!(lines(1, 1), lines(1, 2));
    assert_ne!(
        lines(1, 1)[1][2..],
        lines(1, 1)[2][2..],
        "each entity has its own"
    );
}

#[test]
fn each_source_of_a_function_gives_other_random_numbers() {
    let f = world();
    let lines = log_of(&f, "TwoRandom");
    assert_eq!(lines, ["the same: false", "the same alone: false"]);
}

#[test]
fn random_numbers_of_exclusive_systems_do_not_depend_on_when_they_are_requested() {
    let after = |seed: u64| {
        let f = world();
        let idle = f.spawn(vec![(IDLE, fields(&[]))]);
        set(&f, SEED, fields(&[("seed", Value::UInt(seed))]));
        log_of(&f, "Nothing");
        let row = f.get(idle, IDLE).expect("it has one");
        ["value", "other"].map(|name| row.field(name).and_then(Value::as_f64).expect("a number"))
    };
    let [one, other] = [after(1), after(2)];
    assert_eq!(one, after(1));
    assert!(
        one[0] != other[0] && one[1] != other[1],
        "{one:?} {other:?}"
    );
}

#[test]
fn condition_compares_a_fraction_as_the_type_of_its_field() {
    let f = world();
    for (tenths, lines) in [(1, &["a tenth"][..]), (2, &[])] {
        run_at(&f, Stage::Fixed, 0, "Fraction", tenths);
        assert_eq!(taken(&f), lines, "{tenths} tenths");
    }
}

#[test]
fn system_is_given_the_dry_run_flag() {
    let f = world();
    for is_dry_run in [true, false] {
        let test = Value::Variant("DryRun".to_owned(), Box::new(Value::Unit));
        set(&f, SCRIPT, fields(&[("test", test)]));
        let frame = FrameTime {
            is_dry_run,
            ..FrameTime::default()
        };
        let mut report = FrameReport::default();
        bound(
            f.schedule
                .call(|s| s.run(&f.world, Stage::Fixed, frame, &mut report)),
        );
        assert_eq!(taken(&f), [format!("dry run: {is_dry_run}")]);
    }
}
