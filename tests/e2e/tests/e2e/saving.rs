//! Failed and interrupted saves: the file is either the old one or the new one.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;
use std::os::unix::process::ExitStatusExt;

/// The signal that kills a process when it exceeds the file size limit.
const XFSZ: i32 = 25;

/// A scene of about 400 KB, so that writing it takes time.
fn large_scene() -> String {
    let rows: String = (0..3000)
        .map(|id| {
            format!("        (id: {id}, components: {{\"playground-core-ecs::Name\": (name: \"Entity {id}\"), \"playground-core-ecs::Transform\": (translation: (0.0, 0.0, 0.0), rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0))}}),\n")
        })
        .collect();
    format!("(\n    version: 1,\n    entities: [\n{rows}    ],\n)\n")
}

#[test]
fn failed_save_leaves_the_scene_unsaved() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let before = project.read("scenes/main.ron");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    let hash = editor.hash();

    let below_a_file = editor.run("save scenes/main.ron/new.ron");
    assert!(
        below_a_file.refused().contains("new.ron"),
        "{}",
        below_a_file.refused()
    );
    // A folder at the path of the temporary file makes writing fail. (Removing the permission would
    // not stop root.)
    let id = project.read(".playground/journal/lock");
    let obstacle = project.path(&format!("scenes/main.{id}.tmp"));
    fs::create_dir(&obstacle).expect("it is our folder");
    let answer = editor.run("save");
    assert!(
        answer.refused().contains("main.ron: it was not saved"),
        "{}",
        answer.refused()
    );
    fs::remove_dir(&obstacle).expect("it is our folder");

    assert_eq!(project.read("scenes/main.ron"), before);
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    assert_eq!(editor.hash(), hash);
    editor.must("save");
    assert!(project.read("scenes/main.ron").contains("Whale"));
    assert_eq!(project.read("scenes/main.ron.bak"), before);
}

#[test]
fn full_disk_leaves_the_old_file() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let scene = large_scene();
    project.write("scenes/large.ron", &scene);
    // An editor without the limit stages the libraries, so that the other one need not copy them.
    Editor::open(&built, project.folder()).must("modules");
    let mut editor = Editor::open_on_full_disk(&built, project.folder(), 64);
    editor.must("open scenes/large.ron");
    editor.must("rename 5 Changed");
    let hash = editor.hash();
    let answer = editor.run("save");
    assert!(
        answer.refused().contains("large.ron: it was not saved"),
        "{}",
        answer.refused()
    );
    assert_eq!(project.read("scenes/large.ron"), scene);
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    assert_eq!(editor.hash(), hash);
    let left: Vec<_> = fs::read_dir(project.path("scenes"))
        .expect("it is there")
        .flatten()
        .collect();
    assert_eq!(left.len(), 1, "nothing half-written is left: {left:?}");
}

#[test]
fn kill_while_writing_leaves_the_old_file() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    // Without a journal: its file would be too long before that of the scene.
    project.write(".playground/journal", "no folder");
    let scene = large_scene();
    project.write("scenes/large.ron", &scene);
    // An editor without the limit stages the libraries, so that the other one need not copy them.
    Editor::open(&built, project.folder()).must("modules");
    let mut editor = Editor::open_ended_by_full_disk(&built, project.folder(), 64);
    editor.must("open scenes/large.ron");
    editor.must("set 2999 Transform.translation.x 7");
    editor.send("save");
    let ended = editor.end();
    assert_eq!(ended.status.signal(), Some(XFSZ), "{ended:?}");
    assert_eq!(ended.output, [""; 0], "the save is not answered");
    let half = |entry: &fs::DirEntry| entry.path().extension().is_some_and(|e| e == "tmp");
    let entries = fs::read_dir(project.path("scenes")).expect("it is there");
    assert!(
        entries.flatten().any(|entry| half(&entry)),
        "it ended while it wrote"
    );
    let is_whole = project.read("scenes/large.ron") == scene;
    assert!(is_whole, "the file is not the one of before");

    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/large.ron");
    assert_eq!(editor.must("entities").at("/count"), 3000);
    editor.must("set 2999 Transform.translation.x 7");
    editor.must("save");
    assert!(
        project
            .read("scenes/large.ron")
            .contains("translation: (7.0")
    );
}
