//! Keys and buttons of the tools.

use crate::rig::{at, on_screen, point, shown, taken, with_cube};
use playground_base::egui::{Key, pos2};
use playground_base::egui_kittest::kittest::Queryable;
use playground_base::glam::Vec3;
use playground_core_ui::{EditorCommand, Selection, Space, Tool};
use playground_tests_panels::Scene;

#[test]
fn keys_choose_tools_and_frame_the_selection() {
    let scene = Scene::new();
    let far = scene.spawn(at(Vec3::new(50.0, 0.0, 0.0)));
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![far]);
    point(&mut harness, pos2(300.0, 500.0));
    for key in [Key::E, Key::X] {
        harness.key_press(key);
        harness.step();
    }
    let expected = [
        EditorCommand::UseTool(Tool::Rotate),
        EditorCommand::UseSpace(Space::Local),
    ];
    assert_eq!(taken(&mut harness), expected);
    harness.key_press(Key::F);
    harness.run_steps(60);
    let middle = on_screen(&harness, Vec3::new(50.0, 0.0, 0.0));
    assert!(middle.distance(pos2(400.0, 300.0)) < 2.0, "{middle}");
    assert!(
        harness
            .state()
            .scene
            .viewport
            .camera
            .position
            .distance(Vec3::X * 50.0)
            < 10.0
    );
}

#[test]
fn buttons_choose_tools_and_settings() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    for name in ["Scale", "Snap", "Grid", "World axes"] {
        harness.get_by_label(name).click();
        harness.run_steps(2);
    }
    let expected = [
        EditorCommand::UseTool(Tool::Scale),
        EditorCommand::SetSnap(true),
        EditorCommand::SetGrid(false),
        EditorCommand::UseSpace(Space::Local),
    ];
    assert_eq!(taken(&mut harness), expected);
}
