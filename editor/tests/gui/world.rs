//! The world as a node: select, inspect, edit, undo.

use crate::rig::{Rig, done, refused};
use playground_base::Value;
use playground_base::serde_json::json;
use playground_core_ecs::EntityRef;
use playground_core_ui::{EditorCommand, SelectMode, Selection, When};

const SEED: &str = "playground-core-ecs::RandomSeed";

fn seed(rig: &mut Rig) -> playground_base::serde_json::Value {
    done(rig.script("get World RandomSeed.seed"))["value"].clone()
}

/// The command of a drag of the number in the inspector.
fn drag(to: u64, gesture: u64) -> EditorCommand {
    EditorCommand::Set {
        entities: vec![EntityRef::World],
        path: format!("{SEED}.seed"),
        value: Value::UInt(to),
        gesture,
    }
}

#[test]
fn resources_are_read_set_and_reset_with_undo() {
    let mut rig = Rig::new();
    let all = done(rig.script("get World"));
    assert!(all["resources"][SEED].is_object(), "{all}");
    assert_eq!(
        done(rig.script("get RandomSeed"))["value"],
        json!({"seed": 0})
    );
    done(rig.script("set World RandomSeed.seed 7"));
    done(rig.script("set RandomSeed.seed 9"));
    assert_eq!(seed(&mut rig), 9);
    assert_eq!(
        rig.gui.app.state().undo.as_deref(),
        Some("Set RandomSeed.seed of the World")
    );
    assert!(
        rig.gui
            .app
            .state()
            .project
            .as_ref()
            .is_some_and(|of| of.unsaved)
    );
    done(rig.script("reset World RandomSeed"));
    assert_eq!(seed(&mut rig), 0);
    for before in [9, 7, 0] {
        done(rig.script("undo"));
        assert_eq!(seed(&mut rig), before);
    }
    done(rig.script("redo"));
    assert_eq!(seed(&mut rig), 7);
}

#[test]
fn edits_of_one_gesture_are_one_step_and_undo_brings_the_selection_back() {
    let mut rig = Rig::new();
    rig.push(EditorCommand::Select(
        vec![EntityRef::World],
        SelectMode::Replace,
    ));
    rig.gui.queue = vec![drag(1, 5), drag(2, 5), drag(3, 5)];
    rig.frame();
    rig.push(EditorCommand::Select(Vec::new(), SelectMode::Replace));
    assert_eq!(seed(&mut rig), 3);
    rig.push(EditorCommand::Undo);
    assert_eq!(seed(&mut rig), 0);
    assert_eq!(rig.gui.app.state().selection, Selection::World);
}

#[test]
fn the_world_and_entities_are_not_selected_together() {
    let mut rig = Rig::new();
    done(rig.script("spawn cube Box"));
    done(rig.script("select World"));
    let state = rig.gui.app.state();
    assert!(state.selection.is_world() && !When::Selection.is_met(state));
    for line in ["cut", "copy", "duplicate", "spawnchild empty"] {
        let error = refused(rig.script(line)).to_string();
        assert!(error.contains("no entity is selected"), "{line}: {error}");
    }
    assert!(
        refused(rig.script("despawn"))
            .to_string()
            .contains("select an entity")
    );
    let error = refused(rig.script("select World Box")).to_string();
    assert!(error.contains("selected alone"), "{error}");
    done(rig.script("set selected RandomSeed.seed 4"));
    assert_eq!(seed(&mut rig), 4);
    done(rig.script("select --add Box"));
    assert_eq!(rig.gui.app.state().selection.entities().len(), 1);
    done(rig.script("select --toggle World"));
    assert!(rig.gui.app.state().selection.is_world());
    done(rig.script("select --toggle World"));
    assert!(rig.gui.app.state().selection.is_empty());
}

#[test]
fn unknown_resources_and_fields_are_refused_with_the_known_ones() {
    let mut rig = Rig::new();
    let cases = [
        (
            "get World Transfrom",
            "the World has no resource Transfrom; there are Input, RandomSeed",
        ),
        ("get World Transform", "the World has no resource Transform"),
        (
            "get Scor",
            "Scor is no entity and no resource; the resources are Input, RandomSeed",
        ),
        ("set World Nothing.at 1", "there are Input, RandomSeed"),
        ("set World RandomSeed.sed 1", "no field sed; there are seed"),
        ("set World RandomSeed.seed red", "seed"),
        (
            "set World Input.text \"a\"",
            "Input is computed by the engine",
        ),
        ("reset World Input", "Input is computed by the engine"),
        ("despawn World", "World"),
        ("jump", "there is no command `jump`"),
    ];
    for (line, text) in cases {
        let error = refused(rig.script(line)).to_string();
        assert!(error.contains(text), "{line}: {error}");
    }
    assert_eq!(rig.gui.app.state().undo, None);
    done(rig.script("spawn empty Box"));
    let error = refused(rig.script("add Box RandomSeed")).to_string();
    assert!(error.contains("is a resource"), "{error}");
    // An entity may have the name of the world.
    done(rig.script("spawn empty World"));
    assert!(done(rig.script("get /World"))["id"].is_number());
}
