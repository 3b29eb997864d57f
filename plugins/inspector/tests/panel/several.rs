//! Several selected entities.

use crate::rig::{click, edited, enter, gestures, open, ship, text, transform_at};
use playground_base::glam::{Quat, Vec3};
use playground_base::{Component, Named, component, from_value};
use playground_core_ecs::{EntityId, EntityRef, Transform};
use playground_core_ui::{EditorCommand, Selection};
use playground_tests_panels::{Scene, taken};

#[test]
fn different_numbers_are_shown_as_a_dash() {
    let scene = Scene::new();
    let ships = [1.0, 5.0].map(|x| ship(&scene, "Ship", &transform_at(x)));
    let harness = open(scene, &ships);
    assert_eq!(text(&harness, "Translation x"), "\u{2014}");
    assert_eq!(text(&harness, "Translation y"), "2.00");
}

#[test]
fn entered_number_is_sent_for_all() {
    let scene = Scene::new();
    let ships = [1.0, 5.0].map(|x| ship(&scene, "Ship", &transform_at(x)));
    let mut harness = open(scene, &ships);
    enter(&mut harness, "Translation x", "8");
    let owners = ships.map(EntityRef::Id);
    let after = edited(&owners, &transform_at(1.0), &taken(&mut harness));
    assert_eq!(after.translation, Vec3::new(8.0, 2.0, 3.0));
}

#[test]
fn entered_angle_keeps_the_other_angles_of_each() {
    let scene = Scene::new();
    let turned = Transform {
        rotation: Quat::from_rotation_y(0.5),
        ..transform_at(1.0)
    };
    let ships = [turned, transform_at(5.0)].map(|of| ship(&scene, "Ship", &of));
    let mut harness = open(scene, &ships);
    enter(&mut harness, "Rotation x", "90");
    let commands = taken(&mut harness);
    let [EditorCommand::SetMany { rows, .. }] = &commands[..] else {
        panic!("one command: {commands:?}");
    };
    let quarter = Quat::from_rotation_x(std::f32::consts::FRAC_PI_2);
    let expected = [
        (ships[0], 1.0, turned.rotation * quarter),
        (ships[1], 5.0, quarter),
    ];
    assert_eq!(rows.len(), expected.len());
    for ((entity, component, value), (ship, x, rotation)) in rows.iter().zip(expected) {
        let after: Transform = from_value(value.clone()).expect("a transform");
        assert_eq!((*entity, component.as_str()), (ship, Transform::NAME));
        assert_eq!(after.translation, transform_at(x).translation);
        assert!(after.rotation.abs_diff_eq(rotation, 1e-5), "{after:?}");
    }
    assert_eq!(gestures(&commands).len(), 1, "one step of undo");
}

/// A component whose rows are in no archetype.
#[component(sparse)]
pub struct Turret {
    #[field(default = Quat::IDENTITY)]
    pub aim: Quat,
}

#[test]
fn entered_angle_of_a_sparse_component_is_sent_for_all() {
    let scene = Scene::new();
    scene.register(&[Turret::INFO]);
    let ships = ["A", "B"].map(|name| scene.named(name, None));
    for ship in ships {
        scene.insert_sparse(ship, &Turret::default());
    }
    let mut harness = open(scene, &ships);
    enter(&mut harness, "Aim x", "90");
    let commands = taken(&mut harness);
    let [EditorCommand::SetMany { rows, .. }] = &commands[..] else {
        panic!("one command: {commands:?}");
    };
    let changed: Vec<_> = rows
        .iter()
        .map(|(ship, name, _)| (*ship, &**name))
        .collect();
    assert_eq!(changed, ships.map(|ship| (ship, Turret::NAME)));
}

#[test]
fn rename_is_one_command_for_all() {
    let scene = Scene::new();
    let ships = [1.0, 5.0].map(|x| ship(&scene, "Ship", &transform_at(x)));
    let mut harness = open(scene, &ships);
    enter(&mut harness, "Name", "Boat");
    let commands = taken(&mut harness);
    let [EditorCommand::Rename(entities, _)] = &commands[..] else {
        panic!("one step of undo: {commands:?}");
    };
    assert_eq!(*entities, ships.map(EntityRef::Id));
}

#[test]
fn copied_values_are_pasted_into_another_selection() {
    let scene = Scene::new();
    let ships: [EntityId; 2] = [1.0, 5.0].map(|x| ship(&scene, "Ship", &transform_at(x)));
    let mut harness = open(scene, &ships[..1]);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Copy values");
    assert_eq!(taken(&mut harness), []);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![ships[1]]);
    harness.run_steps(2);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Paste values");
    let owners = [EntityRef::Id(ships[1])];
    let after = edited(&owners, &transform_at(5.0), &taken(&mut harness));
    assert_eq!(after, transform_at(1.0));
}
