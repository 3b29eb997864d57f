//! A module that ended the editor twice is off, and nothing of its data is lost.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use serde_json::Value;

const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";

/// Whether the plugin is loaded.
fn is_loaded(editor: &mut Editor) -> bool {
    let modules = editor.must("modules");
    let rows = modules
        .at("/modules")
        .as_array()
        .cloned()
        .unwrap_or_default();
    rows.iter().any(|row| row["package"] == PLUGIN)
}

fn off(editor: &mut Editor) -> Value {
    editor.must("modules").at("/off").clone()
}

#[test]
fn module_that_ends_the_editor_twice_is_off_until_its_source_changes() {
    let built = Built::acquire(Use::Changes);
    for (code, how) in [
        ("std::process::abort()", "SIGABRT"),
        (
            "loop { std::hint::spin_loop() }",
            "did not come back within",
        ),
    ] {
        let systems = SourceEdit::of(&built, SYSTEMS);
        let project = TempProject::fixture(&built);
        let mut editor = Editor::open(&built, project.folder());
        editor.must("set Shark Predator.turn_speed 2.5");
        // Later than a dry run looks.
        let late = format!("if time.elapsed_s > 3.0 {{ {code} }} let speed = if input");
        systems.replace("let speed = if input", &late);
        assert_eq!(editor.must("reload").at("/outcome"), "done");

        let first = editor.run("step 300");
        assert!(first.refused().contains(how), "{}", first.fields);
        assert!(!first.refused().contains("twice"), "{}", first.fields);
        assert!(is_loaded(&mut editor), "once may be chance");
        let second = editor.run("step 300");
        for word in [how, "is off", PLUGIN, "because it ended the editor twice"] {
            assert!(second.refused().contains(word), "{word}: {}", second.fields);
        }
        assert!(!is_loaded(&mut editor));
        let reason = off(&mut editor)[0]["reason"].to_string();
        for word in [
            "it ended the editor twice",
            "shoal::predator",
            "flock_systems.rs:",
        ] {
            assert!(reason.contains(word), "{word}: {reason}");
        }

        // The editor works without it, and its rows are saved as they are.
        editor.must("step 300");
        editor.must("stop");
        assert!(
            editor
                .run("get Shark Predator")
                .refused()
                .contains("Predator")
        );
        assert_eq!(editor.must("entities").at("/unsaved"), true);
        editor.must("save");
        let saved = project.read("scenes/main.ron");
        assert!(saved.contains("turn_speed: 2.5"), "{saved}");
        assert_eq!(editor.must("reload").at("/outcome"), "unchanged");
        assert!(!is_loaded(&mut editor), "nothing of it has changed");

        systems.restore();
        let report = editor.must("reload");
        assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
        assert!(is_loaded(&mut editor));
        assert_eq!(off(&mut editor), Value::Array(Vec::new()));
        let speed = editor.must("get Shark Predator.turn_speed");
        assert_eq!(speed.at("/value"), 2.5, "{}", speed.fields);
        editor.must("step 5");
        editor.must("stop");
    }
}

#[test]
fn module_is_switched_off_and_on_by_hand() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let path = project.folder().to_string_lossy();
    let mut editor = Editor::start(
        &built,
        &["--headless", &path, "--safe", PLUGIN, "--run", "-"],
    );
    assert!(!is_loaded(&mut editor));
    assert_eq!(off(&mut editor)[0]["package"], PLUGIN);
    editor.must("step 5");
    editor.must("stop");
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must(&format!("module {PLUGIN} on"));
    assert!(is_loaded(&mut editor));
    let hash = editor.hash();

    // Also while a game plays, and edits stay.
    editor.must("set Shark Predator.turn_speed 2.5");
    let edited = editor.hash();
    editor.must("step 5");
    editor.must(&format!("module {PLUGIN} off"));
    editor.must("step 5");
    editor.must("stop");
    editor.must(&format!("module {PLUGIN} on"));
    assert_eq!(editor.hash(), edited);
    editor.must("undo");
    assert_eq!(editor.hash(), hash);
    for (line, word) in [
        ("module nobody off", "no module is called nobody"),
        (
            "module playground-systems-ecs off",
            "cannot be switched off",
        ),
        (
            "module playground-plugins-console off",
            "is a module of the editor",
        ),
        ("module nobody on", "no module that is off is called nobody"),
    ] {
        let refused = editor.run(line);
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
}
