//! Another program writes the file of the open scene: both changes stay.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

fn write(project: &TempProject, replacements: &[(&str, &str)]) {
    let mut text = project.read("scenes/main.ron");
    for (from, to) in replacements {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    project.write("scenes/main.ron", &text);
}

#[test]
fn changes_on_both_sides_are_merged_as_one_step() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.must("spawn cube Box");
    let ours = editor.hash();
    write(
        &project,
        &[
            ("cruise_speed: 5.0", "cruise_speed: 6.5"),
            ("(name: \"Sun\")", "(name: \"Moon\")"),
        ],
    );
    assert_eq!(
        editor.must("get Shark Predator.cruise_speed").at("/value"),
        6.5
    );
    assert_eq!(
        editor.must("get Shark Predator.turn_speed").at("/value"),
        2.5
    );
    editor.must("get Moon");
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    editor.must("undo");
    assert_eq!(editor.hash(), ours, "it is one step");
    editor.must("redo");
    editor.must("save");
    let saved = project.read("scenes/main.ron");
    for part in ["cruise_speed: 6.5", "turn_speed: 2.5", "Moon", "Box"] {
        assert!(saved.contains(part), "{part}: {saved}");
    }
    assert_eq!(editor.must("entities").at("/unsaved"), false);
}

#[test]
fn change_of_the_file_alone_is_taken_in_and_leaves_nothing_unsaved() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let before = editor.hash();
    write(&project, &[("turn_speed: 1.8", "turn_speed: 3.5")]);
    assert_eq!(
        editor.must("get Shark Predator.turn_speed").at("/value"),
        3.5
    );
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must("undo");
    assert_eq!(editor.hash(), before);
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    editor.must("redo");
    assert_eq!(editor.must("entities").at("/unsaved"), false);
}

#[test]
fn conflict_is_decided_field_by_field_before_the_scene_is_saved() {
    for (side, value) in [("ours", 2.5), ("theirs", 3.5)] {
        let built = Built::acquire(Use::Runs);
        let project = TempProject::fixture(&built);
        let mut editor = Editor::open(&built, project.folder());
        editor.must("set Shark Predator.turn_speed 2.5");
        editor.must("rename Sun Moon");
        write(
            &project,
            &[
                ("turn_speed: 1.8", "turn_speed: 3.5"),
                ("(name: \"Sun\")", "(name: \"Star\")"),
                ("cruise_speed: 5.0", "cruise_speed: 6.5"),
            ],
        );
        let conflicts = editor.must("conflicts");
        let rows = conflicts.at("/conflicts").as_array().map(Vec::len);
        assert_eq!(rows, Some(2), "{:?}", conflicts.at("/conflicts"));
        let part = conflicts.at("/conflicts/0/part");
        assert_eq!(part, "Shark, Predator.turn_speed");
        assert_eq!(conflicts.at("/conflicts/0/theirs"), "3.5");
        let file = project.read("scenes/main.ron");
        assert!(editor.run("save").refused().contains("resolve ours"));
        assert_eq!(
            project.read("scenes/main.ron"),
            file,
            "nothing is overwritten"
        );
        assert_eq!(
            editor.must(&format!("resolve {side} 1")).at("/conflicts"),
            1
        );
        assert_eq!(editor.must("resolve theirs").at("/conflicts"), 0);
        assert_eq!(
            editor.must("get Shark Predator.turn_speed").at("/value"),
            value
        );
        assert_eq!(
            editor.must("get Shark Predator.cruise_speed").at("/value"),
            6.5
        );
        editor.must("get Star");
        editor.must("save");
        assert!(
            project
                .read("scenes/main.ron")
                .contains(&format!("turn_speed: {value}"))
        );
    }
}

