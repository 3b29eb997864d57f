//! The file of the open scene, written by other programs.

use crate::rig::{Rig, done};
use playground_base::serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;

const FILE: &str = "scenes/main.ron";

/// A scene with one entity of this name.
fn scene(name: &str) -> String {
    let name = format!("(name: \"{name}\")");
    let components = format!("\"playground-core-ecs::Name\": {name},\n");
    format!("(version: 1, entities: [(id: 0, components: {{\n{components}}})])\n")
}

/// The same with the markers of version control: two names for the entity.
fn marked(ours: &str, theirs: &str) -> String {
    let line = |name: &str| {
        let text = scene(name);
        let line = text.lines().find(|line| line.contains("Name"));
        line.map(str::to_owned).expect("it has a name")
    };
    let markers = format!(
        "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs",
        line(ours),
        line(theirs)
    );
    scene(ours).replace(&line(ours), &markers)
}

/// An editor that opened a scene file with this text.
fn opened(text: &str) -> Rig {
    let mut rig = Rig::new();
    fs::write(file(&rig), text).expect("the project can be written");
    done(rig.script(&format!("openscene {FILE}")));
    rig
}

fn file(rig: &Rig) -> PathBuf {
    rig.project().join(FILE)
}

/// Writes the file as another program does. Returns the parts in conflict, each with the file's value.
fn write(rig: &mut Rig, text: &str) -> Vec<String> {
    fs::write(file(rig), text).expect("the project can be written");
    conflicts(rig)
}

fn conflicts(rig: &mut Rig) -> Vec<String> {
    let answer = done(rig.script("conflicts"));
    let rows = answer["conflicts"].as_array().cloned().unwrap_or_default();
    let text = |row: &Json| row["theirs"].as_str().unwrap_or("-").to_owned();
    rows.iter().map(text).collect()
}

/// Problems with the scene and its file.
fn problems(rig: &mut Rig) -> usize {
    rig.frame();
    let problems = rig.gui.app.state().problems.iter();
    problems.filter(|problem| problem.source == "scene").count()
}

#[test]
fn conflict_and_problem_go_when_the_file_is_as_it_was_opened() {
    for wrong in [scene("Theirs"), "(version: 1, entities: [".to_owned()] {
        let mut rig = opened(&scene("Box"));
        done(rig.script("rename Box Mine"));
        write(&mut rig, &wrong);
        assert_eq!(problems(&mut rig), 1, "{wrong}");
        assert_eq!(write(&mut rig, &scene("Box")), [""; 0], "{wrong}");
        assert_eq!(problems(&mut rig), 0, "{wrong}");
        assert!(rig.gui.app.state().conflicts.is_empty(), "{wrong}");
        done(rig.script("save"));
        let saved = fs::read_to_string(file(&rig)).expect("it was saved");
        assert!(saved.contains("Mine"), "{saved}");
    }
}

#[test]
fn undecided_markers_of_the_file_stay_a_conflict() {
    let (text, theirs) = (marked("Mine", "Branch"), ["\"Branch\""]);
    let mut rig = opened(&text);
    assert_eq!(conflicts(&mut rig), theirs);
    assert_eq!(write(&mut rig, &text), theirs, "it was only written again");
    write(&mut rig, &scene("Other"));
    assert_eq!(write(&mut rig, &text), theirs, "they are back");
    done(rig.script("resolve theirs"));
    done(rig.script("get Branch"));
    // What was decided is not asked for again.
    done(rig.script("rename Branch Last"));
    assert_eq!(write(&mut rig, &scene("Other")), ["\"Other\""]);
    assert_eq!(write(&mut rig, &text), [""; 0]);
    done(rig.script("save"));
}

#[test]
fn entities_that_both_sides_added_are_both_saved() {
    let theirs = |child: &str| {
        let entity = |id: u64, name: &str, parent: &str| {
            format!(
                r#"(id: {id}, components: {{
                    "playground-core-ecs::Name": (name: "{name}"), {parent}
                    "playground-core-ecs::Transform": (translation: (0.0, 0.0, 0.0),
                        rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0)),
                }}),"#
            )
        };
        let parent = r#""playground-core-ecs::Parent": (entity: 1),"#;
        let added = [entity(1, "Shark", ""), entity(2, child, parent)].concat();
        scene("Box").replace("})])", &format!("}}), {added}])"))
    };
    let mut rig = opened(&scene("Box"));
    done(rig.script("spawn empty Lamp"));
    assert_eq!(write(&mut rig, &theirs("Fin")), [""; 0]);
    for _ in 0..2 {
        for entity in ["Box", "Lamp", "Shark", "Shark/Fin"] {
            done(rig.script(&format!("get {entity}")));
        }
        rig.frame();
        assert_eq!(rig.entities(), 4);
        // The next one repeats the journal, and takes the same file in again.
        rig = rig.after_crash();
        rig.frame();
    }
    assert_eq!(conflicts(&mut rig), [""; 0]);
    // The file may change once more before the scene is saved.
    assert_eq!(write(&mut rig, &theirs("Tail")), [""; 0]);
    done(rig.script("get Shark/Tail"));
    rig.frame();
    assert_eq!(rig.entities(), 4);
    done(rig.script("save"));
    done(rig.script(&format!("openscene {FILE}")));
    assert_eq!(rig.entities(), 4);
}

#[test]
fn entities_that_were_put_below_one_another_are_a_conflict() {
    let below = |parents: [&str; 2]| {
        let entity = |id: usize, parent: &str| {
            let parent = match parent {
                "" => String::new(),
                parent => format!("\"playground-core-ecs::Parent\": (entity: {parent})"),
            };
            format!(
                "(id: {id}, components: {{\"playground-core-ecs::Name\": (name: \"E{id}\"), {parent}}}),"
            )
        };
        let entities = [entity(0, parents[0]), entity(1, parents[1])].concat();
        format!("(version: 1, entities: [{entities}])\n")
    };
    for (side, found) in [("ours", "E1/E0"), ("theirs", "E0/E1")] {
        let mut rig = opened(&below(["", ""]));
        done(rig.script("parent E0 E1"));
        assert_eq!(write(&mut rig, &below(["", "0"])).len(), 2);
        done(rig.script(&format!("resolve {side}")));
        done(rig.script(&format!("get {found}")));
        done(rig.script("save"));
        done(rig.script(&format!("openscene {FILE}")));
    }
}
