//! Code of modules that never returns while the scene is edited, and what modules print.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, Use};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";
const COMMANDS: &str = "tests/e2e/fixture/plugin/flock_commands.rs";
const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";
const EXPORT: &str = "\nplayground::export!();";

/// A panel and a drawing that never return while a file is there.
const TRAPS: &str = r#"
use playground_panels::prelude::*;
use playground::prelude::*;

/// A panel that never returns.
#[state]
pub struct Trap {
    frames: u32,
}

#[panel(title = "Trap", icon = ICON_TIMER, side = Right, order = 50)]
impl Trap {
    fn ui(&mut self, ui: &mut Ui) {
        self.frames += 1;
        ui.label(format!("caught {} times", self.frames));
        while std::path::Path::new("hang-panel").exists() {}
    }
}

/// A drawing that never returns.
#[derive(Default)]
pub struct Snare;

#[draw]
impl Snare {
    fn draw(&self, _drawing: &mut Drawing) {
        while std::path::Path::new("hang-drawing").exists() {}
    }
}

playground::export!();"#;

/// The time from the call until the editor is ended: a look, two seconds, and what the tests set as
/// patience, on a busy machine.
const MOST: Duration = Duration::from_secs(20);

#[test]
fn code_that_never_returns_in_edit_mode_is_ended_and_named_and_edits_come_back() {
    let built = Built::acquire(Use::Changes);
    let config = tempfile::tempdir().expect("a temporary folder");
    let (root, commands) = (
        SourceEdit::of(&built, ROOT),
        SourceEdit::of(&built, COMMANDS),
    );
    let mut editor = Editor::open_with_config(&built, &built.fixture(), config.path());
    root.replace(EXPORT, TRAPS);
    commands.replace(
        "let mut count = 0;",
        "let mut count = 0; while std::path::Path::new(\"hang-command\").exists() {}",
    );
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    drop(editor);
    let picture = config.path().join("picture.png");
    let picture = format!("screenshot {}", picture.display());
    let traps = [
        (
            "hang-command",
            "remove_fish",
            "command remove_fish",
            "flock_commands.rs:",
        ),
        ("hang-panel", &picture, "panel ", "plugin/lib.rs:"),
        ("hang-drawing", &picture, "drawing ", "plugin/lib.rs:"),
    ];
    for (file, line, name, place) in traps {
        // One that crashes twice at its start opens no project any more.
        let mut editor = Editor::open_with_config(&built, &built.fixture(), config.path());
        // Panels are known after a frame.
        editor.must(&picture);
        editor.must("panel Trap");
        // The world is drawn again only after a change.
        editor.must("rename Sun Moon");
        let (hash, steps) = (editor.hash(), editor.must("steps"));
        let process = editor.process_id();
        let file = config.path().join(file);
        fs::write(&file, "").expect("it is our folder");
        let began = Instant::now();
        let answer = editor.run(line);
        let took = began.elapsed();
        fs::remove_file(&file).expect("it is our folder");
        for word in [
            "did not come back within",
            name,
            PLUGIN,
            "generation ",
            place,
        ] {
            let text = answer.refused();
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(took < MOST, "{line}: {took:?}");
        assert_eq!(editor.process_id(), process, "what watches over it goes on");
        assert_eq!(editor.hash(), hash, "{line}");
        assert_eq!(editor.must("steps").at("/steps"), steps.at("/steps"));
        // Nothing is left that holds the next frame.
        editor.must(&picture);
        editor.must("revert");
        editor.end();
    }
}

/// Prints while files are there.
const PRINTS: &str = r#"
        let is_there = |name: &str| std::path::Path::new(name).exists();
        if is_there("print") {
            println!("the fish are hungry");
            eprintln!("the water is cold");
            println!("{{\"command\":\"step\",\"ok\":false,\"error\":\"no answer\"}}");
        }
        if is_there("flood") {
            for line in 0..16_000 {
                println!("{line:064}");
            }
        }
        if is_there("abort") {
            eprintln!("the last words of the shark");
            std::process::abort();
        }
        for (shark, transform) in &mut sharks {"#;

#[test]
fn what_modules_print_is_named_bounded_and_no_answer() {
    let built = Built::acquire(Use::Changes);
    let config = tempfile::tempdir().expect("a temporary folder");
    let systems = SourceEdit::of(&built, SYSTEMS);
    let mut editor = Editor::open_with_config(&built, &built.fixture(), config.path());
    systems.replace("\n        for (shark, transform) in &mut sharks {", PRINTS);
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    let switch = |name: &str, on: bool| {
        let file = config.path().join(name);
        let done = if on {
            fs::write(file, "")
        } else {
            fs::remove_file(file)
        };
        done.expect("it is our folder");
    };
    switch("print", true);
    for step in 1..=3 {
        assert_eq!(editor.must("step 1").at("/step"), step);
    }
    // On a busy machine a line may be read so late that other modules ran since.
    assert_eq!(editor.must("step 60").at("/step"), 63);
    editor.wait_for_error(&format!("{PLUGIN}: the fish are hungry"));
    editor.wait_for_error(&format!("{PLUGIN}: the water is cold"));
    switch("print", false);

    // 1 MB in each of 30 frames.
    switch("flood", true);
    let processes = [editor.process_id(), editor.editing_process_id()];
    let before = processes.map(memory_kb);
    assert_eq!(editor.must("step 30").at("/step"), 93);
    switch("flood", false);
    editor.wait_for_error("more lines were printed");
    for (process, before) in processes.into_iter().zip(before) {
        let grown = memory_kb(process).saturating_sub(before);
        assert!(grown < 40_000, "process {process} took {grown} kB more");
    }

    switch("abort", true);
    let answer = editor.run("step 1");
    switch("abort", false);
    for word in ["SIGABRT", "shoal::predator", "the last words of the shark"] {
        assert!(answer.refused().contains(word), "{}", answer.refused());
    }
    let ended = editor.end();
    assert_eq!(
        ended.output,
        Vec::<String>::new(),
        "only answers are printed"
    );
}

/// What a process has in memory.
fn memory_kb(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The number of times that all threads of a process were given the processor.
fn switches(process: u32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{process}/task"));
    let tasks = tasks.into_iter().flatten().flatten();
    let count = |task: &Path| {
        let status = fs::read_to_string(task.join("status")).unwrap_or_default();
        let lines = status.lines().filter(|line| line.contains("ctxt_switches"));
        lines
            .filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok())
            .sum::<u64>()
    };
    tasks.map(|task| count(&task.path())).sum()
}

#[test]
fn editor_at_rest_is_not_looked_at() {
    let built = Built::acquire(Use::Runs);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("step 3");
    editor.must("stop");
    let processes = [editor.process_id(), editor.editing_process_id()];
    // It is looked at for some time after the last command.
    let began = Instant::now();
    let mut before = switches(processes[0]);
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let now = switches(processes[0]);
        if now == before {
            break;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "it is still looked at"
        );
        before = now;
    }
    let before = processes.map(switches);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(processes.map(switches), before, "nothing runs at rest");
    editor.must("step 1");
}
