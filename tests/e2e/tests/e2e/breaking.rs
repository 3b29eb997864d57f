//! Wrong code is refused with a message, and the old code keeps running.

use playground_tests_e2e::{Answer, Built, Editor, PLUGIN, SourceEdit, Use};

const RULES: &str = "tests/e2e/fixture/plugin/rules.rs";
const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";

/// A change of the rules that must be refused.
struct Wrong {
    what: &'static str,
    old: &'static str,
    new: &'static str,
    stage: &'static str,
    /// Texts that the answer must contain.
    words: &'static [&'static str],
    /// Whether the answer must contain the file and line of the change.
    names_line: bool,
}

const MIDDLE: &str = "    let middle = seen.position_sum / seen.count;";

const WRONG: &[Wrong] = &[
    Wrong {
        what: "does not compile",
        old: "seen.position_sum / seen.count",
        new: "seen.position_sum / seen.count +",
        stage: "build",
        words: &["expected expression"],
        names_line: true,
    },
    Wrong {
        what: "has a type error",
        old: "(common - velocity) * flock.alignment",
        new: "(common - velocity) * \"fast\"",
        stage: "build",
        words: &[],
        names_line: true,
    },
    Wrong {
        what: "panics",
        old: MIDDLE,
        new: "    let middle = seen.position_sum / seen.count; if position.x < 1e9 { panic!(\"salt water\") }",
        stage: "dry run",
        words: &["shoal::steer", "panic", "salt water"],
        names_line: true,
    },
    Wrong {
        what: "aborts",
        old: MIDDLE,
        new: "    let middle = seen.position_sum / seen.count; if position.x < 1e9 { std::process::abort() }",
        stage: "dry run",
        words: &["dry run", "SIGABRT"],
        names_line: false,
    },
    Wrong {
        what: "recurses without end",
        old: MIDDLE,
        new: "    let middle = seen.position_sum / seen.count; if position.x < 1e9 { return cohesion(flock, position, seen) + middle; }",
        stage: "dry run",
        words: &["dry run", "overflow"],
        names_line: false,
    },
    Wrong {
        what: "loops without end",
        old: MIDDLE,
        new: "    let middle = seen.position_sum / seen.count; while position.x < 1e9 { std::hint::spin_loop() }",
        stage: "dry run",
        words: &["dry run", "loop"],
        names_line: false,
    },
    Wrong {
        what: "ends the process",
        old: MIDDLE,
        new: "    let middle = seen.position_sum / seen.count; if position.x < 1e9 { std::process::exit(0) }",
        stage: "dry run",
        words: &["dry run", "ended"],
        names_line: false,
    },
];

#[test]
fn wrong_code_is_refused_and_the_old_code_keeps_running() {
    let built = Built::acquire(Use::Changes);
    let rules = SourceEdit::of(&built, RULES);
    let mut editor = Editor::open(&built, &built.fixture());
    let generation = editor.generation(PLUGIN);
    editor.must("play");
    editor.must("step 20");
    for wrong in WRONG {
        let hash = editor.hash();
        rules.replace(wrong.old, wrong.new);
        let answer = editor.run("reload");
        let context = format!("a module that {}: {}", wrong.what, answer.fields);
        assert!(!answer.is_ok(), "{context}");
        assert_eq!(answer.at("/stage"), wrong.stage, "{context}");
        let errors = answer.at("/errors").to_string();
        if wrong.names_line {
            let line = format!("\"line\":{}", rules.line_of(wrong.old));
            assert!(errors.contains(&line), "{context}");
        }
        assert_ne!(errors, "[]", "{context}");
        let line = format!("rules.rs:{}", rules.line_of(wrong.old));
        let line = wrong.names_line.then_some(line.as_str());
        for word in wrong.words.iter().copied().chain(line) {
            assert!(answer.refused().contains(word), "`{word}` in {context}");
        }
        assert!(
            answer.refused().ends_with("the old code goes on"),
            "{context}"
        );
        assert_eq!(editor.hash(), hash, "{context}");
        assert_eq!(editor.generation(PLUGIN), generation, "{context}");
        editor.must("step 2");
        assert_ne!(editor.hash(), hash, "the fish swim on after {context}");
    }
    rules.restore();
    editor.must("reload");
    editor.must("step 2");
}

#[test]
fn panic_after_the_reload_disables_the_system_until_the_next() {
    let built = Built::acquire(Use::Changes);
    let systems = SourceEdit::of(&built, SYSTEMS);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("play");
    editor.must("step 5");
    let moves = "transform.translation += boid.velocity * time.delta_s;";
    let breaks = format!("assert!(time.index != 9, \"ebb\"); {moves}");
    systems.replace(moves, &breaks);
    editor.must("reload");
    editor.must("step 4");
    let refused = editor.run("step");
    for word in ["shoal::swim", "ebb"] {
        assert!(refused.refused().contains(word), "{}", refused.refused());
    }
    assert!(editor.is_running());
    let stopped = swimming(&mut editor);
    assert!(!stopped, "a system that panicked runs no more");
    systems.restore();
    editor.must("reload");
    assert!(swimming(&mut editor), "a reload switches it on again");
}

/// The error of the plugin's row among the modules.
fn module_error(editor: &mut Editor) -> String {
    let modules = editor.must("modules");
    let rows = modules
        .at("/modules")
        .as_array()
        .cloned()
        .unwrap_or_default();
    let errors = rows.iter().filter(|row| row["package"] == PLUGIN);
    errors.filter_map(|row| row["error"].as_str()).collect()
}

#[test]
fn failed_system_is_named_once_and_runs_again_after_play_or_an_unchanged_reload() {
    let built = Built::acquire(Use::Changes);
    let systems = SourceEdit::of(&built, SYSTEMS);
    let mut editor = Editor::open(&built, &built.fixture());
    let moves = "transform.translation += boid.velocity * time.delta_s;";
    systems.replace(
        moves,
        &format!("assert!(time.index != 9, \"ebb\"); {moves}"),
    );
    editor.must("reload");
    for again in ["reload", "stop"] {
        editor.must("play");
        editor.must("step 9");
        assert_eq!(module_error(&mut editor), "");
        assert!(editor.run("step").refused().contains("ebb"));
        editor.wait_for_error("it failed in step 9 and is off");
        let error = module_error(&mut editor);
        for word in ["shoal::swim", "in step 9", "ebb", "flock_systems.rs:"] {
            assert!(error.contains(word), "`{word}` in {error}");
        }
        assert!(!swimming(&mut editor), "it is off, and the steps go on");
        let outcome = editor.must(again);
        if again == "reload" {
            assert_eq!(outcome.at("/outcome"), "unchanged");
            assert_eq!(module_error(&mut editor), "");
            assert!(
                swimming(&mut editor),
                "a reload that changes nothing starts it afresh"
            );
            editor.must("stop");
        }
    }
    editor.must("play");
    assert!(swimming(&mut editor), "play starts it afresh");
    editor.must("stop");
}

/// True when a fish moves within two steps.
fn swimming(editor: &mut Editor) -> bool {
    let position = |editor: &mut Editor| -> Answer { editor.must("get 7 Transform.translation") };
    let before = position(editor);
    let _one_of_its_systems_may_fail = editor.run("step 2");
    position(editor) != before
}
