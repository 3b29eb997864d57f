//! Edits that are not saved survive the end of the process.

use playground_tests_e2e::{Built, Editor, SourceEdit, TempProject, Use};
use std::fs;
use tempfile::TempDir;

/// Edits of every kind; some change nothing in the end.
const EDITS: [&str; 12] = [
    "set Shark Predator.turn_speed 2.5",
    "spawn cube Box Shark",
    "rename Sun \"Der Mond\"",
    "add Shark Light",
    "select Shark",
    "duplicate",
    "undo",
    "despawn \"Lagoon Light\"",
    "set World RandomSeed.seed 77",
    "undo",
    "redo",
    "merge scenes/main.ron",
];

#[test]
fn killed_editor_loses_no_edit_and_undo_comes_back() {
    let built = Built::acquire(Use::Runs);
    for last in 1..=EDITS.len() {
        let project = TempProject::fixture(&built);
        let mut editor = Editor::open(&built, project.folder());
        let start = editor.hash();
        for line in &EDITS[..last] {
            editor.must(line);
        }
        let (hash, steps) = (editor.hash(), editor.must("steps"));
        let unsaved = editor.must("entities").at("/unsaved").clone();
        editor.kill();
        drop(editor);
        let mut editor = Editor::open(&built, project.folder());
        assert_eq!(editor.hash(), hash, "after {}", EDITS[last - 1]);
        assert_eq!(editor.must("entities").at("/unsaved"), &unsaved);
        assert_eq!(editor.must("steps").at("/steps"), steps.at("/steps"));
        editor.must("gotostep 0");
        assert_eq!(editor.hash(), start);
        // What was undone after the crash counts as well.
        editor.kill();
        drop(editor);
        let mut editor = Editor::open(&built, project.folder());
        assert_eq!(editor.hash(), start);
    }
}

#[test]
fn edits_after_a_save_are_recovered_on_the_saved_scene() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.must("save scenes/other.ron");
    editor.must("rename Sun Moon");
    let hash = editor.hash();
    editor.kill();
    drop(editor);
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), hash);
    let entities = editor.must("entities");
    assert_eq!(entities.at("/unsaved"), true);
    let scene = entities.at("/scene").as_str().unwrap_or_default();
    assert!(scene.ends_with("other.ron"), "{scene}");
    editor.must("save");
    assert!(project.read("scenes/other.ron").contains("Moon"));
    assert!(!project.read("scenes/main.ron").contains("Moon"));
    editor.kill();
    drop(editor);
    // Everything is saved, so nothing is recovered.
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.must("entities").at("/unsaved"), false);
}

#[test]
fn recovered_edits_are_merged_with_what_another_program_wrote_meanwhile() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.kill();
    drop(editor);
    let scene = project.read("scenes/main.ron");
    project.write(
        "scenes/main.ron",
        &scene.replace("cruise_speed: 5.0", "cruise_speed: 6.5"),
    );
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(
        editor.must("get Shark Predator.turn_speed").at("/value"),
        2.5
    );
    assert_eq!(
        editor.must("get Shark Predator.cruise_speed").at("/value"),
        6.5
    );
}

#[test]
fn discarded_edits_do_not_come_back() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    for last in [
        "quit",
        "open scenes/main.ron",
        "revert",
        "recovered discard",
    ] {
        let mut editor = Editor::open(&built, project.folder());
        let saved = editor.hash();
        editor.must("rename Sun Moon");
        if last.starts_with("recovered") {
            editor.kill();
            editor = Editor::open(&built, project.folder());
            assert_ne!(editor.hash(), saved);
        }
        editor.send(last);
        if last == "quit" {
            editor.end();
        } else {
            editor.answer(last).done();
            editor.kill();
        }
        let mut editor = Editor::open(&built, project.folder());
        assert_eq!(editor.hash(), saved, "{last}");
    }
}

#[test]
fn journal_that_is_cut_or_broken_loses_no_more_than_what_is_broken() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let saved = editor.hash();
    editor.must("rename Sun Moon");
    let first = editor.hash();
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.kill();
    drop(editor);
    let edits = project.path(".playground/journal/edits");
    let whole = fs::read(&edits).expect("the editor was killed");
    fs::write(&edits, &whole[..whole.len() - 3]).expect("it is our file");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), first, "the first edit is whole");
    editor.must("rename Moon Star");
    let second = editor.hash();
    editor.kill();
    drop(editor);
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), second, "it goes on behind the whole part");
    editor.kill();
    drop(editor);
    fs::write(&edits, b"no journal at all, but long enough").expect("it is our file");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), saved);
    let aside = project.path(".playground/journal/unreadable/edits");
    assert!(aside.is_file(), "it is put aside");
}

