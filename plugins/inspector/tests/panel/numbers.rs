//! Numbers as people type them.

use crate::rig::{
    PanelHarness, apply, edited, enter, field, open, ship, text, transform_at, type_into,
};
use crate::zoo::{Zoo, with_zoo};
use playground_base::{Component, component};
use playground_core_ecs::EntityRef;
use playground_graphics::egui::{Event, Key};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row, rows_of, taken};

/// The panel of a zoo, whose legs are a whole number from 0 to 9.
fn zoo() -> (PanelHarness, EntityRef) {
    let (scene, animal) = with_zoo(&Zoo::default());
    (open(scene, &[animal]), EntityRef::Id(animal))
}

#[test]
fn typed_sum_is_computed() {
    for (typed, value) in [
        ("2*3", 6.0),
        ("10 / 4", 2.5),
        ("-(1 + 2)", -3.0),
        ("1.5e1", 15.0),
    ] {
        let scene = Scene::new();
        let before = transform_at(1.0);
        let entity = ship(&scene, "Ship", &before);
        let mut harness = open(scene, &[entity]);
        enter(&mut harness, "Translation x", typed);
        let commands = taken(&mut harness);
        let after = apply(&mut harness, entity, &before, &commands);
        assert_eq!(after.translation.x, value, "{typed}");
    }
}

#[test]
fn number_that_is_typed_as_it_is_shown_is_taken() {
    let scene = Scene::new();
    let before = transform_at(1.234_567);
    let entity = ship(&scene, "Ship", &before);
    let mut harness = open(scene, &[entity]);
    assert_eq!(text(&harness, "Translation x"), "1.23");
    enter(&mut harness, "Translation x", "1.23");
    let commands = taken(&mut harness);
    let after = apply(&mut harness, entity, &before, &commands);
    assert_eq!(after.translation.x, 1.23);
}

#[test]
fn refused_text_stays_in_the_field_with_the_reason() {
    for (typed, reason) in [
        ("12", "12 is out of range: from 0 to 9."),
        ("-1", "-1 is out of range: from 0 to 9."),
        ("1e400", "1e400 is out of range: from 0 to 9."),
        ("2.5", "2.5 is no whole number."),
        (
            "two",
            "\u{201c}two\u{201d} is no number. Type one such as 2.5, or a sum such as 2*3.",
        ),
        (
            "inf",
            "\u{201c}inf\u{201d} is no number. Type one such as 2.5, or a sum such as 2*3.",
        ),
        (
            "2*",
            "\u{201c}2*\u{201d} is no number. Type one such as 2.5, or a sum such as 2*3.",
        ),
    ] {
        let (mut harness, animal) = zoo();
        enter(&mut harness, "Legs", typed);
        assert_eq!(taken(&mut harness), [], "{typed}");
        harness.get_by_label(reason);
        assert_eq!(text(&harness, "Legs"), typed, "it can be mended");
        harness.key_press(Key::Backspace);
        harness.run_steps(2);
        assert!(harness.query_by_label(reason).is_none(), "{typed}");
        harness.key_press(Key::Escape);
        harness.run_steps(2);
        assert_eq!(
            (text(&harness, "Legs").as_str(), taken(&mut harness)),
            ("0", vec![])
        );
        enter(&mut harness, "Legs", "8");
        let commands = taken(&mut harness);
        let zoo = edited(&[animal], &Zoo::default(), &commands);
        assert_eq!(zoo.legs, 8);
    }
}

#[test]
fn reason_is_shown_for_a_while_after_a_click_elsewhere() {
    let (mut harness, _) = zoo();
    type_into(&mut harness, "Legs", "12");
    field(&harness, "Label").click();
    harness.run_steps(3);
    let reason = "12 is out of range: from 0 to 9.";
    harness.get_by_label(reason);
    assert_eq!(
        (text(&harness, "Legs").as_str(), taken(&mut harness)),
        ("0", vec![])
    );
    harness.run_steps(40);
    assert!(harness.query_by_label(reason).is_none());
}

#[test]
fn number_too_large_for_its_type_is_refused() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    for typed in ["1e39", "-1e39", "1e400", "1/0"] {
        enter(&mut harness, "Translation x", typed);
        assert_eq!(taken(&mut harness), [], "{typed}");
        let reason = format!("{typed} is out of range: from -3.40e38 to 3.40e38.");
        harness.get_by_label(&reason);
        harness.key_press(Key::Escape);
        harness.run_steps(2);
    }
}

#[test]
fn arrow_keys_step_the_number() {
    let (mut harness, animal) = zoo();
    field(&harness, "Legs").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(2);
    let commands = taken(&mut harness);
    let zoo = edited(&[animal], &Zoo::default(), &commands);
    assert_eq!(zoo.legs, 1);
}

#[test]
fn number_is_taken_when_the_next_field_is_clicked() {
    let (mut harness, animal) = zoo();
    type_into(&mut harness, "Legs", "4");
    field(&harness, "Label").click();
    harness.run_steps(3);
    harness.event(Event::Text("Ant".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let commands = taken(&mut harness);
    let zoo = edited(&[animal], &Zoo::default(), &commands);
    assert_eq!((zoo.legs, zoo.label.as_str()), (4, "Ant"));
}

/// A component that systems add and remove at any time.
#[component(sparse)]
pub struct Alarm {
    pub level: f32,
}

/// Types a text while a system adds a component whose section is above the field.
fn check_typing(label: &str, typed: &str, rest: &str) {
    let scene = Scene::new();
    scene.register(&[Alarm::INFO, Zoo::INFO]);
    let mut rows = rows_of("Animal", None);
    rows.push(row(&Zoo::default()));
    let animal = scene.spawn(rows);
    let mut harness = open(scene, &[animal]);
    let before = field(&harness, label).rect();
    type_into(&mut harness, label, typed);
    harness
        .state()
        .scene
        .insert_sparse(animal, &Alarm::default());
    harness.run_steps(2);
    assert!(field(&harness, label).rect().top() > before.bottom());
    harness.event(Event::Text(rest.to_owned()));
    harness.run_steps(2);
    assert_eq!(text(&harness, label), format!("{typed}{rest}"));
}

#[test]
fn typed_text_survives_a_section_that_appears_above() {
    check_typing("Address", "Ca", "ve");
}

#[test]
fn typed_number_survives_a_section_that_appears_above() {
    check_typing("Legs", "0", "8");
}
