//! Curves and gradients: their strips, their keys and stops; spans of numbers.

use crate::rig::{PanelHarness, apply, click, edited, enter, field, gestures, text, transform_at};
use playground_base::{Curve, Gradient};
use playground_core_ecs::{EntityRef, WorldTransform};
use playground_core_particles::{ParticleEmitter, Span};
use playground_core_ui::Selection;
use playground_graphics::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_tests_panels::{Scene, row, rows_of, shown_in, taken};

/// The panel of an emitter.
fn emitter(of: ParticleEmitter) -> (PanelHarness, ParticleEmitter, EntityRef) {
    let mut scene = Scene::new();
    let mut rows = rows_of("Fire", None);
    rows.extend([
        row(&transform_at(0.0)),
        row(&WorldTransform::default()),
        row(&of),
    ]);
    let fire = scene.spawn(rows);
    scene.editor.selection = Selection::Entities(vec![fire]);
    // Two clicks of a user are nearer to each other than a quarter of a second.
    let builder = Harness::builder()
        .with_size(vec2(300.0, 900.0))
        .with_step_dt(0.05);
    let harness = shown_in(builder, scene);
    (harness, of, EntityRef::Id(fire))
}

fn with_curve(curve: Curve) -> (PanelHarness, ParticleEmitter, EntityRef) {
    let (mut harness, before, fire) = emitter(ParticleEmitter {
        size_over_life: curve,
        ..ParticleEmitter::default()
    });
    open_strip(&mut harness, "Size Over Life");
    (harness, before, fire)
}

fn open_strip(harness: &mut PanelHarness, label: &str) {
    field(harness, label).scroll_to_me();
    harness.run_steps(3);
    field(harness, label).click();
    harness.run_steps(4);
}

/// Where a time and a share of the height are in the plot.
fn in_plot(harness: &PanelHarness, time: f32, up: f32) -> Pos2 {
    let plot: Rect = harness.get_by_label("Curve").rect().shrink(12.0);
    pos2(
        plot.left() + time * plot.width(),
        plot.bottom() - up * plot.height(),
    )
}

