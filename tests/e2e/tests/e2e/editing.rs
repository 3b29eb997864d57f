//! Every edit can be undone and redone.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use serde_json::{Value, json};

/// Edits of the scene of [`START`], their result, and their number of undo steps.
struct Edits {
    lines: &'static [&'static str],
    /// A query, a JSON pointer into its answer, and the expected value as JSON.
    expected: &'static [(&'static str, &'static str, &'static str)],
    steps: usize,
}

/// `Fleet` with `Ship` (with `Mast`) and `Boat` below it, and `Buoy`. `{Fleet/Ship}` in a line is
/// replaced by the number of the entity.
const START: &[&str] = &[
    "spawn empty Fleet",
    "set Fleet Transform.translation (10.0, 0.0, 0.0)",
    "spawn cube Ship Fleet",
    "spawn cylinder Mast Fleet/Ship",
    "spawn sphere Boat Fleet",
    "spawn point_light Buoy",
];

const EDITS: &[Edits] = &[
    Edits {
        lines: &["set Buoy Light.intensity 3.5"],
        expected: &[("get Buoy Light.intensity", "/value", "3.5")],
        steps: 1,
    },
    Edits {
        lines: &[
            "set Fleet/Ship Transform.translation.x 4",
            "set Fleet/Ship Transform.translation.x 5",
        ],
        expected: &[("get Fleet/Ship Transform.translation.x", "/value", "5.0")],
        steps: 2,
    },
    Edits {
        lines: &["set Fleet/Ship MeshRenderer.mesh Sphere"],
        expected: &[("get Fleet/Ship MeshRenderer.mesh", "/value", "\"Sphere\"")],
        steps: 1,
    },
    Edits {
        lines: &["spawn cone Lamp Buoy", "spawn empty"],
        expected: &[
            ("entities", "/count", "7"),
            ("get Buoy/Lamp MeshRenderer.mesh", "/value", "\"Cone\""),
        ],
        steps: 2,
    },
    Edits {
        lines: &["despawn Fleet"],
        expected: &[("entities", "/count", "1")],
        steps: 1,
    },
    Edits {
        lines: &["despawn Fleet/Ship/Mast Fleet/Ship Buoy", "spawn cube Buoy"],
        expected: &[
            ("entities", "/count", "3"),
            ("get Buoy MeshRenderer.mesh", "/value", "\"Cube\""),
        ],
        steps: 2,
    },
    Edits {
        lines: &[
            "add Fleet/Boat Camera",
            "set Fleet/Boat Camera.fov_y_rad 0.5",
            "remove Fleet/Boat MeshRenderer",
        ],
        expected: &[
            ("get Fleet/Boat Camera.fov_y_rad", "/value", "0.5"),
            (
                "get Fleet/Boat",
                "/components/playground-core-drawing::MeshRenderer",
                "null",
            ),
        ],
        steps: 3,
    },
    Edits {
        lines: &["rename Fleet/Boat \"Old Boat\""],
        expected: &[("get \"Fleet/Old Boat\" Name.name", "/value", "\"Old Boat\"")],
        steps: 1,
    },
    Edits {
        lines: &["disable Fleet/Boat Buoy", "enable Buoy"],
        expected: &[(
            "get Buoy",
            "/components/playground-core-ecs::Disabled",
            "null",
        )],
        steps: 2,
    },
    Edits {
        lines: &["select Fleet/Ship", "duplicate"],
        expected: &[("entities", "/count", "7")],
        steps: 1,
    },
    Edits {
        lines: &["parent {Fleet/Ship} none"],
        expected: &[
            ("get Ship Transform.translation.x", "/value", "10.0"),
            ("entities", "/count", "5"),
        ],
        steps: 1,
    },
    Edits {
        lines: &[
            "parent {Buoy} {Fleet/Ship}",
            "despawn Fleet/Boat",
            "rename Fleet Navy",
        ],
        expected: &[("get Navy/Ship/Buoy Name.name", "/value", "\"Buoy\"")],
        steps: 3,
    },
];

