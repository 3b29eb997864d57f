//! Code that ran can run again, without a build, and the world follows.

use playground_tests_e2e::{Answer, Built, Editor, PLUGIN, SourceEdit, Use, fish};
use serde_json::{Value, json};
use std::path::Path;

const RULES: &str = "tests/e2e/fixture/plugin/rules.rs";
const BOID: &str = "tests/e2e/fixture/model/boid.rs";
const PULL: &str = "(middle - position) * flock.cohesion";
const PUSH: &str = "(position - middle) * flock.cohesion";

fn running(editor: &mut Editor) -> u64 {
    let answer = editor.must("generations");
    let running = answer.at("/running").as_u64();
    running.unwrap_or_else(|| panic!("nothing runs: {}", answer.fields))
}

/// The row of a generation.
fn row(editor: &mut Editor, number: u64) -> Value {
    let answer = editor.must("generations");
    let rows = answer.at("/generations").as_array().cloned();
    let mut rows = rows.unwrap_or_default().into_iter();
    let row = rows.find(|row| row["number"] == number);
    row.unwrap_or_else(|| panic!("there is no generation {number}: {}", answer.fields))
}

/// How far the fish are apart after some steps.
fn gap_after_steps(editor: &mut Editor) -> f64 {
    editor.must("play");
    editor.must("step 60");
    let gap = fish(editor).mean_gap();
    editor.must("stop");
    gap
}

