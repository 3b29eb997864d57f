//! The header, and the panel without a selection.

use crate::rig::{click, enter, open, ship, transform_at};
use playground_core_ecs::EntityRef;
use playground_core_ui::EditorCommand;
use playground_graphics::egui::{Key, Modifiers};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, taken};

#[test]
fn entered_name_renames_the_entity() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    harness.get_by_label("Name").click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    enter(&mut harness, "Name", "Boat");
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(entity)], "Boat".into());
    assert_eq!(taken(&mut harness), [renamed]);
}

#[test]
fn panel_without_a_selection_shows_a_hint() {
    let harness = open(Scene::new(), &[]);
    let hint =
        "Select an entity or the World in the hierarchy, or click an entity in the viewport.";
    assert!(harness.query_by_label(hint).is_some());
}

#[test]
fn entity_cannot_be_picked_as_its_own_parent() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    click(&mut harness, "Entity: None");
    let listed = harness.get_all_by_label("Ship");
    listed.last().expect("it is in the list").click();
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), []);
}
