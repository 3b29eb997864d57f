//! The command line and scripts.

#![expect(
    clippy::disallowed_methods,
    reason = "signals are sent as a user sends them"
)]

use playground_tests_e2e::{Answer, Built, Editor, TempProject, Use, ignores_signal};
use std::process::Command;
use std::time::Duration;

#[test]
fn script_is_executed_until_it_quits() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let script = "# a comment\n\nspawn cube Box\n   entities   \nentites\nset Box Transform.translation.x 2.5\nget Box Transform.translation.x\nquit\nspawn cube Late\n";
    project.write("script.txt", script);
    let (folder, script) = (
        project.folder().to_string_lossy(),
        project.path("script.txt"),
    );
    let script = script.to_string_lossy();
    let ended = Editor::start(&built, &["--headless", &folder, "--run", &script]).end();
    assert_eq!(
        ended.status.code(),
        Some(1),
        "a command is refused: {ended:?}"
    );
    assert_eq!(ended.errors, "");
    let commands = ["spawn", "entities", "entites", "set", "get", "quit"];
    assert_eq!(ended.output.len(), commands.len(), "{ended:?}");
    let pairs = commands.iter().zip(&ended.output);
    let answers: Vec<Answer> = pairs.map(|(line, text)| Answer::read(line, text)).collect();
    for answer in &answers {
        assert_eq!(answer.at("/command"), answer.line.as_str());
        assert_eq!(
            answer.is_ok(),
            answer.line != "entites",
            "{}",
            answer.fields
        );
    }
    assert!(
        answers[2].refused().contains("`entities`"),
        "{}",
        answers[2].refused()
    );
    assert_eq!(answers[4].at("/value"), 2.5);

    project.write("script.txt", "spawn cube Box\nentities\n");
    let ended = Editor::start(&built, &["--headless", &folder, "--run", &script]).end();
    assert!(ended.status.success(), "nothing is refused: {ended:?}");
}

/// Lines that are refused, with a text that the refusal must contain.
const REFUSED: &[(&str, &str)] = &[
    ("fly", "fly"),
    ("relod", "`reload`"),
    ("PLAY", "play"),
    ("step -1", "-1"),
    ("step 0", "0"),
    ("step many", "many"),
    ("step 1 2", "step [N]"),
    ("set", "set ENTITY|World PATH VALUE"),
    ("set 1 Transform.translation", "set ENTITY|World PATH VALUE"),
    ("set 1 Transform.translation (1.0, 2.0", ")"),
    ("get", "get ENTITY|World [PATH]"),
    ("get 99999999999999999999", "99999999999999999999"),
    ("open", "open PATH"),
    ("rename 1 \"half", "quote"),
    ("autoreload maybe", "maybe"),
    ("tool hammer", "hammer"),
    ("renderer metal", "metal"),
    ("screenshot", "screenshot FILE"),
    ("screenshot /proc/version/picture.png", "picture.png"),
    ("\u{1b}[31m\u{0}", "no command"),
];

#[test]
fn invalid_line_is_refused_and_the_next_is_executed() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let mut editor = Editor::open(&built, project.folder());
    let hash = editor.hash();
    let mut wrong = Vec::new();
    for (line, word) in REFUSED {
        let answer = editor.run(line);
        if answer.is_ok() || !answer.refused().contains(word) {
            wrong.push(format!("`{line}` ({word}): {}", answer.fields));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(editor.hash(), hash);
    editor.must("quit");
    assert_eq!(editor.end().status.code(), Some(1));
}

#[test]
fn help_describes_every_command() {
    let built = Built::acquire(Use::Runs);
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    let help = editor.must("help");
    let rows = help.at("/commands").as_array().cloned().unwrap_or_default();
    assert!(rows.len() > 30, "{}", rows.len());
    for row in rows {
        let doc = row["doc"].as_str().unwrap_or_default();
        assert!(doc.len() > 8, "{row}");
    }
    let ended = editor.end();
    assert!(
        ended.status.success(),
        "the end of the lines is the end: {ended:?}"
    );
}

#[test]
fn wrong_command_line_is_refused() {
    let built = Built::acquire(Use::Runs);
    let cases: &[(&[&str], &str)] = &[
        (&["--headless", "--run", "no/such/script"], "no/such/script"),
        (&["--headless", "--size", "12"], "1600x1000"),
        (&["--headless", "--size", "1x1"], "64 to 8192"),
        (&["--headless", "--fast"], "--fast"),
    ];
    for (arguments, word) in cases {
        let ended = Editor::start(&built, arguments).end();
        assert!(!ended.status.success(), "{arguments:?}: {ended:?}");
        assert!(ended.errors.contains(word), "{arguments:?}: {ended:?}");
        assert!(ended.output.is_empty(), "{arguments:?}: {ended:?}");
    }
}

#[test]
fn screenshot_saves_the_whole_editor() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let folder = project.folder().to_string_lossy();
    let arguments = ["--headless", &folder, "--size", "640x400", "--run", "-"];
    let mut editor = Editor::start(&built, &arguments);
    let file = project.path("picture.png");
    editor.must(&format!("screenshot {}", file.display()));
    let png = std::fs::read(&file).expect("the picture is there");
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let side = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!([side(16), side(20)], [640, 400]);
    assert!(
        png.len() > 10_000,
        "{} bytes are an empty picture",
        png.len()
    );
}