#[test]
fn earlier_code_runs_again_without_a_build_until_the_next_reload() {
    let built = Built::acquire(Use::Changes);
    let rules = SourceEdit::of(&built, RULES);
    let mut editor = Editor::open(&built, &built.fixture());
    let first = running(&mut editor);
    let pulled = gap_after_steps(&mut editor);

    rules.replace(PULL, PUSH);
    let report = editor.must("reload");
    let second = report.at("/generation").as_u64().unwrap_or_default();
    assert!(second > first, "{}", report.fields);
    let pushed = gap_after_steps(&mut editor);
    assert!(pushed > pulled, "{pushed} {pulled}");
    let of_second = row(&mut editor, second);
    let change = json!({"file": "plugin/rules.rs", "added": 1, "removed": 1});
    assert_eq!(of_second["changes"], json!([change]), "{of_second}");
    assert!(
        of_second["dry_run_frames"].as_u64() >= Some(3),
        "{of_second}"
    );
    assert!(
        of_second["memory_after_bytes"].as_u64() > Some(1 << 20),
        "{of_second}"
    );

    // While the game plays: its world goes on.
    editor.must("play");
    editor.must("step 10");
    let hash = editor.hash();
    let report = editor.must("generation back");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert_eq!(report.at("/stages/build"), &Value::Null, "nothing is built");
    assert!(
        report.at("/stages/dry run").as_f64() > Some(0.0),
        "it is tried as in a reload"
    );
    assert_eq!(editor.hash(), hash);
    editor.must("stop");
    assert_eq!(running(&mut editor), first);
    let again = gap_after_steps(&mut editor);
    assert!((again - pulled).abs() < 1e-9, "{again} {pulled}");

    // The sources are still those of the second.
    let report = editor.must("reload");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert_eq!(report.at("/generation"), second, "it is no new one");
    assert!((gap_after_steps(&mut editor) - pushed).abs() < 1e-9);
    assert_eq!(editor.must("reload").at("/outcome"), "unchanged");

    let number = format!("generation {first}");
    assert_eq!(editor.must(&number).at("/outcome"), "done");
    assert_eq!(editor.must(&number).at("/outcome"), "unchanged");
    assert_eq!(editor.must("generation latest").at("/outcome"), "done");
    assert_eq!(running(&mut editor), second);
    for (line, word) in [
        ("generation 999999", "there is no generation 999999"),
        ("generation never", "`never` is no generation"),
    ] {
        let refused = editor.run(line);
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
}

#[test]
fn world_follows_to_a_generation_without_a_field_and_back() {
    let built = Built::acquire(Use::Changes);
    let boid = SourceEdit::of(&built, BOID);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("play");
    editor.must("step 3");
    let before = editor.must("get 7 Boid").fields;
    boid.replace(
        "pub fright: f32,",
        "pub fright: f32,\n    /// How rested.\n    pub energy: f32,",
    );
    let report = editor.must("reload");
    let second = report.at("/generation").as_u64().unwrap_or_default();
    let fields = row(&mut editor, second)["fields"].clone();
    assert_eq!(fields[0]["gained"], json!(["energy"]), "{fields}");
    editor.must("set 7 Boid.energy 0.5");

    let report = editor.must("generation back");
    assert_eq!(
        report.at("/migrations/0/lost"),
        &json!(["energy"]),
        "{}",
        report.fields
    );
    assert_eq!(editor.must("get 7 Boid").fields, before);
    let report = editor.must("generation latest");
    assert_eq!(
        report.at("/migrations/0/gained"),
        &json!(["energy"]),
        "{}",
        report.fields
    );
    editor.must("get 7 Boid.energy");
    editor.must("step 2");
}

#[test]
fn generations_survive_a_restart_and_what_cannot_run_says_why() {
    let built = Built::acquire(Use::Changes);
    let rules = SourceEdit::of(&built, RULES);
    let mut editor = Editor::open(&built, &built.fixture());
    let first = running(&mut editor);
    rules.replace(PULL, PUSH);
    let second = editor
        .must("reload")
        .at("/generation")
        .as_u64()
        .unwrap_or_default();
    let kept = row(&mut editor, second);
    drop(editor);

    let mut again = Editor::open(&built, &built.fixture());
    assert_eq!(running(&mut again), second, "that of the sources");
    assert_eq!(row(&mut again, second), kept);
    assert_eq!(
        again.must(&format!("generation {first}")).at("/outcome"),
        "done"
    );
    assert_eq!(again.must("generation latest").at("/outcome"), "done");

    // The copies of the first one's plugin are gone.
    let name = file_of(&built, first);
    let store = built.fixture().join(".playground/generations/libraries");
    for folder in [store, built.libraries.join("deps")] {
        let _may_not_exist = std::fs::remove_file(folder.join(&name));
    }
    let refused = again.run(&format!("generation {first}"));
    for word in [PLUGIN, "is gone from the disk"] {
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
    assert!(row(&mut again, first)["obstacle"].as_str() != Some(""));
    assert_eq!(running(&mut again), second, "nothing has changed");

    // One that was built against other contracts.
    let text = read(&built, second).to_string();
    let shared = read(&built, second)["shared"].to_string();
    let other = text
        .replace(&format!("\"shared\":{shared}"), "\"shared\":7")
        .replace(
            &format!("\"number\":{second}"),
            &format!("\"number\":{}", second + 1),
        );
    let file = folder(&built).join(format!("{:06}.json", second + 1));
    std::fs::write(&file, other).expect("the fixture can be written");
    drop(again);
    let mut other = Editor::open(&built, &built.fixture());
    let refused = other.run(&format!("generation {}", second + 1));
    let removed = std::fs::remove_file(file);
    let words = "it was built against other contracts";
    assert!(refused.refused().contains(words), "{}", refused.fields);
    removed.expect("it was written");
}

fn folder(built: &Built) -> std::path::PathBuf {
    built.fixture().join(".playground/generations")
}

fn read(built: &Built, number: u64) -> Value {
    let file = folder(built).join(format!("{number:06}.json"));
    let text = std::fs::read_to_string(Path::new(&file)).expect("it is kept");
    serde_json::from_str(&text).expect("it is JSON")
}

/// The name of the copy of the plugin in a generation.
fn file_of(built: &Built, number: u64) -> String {
    let generation = read(built, number);
    let modules = generation["modules"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let plugin = modules.iter().find(|module| module["package"] == PLUGIN);
    let name = plugin.and_then(|plugin| plugin["file_name"].as_str());
    name.expect("the plugin is one of its modules").to_owned()
}

#[test]
fn failed_system_says_what_it_had_written_and_resumes_at_a_command() {
    const SYSTEMS: &str = "tests/e2e/fixture/plugin/flock_systems.rs";
    let built = Built::acquire(Use::Changes);
    let systems = SourceEdit::of(&built, SYSTEMS);
    let mut editor = Editor::open(&built, &built.fixture());
    let first = running(&mut editor);
    let moves = "transform.translation += boid.velocity * time.delta_s;";
    systems.replace(
        moves,
        &format!("{moves} assert!(time.index != 9 || transform.translation.x < -1e9, \"ebb\");"),
    );
    editor.must("reload");
    editor.must("play");
    editor.must("step 9");
    let refused = editor.run("step");
    for word in [
        "shoal::swim",
        "ebb",
        "flock_systems.rs:",
        "it had written",
        "of Transform",
    ] {
        assert!(
            refused.refused().contains(word),
            "`{word}` in {}",
            refused.fields
        );
    }
    editor.wait_for_error("it failed in step 9 and is off");
    let moved = |editor: &mut Editor| -> bool {
        let position =
            |editor: &mut Editor| -> Answer { editor.must("get 7 Transform.translation") };
        let before = position(editor);
        let _fails_while_it_is_off = editor.run("step 2");
        position(editor) != before
    };
    assert!(!moved(&mut editor));
    assert_eq!(editor.must("resume").at("/resumed"), 1);
    assert!(moved(&mut editor), "it runs again");
    let refused = editor.run("resume");
    assert!(
        refused.refused().contains("no system is off"),
        "{}",
        refused.fields
    );
    assert_eq!(editor.must("generation back").at("/generation"), first);
    assert!(moved(&mut editor), "the code before has no fault");
}
