//! Inspectors that a plugin has for a component.
#![forbid(unsafe_code)]

use playground_base::Value;
use playground_core_drawing::{Camera, Light};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, Selection};
use playground_graphics::egui::{Role, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_inspector::InspectorPanel;
use playground_tests_panels::{Scene, Shown, row, rows_of, shown, taken};

fn light(scene: &Scene, range_m: f32) -> EntityId {
    let mut rows = rows_of("Lamp", None);
    rows.push(row(&Light {
        range_m,
        ..Light::default()
    }));
    scene.spawn(rows)
}

fn shown_for(
    mut scene: Scene,
    selection: Vec<EntityId>,
) -> Harness<'static, Shown<InspectorPanel>> {
    scene.load("playground_tests_plugin");
    scene.editor.selection = Selection::Entities(selection);
    shown(vec2(300.0, 700.0), scene)
}

/// The edits of the range that were sent.
fn sets(harness: &mut Harness<'static, Shown<InspectorPanel>>) -> Vec<(Vec<EntityRef>, Value)> {
    let set = |command: EditorCommand| match command {
        EditorCommand::Set {
            entities,
            path,
            value,
            ..
        } => {
            assert_eq!(path, "playground-core-drawing::Light.range_m");
            (entities, value)
        }
        other => panic!("an edit of the range, not {other:?}"),
    };
    taken(harness).into_iter().map(set).collect()
}

#[test]
fn inspector_replaces_the_fields_and_edits_one_of_them() {
    let scene = Scene::new();
    let lamp = light(&scene, 4.0);
    let mut harness = shown_for(scene, vec![lamp]);
    assert!(harness.query_by_label("Intensity").is_none(), "the fields");
    harness.get_by_label("Twice as far").click();
    harness.run_steps(2);
    let expected = (vec![EntityRef::Id(lamp)], Value::F32(8.0));
    assert_eq!(sets(&mut harness), [expected]);
}

#[test]
fn edit_of_several_entities_sets_the_edited_field_only() {
    let scene = Scene::new();
    let lamps = vec![light(&scene, 4.0), light(&scene, 5.0)];
    let mut harness = shown_for(scene, lamps.clone());
    harness.get_by_label("The selected entities differ. An edit changes all of them");
    harness.get_by_label("Twice as far").click();
    harness.run_steps(2);
    let entities = lamps.into_iter().map(EntityRef::Id).collect();
    assert_eq!(sets(&mut harness), [(entities, Value::F32(10.0))]);
}

#[test]
fn inspector_with_fields_is_shown_above_them() {
    let scene = Scene::new();
    let mut rows = rows_of("Eye", None);
    rows.push(row(&Camera::default()));
    let eye = scene.spawn(rows);
    let mut harness = shown_for(scene, vec![eye]);
    let (button, field) = (
        harness.get_by_label("Wide").rect(),
        harness.get_by_label("Far").rect(),
    );
    assert!(button.bottom() <= field.top());
    harness.get_by_label("Wide").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness).len(), 1);
}

#[test]
fn inspector_that_panics_is_named_and_the_fields_are_shown() {
    let scene = Scene::new();
    let lamp = light(&scene, 1e9);
    let harness = shown_for(scene, vec![lamp]);
    harness.get_by_label_contains("LightInspector");
    assert!(harness.query_by_label_contains("Intensity").is_some());
}

#[test]
fn inspector_is_called_after_a_reload() {
    let scene = Scene::new();
    let lamp = light(&scene, 4.0);
    let mut harness = shown_for(scene, vec![lamp]);
    harness.state().scene.load("playground_tests_plugin");
    harness.run_steps(2);
    harness.get_by_label("Twice as far").click();
    harness.run_steps(2);
    assert_eq!(sets(&mut harness).len(), 1);
}

#[test]
fn edits_while_a_field_has_the_focus_are_one_gesture() {
    let scene = Scene::new();
    let lamp = light(&scene, 4.0);
    let mut harness = shown_for(scene, vec![lamp]);
    harness.get_by_role(Role::SpinButton).focus();
    harness.run_steps(2);
    for digit in ["7", "5"] {
        harness.get_by_role(Role::SpinButton).type_text(digit);
        harness.run_steps(2);
    }
    let mut gestures = Vec::new();
    for command in taken(&mut harness) {
        if let EditorCommand::Set { gesture, .. } = command {
            gestures.push(gesture);
        }
    }
    assert!(gestures.len() >= 2, "each digit is sent");
    gestures.dedup();
    assert_eq!(gestures.len(), 1);
}

#[test]
fn field_that_means_nothing_beside_another_is_not_shown() {
    let scene = Scene::new();
    // The inspector of the plugin fails with it, so the fields are shown.
    let lamp = light(&scene, 1e9);
    let harness = shown_for(scene, vec![lamp]);
    assert!(harness.query_by_label_contains("Intensity").is_some());
    for hidden in ["Range", "Inner Angle", "Outer Angle"] {
        assert!(
            harness.query_by_label_contains(hidden).is_none(),
            "{hidden}"
        );
    }
}
