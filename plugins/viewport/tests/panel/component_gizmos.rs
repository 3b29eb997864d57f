//! Gizmos of plugins.

use crate::rig::{Shown, at, button, on_screen, point, shown, taken};
use playground_base::glam::Vec3;
use playground_base::{Color, Value};
use playground_core_drawing::Light;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, Panel, Selection};
use playground_graphics::egui::{Key, Modifiers, PointerButton, Pos2};
use playground_graphics::egui_kittest::Harness;
use playground_plugins_viewport::ViewportPanel;
use playground_tests_panels::{Scene, reloaded, row};

const RANGE: &str = "playground-core-drawing::Light.range_m";

/// A light with a range of 2 m beside the origin, and a plugin that has a gizmo for lights.
fn with_light(color: Color) -> (Harness<'static, Shown>, EntityId) {
    let mut scene = Scene::new();
    scene.load("playground_tests_plugin");
    let mut rows = at(Vec3::X);
    rows.push(row(&Light {
        range_m: 2.0,
        color,
        ..Light::default()
    }));
    let light = scene.spawn(rows);
    scene.editor.selection = Selection::Entities(vec![light]);
    let harness = shown(scene);
    (harness, light)
}

fn press(harness: &mut Harness<'static, Shown>, at: Pos2, pressed: bool) {
    button(
        harness,
        (at, PointerButton::Primary),
        pressed,
        Modifiers::NONE,
    );
}

/// Presses on the handle at +x of the light's sphere and drags it by 1 m; the button stays down.
fn drag(harness: &mut Harness<'static, Shown>) {
    let from = on_screen(harness, Vec3::X * 3.0);
    let to = on_screen(harness, Vec3::X * 4.0);
    point(harness, from);
    press(harness, from, true);
    point(harness, from.lerp(to, 0.5));
    point(harness, to);
}

/// The ranges that were set, with the numbers of their gestures.
fn ranges(harness: &mut Harness<'static, Shown>, light: EntityId) -> Vec<(f64, u64)> {
    let range = |command: EditorCommand| match command {
        EditorCommand::Set {
            entities,
            path,
            value,
            gesture,
        } => {
            assert_eq!(entities, [EntityRef::Id(light)]);
            assert_eq!(path, RANGE);
            (value.as_f64().expect("a number"), gesture)
        }
        other => panic!("an edit of the range, not {other:?}"),
    };
    taken(harness).into_iter().map(range).collect()
}

#[test]
fn drag_of_a_handle_edits_the_field_in_one_gesture() {
    let (mut harness, light) = with_light(Color::WHITE);
    drag(&mut harness);
    press(&mut harness, Pos2::ZERO, false);
    harness.run_steps(2);
    let ranges = ranges(&mut harness, light);
    let (last, gesture) = *ranges.last().expect("it was dragged");
    assert!((last - 3.0).abs() < 0.05, "{ranges:?}");
    assert!(ranges.iter().all(|(_, other)| *other == gesture));
}

#[test]
fn gizmo_without_a_drag_is_drawn_and_sends_nothing() {
    let (mut harness, light) = with_light(Color::WHITE);
    harness.run_steps(3);
    assert_eq!(ranges(&mut harness, light), []);
    let viewport = &harness.state().scene.viewport;
    assert!(!viewport.overlay_lines.is_empty(), "the sphere");
    let handles = viewport.overlay_triangles.len();
    harness.state_mut().scene.editor.selection = Selection::default();
    harness.run_steps(2);
    let viewport = &harness.state().scene.viewport;
    assert!(viewport.overlay_lines.is_empty());
    assert!(viewport.overlay_triangles.len() < handles);
}

#[test]
fn escape_restores_the_component_within_the_gesture() {
    let (mut harness, light) = with_light(Color::WHITE);
    drag(&mut harness);
    let dragged = ranges(&mut harness, light);
    // The editor would have executed the edits.
    let (range, gesture) = *dragged.last().expect("it was dragged");
    let edited = Light {
        range_m: range as f32,
        color: Color::WHITE,
        ..Light::default()
    };
    let (component, value) = row(&edited);
    harness.state().scene.write(light, component, value);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert_eq!(ranges(&mut harness, light), [(2.0, gesture)]);
}

#[test]
fn drag_continues_after_a_reload() {
    let (mut harness, light) = with_light(Color::WHITE);
    drag(&mut harness);
    let before = ranges(&mut harness, light);
    let shown = harness.state_mut();
    shown.scene.load("playground_tests_plugin");
    let context = shown.scene.context();
    shown.panel = reloaded(&shown.panel, &context, ViewportPanel::open);
    let further = on_screen(&harness, Vec3::X * 5.0);
    point(&mut harness, further);
    let after = ranges(&mut harness, light);
    let (range, gesture) = *after.last().expect("it continues");
    assert!((range - 4.0).abs() < 0.05, "{after:?}");
    assert_eq!(before.last().map(|(_, gesture)| *gesture), Some(gesture));
}

#[test]
fn failed_gizmo_draws_nothing_and_the_entity_can_still_be_moved() {
    let (mut harness, _) = with_light(Color::rgb(0.0, 0.0, 0.0));
    harness.run_steps(2);
    let viewport = &harness.state().scene.viewport;
    assert!(viewport.overlay_lines.is_empty());
    assert!(!viewport.overlay_triangles.is_empty(), "the move gizmo");
    let (from, to) = (
        on_screen(&harness, Vec3::X * 1.8),
        on_screen(&harness, Vec3::X * 4.0),
    );
    point(&mut harness, from);
    press(&mut harness, from, true);
    point(&mut harness, to);
    let commands = &harness.state().scene.commands;
    let moves = |of: &EditorCommand| matches!(of, EditorCommand::SetMany { .. });
    assert!(commands.iter().any(moves), "{commands:?}");
    assert!(
        !commands.iter().any(|of| matches!(
            of,
            EditorCommand::Set {
                value: Value::F32(_),
                ..
            }
        )),
        "{commands:?}"
    );
}

#[test]
fn move_gizmo_is_drawn_while_the_mouse_is_over_a_handle_of_a_plugin() {
    let (mut harness, _) = with_light(Color::WHITE);
    let at_rest = harness.state().scene.viewport.overlay_triangles.len();
    let handle = on_screen(&harness, Vec3::X * 3.0);
    point(&mut harness, handle);
    harness.step();
    let hovered = harness.state().scene.viewport.overlay_triangles.len();
    assert_eq!(hovered, at_rest);
}
