//! New entities: their places and their names.

use crate::rig::{Rig, done};
use playground_base::glam::Vec3;
use playground_base::serde_json::Value as Json;
use playground_core_ui::{EditorCommand, SpawnKind};

/// Creates an entity from a menu.
fn create(rig: &mut Rig, kind: SpawnKind) {
    rig.push(EditorCommand::Spawn {
        kind,
        name: None,
        parent: None,
    });
}

fn place(rig: &mut Rig, name: &str) -> [f64; 3] {
    let line = format!("get \"{name}\" Transform.translation");
    let value = done(rig.script(&line))["value"].clone();
    let number = |at: usize| {
        value[at]
            .as_f64()
            .map(|number| (number * 1e3).round() / 1e3)
    };
    [0, 1, 2].map(|at| number(at).unwrap_or(f64::NAN))
}

#[test]
fn new_entities_are_where_the_camera_looks_and_beside_each_other() {
    let mut rig = Rig::new();
    rig.gui.viewport.focus = Some(Vec3::new(10.0, 0.0, -4.0));
    rig.frame();
    create(&mut rig, SpawnKind::Cube);
    create(&mut rig, SpawnKind::Cube);
    create(&mut rig, SpawnKind::Sphere);
    assert_eq!(place(&mut rig, "Cube"), [10.0, 0.5, -4.0]);
    assert_eq!(place(&mut rig, "Cube 2"), [11.5, 0.5, -4.0]);
    assert_eq!(place(&mut rig, "Sphere"), [13.0, 0.5, -4.0]);
}

#[test]
fn script_makes_the_same_scene_wherever_the_camera_is() {
    let mut rig = Rig::new();
    rig.gui.viewport.focus = Some(Vec3::new(10.0, 0.0, -4.0));
    rig.frame();
    done(rig.script("spawn cube Box"));
    assert_eq!(place(&mut rig, "Box"), [0.0, 0.5, 0.0]);
}

#[test]
fn child_is_where_its_parent_is() {
    let mut rig = Rig::new();
    rig.gui.viewport.focus = Some(Vec3::new(10.0, 0.0, -4.0));
    rig.frame();
    create(&mut rig, SpawnKind::Cube);
    rig.push(EditorCommand::SpawnChild(SpawnKind::Empty));
    assert_eq!(place(&mut rig, "Cube/Empty"), [0.0, 0.0, 0.0]);
}

#[test]
fn copies_have_names_of_their_own() {
    let mut rig = Rig::new();
    for line in ["spawn cube Moon", "spawn cube Crater Moon", "select Moon"] {
        done(rig.script(line));
    }
    rig.push(EditorCommand::Duplicate);
    rig.push(EditorCommand::Duplicate);
    let entities = done(rig.script("entities"));
    let rows = entities["entities"].as_array().cloned().unwrap_or_default();
    let names: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    let count = |name: &str| names.iter().filter(|of| **of == name).count();
    let moons = ["Moon", "Moon 2", "Moon 3"].map(count);
    assert_eq!(moons, [1, 1, 1], "{names:?}");
    assert_eq!(count("Crater"), 3, "what is below a copy keeps its name");
    // A name that was given is the user's.
    done(rig.script("spawn cube Moon"));
    let answer: Json = done(rig.script("entities"));
    assert!(answer.to_string().matches("\"Moon\"").count() >= 2);
}
