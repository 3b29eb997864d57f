//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_core_engine::{ModuleStatus, ReloadOutcome, ReloadReport};
use playground_core_ui::*;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_modules::ModulesPanel;
use playground_tests_panels::{Scene, Shown, shown, taken};

/// The panel with an editor in this state.
fn open(editor: EditorState, width: f32) -> Harness<'static, Shown<ModulesPanel>> {
    shown(vec2(width, 400.0), Scene::with_editor(editor))
}

fn a_module(reloadable: bool) -> EditorState {
    let module = ModuleStatus {
        package: "boids".into(),
        view: "playground-core-ecs::SystemView".into(),
        view_model: "boids::Swim".into(),
        source: Some(("swim.rs".into(), 7)),
        reloadable,
        ..ModuleStatus::default()
    };
    EditorState {
        modules: vec![module],
        ..EditorState::default()
    }
}

#[test]
fn a_row_reloads_its_module_and_opens_its_source() {
    let mut harness = open(a_module(true), 900.0);
    harness.get_by_label("Reload boids").click();
    harness.run_steps(2);
    harness.get_by_label("Open the source of boids").click();
    harness.run_steps(2);
    let expected = [
        EditorCommand::Reload(Some("boids".into())),
        EditorCommand::OpenSource("swim.rs".into(), 7),
    ];
    assert_eq!(taken(&mut harness), expected);
}

#[test]
fn module_that_cannot_be_reloaded_has_no_reload_button() {
    let mut harness = open(a_module(false), 900.0);
    harness.get_by_label("Reload boids").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn failed_reload_shows_its_reason_and_offers_a_restart() {
    let report = ReloadReport {
        outcome: ReloadOutcome::Failed {
            stage: "gates".into(),
            reason: "the contract changed".into(),
            restart: true,
        },
        ..ReloadReport::default()
    };
    let mut editor = a_module(true);
    editor.reloads.push(report);
    let mut harness = open(editor, 500.0);
    assert!(harness.query_by_label("the contract changed").is_some());
    harness.get_by_label("Restart the editor").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [EditorCommand::Restart]);
}

#[test]
fn filter_without_a_match_shows_a_hint() {
    let mut harness = open(a_module(true), 900.0);
    harness.get_by_label("Filter modules").click();
    harness.run_steps(2);
    harness.get_by_label("Filter modules").type_text("nothing");
    harness.run_steps(3);
    assert!(
        harness
            .query_by_label("No module has these words")
            .is_some()
    );
    harness.key_press(Key::Escape);
}
