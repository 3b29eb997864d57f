//! Keys and buttons of the tools.

use crate::rig::{at, on_screen, point, shown, taken, with_cube};
use playground_base::glam::Vec3;
use playground_core_ui::{EditorCommand, Selection, Space, Tool};
use playground_graphics::egui::{Event, Key, Modifiers, pos2};
use playground_graphics::egui_kittest::kittest::Queryable;
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

#[test]
fn keys_of_the_tools_do_nothing_while_a_text_is_typed() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    point(&mut harness, pos2(300.0, 500.0));
    harness.get_by_label("Camera speed").focus();
    harness.run_steps(2);
    // In a slow frame, Enter takes the focus from the field before the panel reads the keys.
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let keys = [key(Key::E), key(Key::Enter), key(Key::R)];
    harness.input_mut().events.extend(keys);
    harness.step();
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), []);
    harness.key_press(Key::E);
    harness.step();
    assert_eq!(taken(&mut harness), [EditorCommand::UseTool(Tool::Rotate)]);
}

#[test]
fn key_with_shift_frames_everything() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    point(&mut harness, pos2(300.0, 500.0));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F);
    harness.step();
    assert_eq!(taken(&mut harness), [EditorCommand::FrameAll]);
}

#[test]
fn picture_shows_and_switches_its_camera() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    harness.get_by_label("Editor camera").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [], "it is the editor's already");
    harness.get_by_label("Game camera").click();
    harness.run_steps(2);
    let game = [EditorCommand::UseGameCamera(true)];
    assert_eq!(taken(&mut harness), game);
    harness.state_mut().scene.editor.play.game_camera = true;
    harness.run_steps(2);
    harness.get_by_label("Editor camera").click();
    harness.run_steps(2);
    let editor = [EditorCommand::UseGameCamera(false)];
    assert_eq!(taken(&mut harness), editor);
}
