//! Drags of the gizmo.

use crate::rig::{Shown, at, button, on_screen, point, shown, taken, with_cube};
use playground_base::from_value;
use playground_base::glam::Vec3;
use playground_core_drawing::Camera;
use playground_core_ecs::{EntityId, Transform};
use playground_core_ui::{EditorCommand, Panel, Selection};
use playground_graphics::egui::{Key, Modifiers, PointerButton};
use playground_graphics::egui_kittest::Harness;
use playground_plugins_viewport::ViewportPanel;
use playground_tests_panels::{Scene, reloaded, row};

/// Drags the x axis of the cube's gizmo; the button stays down.
fn drag_x(harness: &mut Harness<'static, Shown>, cube: EntityId) {
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![cube]);
    harness.run_steps(2);
    let from = on_screen(harness, Vec3::X * 0.8);
    let to = on_screen(harness, Vec3::X * 3.0);
    point(harness, from);
    button(
        harness,
        (from, PointerButton::Primary),
        true,
        Modifiers::NONE,
    );
    point(harness, from.lerp(to, 0.5));
    point(harness, to);
}

fn moves(commands: &[EditorCommand]) -> Vec<(Transform, u64)> {
    let set = |command: &EditorCommand| match command {
        EditorCommand::SetMany { rows, gesture } => {
            let (_, component, value) = rows.first()?.clone();
            assert_eq!(component, "playground-core-ecs::Transform");
            Some((from_value(value).ok()?, *gesture))
        }
        _ => None,
    };
    commands.iter().filter_map(set).collect()
}

#[test]
fn drag_of_the_gizmo_is_one_gesture() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let rows = moves(&taken(&mut harness));
    let (last, gesture) = *rows.last().expect("the entity moved");
    assert!(
        last.translation.x > 1.9 && last.translation.x < 2.5,
        "{last:?}"
    );
    assert_eq!((last.translation.y, last.translation.z), (0.0, 0.0));
    assert!(gesture != 0 && rows.iter().all(|(_, other)| *other == gesture));
    let end = on_screen(&harness, Vec3::X * 3.0);
    button(
        &mut harness,
        (end, PointerButton::Primary),
        false,
        Modifiers::NONE,
    );
    harness.step();
    assert_eq!(taken(&mut harness), [], "a drag is not a click");
    drag_x(&mut harness, cube);
    let again = moves(&taken(&mut harness));
    assert!(
        again.iter().all(|(_, other)| *other != gesture),
        "the next drag is another gesture"
    );
}

#[test]
fn drag_with_a_reload_in_it_is_one_gesture() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let before = moves(&taken(&mut harness));
    let (first, gesture) = *before.last().expect("the entity moved");
    let state = harness.state_mut();
    let context = state.scene.context();
    state.panel = reloaded(&state.panel, &context, ViewportPanel::open);
    let further = on_screen(&harness, Vec3::X * 4.0);
    point(&mut harness, further);
    let after = moves(&taken(&mut harness));
    let (further, other) = *after.last().expect("the entity moved on");
    assert!(
        further.translation.x > first.translation.x + 0.5,
        "{further:?}"
    );
    assert_eq!((further.translation.y, further.translation.z), (0.0, 0.0));
    assert_eq!(other, gesture);
    harness.key_press(Key::Escape);
    harness.step();
    let back = moves(&taken(&mut harness));
    assert_eq!(
        back,
        [(Transform::default(), gesture)],
        "the transform of the start"
    );
}

#[test]
fn escape_restores_the_transform() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let gesture = moves(&taken(&mut harness))
        .last()
        .expect("the entity moved")
        .1;
    harness.key_press(Key::Escape);
    harness.step();
    assert_eq!(
        moves(&taken(&mut harness)),
        [(Transform::default(), gesture)]
    );
    let further = on_screen(&harness, Vec3::X * 5.0);
    point(&mut harness, further);
    assert_eq!(taken(&mut harness), [], "the drag is over");
}

#[test]
fn press_on_a_handle_without_a_movement_sends_nothing() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    let selection = Selection::Entities(vec![cube]);
    harness.state_mut().scene.editor.selection = selection;
    harness.run_steps(2);
    let handle = on_screen(&harness, Vec3::X * 0.8);
    point(&mut harness, handle);
    let press = (handle, PointerButton::Primary);
    button(&mut harness, press, true, Modifiers::NONE);
    harness.run_steps(60);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    button(&mut harness, press, false, Modifiers::NONE);
    let sets = moves(&taken(&mut harness));
    assert_eq!(sets, []);
}

#[test]
fn selected_camera_has_a_gizmo_and_a_frustum() {
    let scene = Scene::new();
    let mut rows = at(Vec3::ZERO);
    rows.push(row(&Camera::default()));
    let camera = scene.spawn(rows);
    let mut harness = shown(scene);
    assert!(harness.state().scene.viewport.overlay_triangles.is_empty());
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![camera]);
    harness.step();
    let viewport = &harness.state().scene.viewport;
    assert!(!viewport.overlay_triangles.is_empty(), "the gizmo");
    assert_eq!(viewport.overlay_triangles.len() % 3, 0);
    assert_eq!(viewport.lines.len(), 28, "14 lines of a camera");
}
