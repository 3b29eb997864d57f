//! Saving that fails, and an end in the middle of it: the file is the old one or the new one.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

/// A scene of some 400 KB: writing it takes a while.
fn large_scene() -> String {
    let rows: String = (0..3000)
        .map(|id| {
            format!("        (id: {id}, components: {{\"playground-core-ecs::Name\": (name: \"Entity {id}\"), \"playground-core-ecs::Transform\": (translation: (0.0, 0.0, 0.0), rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0))}}),\n")
        })
        .collect();
    format!("(\n    version: 1,\n    entities: [\n{rows}    ],\n)\n")
}

#[test]
fn a_scene_that_cannot_be_written_stays_unsaved() {
    let built = Built::lend(Use::Runs);
    let project = TempProject::flock(&built);
    let before = project.read("scenes/main.ron");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    let hash = editor.hash();

    let below_a_file = editor.tell("save scenes/main.ron/new.ron");
    assert!(
        below_a_file.refused().contains("new.ron"),
        "{}",
        below_a_file.refused()
    );
    let folder = project.path("scenes");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("it is our folder");
    // Whom no permission stops (root), this part says nothing about.
    if fs::write(project.path("scenes/probe"), "").is_err() {
        let answer = editor.tell("save");
        assert!(
            answer.refused().contains("main.ron: it was not saved"),
            "{}",
            answer.refused()
        );
    } else {
        println!("skipped: this user may write into a folder without permission");
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("it is our folder");

    assert_eq!(project.read("scenes/main.ron"), before);
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    assert_eq!(editor.hash(), hash);
    editor.must("save");
    assert!(project.read("scenes/main.ron").contains("Whale"));
    assert_eq!(project.read("scenes/main.ron.bak"), before);
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let built = Built::lend(Use::Runs);
    let project = TempProject::empty(&built);
    let scene = large_scene();
    project.write("scenes/large.ron", &scene);
    // Libraries are staged by an editor that may write, so that the other has nothing to copy.
    Editor::open(&built, project.folder()).must("modules");
    let mut editor = Editor::open_on_full_disk(&built, project.folder(), 64);
    editor.must("open scenes/large.ron");
    editor.must("rename 5 Changed");
    let hash = editor.hash();
    let answer = editor.tell("save");
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
fn an_end_in_the_middle_of_saving_leaves_a_whole_file() {
    let built = Built::lend(Use::Runs);
    let project = TempProject::empty(&built);
    project.write("scenes/large.ron", &large_scene());
    let mut newest = 0;
    for round in 0..12 {
        let mut editor = Editor::open(&built, project.folder());
        editor.must("open scenes/large.ron");
        let lines: String = (1..40)
            .map(|at| {
                format!(
                    "set 2999 Transform.translation.x {}\nsave\n",
                    round * 100 + at
                )
            })
            .collect();
        editor.send(&lines);
        for _ in 0..2 {
            editor.answer("set").done();
            editor.answer("save").done();
        }
        // Elsewhere in a save each time.
        std::thread::sleep(Duration::from_micros(1700 * round));
        editor.kill();

        let text = project.read("scenes/large.ron");
        assert!(
            text.ends_with("],\n)\n"),
            "cut: {}",
            &text[text.len().saturating_sub(80)..]
        );
        let (_, last) = text.rsplit_once("translation: (").expect("a transform");
        let (x, _) = last.split_once('.').expect("a number");
        let x: u64 = x.parse().expect("a whole number");
        let range = round * 100 + 2..round * 100 + 40;
        assert!(range.contains(&x), "{x} is not of {range:?}");
        newest = x;
    }
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/large.ron");
    assert_eq!(editor.must("entities").at("/count"), 3000);
    let x = editor.must("get 2999 Transform.translation.x");
    assert_eq!(x.at("/value").as_f64(), Some(newest as f64));
}
