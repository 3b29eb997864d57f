//! Movements of the editor's camera.

use crate::rig::{Shown, at, button, on_screen, point, shown, taken, with_cube};
use playground_base::glam::Vec3;
use playground_core_drawing::{Camera, MeshRenderer, Projection};
use playground_core_ui::{EditorCommand, Selection, ViewSide};
use playground_graphics::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2,
};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_tests_panels::{Scene, row};

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

/// A cube at a position.
fn cube_at(scene: &Scene, position: Vec3) {
    let mut rows = at(position);
    rows.push(row(&MeshRenderer::default()));
    scene.spawn(rows);
}

/// The panel after a scene was opened.
fn opened(scene: Scene) -> Harness<'static, Shown> {
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.scenes_opened += 1;
    harness.run_steps(2);
    harness
}

#[test]
fn opened_scene_is_seen_whole_without_a_camera() {
    let scene = Scene::new();
    let corners = [Vec3::new(90.0, 0.0, 0.0), Vec3::new(110.0, 8.0, -20.0)];
    corners.iter().for_each(|corner| cube_at(&scene, *corner));
    let harness = opened(scene);
    let area = harness.state().scene.viewport.area.expect("it was shown");
    for corner in corners {
        let at = on_screen(&harness, corner);
        assert!(area.contains(at), "{at}");
    }
    let middle = on_screen(&harness, Vec3::new(100.0, 4.0, -10.0));
    assert!(middle.distance(area.center()) < 2.0, "{middle}");
}

#[test]
fn opened_scene_is_seen_as_by_its_active_camera() {
    let eye = Vec3::new(0.0, 2.0, 30.0);
    let with_cameras = |cubes: &[Vec3], cameras: &[(Vec3, Camera)]| {
        let scene = Scene::new();
        cubes.iter().for_each(|cube| cube_at(&scene, *cube));
        for (position, camera) in cameras {
            let mut rows = at(*position);
            rows.push(row(camera));
            scene.spawn(rows);
        }
        opened(scene).state().scene.viewport.camera
    };
    let inactive = Camera {
        active: false,
        ..Camera::default()
    };
    let camera = with_cameras(
        &[Vec3::ZERO],
        &[(Vec3::Y * 9.0, inactive), (eye, Camera::default())],
    );
    assert!(camera.position.abs_diff_eq(eye, 1e-3), "{camera:?}");
    assert!((camera.rotation * Vec3::NEG_Z).abs_diff_eq(Vec3::NEG_Z, 1e-3));
    // A game that makes everything when it starts.
    let camera = with_cameras(&[], &[(eye, Camera::default())]);
    assert!(camera.position.abs_diff_eq(eye, 1e-3), "{camera:?}");
    // Where the height of the box fills the picture in perspective.
    let flat = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 10.0,
        ..Camera::default()
    };
    let camera = with_cameras(&[Vec3::ZERO], &[(Vec3::Z * 100.0, flat)]);
    let distance = 5.0 / (camera.fov_y * 0.5).tan();
    assert!(
        camera.position.abs_diff_eq(Vec3::Z * distance, 1e-3),
        "{camera:?}"
    );
    // It looks away from everything.
    let camera = with_cameras(&[Vec3::ZERO], &[(Vec3::NEG_Z * 30.0, Camera::default())]);
    let to_cube = (-camera.position).normalize();
    assert!((camera.rotation * Vec3::NEG_Z).abs_diff_eq(to_cube, 1e-3));
}

#[test]
fn opened_scene_is_shown_flat_when_its_camera_is() {
    let opened_with = |projection, is_flat_before| {
        let scene = Scene::new();
        cube_at(&scene, Vec3::ZERO);
        let mut rows = at(Vec3::Z * 30.0);
        rows.push(row(&Camera {
            projection,
            ..Camera::default()
        }));
        scene.spawn(rows);
        let mut harness = shown(scene);
        harness.state_mut().scene.editor.tools.orthographic = is_flat_before;
        harness.state_mut().scene.editor.scenes_opened += 1;
        harness.run_steps(1);
        taken(&mut harness)
    };
    let switch = |on| vec![EditorCommand::SetOrthographic(on)];
    assert_eq!(opened_with(Projection::Orthographic, false), switch(true));
    assert_eq!(opened_with(Projection::Perspective, true), switch(false));
    assert_eq!(opened_with(Projection::Orthographic, true), []);
    assert_eq!(opened_with(Projection::Perspective, false), []);
}

