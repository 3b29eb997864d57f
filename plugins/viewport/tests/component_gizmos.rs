//! Gizmos that a plugin has for a component, as a user works with them in the viewport.
#![forbid(unsafe_code)]

use playground_base::egui::{
    Color32, ColorImage, Event, Key, Modifiers, PointerButton, Pos2, TextureHandle, Ui, vec2,
};
use playground_base::egui_kittest::Harness;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{Color, Value, egui_material_icons};
use playground_core_ecs::{EntityId, EntityRef, Transform, WorldTransform};
use playground_core_rendering::Light;
use playground_core_ui::{EditorCommand, Panel, ProjectInfo, Selection};
use playground_plugins_viewport::ViewportPanel;
use playground_plugins_viewport::maths::View;
use playground_tests_panels::{Scene, reloaded, row};

const RANGE: &str = "playground-core-rendering::Light.range_m";

struct Shown {
    scene: Scene,
    panel: <ViewportPanel as Panel>::Implementation,
    picture: Option<TextureHandle>,
}

/// A light with a range of 2 m beside the origin, and a plugin that has a gizmo for lights.
fn with_light(color: Color) -> (Harness<'static, Shown>, EntityId) {
    let mut scene = Scene::new();
    scene.load("playground_tests_plugin");
    let position = Vec3::new(1.0, 0.0, 0.0);
    let light = scene.spawn(vec![
        row(&Transform::from_translation(position)),
        row(&WorldTransform {
            world_from_local: Mat4::from_translation(position),
        }),
        row(&Light {
            range_m: 2.0,
            color,
            ..Light::default()
        }),
    ]);
    scene.editor.selection = Selection::Entities(vec![light]);
    let panel = ViewportPanel::open(&scene.context()).expect("core components are known");
    let state = Shown {
        scene,
        panel,
        picture: None,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, state);
    harness.run_steps(3);
    harness.state_mut().scene.commands.clear();
    (harness, light)
}

fn show(ui: &mut Ui, shown: &mut Shown) {
    let picture = shown.picture.get_or_insert_with(|| {
        let image = ColorImage::filled([4, 4], Color32::DARK_GRAY);
        ui.ctx().load_texture("picture", image, Default::default())
    });
    shown.scene.editor.project = Some(ProjectInfo::default());
    shown.scene.viewport.picture = Some((picture.id(), [4, 4]));
    shown.scene.show(&shown.panel, ui);
}

fn seen(harness: &Harness<'static, Shown>, point: Vec3) -> Pos2 {
    let viewport = &harness.state().scene.viewport;
    let area = viewport.area.expect("the panel sets its area");
    let view = View::new(area, &viewport.camera);
    view.to_screen(point).expect("before the eye")
}

fn point(harness: &mut Harness<'static, Shown>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.step();
}

fn press(harness: &mut Harness<'static, Shown>, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

/// Takes the handle on +x of the light's sphere and drags it by 1 m; the button stays down.
fn drag(harness: &mut Harness<'static, Shown>) {
    let from = seen(harness, Vec3::X * 3.0);
    let to = seen(harness, Vec3::X * 4.0);
    point(harness, from);
    press(harness, from, true);
    point(harness, from.lerp(to, 0.5));
    point(harness, to);
}

/// The ranges that were set, with the numbers of their gestures.
fn ranges(harness: &mut Harness<'static, Shown>, light: EntityId) -> Vec<(f64, u64)> {
    let commands = std::mem::take(&mut harness.state_mut().scene.commands);
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
    commands.into_iter().map(range).collect()
}

#[test]
fn a_dragged_handle_edits_the_field_in_one_gesture() {
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
fn a_gizmo_at_rest_sends_nothing_and_is_drawn() {
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
fn escape_puts_the_component_back_within_the_gesture() {
    let (mut harness, light) = with_light(Color::WHITE);
    drag(&mut harness);
    let dragged = ranges(&mut harness, light);
    // The editor would have carried the edits out.
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
fn a_drag_goes_on_after_a_reload() {
    let (mut harness, light) = with_light(Color::WHITE);
    drag(&mut harness);
    let before = ranges(&mut harness, light);
    let shown = harness.state_mut();
    shown.scene.load("playground_tests_plugin");
    let context = shown.scene.context();
    shown.panel = reloaded(&shown.panel, &context, ViewportPanel::open);
    let further = seen(&harness, Vec3::X * 5.0);
    point(&mut harness, further);
    let after = ranges(&mut harness, light);
    let (range, gesture) = *after.last().expect("it goes on");
    assert!((range - 4.0).abs() < 0.05, "{after:?}");
    assert_eq!(before.last().map(|(_, gesture)| *gesture), Some(gesture));
}

#[test]
fn a_gizmo_that_fails_draws_nothing_and_the_entity_can_still_be_moved() {
    let (mut harness, _) = with_light(Color::rgb(0.0, 0.0, 0.0));
    harness.run_steps(2);
    let viewport = &harness.state().scene.viewport;
    assert!(viewport.overlay_lines.is_empty());
    assert!(!viewport.overlay_triangles.is_empty(), "the move gizmo");
    drag(&mut harness);
    let commands = &harness.state().scene.commands;
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