#[test]
fn undo_and_redo_restore_the_world() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let mut editor = Editor::open(&built, project.folder());
    for line in START {
        editor.must(line);
    }
    let start = editor.hash();
    for edits in EDITS {
        for line in edits.lines {
            let line = with_numbers(&mut editor, line);
            editor.must(&line);
        }
        check(&mut editor, edits);
        let after = editor.hash();
        for _ in 0..edits.steps {
            editor.must("undo");
        }
        assert_eq!(editor.hash(), start, "{:?} undone", edits.lines);
        for _ in 0..edits.steps {
            editor.must("redo");
        }
        check(&mut editor, edits);
        assert_eq!(editor.hash(), after, "{:?} done again", edits.lines);
        for _ in 0..edits.steps {
            editor.must("undo");
        }
        assert_eq!(editor.hash(), start, "{:?} undone again", edits.lines);
    }
    for _ in START {
        editor.must("undo");
    }
    assert!(editor.run("undo").refused().contains("nothing to undo"));
    assert_eq!(editor.must("entities").at("/count"), 0);
}

/// Edits that are refused, with a part of the message; world and history stay unchanged.
const REFUSED: &[(&str, &str)] = &[
    ("set Buoy Light.intensity \"bright\"", "intensity"),
    ("set Buoy Light.brightness 1.0", "brightness"),
    ("set Buoy Camera.fov_y_rad 1.0", "add the component first"),
    ("set Nobody Light.intensity 1.0", "Nobody"),
    ("set Buoy NoSuch.field 1.0", "NoSuch"),
    ("add Buoy NoSuch", "NoSuch"),
    ("add Buoy WorldTransform", "computed"),
    ("despawn 123456", "123456"),
    ("set Buoy Transform.translation.x NaN", "NaN"),
    ("parent {Fleet} {Fleet/Ship/Mast}", "below"),
    ("parent {Fleet} {Fleet}", "itself"),
    ("spawn cube Box Nobody", "Nobody"),
    ("spawn pyramid", "pyramid"),
    ("rename Nobody Somebody", "Nobody"),
    ("select Nobody", "Nobody"),
    ("redo", "nothing"),
];

#[test]
fn refused_edit_changes_nothing() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let mut editor = Editor::open(&built, project.folder());
    let nothing_selected = editor.run("despawn");
    assert!(nothing_selected.refused().contains("nothing is selected"));
    for line in START {
        editor.must(line);
    }
    editor.must("spawn empty Last");
    let hash = editor.hash();
    let mut wrong = Vec::new();
    for (line, word) in REFUSED {
        let line = with_numbers(&mut editor, line);
        let answer = editor.run(&line);
        if answer.is_ok() || !answer.refused().contains(word) {
            wrong.push(format!("`{line}` ({word}): {}", answer.fields));
        }
        if editor.hash() != hash {
            wrong.push(format!("`{line}` changed the world"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    editor.must("undo");
    assert!(editor.run("get Last").refused().contains("Last"));
}

#[test]
fn duplicate_copies_descendants() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let start = editor.hash();
    editor.must("spawn empty Fleet");
    editor.must("spawn cube Ship Fleet");
    let before = editor.must("entities");
    editor.must("select Fleet");
    let copies = editor.must("duplicate");
    let ids = copies.at("/ids").as_array().cloned().unwrap_or_default();
    assert_eq!(ids.len(), 2, "{}", copies.fields);
    let parent = editor.must(&format!("get {} Parent.entity", ids[1]));
    assert_eq!(
        parent.at("/value"),
        &ids[0],
        "the copy's child is the copy's"
    );
    editor.must("undo");
    assert_eq!(editor.must("entities"), before);
    editor.must("undo");
    editor.must("undo");
    assert_eq!(editor.hash(), start);
}

#[test]
fn stop_restores_the_world_before_play() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.sprint_speed 20.0");
    let (hash, entities) = (editor.hash(), editor.must("entities"));
    for _ in 0..2 {
        editor.must("play");
        editor.must("step 20");
        assert_eq!(editor.must("entities").at("/count"), 505);
        editor.must("set Shark Predator.sprint_speed 1.0");
        editor.must("despawn Sun");
        editor.must("spawn cube Wreck");
        assert!(editor.run("save").refused().contains("stop play first"));
        editor.must("stop");
        assert_eq!(editor.hash(), hash);
        assert_eq!(editor.must("entities"), entities);
    }
    editor.must("undo");
    assert_eq!(
        editor.must("get Shark Predator.sprint_speed").at("/value"),
        14.0
    );
}

fn check(editor: &mut Editor, edits: &Edits) {
    for (line, pointer, expected) in edits.expected {
        let expected: Value = serde_json::from_str(expected).unwrap_or(json!("no JSON"));
        let answer = editor.must(line);
        assert_eq!(
            answer.at(pointer),
            &expected,
            "{line} after {:?}",
            edits.lines
        );
    }
}

/// A line with `{Fleet/Ship}` replaced by the entity's number.
fn with_numbers(editor: &mut Editor, line: &str) -> String {
    let mut done = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (path, after) = after.split_once('}').expect("a brace is closed");
        let id = editor.must(&format!("get {path}"));
        done = format!("{done}{before}{}", id.at("/id"));
        rest = after;
    }
    done + rest
}

