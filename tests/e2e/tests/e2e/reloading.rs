//! A reload during play replaces code and leaves the world unchanged.

use playground_tests_e2e::{Built, Editor, Fish, PLUGIN, SourceEdit, Use, fish};
use serde_json::json;

const RULES: &str = "tests/e2e/fixture/plugin/rules.rs";
const COMMANDS: &str = "tests/e2e/fixture/plugin/flock_commands.rs";
const BOID: &str = "tests/e2e/fixture/model/boid.rs";

/// The fastest that a fish may swim, in m/s, as the scene sets it.
const TOP_SPEED: f64 = 8.0;

/// Length of a step, in seconds.
const STEP_S: f64 = 1.0 / 60.0;

/// The fish after 60, 120 and 180 steps; calls `between` after the 120th.
fn swim(editor: &mut Editor, between: impl FnOnce(&mut Editor)) -> [Fish; 3] {
    editor.must("play");
    editor.must("step 60");
    let first = fish(editor);
    editor.must("step 60");
    let second = fish(editor);
    between(editor);
    editor.must("step 60");
    [first, second, fish(editor)]
}

#[test]
fn changed_rule_affects_the_living_flock() {
    let built = Built::acquire(Use::Changes);
    let rules = SourceEdit::of(&built, RULES);
    let mut steady = Editor::open(&built, &built.fixture());
    let undisturbed = swim(&mut steady, |_| {});
    drop(steady);

    let mut editor = Editor::open(&built, &built.fixture());
    let process = editor.process_id();
    let generation = editor.generation(PLUGIN);
    let others = editor.generation("playground-systems-ecs");
    let turned = swim(&mut editor, |editor| {
        let (hash, before) = (editor.hash(), fish(editor));
        rules.replace(
            "(middle - position) * flock.cohesion",
            "(position - middle) * flock.cohesion",
        );
        let report = editor.must("reload");
        assert_eq!(report.at("/outcome"), "done");
        assert_eq!(report.at("/migrations"), &json!([]));
        assert_eq!(editor.hash(), hash, "a reload leaves the world as it is");
        assert_eq!(fish(editor).positions, before.positions);
    });

    assert!(editor.is_running());
    assert_eq!(editor.process_id(), process);
    assert_eq!(editor.generation(PLUGIN), generation + 1);
    assert_eq!(editor.generation("playground-systems-ecs"), others);
    assert_eq!(turned[2].positions.len(), 500);
    assert_eq!(turned[2].ids(), turned[1].ids());
    assert_eq!(
        turned[1].positions, undisturbed[1].positions,
        "both were equal before the reload"
    );
    let reach = TOP_SPEED * 60.0 * STEP_S * 1.001;
    let farthest = turned[2].farthest_from(&turned[1]);
    assert!(
        farthest <= reach,
        "a fish jumped {farthest} m, {reach} m is the most"
    );

    let trend = |swum: &[Fish; 3]| {
        let gaps: Vec<f64> = swum.iter().map(Fish::mean_gap).collect();
        (gaps[1] - gaps[0], gaps[2] - gaps[1])
    };
    let (before, after) = trend(&turned);
    let (_, steady) = trend(&undisturbed);
    println!("mean gap per second: {before:+.3} m, then {after:+.3} m; undisturbed {steady:+.3} m");
    assert!(
        after > before + 0.05,
        "{after} m after {before} m: the fish part"
    );
    assert!(
        after > steady + 0.05,
        "{after} m, {steady} m without the reload"
    );
}