#[test]
fn everything_is_framed_on_request_without_a_selection() {
    let scene = Scene::new();
    cube_at(&scene, Vec3::new(0.0, 0.0, -300.0));
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.frame_all += 1;
    harness.run_steps(60);
    let middle = on_screen(&harness, Vec3::new(0.0, 0.0, -300.0));
    assert!(middle.distance(pos2(400.0, 300.0)) < 2.0, "{middle}");
}

#[test]
fn new_entities_are_put_where_the_camera_looks_at_the_ground() {
    let scene = Scene::new();
    cube_at(&scene, Vec3::new(40.0, 0.0, -20.0));
    let harness = opened(scene);
    let focus = harness.state().scene.viewport.focus;
    let focus = focus.expect("it was shown");
    assert!(
        focus.abs_diff_eq(Vec3::new(40.0, 0.0, -20.0), 0.1),
        "{focus}"
    );
}

#[test]
fn keys_for_flying_are_positions_on_the_keyboard() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let start = pos2(300.0, 400.0);
    point(&mut harness, start);
    let press = (start, PointerButton::Secondary);
    button(&mut harness, press, true, Modifiers::NONE);
    let before = harness.state().scene.viewport.camera;
    // A French keyboard writes Z where W is on others.
    let key = |pressed| Event::Key {
        key: Key::Z,
        physical_key: Some(Key::W),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    harness.event(key(true));
    harness.run_steps(5);
    harness.event(key(false));
    harness.step();
    let after = harness.state().scene.viewport.camera;
    let forward = before.rotation * Vec3::NEG_Z;
    assert!((after.position - before.position).dot(forward) > 0.05);
    harness.run_steps(3);
    assert_eq!(
        harness.state().scene.viewport.camera,
        after,
        "it was released"
    );
}

#[test]
fn orthographic_picture_shows_the_same_place_from_a_side() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let editor = &mut harness.state_mut().scene.editor;
    editor.tools.orthographic = true;
    editor.viewed.requests += 1;
    editor.viewed.direction = Some(ViewSide::Top.direction());
    harness.run_steps(60);
    let camera = harness.state().scene.viewport.camera;
    let forward = camera.rotation * Vec3::NEG_Z;
    assert!(forward.abs_diff_eq(Vec3::NEG_Y, 0.01), "{forward}");
    assert!(camera.ortho_height.is_some(), "it is orthographic");
    // A metre has the same length at every depth, and what is behind the eye is seen too.
    let [low, high] = [0.0, 500.0].map(|y| {
        let [a, b] = [Vec3::new(0.0, y, 0.0), Vec3::new(1.0, y, 0.0)];
        on_screen(&harness, a).distance(on_screen(&harness, b))
    });
    assert!((low - high).abs() < 0.5, "{low} and {high}");
    assert!(low > 10.0, "{low}");
    harness.state_mut().scene.editor.tools.orthographic = false;
    harness.run_steps(3);
    assert_eq!(harness.state().scene.viewport.camera.ortho_height, None);
}

#[test]
fn place_that_is_looked_at_is_in_the_middle() {
    let mut harness = shown(Scene::new());
    let place = Vec3::new(30.0, 2.0, -40.0);
    let editor = &mut harness.state_mut().scene.editor;
    editor.viewed.requests += 1;
    editor.viewed.sphere = Some((place, 2.0));
    harness.run_steps(60);
    let middle = on_screen(&harness, place);
    assert!(middle.distance(pos2(400.0, 300.0)) < 2.0, "{middle}");
}
