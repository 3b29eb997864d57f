//! One editor at a time edits a project.

use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;
use std::time::{Duration, Instant};

/// The time in which the system ends a process that was killed, on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

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

/// Removes the folder with the lock while the editor that has it is halted: it would lock it again,
/// or write into it meanwhile.
fn remove_folder(editor: &Editor, project: &TempProject) {
    editor.halt();
    fs::remove_dir_all(project.path(".playground")).expect("it is our folder");
}

/// With the folder, the lock is gone as well.
#[test]
fn editor_whose_folder_was_removed_locks_the_project_again() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("rename Sun Moon");
    remove_folder(&first, &project);
    first.go_on();
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
    remove_folder(&first, &project);
    let mut second = Editor::open(&built, project.folder());
    second.must("get Sun");
    first.go_on();
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
    let start = Instant::now();
    while !first.run("set Whale Predator.turn_speed 2.5").is_ok() {
        assert!(start.elapsed() < LIMIT, "the lock of one that ended stays");
        std::thread::sleep(Duration::from_millis(20));
    }
    first.must("undo");
    assert_eq!(first.hash(), hash, "nothing of it is lost");
    first.must("save");
}

/// The folder belongs to the one that has the lock: nothing of it is overwritten or removed.
#[test]
fn editor_that_lost_its_lock_leaves_the_edits_of_the_other_alone() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut first = Editor::open(&built, project.folder());
    first.must("rename Sun Moon");
    let unsaved = first.hash();
    remove_folder(&first, &project);
    let mut second = Editor::open(&built, project.folder());
    second.must("set Shark Predator.turn_speed 2.5");
    first.go_on();
    let edited = second.hash();
    // What the second one saves is taken in by the first one, which writes no journal beside it.
    second.must("save scenes/other.ron");
    second.must("rename Shark Whale");
    let renamed = second.hash();
    assert!(!first.run("rename Moon Star").is_ok());
    second.kill();
    let mut third = Editor::open(&built, project.folder());
    assert_eq!(third.hash(), renamed, "{edited:?} and a name");
    third.kill();
    // The first one can edit again. What the others left is put aside.
    assert_eq!(first.hash(), unsaved);
    let start = Instant::now();
    while !first.run("rename Moon Star").is_ok() {
        assert!(
            start.elapsed() < LIMIT,
            "the lock of one that was killed stays"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    let starred = first.hash();
    let aside = project.path(".playground/journal/unreadable/edits");
    assert!(aside.exists(), "the edits of the others");
    first.kill();
    let mut last = Editor::open(&built, project.folder());
    assert_eq!(last.hash(), starred);
}
