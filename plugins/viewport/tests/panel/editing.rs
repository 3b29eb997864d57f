//! Picking, tools, the gizmo and the camera.

use crate::rig::{Shown, at, button, point, seen, shown, taken};
use playground_base::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2,
    vec2,
};
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::glam::Vec3;
use playground_base::{egui_material_icons, from_value};
use playground_core_ecs::{EntityId, EntityRef, Transform};
use playground_core_engine::PlayMode;
use playground_core_rendering::{Camera, Light};
use playground_core_ui::{EditorCommand, Panel, SelectMode, Selection, Space, Tool};
use playground_plugins_viewport::ViewportPanel;
use playground_tests_panels::{Scene, reloaded, row};

fn with_cube() -> (Scene, EntityId) {
    let scene = Scene::new();
    let cube = scene.spawn(at(Vec3::ZERO));
    (scene, cube)
}

fn click(harness: &mut Harness<'static, Shown>, at: Pos2, modifiers: Modifiers) {
    point(harness, at);
    button(harness, (at, PointerButton::Primary), true, modifiers);
    button(harness, (at, PointerButton::Primary), false, modifiers);
    harness.step();
}

fn selects(entities: &[EntityId], mode: SelectMode) -> EditorCommand {
    EditorCommand::Select(entities.iter().copied().map(EntityRef::Id).collect(), mode)
}

#[test]
fn it_asks_for_as_many_pixels_as_it_covers() {
    let (scene, _) = with_cube();
    let harness = shown(scene);
    let viewport = &harness.state().scene.viewport;
    let area = viewport.area.expect("the panel tells its area");
    assert_eq!(
        viewport.size_px,
        [area.width() as u32, area.height() as u32]
    );
}

#[test]
fn a_click_asks_what_is_there_and_selects_the_answer() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    let viewport = &mut harness.state_mut().scene.viewport;
    let pixel = viewport.pick_px.take().expect("it asks");
    assert_eq!(pixel, [392, 442], "counted from the corner of the picture");
    viewport.picked = Some(Some(cube));
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[cube], SelectMode::Replace)]);
    assert_eq!(
        harness.state().scene.viewport.picked,
        None,
        "an answer is taken once"
    );
    click(&mut harness, pos2(400.0, 450.0), Modifiers::COMMAND);
    harness.state_mut().scene.viewport.picked = Some(Some(cube));
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[cube], SelectMode::Toggle)]);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    harness.state_mut().scene.viewport.picked = Some(None);
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[], SelectMode::Replace)]);
}

#[test]
fn an_icon_is_picked_without_the_renderer() {
    let scene = Scene::new();
    let mut rows = at(Vec3::new(2.0, 0.0, 0.0));
    rows.push(row(&Light::default()));
    let light = scene.spawn(rows);
    let mut harness = shown(scene);
    let icon = seen(&harness, Vec3::new(2.0, 0.0, 0.0));
    click(&mut harness, icon, Modifiers::NONE);
    assert_eq!(harness.state().scene.viewport.pick_px, None);
    assert_eq!(
        taken(&mut harness),
        [selects(&[light], SelectMode::Replace)]
    );
}

/// Drags the x axis of the cube's gizmo; the button stays down.
fn drag_x(harness: &mut Harness<'static, Shown>, cube: EntityId) {
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![cube]);
    harness.run_steps(2);
    let from = seen(harness, Vec3::X * 0.8);
    let to = seen(harness, Vec3::X * 3.0);
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
fn a_drag_of_the_gizmo_is_one_gesture() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let rows = moves(&taken(&mut harness));
    let (last, gesture) = *rows.last().expect("it moves");
    assert!(
        last.translation.x > 1.9 && last.translation.x < 2.5,
        "{last:?}"
    );
    assert_eq!((last.translation.y, last.translation.z), (0.0, 0.0));
    assert!(gesture != 0 && rows.iter().all(|(_, other)| *other == gesture));
    let end = seen(&harness, Vec3::X * 3.0);
    button(
        &mut harness,
        (end, PointerButton::Primary),
        false,
        Modifiers::NONE,
    );
    harness.step();
    assert_eq!(taken(&mut harness), [], "a drag is no click");
    drag_x(&mut harness, cube);
    let again = moves(&taken(&mut harness));
    assert!(
        again.iter().all(|(_, other)| *other != gesture),
        "the next is another one"
    );
}

