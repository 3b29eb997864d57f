//! One editor at a time edits a project.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;

#[test]
fn second_editor_opens_read_only_and_names_the_first() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("get Shark");
    let mut second = Editor::open(&built, project.folder());
    second.must("get Shark");
    let lock = project.read(".playground/journal/lock");
    let id = format!("process {lock}");
    for line in ["rename Shark Whale", "save", "save scenes/other.ron"] {
        let answer = second.run(line);
        assert!(
            answer.refused().contains(&id),
            "{line}: {}",
            answer.refused()
        );
    }
    drop(first);
    second.must(&format!("open {}", project.folder().display()));
    second.must("rename Shark Whale");
    second.must("save");
}

#[test]
fn read_only_editor_touches_nothing_of_the_one_that_edits() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("rename Sun Moon");
    let mut second = Editor::open(&built, project.folder());
    second.must("get Sun");
    first.must("save");
    // The second one takes in what the first one saved.
    second.must("get Moon");
    first.must("rename Moon Star");
    second.run("quit");
    first.must("set Shark Predator.turn_speed 2.5");
    let hash = first.hash();
    first.kill();
    let mut third = Editor::open(&built, project.folder());
    assert_eq!(third.hash(), hash);
    third.must("get Star");
}

#[test]
fn edits_of_an_editor_that_ended_come_back_when_the_project_is_opened_again() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("rename Sun Moon");
    let hash = first.hash();
    let mut second = Editor::open(&built, project.folder());
    second.must("get Sun");
    first.kill();
    // A scene alone does not bring them back, so nothing may be edited yet.
    second.must("openscene scenes/main.ron");
    let refused = second.run("rename Shark Whale");
    assert!(
        refused.refused().contains("open the project again"),
        "{}",
        refused.refused()
    );
    second.must(&format!("open {}", project.folder().display()));
    assert_eq!(second.hash(), hash);
    second.must("rename Shark Whale");
}

/// With the folder, the lock is gone as well.
#[test]
fn editor_whose_folder_was_removed_locks_the_project_again() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("rename Sun Moon");
    fs::remove_dir_all(project.path(".playground")).expect("it is our folder");
    first.must("rename Shark Whale");
    let mut second = Editor::open(&built, project.folder());
    let refused = second.run("rename Sun Star");
    assert!(
        refused.refused().contains("another editor"),
        "{}",
        refused.refused()
    );
    // The second one gets there first.
    drop(second);
    fs::remove_dir_all(project.path(".playground")).expect("it is our folder");
    let mut second = Editor::open(&built, project.folder());
    second.must("get Sun");
    for line in ["rename Whale Fish", "save"] {
        let refused = first.run(line);
        assert!(
            refused.refused().contains("another editor"),
            "{line}: {}",
            refused.refused()
        );
    }
    let hash = first.hash();
    drop(second);
    first.must("set Whale Predator.turn_speed 2.5");
    first.must("undo");
    assert_eq!(first.hash(), hash, "nothing of it is lost");
    first.must("save");
}
