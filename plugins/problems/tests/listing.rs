//! Filters and texts of problems.
#![forbid(unsafe_code)]

use playground_core_engine::{Problem, Severity};
use playground_plugins_problems::{Counts, Shown, as_text, key_of, location_text};

fn problem(severity: Severity, message: &str) -> Problem {
    Problem {
        severity,
        source: "boids".into(),
        message: message.into(),
        file: Some("/projects/boids/plugins/swim/lib.rs".into()),
        line: 12,
        column: 5,
        ..Problem::default()
    }
}

fn some() -> Vec<Problem> {
    vec![
        problem(Severity::Warning, "unused"),
        problem(Severity::Error, "mismatched types"),
        problem(Severity::Warning, "dead code"),
        problem(Severity::Error, "not found"),
    ]
}

#[test]
fn errors_come_first_in_their_order() {
    assert_eq!(Shown::default().of(&some()), [1, 3, 0, 2]);
    let only = |errors, warnings| Shown { errors, warnings }.of(&some());
    assert_eq!(only(true, false), [1, 3]);
    assert_eq!(only(false, true), [0, 2]);
    assert_eq!(only(false, false), [0; 0]);
    let counts = Counts {
        errors: 2,
        warnings: 2,
    };
    assert_eq!(Counts::of(&some()), counts);
}

#[test]
fn long_path_is_shortened() {
    let mut problem = problem(Severity::Error, "no");
    assert_eq!(location_text(&problem), "plugins/swim/lib.rs:12:5");
    problem.column = 0;
    problem.file = Some("lib.rs".into());
    assert_eq!(location_text(&problem), "lib.rs:12");
    problem.line = 0;
    assert_eq!(location_text(&problem), "lib.rs");
    problem.file = None;
    assert_eq!(location_text(&problem), "");
}

#[test]
fn copied_text_is_the_compilers() {
    let mut problem = problem(Severity::Warning, "unused");
    let text = "warning: unused [boids]\n  --> /projects/boids/plugins/swim/lib.rs:12:5";
    assert_eq!(as_text(&problem), text);
    problem.rendered = "warning: unused variable\n\n".into();
    assert_eq!(as_text(&problem), "warning: unused variable");
}

#[test]
fn the_same_problem_has_the_same_key() {
    let first = problem(Severity::Error, "no");
    let mut again = first.clone();
    again.rendered = "rendered anew".into();
    again.column = 9;
    assert_eq!(key_of(&first), key_of(&again));
    again.line += 1;
    assert_ne!(key_of(&first), key_of(&again));
}
