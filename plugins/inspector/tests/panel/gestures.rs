//! Drags and texts: each is one step of undo, also over a reload.

use crate::rig::{PanelHarness, apply, edited, enter, gestures, open, ship, text, transform_at};
use crate::zoo::{Zoo, with_zoo};
use playground_core_ecs::{EntityId, EntityRef, Transform};
use playground_core_ui::EditorCommand;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, taken};

/// Drags a field of a transform to the right in this many frames and applies the edits after each
/// frame. `between` is called after half of them. Returns the transform and the commands.
fn drag(
    harness: &mut PanelHarness,
    (label, entity): (&str, EntityId),
    frames: usize,
    between: impl Fn(&mut PanelHarness),
) -> (Transform, Vec<EditorCommand>) {
    let field = harness.get_by_label(label).rect().center();
    let (mut transform, mut all) = (transform_at(1.0), Vec::new());
    harness.drag_at(field);
    harness.step();
    for frame in 1..=frames {
        harness.hover_at(field + vec2(frame as f32 * 10.0, 0.0));
        harness.step();
        let commands = taken(harness);
        transform = apply(harness, entity, &transform, &commands);
        all.extend(commands);
        if frame == frames / 2 {
            between(harness);
        }
    }
    harness.drop_at(field + vec2(frames as f32 * 10.0, 0.0));
    harness.run_steps(3);
    assert_eq!(taken(harness), [], "releasing the button edits nothing");
    (transform, all)
}

#[test]
fn drag_of_a_number_is_one_gesture() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    let (after, commands) = drag(&mut harness, ("Translation x", entity), 5, |_| {});
    assert!(after.translation.x > 3.0, "{after:?}");
    assert_eq!((after.translation.y, after.translation.z), (2.0, 3.0));
    assert!(commands.len() > 2, "it moved during the drag");
    assert_eq!(gestures(&commands).len(), 1);
}

#[test]
fn second_drag_is_another_gesture() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    let (_, first) = drag(&mut harness, ("Translation x", entity), 5, |_| {});
    let (_, second) = drag(&mut harness, ("Translation x", entity), 5, |_| {});
    assert_ne!(gestures(&first), gestures(&second));
}

#[test]
fn drag_with_a_reload_in_it_is_one_gesture() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    let reload = |harness: &mut PanelHarness| harness.state_mut().reload();
    let (_, commands) = drag(&mut harness, ("Rotation x", entity), 29, reload);
    let angle = text(&harness, "Rotation x");
    let angle = angle.trim_end_matches('\u{b0}').trim();
    let angle: f64 = angle.parse().expect("it shows an angle");
    assert!(angle > 100.0, "it exceeds a right angle: {angle}");
    assert_eq!(gestures(&commands).len(), 1);
    assert!(commands.len() > 20, "it continued after the reload");
}

#[test]
fn text_with_a_reload_in_it_is_sent_whole() {
    let (scene, animal) = with_zoo(&Zoo::default());
    let mut harness = open(scene, &[animal]);
    harness.get_by_label("Label").focus();
    harness.run_steps(2);
    harness.get_by_label("Label").type_text("ze");
    harness.run_steps(2);
    harness.state_mut().reload();
    harness.run_steps(2);
    harness.get_by_label("Label").type_text("bra");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let commands = taken(&mut harness);
    let zoo = edited(&[EntityRef::Id(animal)], &Zoo::default(), &commands);
    assert_eq!((zoo.label.as_str(), commands.len()), ("zebra", 1));
}

#[test]
fn entered_angles_are_shown_as_entered() {
    let scene = Scene::new();
    let mut transform = transform_at(1.0);
    let entity = ship(&scene, "Ship", &transform);
    let mut harness = open(scene, &[entity]);
    let axes = ["Rotation x", "Rotation y", "Rotation z"];
    for (axis, angle) in axes.into_iter().zip(["90", "370", "20"]) {
        enter(&mut harness, axis, angle);
        let commands = taken(&mut harness);
        transform = apply(&mut harness, entity, &transform, &commands);
    }
    let shown = axes.map(|axis| text(&harness, axis));
    assert_eq!(shown, ["90.00\u{b0}", "370.00\u{b0}", "20.00\u{b0}"]);
}

#[test]
fn escape_restores_the_number_within_the_gesture() {
    let scene = Scene::new();
    let before = transform_at(1.0);
    let entity = ship(&scene, "Ship", &before);
    let mut harness = open(scene, &[entity]);
    let field = harness.get_by_label("Translation x").rect().center();
    harness.drag_at(field);
    harness.step();
    harness.hover_at(field + vec2(40.0, 0.0));
    harness.step();
    let moved = taken(&mut harness);
    apply(&mut harness, entity, &before, &moved);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    let restored = taken(&mut harness);
    let after = apply(&mut harness, entity, &before, &restored);
    assert_eq!(after, before);
    assert_eq!(gestures(&moved), gestures(&restored));
    harness.hover_at(field + vec2(90.0, 0.0));
    harness.step();
    harness.drop_at(field + vec2(90.0, 0.0));
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), [], "the drag is over");
}