/// Steps that are done and undone, by name.
fn steps(editor: &mut Editor) -> Vec<(String, bool)> {
    let answer = editor.must("steps");
    let rows = answer.at("/steps").as_array().cloned();
    let step = |row: &serde_json::Value| {
        let name = row["step"].as_str().unwrap_or_default().to_owned();
        (name, row["done"] == true)
    };
    rows.unwrap_or_default().iter().map(step).collect()
}

#[test]
fn long_journal_is_replaced_by_a_keyframe_and_loses_nothing() {
    const KIB: u32 = 32;
    const LONGEST: u64 = 160 << 10;
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let config = TempDir::new().expect("a temporary folder can be made");
    let open = || Editor::open_with_journal_limit(&built, project.folder(), config.path(), KIB);
    let edits = project.path(".playground/journal/edits");
    let length = || fs::metadata(&edits).map_or(0, |file| file.len());
    let mut editor = open();
    let start = editor.hash();
    editor.must("set Shark Predator.turn_speed 3.25");
    editor.must("save");
    let saved = editor.hash();
    for line in &EDITS[1..] {
        editor.must(line);
    }
    // Many records, and few steps.
    let (mut longest, mut keyframes, mut before) = (0, 0, length());
    for _ in 0..260 {
        editor.run_all(&vec!["undo".to_owned(); 9]);
        editor.run_all(&vec!["redo".to_owned(); 9]);
        keyframes += usize::from(length() < before);
        before = length();
        longest = longest.max(before);
    }
    editor.must("undo");
    assert!(keyframes > 0, "it is only appended to");
    assert!(longest < LONGEST, "{longest} bytes");
    let (hash, known) = (editor.hash(), steps(&mut editor));
    let changes = editor.must("changes").at("/changes").clone();
    editor.kill();
    let mut editor = open();
    assert_eq!(editor.hash(), hash);
    assert_eq!(steps(&mut editor), known);
    assert_eq!(editor.must("changes").at("/changes"), &changes);
    editor.must("redo");
    editor.must("gotostep 1");
    assert_eq!(editor.hash(), saved);
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must("gotostep 0");
    assert_eq!(editor.hash(), start);
    // So many steps that not all of them fit: the scene is whole, and the last steps are there.
    for at in 0..900 {
        editor.send(&format!("set Shark Predator.turn_speed {}.5", at % 90));
    }
    for at in 0..900 {
        editor.answer(&format!("set {at}")).done();
    }
    let (hash, known) = (editor.hash(), steps(&mut editor));
    assert!(length() < LONGEST, "{} bytes", length());
    editor.kill();
    let mut editor = open();
    assert_eq!(editor.hash(), hash);
    let recovered = steps(&mut editor);
    assert!(
        recovered.len() > 10 && known.ends_with(&recovered),
        "{recovered:?}"
    );
    editor.must("gotostep 0");
    editor.must(&format!("gotostep {}", recovered.len()));
    assert_eq!(editor.hash(), hash);
}

/// Writes conflict markers about the speed of the shark: 4.5 and 6.5, and 5.0 before both.
fn mark_speed(project: &TempProject, with_base: bool) {
    let scene = project.read("scenes/main.ron");
    let mut lines = scene.lines();
    let line = lines.find(|line| line.contains("Predator"));
    let line = line.expect("the scene has a shark");
    let of = |speed: &str| line.replace("cruise_speed: 5.0", &format!("cruise_speed: {speed}"));
    let (ours, theirs) = (of("4.5"), of("6.5"));
    let base = match with_base {
        true => format!("||||||| base\n{line}\n"),
        false => String::new(),
    };
    let marked = format!("<<<<<<< ours\n{ours}\n{base}=======\n{theirs}\n>>>>>>> theirs");
    project.write("scenes/main.ron", &scene.replace(line, &marked));
}

#[test]
fn conflict_markers_that_nobody_decided_about_are_asked_about_again_after_a_crash() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    mark_speed(&project, false);
    let mut editor = Editor::open(&built, project.folder());
    let conflicts = editor.must("conflicts").at("/conflicts").clone();
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts}");
    editor.must("rename Sun Moon");
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    editor.must("get Moon");
    assert_eq!(editor.must("conflicts").at("/conflicts"), &conflicts);
    assert!(editor.run("save").refused().contains("conflict"));
}