#[test]
fn a_drag_that_a_reload_falls_into_goes_on_as_one_gesture() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let before = moves(&taken(&mut harness));
    let (there, gesture) = *before.last().expect("it moves");
    let state = harness.state_mut();
    let context = state.scene.context();
    state.panel = reloaded(&state.panel, &context, ViewportPanel::open);
    let further = seen(&harness, Vec3::X * 4.0);
    point(&mut harness, further);
    let after = moves(&taken(&mut harness));
    let (further, other) = *after.last().expect("it moves on");
    assert!(
        further.translation.x > there.translation.x + 0.5,
        "{further:?}"
    );
    assert_eq!((further.translation.y, further.translation.z), (0.0, 0.0));
    assert_eq!(other, gesture);
    harness.key_press(Key::Escape);
    harness.step();
    let back = moves(&taken(&mut harness));
    assert_eq!(back, [(Transform::default(), gesture)], "to where it was");
}

#[test]
fn escape_puts_everything_back() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    drag_x(&mut harness, cube);
    let gesture = moves(&taken(&mut harness)).last().expect("it moves").1;
    harness.key_press(Key::Escape);
    harness.step();
    assert_eq!(
        moves(&taken(&mut harness)),
        [(Transform::default(), gesture)]
    );
    let further = seen(&harness, Vec3::X * 5.0);
    point(&mut harness, further);
    assert_eq!(taken(&mut harness), [], "the drag is over");
}

#[test]
fn the_selection_is_seen_as_triangles_and_lines() {
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

#[test]
fn keys_pick_tools_and_frame_the_selection() {
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
    let middle = seen(&harness, Vec3::new(50.0, 0.0, 0.0));
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
fn the_command_frames_too() {
    let scene = Scene::new();
    let far = scene.spawn(at(Vec3::new(0.0, 30.0, 0.0)));
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![far]);
    harness.state_mut().scene.editor.frame_selection += 1;
    harness.run_steps(60);
    let middle = seen(&harness, Vec3::new(0.0, 30.0, 0.0));
    assert!(middle.distance(pos2(400.0, 300.0)) < 2.0, "{middle}");
}

#[test]
fn the_right_button_flies_and_letters_are_not_tools_then() {
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
fn the_wheel_goes_nearer() {
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
fn the_axes_turn_the_camera() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    harness.get_by_label("Look from the right (+X)").click();
    harness.run_steps(60);
    let rotation = harness.state().scene.viewport.camera.rotation;
    assert!((rotation * Vec3::NEG_Z).abs_diff_eq(Vec3::NEG_X, 1e-2));
    assert_eq!(taken(&mut harness), [], "nothing is picked behind them");
    assert_eq!(harness.state().scene.viewport.pick_px, None);
}

#[test]
fn tools_are_buttons() {
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
fn while_playing_a_click_gives_the_input_to_the_game() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    harness.state_mut().scene.editor.play.mode = PlayMode::Play;
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    assert_eq!(taken(&mut harness), [EditorCommand::CaptureInput(true)]);
    assert_eq!(harness.state().scene.viewport.pick_px, None);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::COMMAND);
    assert!(
        harness.state().scene.viewport.pick_px.is_some(),
        "with Ctrl it picks"
    );
    harness.state_mut().scene.editor.play.captured = true;
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![cube]);
    harness.step();
    assert!(harness.state().scene.viewport.overlay_triangles.is_empty());
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    harness.key_press(Key::E);
    harness.step();
    assert_eq!(taken(&mut harness), [], "everything is the game's");
}

#[test]
fn the_games_camera_shows_nothing_of_the_editors() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    let editor = &mut harness.state_mut().scene.editor;
    editor.selection = Selection::Entities(vec![cube]);
    editor.play.mode = PlayMode::Play;
    editor.play.game_camera = true;
    harness.run_steps(2);
    assert!(harness.state().scene.viewport.overlay_triangles.is_empty());
    assert!(
        harness.query_by_label("Move").is_none(),
        "there are no tools"
    );
}

#[test]
fn without_a_picture_it_says_what_to_do() {
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
