//! Movements of the editor's camera.

use crate::rig::{at, button, on_screen, point, shown, taken, with_cube};
use playground_base::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2,
};
use playground_base::egui_kittest::kittest::Queryable;
use playground_base::glam::Vec3;
use playground_core_ui::Selection;
use playground_tests_panels::Scene;

#[test]
fn command_frames_the_selection() {
    let scene = Scene::new();
    let far = scene.spawn(at(Vec3::new(0.0, 30.0, 0.0)));
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![far]);
    harness.state_mut().scene.editor.frame_selection += 1;
    harness.run_steps(60);
    let middle = on_screen(&harness, Vec3::new(0.0, 30.0, 0.0));
    assert!(middle.distance(pos2(400.0, 300.0)) < 2.0, "{middle}");
}

#[test]
fn right_button_flies_and_its_keys_choose_no_tools() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let before = harness.state().scene.viewport.camera;
    let start = pos2(300.0, 400.0);
    point(&mut harness, start);
    button(
        &mut harness,
        (start, PointerButton::Secondary),
        true,
        Modifiers::NONE,
    );
    harness.key_down(Key::W);
    harness.run_steps(5);
    point(&mut harness, start + vec2(60.0, 0.0));
    harness.key_up(Key::W);
    harness.step();
    let after = harness.state().scene.viewport.camera;
    let forward = before.rotation * Vec3::NEG_Z;
    assert!((after.position - before.position).dot(forward) > 0.05);
    assert!((after.rotation * Vec3::NEG_Z).dot(before.rotation * Vec3::X) > 0.1);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn wheel_moves_the_camera_nearer() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let before = harness.state().scene.viewport.camera.position.length();
    point(&mut harness, pos2(400.0, 300.0));
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, 120.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(20);
    assert!(harness.state().scene.viewport.camera.position.length() < before * 0.9);
}

#[test]
fn click_on_the_compass_turns_the_camera() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    harness.get_by_label("Look from the right (+X)").click();
    harness.run_steps(60);
    let rotation = harness.state().scene.viewport.camera.rotation;
    assert!((rotation * Vec3::NEG_Z).abs_diff_eq(Vec3::NEG_X, 1e-2));
    assert_eq!(
        taken(&mut harness),
        [],
        "the click selects nothing behind the compass"
    );
    assert_eq!(harness.state().scene.viewport.pick_px, None);
}