#[test]
fn conflict_markers_that_were_decided_about_are_not_merged_again_after_a_crash() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    mark_speed(&project, true);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("resolve theirs");
    // Back to what it was before both.
    editor.must("set Shark Predator.cruise_speed 5.0");
    let hash = editor.hash();
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), hash);
    let conflicts = editor.must("conflicts").at("/conflicts").clone();
    assert_eq!(conflicts.as_array().map(Vec::len), Some(0), "{conflicts}");
    assert_eq!(editor.must("entities").at("/unsaved"), true);
    editor.must("save");
    let saved = project.read("scenes/main.ron");
    assert!(!saved.contains("<<<<<<<") && saved.contains("cruise_speed: 5.0"));
}

#[test]
fn garbled_journal_is_told_and_kept() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let edits = project.path(".playground/journal/edits");
    let length = || fs::metadata(&edits).map_or(0, |file| file.len() as usize);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Sun Moon");
    let first = (editor.hash(), length());
    for at in 0..4 {
        editor.must(&format!("set Shark Predator.turn_speed {at}.5"));
    }
    editor.kill();
    let mut bytes = fs::read(&edits).expect("the editor was killed");
    // In the content of the second record.
    bytes[first.1 + 40] ^= 1;
    fs::write(&edits, &bytes).expect("it is our file");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), first.0);
    editor.wait_for_error("the journal is damaged");
    let copy = project.path(".playground/journal/unreadable/edits");
    assert!(fs::read(copy).is_ok_and(|copy| copy == bytes));
}

#[test]
fn saved_scene_comes_back_with_its_history_and_without_a_question() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let start = editor.hash();
    editor.must("rename Sun Moon");
    editor.must("save scenes/other.ron");
    let saved = editor.hash();
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), saved, "the scene that was open");
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must("undo");
    assert_eq!(editor.hash(), start);
}

#[test]
fn journal_that_somebody_removed_is_written_again() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Sun Moon");
    // The editor writes into the folder meanwhile.
    editor.halt();
    fs::remove_dir_all(project.path(".playground")).expect("it is our folder");
    editor.go_on();
    editor.must("set Shark Predator.turn_speed 2.5");
    let hash = editor.hash();
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), hash);
    editor.must("get Moon");
}

#[test]
fn what_was_taken_in_and_undone_is_not_taken_in_again_after_a_crash() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Sun Moon");
    let scene = project.read("scenes/main.ron");
    let faster = scene.replace("cruise_speed: 5.0", "cruise_speed: 6.5");
    project.write("scenes/main.ron", &faster);
    let speed = |editor: &mut Editor| {
        let speed = editor.must("get Shark Predator.cruise_speed");
        speed.at("/value").as_f64()
    };
    assert_eq!(speed(&mut editor), Some(6.5));
    editor.must("undo");
    assert_eq!(speed(&mut editor), Some(5.0));
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(speed(&mut editor), Some(5.0));
    editor.must("get Moon");
    editor.must("save");
    assert!(
        project
            .read("scenes/main.ron")
            .contains("cruise_speed: 5.0")
    );
}

#[test]
fn undo_beyond_the_steps_of_a_keyframe_is_recovered() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let config = TempDir::new().expect("a temporary folder can be made");
    let open = || Editor::open_with_journal_limit(&built, project.folder(), config.path(), 8);
    let mut editor = open();
    let lines: Vec<String> = (0..60)
        .map(|at| format!("set Shark Predator.turn_speed {at}.5"))
        .collect();
    editor.run_all(&lines);
    // More steps than a keyframe of 8 KiB keeps.
    editor.run_all(&vec!["undo".to_owned(); 58]);
    let hash = editor.hash();
    editor.kill();
    let mut editor = open();
    assert_eq!(editor.hash(), hash);
    editor.must("redo");
    let speed = editor.must("get Shark Predator.turn_speed");
    assert_eq!(speed.at("/value"), 2.5);
}

#[test]
fn project_that_was_moved_after_a_crash_has_its_edits() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Sun Moon");
    editor.must("save scenes/other.ron");
    editor.must("rename Moon Star");
    let hash = editor.hash();
    editor.kill();
    let elsewhere = TempDir::new().expect("a temporary folder can be made");
    let moved = elsewhere.path().join("moved");
    fs::rename(project.folder(), &moved).expect("it is our folder");
    let mut editor = Editor::open(&built, &moved);
    assert_eq!(editor.hash(), hash);
    editor.must("save");
    let saved = fs::read_to_string(moved.join("scenes/other.ron"));
    assert!(saved.is_ok_and(|text| text.contains("Star")));
}