#[test]
fn conflict_markers_of_version_control_are_offered_as_the_same_choice() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let scene = project.read("scenes/main.ron");
    let line = scene.lines().find(|line| line.contains("Predator"));
    let line = line.expect("the shark has one");
    let theirs = line.replace("turn_speed: 1.8", "turn_speed: 3.5");
    let ours = line.replace("turn_speed: 1.8", "turn_speed: 2.5");
    let marked = format!("<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> branch");
    project.write("scenes/main.ron", &scene.replace(line, &marked));
    let mut editor = Editor::open(&built, project.folder());
    let conflicts = editor.must("conflicts");
    assert_eq!(conflicts.at("/conflicts/0/ours"), "2.5");
    assert_eq!(conflicts.at("/conflicts/0/theirs"), "3.5");
    editor.must("resolve theirs");
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    editor.must("save");
    assert_eq!(
        project.read("scenes/main.ron"),
        scene.replace("turn_speed: 1.8", "turn_speed: 3.5")
    );
    assert_eq!(editor.must("entities").at("/unsaved"), false);
}

#[test]
fn file_that_is_no_scene_any_more_is_not_taken_in_and_not_overwritten() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    let hash = editor.hash();
    project.write("scenes/main.ron", "(version: 1, entities: [");
    assert_eq!(editor.hash(), hash);
    assert!(
        editor
            .run("save")
            .refused()
            .contains("changed by another program")
    );
    assert_eq!(project.read("scenes/main.ron"), "(version: 1, entities: [");
    editor.must("save scenes/rescued.ron");
    assert!(project.read("scenes/rescued.ron").contains("Whale"));
}

#[test]
fn revert_takes_the_file_and_undo_brings_the_changes_back() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let saved = editor.hash();
    editor.must("despawn Sun");
    editor.must("spawn cube Box Shark");
    let edited = editor.hash();
    editor.must("revert");
    assert_eq!(editor.hash(), saved);
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must("undo");
    assert_eq!(editor.hash(), edited);
    assert_eq!(editor.must("entities").at("/unsaved"), true);
}

#[test]
fn markers_that_come_while_the_scene_is_open_take_along_what_git_merged_already() {
    let built = Built::acquire(Use::Runs);
    for with_base in [true, false] {
        let project = TempProject::fixture(&built);
        let scene = project.read("scenes/main.ron");
        let line = scene.lines().find(|line| line.contains("count: 500"));
        let line = line.expect("the scene has a flock");
        let [ours, theirs] = [501, 502].map(|count| line.replace("500", &count.to_string()));
        // The branch that is open has 501; 44 was merged without a question.
        project.write("scenes/main.ron", &scene.replace(line, &ours));
        let mut editor = Editor::open(&built, project.folder());
        editor.must("get Sun");
        let base = match with_base {
            true => format!("||||||| base\n{line}\n"),
            false => String::new(),
        };
        let marked = format!("<<<<<<< ours\n{ours}\n{base}=======\n{theirs}\n>>>>>>> theirs");
        let merged = scene.replace("intensity: 40.0", "intensity: 44.0");
        project.write("scenes/main.ron", &merged.replace(line, &marked));
        let conflicts = editor.must("conflicts").at("/conflicts").clone();
        assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts}");
        assert_eq!(
            (&conflicts[0]["ours"], &conflicts[0]["theirs"]),
            (&"501".into(), &"502".into())
        );
        editor.must("resolve ours");
        editor.must("save");
        let saved = project.read("scenes/main.ron");
        assert!(saved.contains("intensity: 44.0"), "{saved}");
        assert!(saved.contains("count: 501") && !saved.contains("<<<<<<<"));
    }
}

#[test]
fn conflict_is_not_decided_while_a_game_plays() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.cruise_speed 7.0");
    let scene = project.read("scenes/main.ron");
    let faster = scene.replace("cruise_speed: 5.0", "cruise_speed: 6.5");
    project.write("scenes/main.ron", &faster);
    let conflicts = editor.must("conflicts").at("/conflicts").clone();
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts}");
    editor.must("play");
    assert!(
        editor
            .run("resolve theirs")
            .refused()
            .contains("stop it first")
    );
    editor.must("stop");
    editor.must("resolve theirs");
    let speed = editor.must("get Shark Predator.cruise_speed");
    assert_eq!(speed.at("/value"), 6.5);
}