fn drag(harness: &mut PanelHarness, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.step();
    for step in 1..=4 {
        harness.hover_at(from.lerp(to, step as f32 / 4.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_steps(3);
}

fn double_click(harness: &mut PanelHarness, at: Pos2) {
    harness.hover_at(at);
    harness.step();
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run_steps(3);
}

#[test]
fn plot_that_is_opened_and_closed_sends_nothing() {
    let (mut harness, ..) = with_curve(Curve::linear(1.0, 0.0));
    assert!(harness.query_by_label("Curve").is_some(), "it is open");
    harness.key_press(Key::Escape);
    harness.run_steps(5);
    assert!(harness.query_by_label("Curve").is_none());
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn key_is_dragged_in_one_step_of_undo() {
    let (mut harness, before, fire) = with_curve(Curve::linear(1.0, 0.0));
    let (from, to) = (in_plot(&harness, 1.0, 0.0), in_plot(&harness, 0.75, 0.5));
    drag(&mut harness, from, to);
    let commands = taken(&mut harness);
    assert!(commands.len() > 1, "{commands:?}");
    assert_eq!(gestures(&commands).len(), 1);
    let curve = edited(&[fire], &before, &commands).size_over_life;
    let key = curve.keys[1];
    assert!(
        (key.time - 0.75).abs() < 0.02 && (key.value - 0.5).abs() < 0.02,
        "{key:?}"
    );
    assert_eq!(curve.keys[0], before.size_over_life.keys[0]);
}

#[test]
fn double_click_adds_a_key_that_keeps_the_curve_and_delete_removes_it() {
    let start = Curve::linear(1.0, 0.0);
    let (mut harness, mut before, fire) = with_curve(start.clone());
    let at = in_plot(&harness, 0.4, 0.6);
    double_click(&mut harness, at);
    let commands = taken(&mut harness);
    let after = edited(std::slice::from_ref(&fire), &before, &commands);
    assert_eq!(after.size_over_life.keys.len(), 3);
    for step in 0..=10 {
        let time = step as f32 / 10.0;
        let difference = after.size_over_life.at(time) - start.at(time);
        assert!(difference.abs() < 0.01, "{time}");
    }
    before = apply(&mut harness, id_of(&fire), &before, &commands);
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    let commands = taken(&mut harness);
    let after = edited(&[fire], &before, &commands);
    assert_eq!(after.size_over_life, start);
}

fn id_of(of: &EntityRef) -> playground_core_ecs::EntityId {
    match of {
        EntityRef::Id(id) => *id,
        other => panic!("an entity, not {other:?}"),
    }
}

#[test]
fn preset_replaces_the_curve_and_the_last_key_stays() {
    let (mut harness, before, fire) = with_curve(Curve::constant(0.5));
    click(&mut harness, "Bell");
    let commands = taken(&mut harness);
    let after = edited(&[fire], &before, &commands);
    assert_eq!(after.size_over_life, Curve::bell(1.0));
    let at = in_plot(&harness, 0.0, 0.5);
    drag(&mut harness, at, at);
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), [], "a curve has a key");
}

#[test]
fn slope_of_the_chosen_key_is_dragged() {
    let (mut harness, before, fire) = with_curve(Curve::bell(1.0));
    let key = in_plot(&harness, 0.5, 1.0);
    drag(&mut harness, key, key);
    assert_eq!(taken(&mut harness), []);
    // Its ends are 34 points beside it; now down to the right.
    drag(&mut harness, key + vec2(34.0, 0.0), key + vec2(30.0, 30.0));
    let commands = taken(&mut harness);
    assert_eq!(gestures(&commands).len(), 1);
    let after = edited(&[fire], &before, &commands);
    let key = after.size_over_life.keys[1];
    assert!(key.slope_out < -1.0, "{key:?}");
    assert_eq!(key.slope_in, key.slope_out, "it stays smooth");
}

fn with_gradient() -> (PanelHarness, ParticleEmitter, EntityRef) {
    let (red, blue) = (
        playground_base::Color::rgb(1.0, 0.0, 0.0),
        playground_base::Color::rgb(0.0, 0.0, 1.0),
    );
    let (mut harness, before, fire) = emitter(ParticleEmitter {
        color_over_life: Gradient::new([(0.0, red), (1.0, blue)], [(0.0, 1.0), (1.0, 0.0)]),
        ..ParticleEmitter::default()
    });
    open_strip(&mut harness, "Color Over Life");
    (harness, before, fire)
}

/// A place in the lane above or below the bar.
fn in_lane(harness: &PanelHarness, time: f32, is_above: bool) -> Pos2 {
    let all: Rect = harness.get_by_label("Gradient").rect();
    let y = if is_above {
        all.top() + 7.0
    } else {
        all.bottom() - 7.0
    };
    pos2(all.left() + 6.0 + time * (all.width() - 12.0), y)
}

#[test]
fn stop_is_added_and_dragged_in_one_step_of_undo() {
    let (mut harness, before, fire) = with_gradient();
    let (from, to) = (in_lane(&harness, 0.3, true), in_lane(&harness, 0.6, true));
    let mut after = before.clone();
    let mut all = Vec::new();
    // The editor carries out commands after each frame.
    let mut frame = |harness: &mut PanelHarness| {
        harness.step();
        let commands = taken(harness);
        after = apply(harness, id_of(&fire), &after, &commands);
        all.extend(commands);
    };
    harness.drag_at(from);
    frame(&mut harness);
    for step in 1..=4 {
        harness.hover_at(from.lerp(to, step as f32 / 4.0));
        frame(&mut harness);
    }
    harness.drop_at(to);
    frame(&mut harness);
    assert_eq!(gestures(&all).len(), 1);
    let (before, after) = (before.color_over_life, after.color_over_life);
    assert_eq!(after.alphas.len(), 3);
    let stop = after.alphas[1];
    assert!(
        (stop.time - 0.6).abs() < 0.02 && (stop.alpha - 0.7).abs() < 0.02,
        "{stop:?}"
    );
    assert_eq!(after.colors, before.colors);
}

#[test]
fn colour_of_the_chosen_stop_is_picked_and_a_stop_is_removed() {
    let (mut harness, before, fire) = with_gradient();
    let last = in_lane(&harness, 1.0, false);
    drag(&mut harness, last, last);
    assert_eq!(taken(&mut harness), []);
    // The hue is the bar above the numbers.
    let numbers = harness.get_by_label("R").rect();
    let hue = pos2(numbers.center().x + 40.0, numbers.center().y - 24.0);
    drag(&mut harness, hue, hue + vec2(10.0, 0.0));
    let commands = taken(&mut harness);
    assert_eq!(gestures(&commands).len(), 1);
    let after = edited(std::slice::from_ref(&fire), &before, &commands).color_over_life;
    assert_ne!(
        after.colors[1].color,
        before.color_over_life.colors[1].color
    );
    assert_eq!(after.colors[0], before.color_over_life.colors[0]);
    click(&mut harness, "Remove stop");
    let commands = taken(&mut harness);
    let after = edited(&[fire], &before, &commands).color_over_life;
    assert_eq!(after.colors, &before.color_over_life.colors[..1]);
}

#[test]
fn numbers_of_a_span_are_edited_by_themselves_in_the_unit_of_the_field() {
    let (mut harness, before, fire) = emitter(ParticleEmitter::default());
    field(&harness, "Lifetime to").scroll_to_me();
    harness.run_steps(3);
    assert_eq!(text(&harness, "Lifetime from"), "0.80 s");
    enter(&mut harness, "Lifetime to", "2.5");
    let commands = taken(&mut harness);
    let after = edited(&[fire], &before, &commands);
    let expected = Span::new(0.8, 2.5);
    assert_eq!(after.lifetime_s, expected);
}
