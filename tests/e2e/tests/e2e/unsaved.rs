//! The scene is unsaved exactly while it differs from its file.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

fn is_unsaved(editor: &mut Editor) -> bool {
    editor.must("entities").at("/unsaved") == true
}

#[test]
fn scene_is_unsaved_exactly_while_it_differs_from_its_file() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let cases: &[(&str, &[&str], bool)] = &[
        ("an edit", &["set Shark Predator.turn_speed 2.0"], true),
        ("saved", &["save"], false),
        (
            "another edit after an undo across the save",
            &["undo", "set Shark Predator.turn_speed 9.0"],
            true,
        ),
        (
            "the saved value, typed",
            &["set Shark Predator.turn_speed 2.0"],
            false,
        ),
        ("a component", &["add Shark Light"], true),
        ("removed again", &["remove Shark Light"], false),
        (
            "an entity that came and went",
            &["spawn cube Box", "despawn Box"],
            false,
        ),
        ("an entity that went", &["despawn Sun"], true),
        ("and came back", &["undo"], false),
        (
            "what changes nothing",
            &["set Shark Predator.turn_speed 2.0"],
            false,
        ),
        ("play", &["play", "step 3", "stop"], false),
    ];
    for (what, lines, expected) in cases {
        for line in *lines {
            editor.must(line);
        }
        assert_eq!(is_unsaved(&mut editor), *expected, "{what}");
        let changes = editor.must("changes");
        let is_empty = changes.at("/changes").as_array().is_some_and(Vec::is_empty);
        assert_eq!(!is_empty, *expected, "{what}: {:?}", changes.at("/changes"));
    }
}

#[test]
fn edit_without_effect_is_no_step_and_redo_survives() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    editor.must("undo");
    editor.must("rename Shark Shark");
    assert_eq!(editor.must("steps").at("/done"), 0);
    let steps = editor.must("steps");
    assert_eq!(steps.at("/done"), 0);
    assert_eq!(steps.at("/steps/0/step"), "Rename Shark to Whale");
    editor.must("redo");
    editor.must("get Whale");
}

#[test]
fn history_goes_to_any_step() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let mut hashes = vec![editor.hash()];
    for line in [
        "rename Shark Whale",
        "spawn cube Box Whale",
        "despawn Sun",
        "add Whale/Box Light",
    ] {
        editor.must(line);
        hashes.push(editor.hash());
    }
    for (step, hash) in [(1, 1), (4, 4), (0, 0), (3, 3), (2, 2)] {
        editor.must(&format!("gotostep {step}"));
        assert_eq!(editor.hash(), hashes[hash], "step {step}");
    }
    assert!(
        editor
            .run("gotostep 9")
            .refused()
            .contains("there are 4 steps")
    );
}

#[test]
fn number_outside_the_range_of_its_field_is_refused_with_the_range() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let hash = editor.hash();
    let cases = [
        ("set Shark MeshRenderer.roughness inf", "from 0 to 1"),
        ("set Shark MeshRenderer.roughness 1e400", "from 0 to 1"),
        ("set Shark MeshRenderer.roughness -1", "from 0 to 1"),
        ("set Flock Flock.count 1e30", "from 0 to 20000"),
        ("set Flock Flock.count 1.5", "whole number"),
        ("set World RandomSeed.seed 1e30", "whole number"),
    ];
    for (line, word) in cases {
        let answer = editor.run(line);
        assert!(
            answer.refused().contains(word),
            "{line}: {}",
            answer.refused()
        );
        assert!(
            !answer.refused().contains("9223372036854775807"),
            "{}",
            answer.refused()
        );
    }
    assert_eq!(editor.hash(), hash);
}

#[test]
fn scene_replaces_only_scenes() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let manifest = project.read("Cargo.toml");
    project.write("scenes/notes.ron", "(notes: [\"buy milk\"])");
    let mut editor = Editor::open(&built, project.folder());
    for (line, word) in [
        ("save Cargo.toml", "ends in `.ron`"),
        ("save scenes/notes.ron", "is no scene"),
    ] {
        let answer = editor.run(line);
        assert!(
            answer.refused().contains(word),
            "{line}: {}",
            answer.refused()
        );
    }
    assert_eq!(project.read("Cargo.toml"), manifest);
    assert_eq!(project.read("scenes/notes.ron"), "(notes: [\"buy milk\"])");
    editor.must("save scenes/other");
    assert!(project.read("scenes/other.ron").contains("Shark"));
}

#[cfg(unix)]
#[test]
fn saved_file_keeps_its_link_its_mode_and_its_line_ends() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let scene = project.read("scenes/main.ron");
    let written = format!("\u{feff}{}", scene.replace('\n', "\r\n"));
    project.write("scenes/real.ron", &written);
    let (real, link) = (
        project.path("scenes/real.ron"),
        project.path("scenes/link.ron"),
    );
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(&real, mode).expect("it is our file");
    symlink("real.ron", &link).expect("it is our folder");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/link.ron");
    editor.must("rename Shark Whale");
    editor.must("save");
    let expected = written.replace("\"Shark\"", "\"Whale\"");
    assert!(
        project.read("scenes/real.ron") == expected,
        "only the name differs"
    );
    let found = std::fs::symlink_metadata(&link).expect("it is there");
    assert!(found.is_symlink());
    let mode = std::fs::metadata(&real).expect("it is there").permissions();
    assert_eq!(mode.mode() & 0o777, 0o640);
    let mode = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(&real, mode).expect("it is our file");
    editor.must("rename Whale Shark");
    assert!(editor.run("save").refused().contains("read-only"));
    assert!(is_unsaved(&mut editor));
}

#[test]
fn project_that_fails_to_load_leaves_the_open_one_with_its_edits() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let other = TempProject::with_manifest(
        "[package]\nname = \"other\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [[package.metadata.modules.core]]\nname = \"playground-core-ecs\"\nfeatures = []\n\
         systems = [\"playground-systems-nowhere\"]\n",
    );
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    let hash = editor.hash();
    let answer = editor.run(&format!("open {}", other.folder().display()));
    assert!(!answer.is_ok());
    assert_eq!(editor.hash(), hash);
    assert!(is_unsaved(&mut editor));
    editor.must("undo");
    editor.must("get Shark");
}
