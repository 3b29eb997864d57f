//! Merging a scene into another, and the difference that play makes.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;

/// A hook below a crane with an unknown component, and a cart whose parent is missing.
const PORT: &str = r#"(
    version: 1,
    entities: [
        (id: 0, components: {
            "playground-core-ecs::Name": (name: "Crane"),
        }),
        (id: 1, components: {
            "playground-core-ecs::Name": (name: "Hook"),
            "playground-core-ecs::Parent": (entity: 0),
            "port::Load": (weight: 3),
        }),
        (id: 2, components: {
            "playground-core-ecs::Name": (name: "Cart"),
            "playground-core-ecs::Parent": (entity: 9),
        }),
    ],
)"#;

#[test]
fn merge_is_one_step_of_undo() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let scenes = project.folder().join("scenes");
    fs::write(scenes.join("port.ron"), PORT).expect("the project can be written");
    let mut editor = Editor::open(&built, project.folder());
    let (start, before) = (editor.hash(), editor.must("entities"));
    let merged = editor.must("merge scenes/port.ron");
    assert_eq!(merged.at("/entities"), 3);
    let roots = merged.at("/roots").as_array().map(Vec::len);
    assert_eq!(roots, Some(2), "a missing parent makes a root");
    let hook = editor.must("get Crane/Hook Parent.entity");
    assert_eq!(hook.at("/value"), editor.must("get Crane").at("/id"));
    editor.must("get Shark Name.name");
    editor.must("save scenes/both.ron");
    let both = fs::read_to_string(scenes.join("both.ron")).expect("it was saved");
    assert!(both.contains("\"port::Load\": (weight: 3)"), "{both}");
    let after = editor.hash();
    editor.must("undo");
    assert_eq!(
        (editor.hash(), editor.must("entities").at("/count")),
        (start, before.at("/count"))
    );
    editor.must("redo");
    assert_eq!(editor.hash(), after);
}

#[test]
fn refused_merge_changes_nothing() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let scenes = project.folder().join("scenes");
    let broken = PORT.replace("version: 1", "version: 9");
    fs::write(scenes.join("broken.ron"), broken).expect("the project can be written");
    let mut editor = Editor::open(&built, project.folder());
    let start = editor.hash();
    for (line, word) in [
        ("merge scenes/broken.ron", "update the editor"),
        ("merge scenes/none.ron", "none.ron"),
        ("merge ../elsewhere.ron", "outside"),
        ("merge", "PATH"),
    ] {
        let answer = editor.run(line);
        assert!(answer.refused().contains(word), "{line}: {}", answer.fields);
        assert_eq!(editor.hash(), start, "{line}");
    }
    assert!(editor.run("undo").refused().contains("nothing to undo"));
}

#[test]
fn difference_reports_changes_of_play() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    assert!(editor.run("difference").refused().contains("nothing plays"));
    editor.must("play");
    editor.must("step 1");
    let found = editor.must("difference");
    assert_eq!(found.at("/spawned/count"), 500);
    assert_eq!(found.at("/despawned/count"), 0);
    editor.must("despawn Sun");
    editor.must("set Flock Flock.radius 9.5");
    let found = editor.must("difference");
    assert_eq!(found.at("/despawned/count"), 1);
    let rows = found.at("/changed/first").as_array().cloned();
    let rows = rows.unwrap_or_default();
    let radius = rows.iter().find(|row| row["after"]["radius"] == 9.5);
    let radius = radius.unwrap_or_else(|| panic!("{}", found.fields));
    assert_eq!(radius["kind"], "changed");
    assert_ne!(radius["before"]["radius"], 9.5);
    editor.must("stop");
}