#[test]
fn script_input_steers_the_shark() {
    let built = Built::acquire(Use::Runs);
    let mut editor = Editor::open(&built, &built.fixture());
    let refused = editor.run("key W down");
    assert!(refused.refused().contains("play"), "{}", refused.refused());
    let mut speed_after = |line: &str| {
        editor.must("play");
        editor.must(line);
        editor.must("step 90");
        let velocity = editor.must("get Shark Predator.velocity");
        let parts = velocity
            .at("/value")
            .as_array()
            .cloned()
            .unwrap_or_default();
        let squares = parts
            .iter()
            .filter_map(|part| part.as_f64())
            .map(|part| part * part);
        let speed = squares.sum::<f64>().sqrt();
        editor.must("stop");
        speed
    };
    let cruises = speed_after("key W tap");
    let sprints = speed_after("key W down");
    assert!(sprints > cruises + 2.0, "{sprints} m/s after {cruises} m/s");
    for wrong in ["key Wa", "button Top", "mouse 10", "pointer (1, x)"] {
        editor.must("play");
        assert!(!editor.run(wrong).is_ok(), "{wrong}");
    }
}

#[test]
#[cfg(unix)]
fn signal_ends_the_editor_after_the_command_that_runs() {
    use std::os::unix::process::ExitStatusExt;
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let signal = |name: &str, id: u32| {
        let kill = Command::new("kill")
            .args([&format!("-{name}"), &id.to_string()])
            .status();
        assert!(kill.expect("kill is there").success(), "{name}");
    };
    for (name, number) in [("HUP", 1), ("INT", 2), ("TERM", 15)] {
        // `nohup ./test`: the editor ignores what its parent does.
        if ignores_signal(number) {
            continue;
        }
        let mut editor = Editor::open(&built, project.folder());
        editor.must("entities");
        signal(name, editor.process_id());
        let ended = editor.wait();
        assert_eq!(
            ended.status.signal(),
            Some(number),
            "while it waits for a line: {ended:?}"
        );

        let mut editor = Editor::open(&built, project.folder());
        editor.must("play");
        editor.send("step 4000000000\nentities");
        // The command runs: a line that is sent is read at once.
        std::thread::sleep(Duration::from_millis(200));
        signal(name, editor.process_id());
        let ended = editor.wait();
        assert_eq!(ended.status.signal(), Some(number), "{ended:?}");
        assert_eq!(ended.output.len(), 1, "the steps are answered: {ended:?}");
        assert!(ended.output[0].contains("stopped"), "{ended:?}");
    }
}

#[test]
#[cfg(unix)]
fn signal_that_the_parent_ignores_is_ignored() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' HUP; exec \"$0\" \"$@\""])
        .arg(built.editor());
    command
        .arg("--headless")
        .arg(project.folder())
        .args(["--run", "-"]);
    let mut editor = Editor::spawn(command);
    editor.must("entities");
    let id = editor.process_id().to_string();
    let kill = Command::new("kill").args(["-HUP", &id]).status();
    assert!(kill.expect("kill is there").success());
    editor.must("entities");
    assert!(editor.end().status.success());
}
