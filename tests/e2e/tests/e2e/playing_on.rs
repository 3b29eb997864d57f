//! A game that plays survives the end of the process that plays it.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

/// The files of the keyframes.
const FILES: [&str; 2] = ["game", "game.difference"];

/// Now. The clock of files is some milliseconds behind that of programs.
fn now() -> SystemTime {
    let now = SystemTime::now();
    std::thread::sleep(Duration::from_millis(20));
    now
}

/// Waits until a keyframe is stored that is newer than `since`.
#[track_caller]
fn wait_for_keyframe(project: &Path, since: SystemTime) {
    wait_for(|| {
        FILES
            .iter()
            .any(|name| modified(project, name) > Some(since))
    });
}

/// Waits until everything is stored: nothing is written for longer than the time between keyframes.
#[track_caller]
fn wait_for_rest(project: &Path, since: SystemTime) {
    let quiet = Duration::from_millis(1200);
    wait_for(|| {
        let last = FILES
            .iter()
            .filter_map(|name| modified(project, name))
            .max();
        let is_quiet = last.is_some_and(|last| last.elapsed().is_ok_and(|time| time > quiet));
        is_quiet && last > Some(since) && modified(project, "session") > Some(since)
    });
}

/// Kills the process that edits, and waits until it is gone: it would read the next line.
#[track_caller]
fn kill_editing(editor: &mut Editor) {
    editor.kill_editing();
    editor.wait_for_error("the editor crashed");
}

fn modified(project: &Path, name: &str) -> Option<SystemTime> {
    let file = project.join(".playground/journal").join(name);
    file.metadata().and_then(|of| of.modified()).ok()
}

#[track_caller]
fn wait_for(is_done: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_done() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it is not stored"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn killed_game_continues_paused_and_stop_restores_the_scene() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    let scene = editor.hash();
    for selected in ["select Shark", "select Sun", "select Shark"] {
        // A whole world, then what changed since.
        let since = now();
        editor.must("step 20");
        wait_for_keyframe(project.folder(), since);
        let since = now();
        let before = editor.must("step 27");
        editor.must(selected);
        let hash = editor.hash();
        wait_for_rest(project.folder(), since);
        let (process, steps) = (editor.process_id(), editor.must("steps"));
        kill_editing(&mut editor);
        let paused = editor.must("pause");
        assert_eq!(paused.at("/step"), before.at("/step"), "no step is lost");
        assert_eq!(editor.hash(), hash);
        assert_eq!(editor.process_id(), process);
        assert_eq!(editor.must("steps").at("/steps"), steps.at("/steps"));
        let copied = editor.must("copy");
        assert_eq!(copied.at("/copied"), 1, "what was selected");
    }
    editor.must("step 5");
    editor.must("stop");
    assert_eq!(editor.hash(), scene);
    editor.must("undo");
    // A game that was stopped does not come back.
    let hash = editor.hash();
    kill_editing(&mut editor);
    assert_eq!(editor.hash(), hash);
    for name in FILES {
        let file = project.path(&format!(".playground/journal/{name}"));
        assert!(!file.exists(), "{name}");
    }
}

#[test]
fn game_of_a_system_that_ends_the_process_continues_with_the_same_module() {
    const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";
    let built = Built::acquire(Use::Changes);
    let systems = SourceEdit::of(&built, SYSTEMS);
    let mut editor = Editor::open(&built, &built.fixture());
    let scene = editor.hash();
    // A panic that cannot unwind, later than a dry run looks.
    let late = "extern \"C\" fn doomed() { panic!(\"deep water\") } \
                if time.elapsed_s > 3.0 { doomed() } let speed = if input";
    systems.replace("let speed = if input", late);
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    let since = now();
    editor.must("step 5");
    wait_for_keyframe(&built.fixture(), since);
    let answer = editor.run("step 300");
    for word in ["SIGABRT", "deep water", "shoal::predator", "generation 2"] {
        let refused = answer.refused();
        assert!(refused.contains(word), "{word}: {refused}");
    }
    editor.wait_for_error("The game continues at step ");
    assert_eq!(editor.generation(PLUGIN), 2, "the module that ran before");
    let paused = editor.must("pause");
    let step = paused.at("/step").as_u64().expect("it is paused");
    assert!((5..=181).contains(&step), "{step}");
    let report = editor.must("crash");
    let report = report.at("/report").as_str().unwrap_or_default();
    for word in ["doomed", "predator", "flock_systems.rs"] {
        assert!(report.contains(word), "{word} is not in {report}");
    }
    editor.must("stop");
    assert_eq!(editor.hash(), scene);
}
