//! The inspector as the editor loads it: its edits reach the world, and each is one step of undo.

use crate::rig::{Rig, done};
use playground_apps_editor::Answer;
use playground_apps_editor::shell::install_style;
use playground_apps_editor::window::WindowApp;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{EditorCommand, LogLevel};
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};

type EditorHarness = Harness<'static, Rig>;

/// The editor after these lines of a script.
fn open(lines: &[&str]) -> EditorHarness {
    let mut rig = Rig::new();
    for line in lines {
        done(rig.script(line));
    }
    let mut harness = Harness::builder()
        .with_size(vec2(1600.0, 1000.0))
        .with_context_setup(install_style)
        .build_ui_state(|ui, rig: &mut Rig| rig.gui.ui(ui), rig);
    harness.run_steps(4);
    harness
}

/// Types a text into the field with this label and commits it.
fn enter(harness: &mut EditorHarness, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run_steps(2);
    harness.get_by_label(label).type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().log(LogLevel::Error), [""; 0]);
}

fn value(harness: &mut EditorHarness, path: &str) -> Json {
    done(harness.state_mut().script(&format!("get {path}")))["value"].clone()
}

fn undo(harness: &mut EditorHarness) {
    harness.state_mut().gui.queue.push(EditorCommand::Undo);
    harness.run_steps(3);
}

#[test]
fn entered_number_reaches_all_selected_entities_in_one_step() {
    let mut harness = open(&["spawn cube A", "spawn cube B", "select A B"]);
    enter(&mut harness, "Translation x", "2.5");
    for entity in ["A", "B"] {
        let path = format!("{entity} Transform.translation.x");
        assert_eq!(value(&mut harness, &path), json!(2.5));
    }
    undo(&mut harness);
    assert_eq!(value(&mut harness, "A Transform.translation.x"), json!(0.0));
    assert_eq!(value(&mut harness, "B Transform.translation.x"), json!(0.0));
}

#[test]
fn drag_is_one_step() {
    let mut harness = open(&["spawn cube A", "select A"]);
    let before = value(&mut harness, "A Transform.translation.y");
    let field = harness.get_by_label("Translation y").rect().center();
    harness.drag_at(field);
    harness.step();
    for frame in 1..=6 {
        harness.hover_at(field + vec2(frame as f32 * 10.0, 0.0));
        harness.step();
    }
    harness.drop_at(field + vec2(60.0, 0.0));
    harness.run_steps(3);
    let after = value(&mut harness, "A Transform.translation.y");
    assert!(after.as_f64() > before.as_f64(), "{after}");
    undo(&mut harness);
    assert_eq!(value(&mut harness, "A Transform.translation.y"), before);
}

#[test]
fn entered_angle_keeps_the_other_angles_of_each_entity() {
    // A quarter turn around y.
    let turn = "set A Transform.rotation (0, 0.7071068, 0, 0.7071068)";
    let mut harness = open(&["spawn cube A", "spawn cube B", turn, "select A B"]);
    enter(&mut harness, "Rotation x", "90");
    let rotation = |harness: &mut EditorHarness, entity: &str| {
        let value = value(harness, &format!("{entity} Transform.rotation"));
        let numbers = value.as_array().expect("a rotation has four numbers");
        let rounded = |number: &Json| (number.as_f64().unwrap_or_default() * 1e3).round() / 1e3;
        numbers.iter().map(rounded).collect::<Vec<_>>()
    };
    assert_eq!(rotation(&mut harness, "A"), [0.5, 0.5, -0.5, 0.5]);
    assert_eq!(rotation(&mut harness, "B"), [0.707, 0.0, 0.0, 0.707]);
    undo(&mut harness);
    assert_eq!(rotation(&mut harness, "A"), [0.0, 0.707, 0.0, 0.707]);
    assert_eq!(rotation(&mut harness, "B"), [0.0, 0.0, 0.0, 1.0]);
}

#[test]
fn rename_of_several_entities_is_one_step() {
    let mut harness = open(&["spawn cube A", "spawn cube B", "select A B"]);
    enter(&mut harness, "Name", "Twin");
    let rig = harness.state_mut();
    assert!(matches!(rig.script("get A"), Answer::Refused(_)));
    assert!(matches!(rig.script("get B"), Answer::Refused(_)));
    undo(&mut harness);
    done(harness.state_mut().script("get A"));
    done(harness.state_mut().script("get B"));
}

#[test]
fn resource_of_the_world_is_edited() {
    let mut harness = open(&["select World"]);
    enter(&mut harness, "Seed", "12");
    assert_eq!(value(&mut harness, "World RandomSeed.seed"), json!(12));
    undo(&mut harness);
    assert_eq!(value(&mut harness, "World RandomSeed.seed"), json!(0));
}

#[test]
fn component_is_added_and_removed() {
    let mut harness = open(&["spawn cube A", "select A"]);
    for label in ["Add Component", "Camera"] {
        harness.get_by_label(label).click();
        harness.run_steps(3);
    }
    done(harness.state_mut().script("get A Camera"));
    for label in ["Camera menu", "Remove"] {
        harness.get_by_label(label).click();
        harness.run_steps(3);
    }
    let answer = harness.state_mut().script("get A Camera");
    assert!(matches!(answer, Answer::Refused(_)), "{answer:?}");
}
