//! Colours: the picker and the hexadecimal number.

use crate::rig::{PanelHarness, click, edited, enter, field, gestures, open, text};
use playground_core_drawing::MeshRenderer;
use playground_core_ecs::EntityRef;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row, rows_of, taken};

/// The field for the number.
const NUMBER: &str = "Color as a number";

/// The panel of a mesh, whose colour is no round number.
fn mesh() -> (PanelHarness, MeshRenderer, EntityRef) {
    let mut mesh = MeshRenderer::default();
    mesh.color.r = 0.123_456_7;
    mesh.color.g = 0.000_123;
    let scene = Scene::new();
    let mut rows = rows_of("Ball", None);
    rows.push(row(&mesh));
    let ball = scene.spawn(rows);
    (open(scene, &[ball]), mesh, EntityRef::Id(ball))
}

fn open_picker(harness: &mut PanelHarness) {
    field(harness, "Color").click();
    harness.run_steps(3);
}

#[test]
fn picker_that_is_opened_and_closed_sends_nothing() {
    let (mut harness, ..) = mesh();
    open_picker(&mut harness);
    assert!(harness.query_by_label("R").is_some(), "it is open");
    harness.key_press(Key::Escape);
    harness.run_steps(5);
    assert!(harness.query_by_label("R").is_none());
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn drag_in_the_picker_is_one_gesture() {
    let (mut harness, before, ball) = mesh();
    open_picker(&mut harness);
    let red = harness.get_by_label("R").rect();
    // The bars are above the numbers.
    let bar = red.center() - vec2(0.0, 24.0);
    harness.drag_at(bar);
    harness.step();
    for step in 1..=4 {
        harness.hover_at(bar + vec2(step as f32 * 10.0, 0.0));
        harness.step();
    }
    harness.drop_at(bar + vec2(40.0, 0.0));
    harness.run_steps(3);
    let commands = taken(&mut harness);
    assert!(commands.len() > 2, "{commands:?}");
    assert_eq!(gestures(&commands).len(), 1);
    let after = edited(&[ball], &before, &commands);
    assert!(after.color.a < 1.0, "the lower bar is the opacity");
}

#[test]
fn hexadecimal_number_is_shown_and_entered() {
    let (mut harness, before, ball) = mesh();
    let shown = text(&harness, NUMBER);
    assert!(shown.starts_with('#'), "{shown}");
    enter(&mut harness, NUMBER, "#FF0000");
    let commands = taken(&mut harness);
    let color = edited(&[ball], &before, &commands).color;
    assert_eq!([color.r, color.g, color.b, color.a], [1.0, 0.0, 0.0, 1.0]);
    // As it is shown: nothing changes, although the colour itself has more digits.
    harness.get_by_label(NUMBER).focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn text_that_is_no_colour_is_refused_with_the_reason() {
    let (mut harness, ..) = mesh();
    enter(&mut harness, NUMBER, "reddish");
    assert_eq!(taken(&mut harness), []);
    assert!(harness.query_by_label_contains("is no colour").is_some());
    click(&mut harness, "Name");
}
