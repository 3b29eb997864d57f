//! Copies that are pasted into another scene.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

#[test]
fn parent_that_was_not_copied_stays_the_parent_in_the_same_scene_only() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("spawn cube Box Shark");
    editor.must("select Shark/Box");
    editor.must("copy");
    let pasted = editor.must("paste");
    let copy = pasted.at("/ids/0").as_u64().expect("one entity is pasted");
    let parent = editor.must(&format!("get {copy} Parent.entity"));
    assert_eq!(parent.at("/value"), 1, "the shark");
    editor.must("newscene");
    for name in ["Stranger", "Other"] {
        editor.must(&format!("spawn empty {name}"));
    }
    editor.must("paste");
    let pasted = editor.run("get Box Parent");
    assert!(
        pasted.refused().contains("Parent"),
        "it is at the root: {pasted:?}"
    );
}

#[test]
fn text_that_is_no_part_of_a_scene_is_refused_in_plain_words() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let hash = editor.hash();
    let answer = editor.run("paste \"...buy milk\"");
    assert!(
        answer.refused().contains("holds no entities"),
        "{}",
        answer.refused()
    );
    assert_eq!(editor.hash(), hash);
}
