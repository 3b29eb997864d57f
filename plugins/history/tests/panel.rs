//! The history panel shows the steps and goes to them.
#![forbid(unsafe_code)]

use playground_core_ui::{EditorCommand, EditorState};
use playground_graphics::egui::vec2;
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_history::HistoryPanel;
use playground_tests_panels::{Scene, Shown, shown_in, taken};

fn open(steps: &[&str], done: usize) -> Harness<'static, Shown<HistoryPanel>> {
    let state = EditorState {
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
        steps_done: done,
        ..EditorState::default()
    };
    let harness = Harness::builder().with_size(vec2(320.0, 240.0));
    shown_in(harness.with_step_dt(0.02), Scene::with_editor(state))
}

#[test]
fn a_hint_is_shown_before_the_first_edit() {
    let harness = open(&[], 0);
    assert!(harness.query_by_label("No edits yet").is_some());
}

#[test]
fn a_click_goes_to_a_step_and_the_current_one_does_nothing() {
    let steps = ["Rename Shark to Whale", "Delete Sun", "Create Box"];
    for (label, expected) in [
        ("The scene as it was opened", Some(0)),
        ("Rename Shark to Whale", Some(1)),
        ("Delete Sun", None),
        ("Create Box", Some(3)),
    ] {
        let mut harness = open(&steps, 2);
        let rows = harness.get_all_by_label(label);
        rows.into_iter().next().expect("it is shown").click();
        harness.step();
        let expected: Vec<_> = expected.map(EditorCommand::GoToStep).into_iter().collect();
        assert_eq!(taken(&mut harness), expected, "{label}");
    }
}