#[test]
fn a_command_of_the_game_is_a_step_of_undo_while_the_scene_is_edited() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let count = |editor: &mut Editor| editor.must("entities").at("/count").as_u64();
    let (start, before) = (editor.hash(), count(&mut editor));
    assert_eq!(editor.must("add_fish 100").at("/value"), "100 more fish");
    assert_eq!(count(&mut editor), before.map(|count| count + 100));
    let full = editor.hash();
    assert_eq!(editor.must("remove_fish").at("/value"), "100 fish removed");
    let empty = editor.hash();
    assert_eq!(count(&mut editor), before);
    // New entities reuse the slots of despawned ones.
    editor.must("add_fish 7");
    for hash in [empty, full.clone(), start.clone()] {
        editor.must("undo");
        assert_eq!(editor.hash(), hash);
    }
    editor.must("redo");
    assert_eq!(editor.hash(), full);
    let refused = editor.run("add_fish 100000");
    let words = "`100000` does not fit count of `add_fish`: it is a whole number from 0 to 65535";
    assert_eq!(refused.refused(), words);
    editor.must("undo");
    editor.must("set Shark Name.name Whale");
    editor.must("play");
    editor.must("step 2");
    editor.must("add_fish 3");
    editor.must("step 2");
    editor.must("remove_fish");
    editor.must("stop");
    editor.must("undo");
    assert_eq!(
        editor.hash(),
        start,
        "what a command does in play is no step"
    );
}

/// Kinds interleave: names, ids and the selection follow the entities, not their components.
#[test]
fn copies_are_in_the_order_of_their_originals() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    for (kind, name) in [("cube", "Part"), ("pointlight", "Lamp"), ("cube", "Part 2")] {
        editor.must(&format!("spawn {kind} \"{name}\""));
    }
    editor.must("select Part Lamp \"Part 2\"");
    let copies = editor.must("duplicate");
    let ids = copies.at("/ids").as_array().cloned().unwrap_or_default();
    let names = ["Part 3", "Lamp 2", "Part 4"];
    for (id, name) in ids.iter().zip(names) {
        let found = editor.must(&format!("get {id} Name.name"));
        assert_eq!(found.at("/value"), name);
    }
    let numbers: Vec<u64> = ids.iter().filter_map(Value::as_u64).collect();
    assert!(numbers.is_sorted() && numbers.len() == 3, "{numbers:?}");
}
