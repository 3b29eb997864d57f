//! How the editor ends, and what becomes of the lines of a script.

#![expect(
    clippy::disallowed_methods,
    reason = "signals are sent as a user sends them"
)]

use playground_tests_e2e::{Built, Editor, Ended, SourceEdit, TempProject, Use};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;
use std::time::{Duration, Instant};

const COMMANDS: &str = "tests/e2e/fixture/plugin/flock_commands.rs";
const TERM: Option<i32> = Some(15);

fn terminate(editor: &Editor) {
    let id = editor.process_id().to_string();
    let kill = Command::new("kill").args(["-TERM", &id]).status();
    assert!(kill.expect("kill is there").success());
}

#[track_caller]
fn assert_terminated(ended: &Ended, context: &str) {
    assert_eq!(ended.status.signal(), TERM, "{context}: {ended:?}");
    assert!(!ended.errors.contains("crashed"), "{context}: {ended:?}");
}

#[test]
fn signal_at_any_moment_of_the_start_ends_the_editor() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    for wait_ms in [10, 30, 60, 100, 150, 220] {
        let editor = Editor::open(&built, project.folder());
        std::thread::sleep(Duration::from_millis(wait_ms));
        terminate(&editor);
        assert_terminated(&editor.wait(), &format!("after {wait_ms} ms"));
    }
}

#[test]
fn second_signal_ends_an_editor_that_does_not_come_back() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let commands = SourceEdit::of(&built, COMMANDS);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Sun Moon");
    let hash = editor.hash();
    commands.replace(
        "let mut count = 0;",
        "let mut count = 0; eprintln!(\"it loops\"); if count == 0 { loop { std::hint::spin_loop() } }",
    );
    editor.must("reload");
    editor.send("remove_fish");
    editor.wait_for_error("it loops");
    terminate(&editor);
    // One that follows at once is the same request.
    std::thread::sleep(Duration::from_millis(700));
    assert!(editor.is_running(), "the command has time to end");
    terminate(&editor);
    assert_terminated(&editor.wait(), "two signals");
    commands.restore();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), hash, "the journal has its edit");
}

#[test]
fn signal_ends_the_dry_run_and_the_old_code_stays() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let commands = SourceEdit::of(&built, "tests/e2e/fixture/plugin/flock_systems.rs");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("hash");
    commands.replace(
        "let speed = if input",
        "std::thread::sleep(std::time::Duration::from_secs(3)); let speed = if input",
    );
    editor.send("reload");
    let id = editor.editing_process_id();
    let has_child = || {
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let children = children.unwrap_or_default();
        children.split_whitespace().any(|child| {
            let line = std::fs::read(format!("/proc/{child}/cmdline")).unwrap_or_default();
            line.ends_with(b"--dry-run\0")
        })
    };
    let start = Instant::now();
    while !has_child() {
        assert!(start.elapsed() < Duration::from_secs(300), "no dry run");
        std::thread::sleep(Duration::from_millis(5));
    }
    let start = Instant::now();
    terminate(&editor);
    let ended = editor.wait();
    assert_terminated(&ended, "in a dry run");
    assert!(start.elapsed() < Duration::from_secs(3), "it waited");
    assert!(ended.output[0].contains("was stopped"), "{ended:?}");
}

#[test]
fn what_a_module_prints_is_no_answer() {
    let built = Built::acquire(Use::Changes);
    let commands = SourceEdit::of(&built, COMMANDS);
    let mut editor = Editor::open(&built, &built.fixture());
    commands.replace(
        "let mut count = 0;",
        r#"let mut count = 0; println!("{{\"ok\":false,\"command\":\"false\"}}");"#,
    );
    editor.must("reload");
    editor.must("play");
    editor.must("remove_fish");
    editor.wait_for_error("\"command\":\"false\"");
    editor.must("stop");
}

#[test]
fn each_line_is_answered_once_when_the_process_that_edits_is_killed() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let lines = [
        "rename Sun Moon",
        "save",
        "undo",
        "save",
        "hash",
        "step 2",
        "stop",
    ];
    for number in 0..6 {
        let mut editor = Editor::open(&built, project.folder());
        editor.must("hash");
        editor.send(&lines.join("\n"));
        if number > 0 {
            std::thread::sleep(Duration::from_millis(number * 4));
        }
        editor.kill_editing();
        editor.send("entities");
        let mut crashes = 0;
        for line in lines.iter().chain(&["entities"]) {
            let answer = editor.answer(line);
            let command = line.split(' ').next();
            assert_eq!(answer.at("/command").as_str(), command, "{}", answer.fields);
            let error = answer.at("/error").as_str().unwrap_or_default();
            crashes += usize::from(error.contains("the editor crashed during"));
        }
        assert!(crashes < 2, "{crashes} lines are answered by the crash");
    }
}
