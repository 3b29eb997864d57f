//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_core_engine::{Problem, Severity};
use playground_core_ui::*;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_problems::ProblemsPanel;
use playground_tests_panels::{Scene, Shown, shown_in, taken};

/// The panel with an editor in this state.
fn open(editor: EditorState, width: f32) -> Harness<'static, Shown<ProblemsPanel>> {
    let harness = Harness::builder().with_size(vec2(width, 400.0));
    shown_in(harness.with_step_dt(0.02), Scene::with_editor(editor))
}

fn two_problems() -> EditorState {
    let error = Problem {
        message: "mismatched types".into(),
        rendered: "error[E0308]: mismatched types\n --> lib.rs:12:5".into(),
        file: Some("swim/lib.rs".into()),
        line: 12,
        column: 5,
        ..Problem::default()
    };
    let warning = Problem {
        severity: Severity::Warning,
        source: "scene".into(),
        message: "a field is gone".into(),
        ..Problem::default()
    };
    EditorState {
        problems: vec![warning, error],
        ..EditorState::default()
    }
}

#[test]
fn empty_state_is_shown_without_problems() {
    let harness = open(EditorState::default(), 240.0);
    assert!(harness.query_by_label("No problems").is_some());
}

#[test]
fn a_double_click_and_enter_open_the_source() {
    let mut harness = open(two_problems(), 500.0);
    let row = |harness: &mut Harness<'static, Shown<ProblemsPanel>>| {
        let rows = harness.get_all_by_label("mismatched types");
        rows.into_iter().next().expect("it is shown").click();
        harness.step();
    };
    row(&mut harness);
    assert_eq!(taken(&mut harness), []);
    row(&mut harness);
    let open = EditorCommand::OpenSource("swim/lib.rs".into(), 12);
    assert_eq!(taken(&mut harness), std::slice::from_ref(&open));
    harness.key_press(Key::Enter);
    harness.step();
    assert_eq!(taken(&mut harness), [open]);
}

#[test]
fn the_compilers_text_opens_and_closes() {
    let mut harness = open(two_problems(), 500.0);
    assert!(harness.query_by_label_contains("E0308").is_none());
    harness.get_by_label("Show the compiler's text").click();
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("E0308").is_some());
    harness.get_by_label("Hide the compiler's text").click();
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("E0308").is_none());
}

#[test]
fn severities_are_switched_off() {
    let mut harness = open(two_problems(), 500.0);
    harness.get_by_label_contains("1 warning").click();
    harness.run_steps(2);
    assert_eq!(harness.query_all_by_label("a field is gone").count(), 0);
    harness.get_by_label_contains("1 error").click();
    harness.run_steps(2);
    assert!(harness.query_by_label("All problems are hidden").is_some());
}
