//! The panel during play, and without a picture.

use crate::rig::{click, shown, taken, with_cube};
use playground_core_engine::PlayMode;
use playground_core_ui::{EditorCommand, Panel, Selection};
use playground_graphics::egui::{Key, Modifiers, pos2, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_graphics::egui_material_icons;
use playground_plugins_viewport::ViewportPanel;
use playground_tests_panels::Scene;

#[test]
fn click_during_play_gives_the_input_to_the_game() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.play.mode = PlayMode::Play;
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    assert_eq!(taken(&mut harness), [EditorCommand::CaptureInput(true)]);
    assert_eq!(harness.state().scene.viewport.pick_px, None);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::COMMAND);
    assert!(
        harness.state().scene.viewport.pick_px.is_some(),
        "a click with Ctrl picks"
    );
    harness.state_mut().scene.editor.play.captured = true;
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![cube]);
    harness.step();
    assert!(harness.state().scene.viewport.overlay_triangles.is_empty());
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    harness.key_press(Key::E);
    harness.step();
    assert_eq!(taken(&mut harness), [], "the game has the input");
}

#[test]
fn game_camera_hides_the_tools_of_the_editor() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    let editor = &mut harness.state_mut().scene.editor;
    editor.selection = Selection::Entities(vec![cube]);
    editor.play.mode = PlayMode::Play;
    editor.play.game_camera = true;
    harness.run_steps(2);
    assert!(harness.state().scene.viewport.overlay_triangles.is_empty());
    assert!(harness.query_by_label("Move").is_none(), "no toolbar");
    assert!(
        harness.query_by_label("Editor camera").is_some(),
        "but the way back"
    );
    harness.state_mut().scene.editor.play.captured = true;
    harness.run_steps(2);
    assert!(
        harness.query_by_label("Editor camera").is_none(),
        "the game has the mouse"
    );
}

#[test]
fn panel_without_a_picture_shows_a_hint() {
    let (scene, _) = with_cube();
    let panel = ViewportPanel::open(&scene.context()).expect("core components are known");
    let mut harness = Harness::builder()
        .with_size(vec2(240.0, 400.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(
            |ui, (scene, panel): &mut (Scene, <ViewportPanel as Panel>::Implementation)| {
                scene.show(panel, ui)
            },
            (scene, panel),
        );
    harness.step();
    assert!(
        harness
            .query_by_label_contains("No project is open")
            .is_some()
    );
    harness.state_mut().0.viewport.error = Some("no adapter".into());
    harness.step();
    assert!(harness.query_by_label_contains("no adapter").is_some());
}