#[test]
fn new_field_is_added_to_living_fish_with_its_default() {
    let built = Built::acquire(Use::Changes);
    let model = SourceEdit::of(&built, BOID);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("play");
    editor.must("step 30");
    let hash = editor.hash();
    let queries: Vec<String> = (5..505)
        .step_by(5)
        .map(|id| format!("get {id} Boid"))
        .collect();
    let before = editor.run_all(&queries);

    model.replace(
        "pub fright: f32,",
        "pub fright: f32,\n    /// How rested.\n    pub energy: f32,",
    );
    let report = editor.must("reload");
    assert_eq!(report.at("/migrations/0/rows"), 500, "{}", report.fields);
    assert_eq!(report.at("/migrations/0/gained"), &json!(["energy"]));
    assert_eq!(report.at("/migrations/0/lost"), &json!([]));
    let after = editor.run_all(&queries);
    for (before, after) in before.iter().zip(&after) {
        let mut expected = before.at("/value").clone();
        expected["energy"] = json!(0.0);
        assert_eq!(after.at("/value"), &expected, "{}", after.line);
    }
    editor.must("step 2");
    editor.must("set 7 Boid.energy 0.5");
    assert_eq!(editor.must("get 7 Boid.energy").at("/value"), 0.5);

    model.restore();
    let report = editor.must("reload");
    assert_eq!(
        report.at("/migrations/0/lost"),
        &json!(["energy"]),
        "{}",
        report.fields
    );
    assert!(editor.must("get 7 Boid").at("/value/energy").is_null());
    editor.must("step 2");
    editor.must("stop");
    editor.must("play");
    editor.must("step 30");
    assert_eq!(editor.hash(), hash, "the same fish swim the same way again");
}

#[test]
fn reload_without_changes_reports_unchanged() {
    let built = Built::acquire(Use::Changes);
    let mut editor = Editor::open(&built, &built.fixture());
    let generation = editor.generation(PLUGIN);
    for line in ["reload".to_owned(), format!("reload {PLUGIN}")] {
        assert_eq!(editor.must(&line).at("/outcome"), "unchanged");
    }
    assert_eq!(editor.generation(PLUGIN), generation);
    let refused = editor.run("reload no-such-module");
    assert!(
        refused.refused().contains("no-such-module"),
        "{}",
        refused.refused()
    );
}

#[test]
fn game_commands_follow_a_reload_and_a_panic_or_taken_name_is_refused() {
    let built = Built::acquire(Use::Changes);
    let source = SourceEdit::of(&built, COMMANDS);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("add_fish 1");
    source.replace("fn add_fish(", "fn more_fish(");
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    editor.must("more_fish 2");
    let gone = editor.run("add_fish 1");
    assert!(gone.refused().contains("no command"), "{}", gone.fields);

    source.replace(
        "let mut count = 0;",
        "let mut count = 0; assert!(fish.is_empty(), \"the net tore\");",
    );
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    editor.must("play");
    editor.must("step 3");
    let hash = editor.hash();
    let torn = editor.run("remove_fish");
    assert!(torn.refused().contains("the net tore"), "{}", torn.fields);
    assert_eq!(editor.hash(), hash);
    editor.must("stop");

    source.replace("fn remove_fish(", "fn undo(");
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    let taken = editor.run("call undo");
    let words = "has the name of one of the editor's";
    assert!(taken.refused().contains(words), "{}", taken.fields);
    assert_eq!(editor.must("undo").at("/undone"), "Run more_fish");
}

#[test]
fn step_of_before_a_reload_is_undone_in_the_new_type() {
    const PREDATOR: &str = "tests/e2e/fixture/model/predator.rs";
    let built = Built::acquire(Use::Changes);
    let predator = SourceEdit::of(&built, PREDATOR);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("set Shark Predator.turn_speed 2.5");
    editor.must("despawn Shark");
    predator.replace(
        "#[field(unit = \"rad/s\", default = 1.8)]\n    pub turn_speed: f32",
        "#[field(default = None)]\n    pub turn_speed: Option<f64>",
    );
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    editor.must("undo");
    let turn_speed = editor.must("get Shark Predator.turn_speed");
    assert_eq!(turn_speed.at("/value"), 2.5, "{}", turn_speed.fields);
    editor.must("undo");
    let turn_speed = editor.must("get Shark Predator.turn_speed");
    assert!((turn_speed.at("/value").as_f64().unwrap_or(0.0) - 1.8).abs() < 1e-6);
    editor.must("redo");
    editor.must("revert");
}
