//! Scenes in git: the editor merges them, and says how they differ.

use crate::picture::Picture;
use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::path::Path;
use std::process::{Command, Output};

fn git(folder: &Path, arguments: &[&str]) -> Output {
    #[expect(
        clippy::disallowed_methods,
        reason = "git is the version control under test"
    )]
    let mut command = Command::new("git");
    command
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org"])
        .args(arguments)
        .current_dir(folder);
    command.output().expect("git is installed")
}

fn must(folder: &Path, arguments: &[&str]) -> String {
    let output = git(folder, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {text}{errors}");
    text
}

fn replace(project: &TempProject, from: &str, to: &str) {
    let scene = project.read("scenes/main.ron");
    assert!(scene.contains(from), "{from}");
    project.write("scenes/main.ron", &scene.replace(from, to));
}

/// A repository with a branch that changes the shark's cruise speed.
fn repository(built: &Built, turn_speed_too: bool) -> TempProject {
    let project = TempProject::fixture(built);
    let folder = project.folder();
    let editor = built.editor().display().to_string();
    project.write(".gitattributes", "*.ron merge=playground diff=playground\n");
    must(folder, &["init", "-q", "-b", "main"]);
    let driver = format!("{editor} --merge-driver %O %A %B");
    must(folder, &["config", "merge.playground.driver", &driver]);
    must(
        folder,
        &[
            "config",
            "diff.playground.command",
            &format!("{editor} --diff"),
        ],
    );
    must(folder, &["add", "."]);
    must(folder, &["commit", "-qm", "start"]);
    must(folder, &["checkout", "-qb", "branch"]);
    replace(&project, "cruise_speed: 5.0", "cruise_speed: 6.5");
    if turn_speed_too {
        replace(&project, "turn_speed: 1.8", "turn_speed: 3.5");
    }
    must(folder, &["commit", "-qam", "theirs"]);
    must(folder, &["checkout", "-q", "main"]);
    replace(&project, "turn_speed: 1.8", "turn_speed: 2.5");
    must(folder, &["commit", "-qam", "ours"]);
    project
}

#[test]
fn fields_of_one_line_are_merged_and_a_difference_is_readable() {
    let built = Built::acquire(Use::Runs);
    let project = repository(&built, false);
    let folder = project.folder();
    let difference = must(folder, &["diff", "--ext-diff", "branch", "main"]);
    assert!(
        difference.contains("~ Shark, Predator.turn_speed: 1.8 -> 2.5"),
        "{difference}"
    );
    must(folder, &["merge", "-q", "branch"]);
    let scene = project.read("scenes/main.ron");
    assert!(
        scene.contains("cruise_speed: 6.5") && scene.contains("turn_speed: 2.5"),
        "{scene}"
    );
    let mut editor = Editor::open(&built, folder);
    assert_eq!(editor.must("entities").at("/unsaved"), false);
}

#[test]
fn conflict_stays_in_the_file_until_it_is_decided_in_the_editor() {
    let built = Built::acquire(Use::Runs);
    let project = repository(&built, true);
    let folder = project.folder();
    let merged = git(folder, &["merge", "-q", "branch"]);
    assert!(!merged.status.success());
    assert!(project.read("scenes/main.ron").contains("<<<<<<<"));
    let mut editor = Editor::open(&built, folder);
    let conflicts = editor.must("conflicts");
    assert_eq!(
        conflicts.at("/conflicts/0/part"),
        "Shark, Predator.turn_speed"
    );
    assert_eq!(
        conflicts.at("/conflicts/1"),
        &serde_json::Value::Null,
        "only this one"
    );
    editor.must("resolve theirs");
    editor.must("save");
    let scene = project.read("scenes/main.ron");
    assert!(
        scene.contains("cruise_speed: 6.5") && scene.contains("turn_speed: 3.5"),
        "{scene}"
    );
}

#[test]
fn both_sides_of_a_difference_are_shown_in_the_viewport() {
    let built = Built::acquire(Use::Runs);
    let project = repository(&built, false);
    let folder = project.folder();
    let old = must(folder, &["show", "branch:scenes/main.ron"]);
    project.write("old.ron", &old);
    let [old, new] = ["old.ron", "scenes/main.ron"].map(|file| project.path(file));
    let (old, new) = (old.to_string_lossy(), new.to_string_lossy());
    let view = folder.to_string_lossy();
    let arguments = ["--headless", "--view", &view, "--diff", &old, &new];
    let mut editor = Editor::start(&built, &[&arguments[..], &["--run", "-"]].concat());
    let compared = editor.must("compared");
    assert_eq!(compared.at("/parts/1/part"), "Predator.turn_speed");
    assert_eq!(compared.at("/parts/1/before"), "1.8");
    assert_eq!(compared.at("/parts/1/after"), "2.5");

    // The open scene against its last commit: what was added and what was removed have their colours.
    for line in ["spawn cube New", "set New Transform.scale [4.0, 4.0, 4.0]"] {
        editor.must(line);
    }
    editor.must("comparecommit");
    let [added, removed] = [[0x4f, 0xc9, 0x7a], [0xf0, 0x62, 0x6a]];
    let mut seen = |version: &str, color| {
        editor.must(&format!("showcompared {version}"));
        editor.must("frameall");
        Picture::take(&mut editor, &project).count(color)
    };
    let (with, without) = (seen("after", added), seen("before", added));
    assert!(
        with > without + 100,
        "{with} pixels with it, {without} without"
    );
    editor.must("select New");
    editor.must("save");
    editor.must("despawn New");
    editor.must("compare");
    let mut seen = |version: &str, color| {
        editor.must(&format!("showcompared {version}"));
        Picture::take(&mut editor, &project).count(color)
    };
    let (with, without) = (seen("both", removed), seen("after", removed));
    assert!(
        with > without + 100,
        "{with} pixels with it, {without} without"
    );
}