#[test]
fn restart_goes_on_with_edits_game_selection_and_tools() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.must("despawn Sun");
    editor.must("undo");
    editor.must("tool rotate");
    let scene = editor.hash();
    editor.must("step 20");
    editor.must("select Shark");
    let (hash, steps) = (editor.hash(), editor.must("steps"));
    let process = editor.process_id();
    for _ in 0..2 {
        editor.must("restart");
        assert_eq!(editor.hash(), hash, "the world of the game");
        assert_eq!(editor.must("steps").at("/steps"), steps.at("/steps"));
        assert_eq!(editor.process_id(), process);
    }
    let stepped = editor.must("step 5");
    assert_eq!(stepped.at("/step"), 25);
    assert_eq!(
        editor.must("copy").at("/copied"),
        1,
        "the shark is selected"
    );
    editor.must("stop");
    assert_eq!(editor.hash(), scene, "Stop goes back to the edited scene");
    editor.must("gotostep 0");
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    // What is written while everything is built is in it, beside what was edited before.
    editor.must("rename Sun Moon");
    editor.send("restart");
    let text = project.read("scenes/main.ron");
    let faster = text.replace("cruise_speed: 5.0", "cruise_speed: 6.5");
    project.write("scenes/main.ron", &faster);
    editor.answer("restart").done();
    let speed = editor.must("get Shark Predator.cruise_speed");
    assert_eq!(speed.at("/value"), 6.5);
    editor.must("undo");
    editor.must("get Moon");
}

#[test]
fn module_that_ends_the_process_takes_nothing_along() {
    const COMMANDS: &str = "tests/e2e/fixture/plugin/flock_commands.rs";
    let built = Built::acquire(Use::Changes);
    for (code, how) in [
        ("std::process::abort()", "SIGABRT"),
        ("std::process::exit(0)", "status 0"),
        ("std::process::exit(86)", "status 86"),
    ] {
        let commands = SourceEdit::of(&built, COMMANDS);
        let mut editor = Editor::open(&built, &built.fixture());
        editor.must("rename Sun Moon");
        editor.must("despawn \"Lagoon Light\"");
        let (hash, steps) = (editor.hash(), editor.must("steps"));
        commands.replace("let mut count = 0;", &format!("let mut count = 0; {code};"));
        assert_eq!(editor.must("reload").at("/outcome"), "done");
        let process = editor.process_id();
        let answer = editor.run("remove_fish");
        assert!(answer.refused().contains(how), "{}", answer.refused());
        assert_eq!(editor.process_id(), process, "what watches over it goes on");
        assert_eq!(editor.hash(), hash, "{code}");
        assert_eq!(editor.must("steps").at("/steps"), steps.at("/steps"));
        editor.must("undo");
        editor.must("get \"Lagoon Light\"");
        editor.must("revert");
    }
}

#[test]
fn system_that_ends_or_holds_a_game_is_named_with_its_module_and_line() {
    const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";
    let built = Built::acquire(Use::Changes);
    for (code, how) in [
        ("std::process::abort()", "SIGABRT"),
        (
            "loop { std::hint::spin_loop() }",
            "did not come back within",
        ),
    ] {
        let systems = SourceEdit::of(&built, SYSTEMS);
        let mut editor = Editor::open(&built, &built.fixture());
        editor.must("rename Sun Moon");
        let hash = editor.hash();
        // Later than a dry run looks.
        let late = format!("if time.elapsed_s > 3.0 {{ {code} }} let speed = if input");
        systems.replace("let speed = if input", &late);
        assert_eq!(editor.must("reload").at("/outcome"), "done");
        let answer = editor.run("step 300");
        let words = [
            how,
            "shoal::predator",
            "fixture-plugin",
            "generation 2",
            "flock_systems.rs:",
        ];
        for word in words {
            assert!(
                answer.refused().contains(word),
                "{word}: {}",
                answer.refused()
            );
        }
        editor.must("stop");
        assert_eq!(editor.hash(), hash, "{code}");
        editor.must("revert");
    }
}

#[test]
fn editor_that_is_killed_while_it_starts_leaves_the_project_free() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    for wait_ms in (0..240).step_by(20) {
        let mut killed = Editor::open(&built, project.folder());
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        killed.kill();
        let mut editor = Editor::open(&built, project.folder());
        editor.must("rename Sun Moon");
        editor.must("undo");
        drop(killed);
        assert!(editor.run("redo").is_ok(), "killed after {wait_ms} ms");
        editor.must("undo");
        editor.kill_and_read();
    }
}
