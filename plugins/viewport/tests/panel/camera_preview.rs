//! The preview of a camera that is selected, and the menu of what is shown.

use crate::rig::{at, shown, taken};
use playground_base::glam::Vec3;
use playground_core_drawing::{Camera, Shading};
use playground_core_ui::{EditorCommand, Selection};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row};

#[test]
fn picture_of_the_selected_camera_is_requested_within_the_picture() {
    let scene = Scene::new();
    let thing = scene.spawn(at(Vec3::ZERO));
    let mut eye = at(Vec3::new(0.0, 1.0, 4.0));
    eye.push(row(&Camera::default()));
    let eye = scene.spawn(eye);
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![thing]);
    harness.run_steps(2);
    assert_eq!(harness.state().scene.viewport.preview, None);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![eye]);
    harness.run_steps(2);
    let viewport = &harness.state().scene.viewport;
    let (shown, [left, top, width, height]) = viewport.preview.expect("it is requested");
    assert_eq!(shown, eye);
    let [whole_width, whole_height] = viewport.size_px;
    assert!(left + width < whole_width && top + height < whole_height);
    let shape = |width: u32, height: u32| f64::from(width) / f64::from(height);
    let difference = shape(width, height) - shape(whole_width, whole_height);
    assert!(difference.abs() < 0.03, "{width} x {height}");

    for (name, command) in [
        ("Look Through Selection", EditorCommand::LookThrough),
        ("Align Selection to View", EditorCommand::AlignToView),
    ] {
        harness.get_by_label(name).click();
        harness.run_steps(2);
        assert_eq!(taken(&mut harness), [command]);
    }
    harness.state_mut().scene.editor.play.game_camera = true;
    harness.run_steps(2);
    assert_eq!(harness.state().scene.viewport.preview, None);
}

#[test]
fn menu_chooses_what_is_shown() {
    let mut harness = shown(Scene::new());
    harness.get_by_label("Shading").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Normals").click();
    harness.run_steps(3);
    let normals = EditorCommand::UseShading(Shading::Normals);
    assert_eq!(taken(&mut harness), [normals]);
    // Where the device cannot draw edges, they cannot be chosen.
    for (draws_edges, expected) in [
        (false, vec![]),
        (true, vec![EditorCommand::UseShading(Shading::Wireframe)]),
    ] {
        harness.state_mut().scene.editor.draws_edges = draws_edges;
        harness.run_steps(2);
        harness.get_by_label("Shading").click();
        harness.run_steps(3);
        harness.get_by_label_contains("Wireframe").click();
        harness.run_steps(3);
        assert_eq!(taken(&mut harness), expected);
        harness.key_press(playground_graphics::egui::Key::Escape);
        harness.run_steps(3);
    }
}
