//! Fields of each kind.

use crate::rig::{apply, click, edited, enter, open, ship, transform_at};
use crate::zoo::{Shape, Zoo, other, scene, with_zoo};
use playground_core_drawing::{Light, LightKind};
use playground_core_ecs::EntityRef;
use playground_graphics::egui::Key;
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row, rows_of, taken};

#[test]
fn typed_number_is_sent_once() {
    let scene = Scene::new();
    let before = transform_at(1.0);
    let entity = ship(&scene, "Ship", &before);
    let mut harness = open(scene, &[entity]);
    enter(&mut harness, "Translation z", "-7.25");
    let commands = taken(&mut harness);
    let after = apply(&mut harness, entity, &before, &commands);
    assert_eq!(after.translation.to_array(), [1.0, 2.0, -7.25]);
    assert_eq!(commands.len(), 1);
}

#[test]
fn leaving_a_field_sends_nothing_although_its_text_is_rounded() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.234_567));
    let mut harness = open(scene, &[entity]);
    harness.get_by_label("Translation x").focus();
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn enum_is_set_to_the_picked_variant() {
    let scene = Scene::new();
    let mut rows = rows_of("Sun", None);
    rows.push(row(&Light::default()));
    let sun = scene.spawn(rows);
    let mut harness = open(scene, &[sun]);
    click(&mut harness, "Kind");
    click(&mut harness, "Spot");
    let commands = taken(&mut harness);
    let light = apply(&mut harness, sun, &Light::default(), &commands);
    assert_eq!(light.kind, LightKind::Spot);
}

#[test]
fn picked_variant_has_default_data_which_can_be_edited() {
    let zoo = Zoo::default();
    let (scene, animal) = with_zoo(&zoo);
    let mut harness = open(scene, &[animal]);
    click(&mut harness, "Shape");
    click(&mut harness, "Circle");
    let commands = taken(&mut harness);
    let zoo = apply(&mut harness, animal, &zoo, &commands);
    assert_eq!(zoo.shape, Shape::Circle { radius: 0.0 });
    enter(&mut harness, "Radius", "2.5");
    let commands = taken(&mut harness);
    let zoo = apply(&mut harness, animal, &zoo, &commands);
    assert_eq!(zoo.shape, Shape::Circle { radius: 2.5 });
}

#[test]
fn data_of_a_tuple_variant_is_edited() {
    let zoo = Zoo {
        shape: Shape::Square(1.0),
        ..Zoo::default()
    };
    let (scene, animal) = with_zoo(&zoo);
    let mut harness = open(scene, &[animal]);
    enter(&mut harness, "Square", "4");
    let commands = taken(&mut harness);
    let zoo = apply(&mut harness, animal, &zoo, &commands);
    assert_eq!(zoo.shape, Shape::Square(4.0));
}

#[test]
fn bool_text_nested_field_and_option_are_edited() {
    let zoo = Zoo::default();
    let (scene, animal) = with_zoo(&zoo);
    let mut harness = open(scene, &[animal]);
    click(&mut harness, "Alive");
    enter(&mut harness, "Label", "Bear");
    enter(&mut harness, "Address", "Cave");
    click(&mut harness, "Mood");
    let commands = taken(&mut harness);
    assert_eq!(commands.len(), 4);
    let zoo = apply(&mut harness, animal, &zoo, &commands);
    assert!(zoo.alive);
    assert_eq!(zoo.label, "Bear");
    assert_eq!(zoo.home.address, "Cave");
    assert_eq!(zoo.mood, Some(0.0));
}

#[test]
fn elements_are_moved_removed_and_added() {
    let zoo = Zoo {
        marks: vec![5, 6, 7],
        ..Zoo::default()
    };
    let (scene, animal) = with_zoo(&zoo);
    let mut harness = open(scene, &[animal]);
    let mut zoo = zoo;
    for (button, marks) in [
        ("Move down 0", vec![6, 5, 7]),
        ("Move up 2", vec![6, 7, 5]),
        ("Remove element 1", vec![6, 5]),
        ("Add an element", vec![6, 5, 5]),
    ] {
        click(&mut harness, button);
        let commands = taken(&mut harness);
        zoo = apply(&mut harness, animal, &zoo, &commands);
        assert_eq!(zoo.marks, marks, "{button}");
    }
}

#[test]
fn entity_is_picked_by_name() {
    let (scene, animal) = with_zoo(&Zoo::default());
    let keeper = scene.named("Keeper", None);
    let mut harness = open(scene, &[animal]);
    let pickers = harness.get_all_by_label("Entity: None");
    pickers.last().expect("the friend").click();
    harness.run_steps(3);
    click(&mut harness, "Keeper");
    let commands = taken(&mut harness);
    let zoo = apply(&mut harness, animal, &Zoo::default(), &commands);
    assert_eq!(zoo.friend, keeper);
}

#[test]
fn edit_names_the_shown_component_when_two_share_a_short_name() {
    let scene = scene();
    let mut rows = rows_of("Animal", None);
    rows.extend([row(&Zoo::default()), row(&other::Zoo::default())]);
    let animal = scene.spawn(rows);
    let mut harness = open(scene, &[animal]);
    enter(&mut harness, "Cages", "7");
    let commands = taken(&mut harness);
    let zoo = edited(&[EntityRef::Id(animal)], &other::Zoo::default(), &commands);
    assert_eq!(zoo.cages, 7);
}

#[test]
fn first_entities_by_name_are_listed_whatever_their_archetypes() {
    let (scene, animal) = with_zoo(&Zoo::default());
    for number in 0..120 {
        scene.named(&format!("Visitor {number:03}"), None);
    }
    // Of another archetype, which comes later.
    ship(&scene, "Ant", &transform_at(1.0));
    let mut harness = open(scene, &[animal]);
    let pickers = harness.get_all_by_label("Entity: None");
    pickers.last().expect("the friend").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Ant").is_some());
}
