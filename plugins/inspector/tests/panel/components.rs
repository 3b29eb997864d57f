//! Sections of components: adding, removing, resetting, filtering.

use crate::rig::{click, edited, open, ship, transform_at};
use crate::zoo::{self, Zoo};
use playground_base::Named;
use playground_core_drawing::{Camera, MeshRenderer};
use playground_core_ecs::{EntityRef, Transform};
use playground_core_engine::UnreadValue;
use playground_core_ui::EditorCommand;
use playground_graphics::egui_kittest::kittest::{NodeT, Queryable};
use playground_tests_panels::{Scene, row, rows_of, taken};

#[test]
fn components_are_added_and_removed_by_stable_name() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    let entities = vec![EntityRef::Id(entity)];
    click(&mut harness, "Add Component");
    click(&mut harness, "Camera");
    let added = EditorCommand::AddComponent(entities.clone(), Camera::NAME.to_owned());
    assert_eq!(taken(&mut harness), [added]);
    click(&mut harness, "MeshRenderer menu");
    click(&mut harness, "Remove");
    let removed = EditorCommand::RemoveComponent(entities, MeshRenderer::NAME.to_owned());
    assert_eq!(taken(&mut harness), [removed]);
}

#[test]
fn reset_sets_the_default() {
    let scene = Scene::new();
    let before = transform_at(1.0);
    let entity = ship(&scene, "Ship", &before);
    let mut harness = open(scene, &[entity]);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Reset to default");
    let owners = [EntityRef::Id(entity)];
    let after = edited(&owners, &before, &taken(&mut harness));
    assert_eq!(after, Transform::default());
}

#[test]
fn filter_hides_fields_with_their_default() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    assert!(harness.query_by_label("Scale x").is_some());
    click(&mut harness, "Show only what differs from a new component");
    assert!(harness.query_by_label("Scale x").is_none());
    assert!(harness.query_by_label("Translation x").is_some());
}

#[test]
fn computed_components_are_folded_and_disabled() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    assert!(harness.query_by_label("World Transform").is_none());
    click(&mut harness, "Computed");
    assert!(harness.query_by_label("World Transform").is_some());
    let cell = harness.get_by_label("World From Local 0");
    assert!(cell.accesskit_node().is_disabled());
}

#[test]
fn sections_of_one_short_name_fold_separately() {
    let scene = zoo::scene();
    let mut rows = rows_of("Animal", None);
    rows.extend([row(&Zoo::default()), row(&zoo::other::Zoo::default())]);
    let animal = scene.spawn(rows);
    let mut harness = open(scene, &[animal]);
    let titles = harness.get_all_by_label("Zoo");
    titles.last().expect("both have a title").click();
    harness.run_steps(3);
    let is_shown = ["Marks", "Cages"].map(|field| harness.query_by_label(field).is_some());
    assert_ne!(is_shown[0], is_shown[1], "one is closed: {is_shown:?}");
}

#[test]
fn what_no_module_can_read_is_shown_with_its_component_and_can_be_dropped() {
    let mut scene = Scene::new();
    let entities = ["Ship", "Other"].map(|name| ship(&scene, name, &transform_at(1.0)));
    let unread = |entity, name: &str, text: &str| UnreadValue {
        entity: Some(entity),
        name: name.to_owned(),
        text: text.to_owned(),
        reason: "the component has no such field".to_owned(),
    };
    let shear = format!("{}.shear", Transform::NAME);
    let values = entities.map(|entity| unread(entity, &shear, "(x: 7)"));
    scene.editor.unread.extend(values);
    scene.editor.unread.extend([
        unread(entities[0], "ghost::Ghost", "(b: 1)"),
        unread(entities[1], "ghost::Ghost", "(b: 2)"),
    ]);
    let mut harness = open(scene, &entities);
    harness.get_by_label("(x: 7)");
    harness.get_by_label("different texts");
    let refs: Vec<EntityRef> = entities.map(EntityRef::Id).to_vec();
    for (label, name) in [
        ("Drop shear", shear.as_str()),
        ("Drop Ghost", "ghost::Ghost"),
    ] {
        click(&mut harness, label);
        let dropped = EditorCommand::DropUnread(refs.clone(), name.to_owned());
        assert_eq!(taken(&mut harness), [dropped]);
    }
}
