//! Components that are renamed, removed or swapped: their rows follow, or are kept aside and come
//! back, and later reloads go on.

use playground_tests_e2e::{Answer, Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use serde_json::{Value as Json, json};

const MODEL: &str = "tests/e2e/fixture/model/lib.rs";
const RULES: &str = "tests/e2e/fixture/plugin/rules.rs";
const EXPORT: &str = "playground::export!();";
const MODEL_NAME: &str = "playground-tests-e2e-fixture-model";

/// The model with these declarations.
fn model(declarations: &str) -> String {
    format!("use playground::prelude::*;\n\n{declarations}\n\n{EXPORT}")
}

fn component(options: &str, name: &str, fields: &str) -> String {
    format!("/// Of a test.\n#[component{options}]\npub struct {name} {{ {fields} }}\n")
}

const DEPTH: &str = "/// How deep.\n pub depth: f32,";
const RUST: &str = "/// How rusty.\n pub rust: f32,";

/// Changes a rule, so that the next reload passes the world on to its dry run.
fn reload_other(editor: &mut Editor, rules: &SourceEdit, round: usize) {
    rules.replace(
        "(middle - position) * flock.cohesion",
        &format!("(middle - position) * flock.cohesion * {round}.5"),
    );
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
}

fn notes(report: &Answer) -> String {
    report.at("/notes").to_string()
}

/// What becomes of the rows of `Wreck`, depth 7.5 on the shark, when it is replaced by other
/// declarations.
struct Change {
    what: &'static str,
    declarations: Vec<String>,
    /// Value of `get Shark Hull` afterwards; null when the shark has none.
    hull: Json,
    /// Words of the report.
    says: &'static str,
}

fn changes() -> Vec<Change> {
    let former = format!("(former = \"{MODEL_NAME}::Wreck\")");
    vec![
        Change {
            what: "renamed, and named by its successor",
            declarations: vec![component(&former, "Hull", &format!("{RUST} {DEPTH}"))],
            hull: json!({"rust": 0.0, "depth": 7.5}),
            says: "::Wreck\"",
        },
        Change {
            what: "renamed without a word",
            declarations: vec![component("", "Hull", DEPTH)],
            hull: Json::Null,
            says: "1 row of playground-tests-e2e-fixture-model::Wreck is kept",
        },
        Change {
            what: "removed",
            declarations: Vec::new(),
            hull: Json::Null,
            says: "1 row of playground-tests-e2e-fixture-model::Wreck is kept",
        },
    ]
}

#[test]
fn rows_of_a_component_that_is_gone_move_or_are_kept_until_it_comes_back() {
    let built = Built::acquire(Use::Changes);
    let (source, rules) = (SourceEdit::of(&built, MODEL), SourceEdit::of(&built, RULES));
    let project = TempProject::fixture(&built);
    for (round, change) in changes().into_iter().enumerate() {
        let mut editor = Editor::open(&built, project.folder());
        source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
        editor.must(&format!("reload {PLUGIN}"));
        let _may_be_back = editor.run("add Shark Wreck");
        editor.must("set Shark Wreck.depth 7.5");
        editor.must("save scenes/before.ron");
        source.replace(EXPORT, &model(&change.declarations.concat()));
        let report = editor.must(&format!("reload {PLUGIN}"));
        let context = format!("{}: {}", change.what, report.fields);
        assert_eq!(report.at("/outcome"), "done", "{context}");
        assert!(
            report.fields.to_string().contains(change.says) || notes(&report).contains(change.says),
            "{context}"
        );
        assert!(!editor.run("get Shark Wreck").is_ok(), "{context}");
        let hull = editor.run("get Shark Hull");
        let hull = if hull.is_ok() {
            hull.at("/value").clone()
        } else {
            Json::Null
        };
        assert_eq!(hull, change.hull, "{context}");
        // A scene from before is read in the same way.
        editor.must("save scenes/saved.ron");
        editor.must("open scenes/before.ron");
        let again = editor.run("get Shark Hull");
        assert_eq!(again.is_ok(), !change.hull.is_null(), "{context}");
        assert!(!editor.run("get Shark Wreck").is_ok(), "{context}");
        // Kept rows are part of the saved scene.
        editor.must("save scenes/saved.ron");
        let saved = project.read("scenes/saved.ron");
        assert!(saved.contains("depth: 7.5"), "{context}: {saved}");
        reload_other(&mut editor, &rules, round);
        // The other way round as well: it is declared again.
        source.replace(
            EXPORT,
            &model(&component("", "Wreck", &format!("{RUST} {DEPTH}"))),
        );
        editor.must(&format!("reload {PLUGIN}"));
        if change.hull.is_null() {
            let back = editor.must("get Shark Wreck");
            assert_eq!(
                back.at("/value"),
                &json!({"rust": 0.0, "depth": 7.5}),
                "{context}"
            );
        }
        source.restore();
        editor.must(&format!("reload {PLUGIN}"));
    }
}

#[test]
fn stop_after_a_component_is_gone_brings_the_scene_back_with_its_rows_kept() {
    let built = Built::acquire(Use::Changes);
    let source = SourceEdit::of(&built, MODEL);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("add Shark Wreck");
    editor.must("set Shark Wreck.depth 7.5");
    editor.must("play");
    editor.must("step 2");
    editor.must("set Shark Wreck.depth 9.5");
    source.restore();
    let report = editor.must(&format!("reload {PLUGIN}"));
    assert!(notes(&report).contains("1 row"), "{}", report.fields);
    editor.must("step 2");
    editor.must("stop");
    editor.must("save scenes/saved.ron");
    let saved = project.read("scenes/saved.ron");
    assert!(saved.contains("depth: 7.5"), "{saved}");
    // It comes back while the game plays, and stays after Stop.
    editor.must("play");
    source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
    let report = editor.must(&format!("reload {PLUGIN}"));
    assert!(notes(&report).contains("is back"), "{}", report.fields);
    assert_eq!(editor.must("get Shark Wreck.depth").at("/value"), 7.5);
    editor.must("step 2");
    editor.must("stop");
    assert_eq!(editor.must("get Shark Wreck.depth").at("/value"), 7.5);
    // It is renamed while the game plays: the scene has it under its new name after Stop.
    editor.must("play");
    editor.must("set Shark Wreck.depth 9.5");
    let former = format!("(former = \"{MODEL_NAME}::Wreck\")");
    source.replace(EXPORT, &model(&component(&former, "Hull", DEPTH)));
    editor.must(&format!("reload {PLUGIN}"));
    assert_eq!(editor.must("get Shark Hull.depth").at("/value"), 9.5);
    editor.must("stop");
    assert_eq!(editor.must("get Shark Hull.depth").at("/value"), 7.5);
    assert!(!editor.run("get Shark Wreck").is_ok());
}

#[test]
fn edits_of_before_a_reload_are_recovered_by_the_code_of_after() {
    let built = Built::acquire(Use::Changes);
    let former = format!("(former = \"{MODEL_NAME}::Wreck\")");
    let renamed = component(&former, "Hull", DEPTH);
    let cases = [
        ("renamed", renamed.as_str(), &[][..]),
        ("renamed in play", renamed.as_str(), &["play"][..]),
        ("removed", "", &[]),
    ];
    for (what, after, lines) in cases {
        let source = SourceEdit::of(&built, MODEL);
        let project = TempProject::fixture(&built);
        let mut editor = Editor::open(&built, project.folder());
        source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
        editor.must(&format!("reload {PLUGIN}"));
        editor.must("add Shark Wreck");
        editor.must("set Shark Wreck.depth 7.5");
        lines.iter().for_each(|line| drop(editor.must(line)));
        source.replace(EXPORT, &model(after));
        editor.must(&format!("reload {PLUGIN}"));
        if lines.is_empty() {
            editor.must("rename Sun Moon");
        }
        let texts = |editor: &mut Editor| editor.must("unread").at("/unread/0/text").clone();
        let before = texts(&mut editor);
        editor.kill();
        let mut editor = Editor::open(&built, project.folder());
        if lines.is_empty() {
            editor.must("get Moon");
        } else {
            editor.must("stop");
        }
        assert_eq!(texts(&mut editor), before, "{what}");
        if !after.is_empty() {
            assert_eq!(
                editor.must("get Shark Hull.depth").at("/value"),
                7.5,
                "{what}"
            );
        }
        editor.must("gotostep 0");
    }
}

#[test]
fn saved_edits_that_the_code_of_now_cannot_repeat_are_in_the_file() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let source = SourceEdit::of(&built, MODEL);
    let mut editor = Editor::open(&built, project.folder());
    source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("add Shark Wreck");
    editor.must("set Shark Wreck.depth 7.5");
    editor.must("save");
    editor.kill();
    source.restore();
    built.rebuild_plugins();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    let conflicts = editor.must("conflicts").at("/conflicts").clone();
    assert_eq!(conflicts, json!([]));
    let unread = editor.must("unread").at("/unread/0/text").clone();
    assert_eq!(unread, "(depth: 7.5)");
}

#[test]
fn swapped_names_keep_the_reloads_going() {
    let built = Built::acquire(Use::Changes);
    let (source, rules) = (SourceEdit::of(&built, MODEL), SourceEdit::of(&built, RULES));
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let both = |one: &str, other: &str| {
        model(&(component("", "Wreck", one) + &component("", "Hull", other)))
    };
    source.replace(EXPORT, &both(DEPTH, RUST));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("add Shark Wreck");
    editor.must("set Shark Wreck.depth 7.5");
    source.replace(EXPORT, &both(RUST, DEPTH));
    let report = editor.must(&format!("reload {PLUGIN}"));
    let migrations = report.at("/migrations").as_array().cloned();
    let lost = migrations
        .iter()
        .flatten()
        .find(|m| m["lost"] == json!(["depth"]));
    assert!(lost.is_some(), "{}", report.fields);
    editor.wait_for_error("Wreck lost depth");
    reload_other(&mut editor, &rules, 1);
}

/// Serde may leave fields of a row out, so that its bytes are not what the description says.
#[test]
fn entities_of_types_that_leave_fields_out_are_copied_deleted_and_undone() {
    let built = Built::acquire(Use::Changes);
    let source = SourceEdit::of(&built, MODEL);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let bag = "#[serde(default, skip_serializing_if = \"Vec::is_empty\")]\n/// What is in it.\n \
               pub items: Vec<u32>,\n/// How much.\n pub gold: u32,";
    source.replace(EXPORT, &model(&component("", "Bag", bag)));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("add Shark Bag");
    editor.must("set Shark Bag.gold 7");
    let before = editor.hash();
    editor.must("select Shark");
    editor.must("duplicate");
    let copied = editor.hash();
    editor.must("undo");
    assert_eq!(editor.hash(), before);
    editor.must("redo");
    assert_eq!(editor.hash(), copied);
    assert_eq!(editor.must("get \"Shark 2\" Bag.gold").at("/value"), 7);
    editor.must("despawn Shark");
    let deleted = editor.hash();
    editor.must("undo");
    assert_eq!(editor.hash(), copied);
    editor.must("redo");
    assert_eq!(editor.hash(), deleted);
    editor.kill();
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.hash(), deleted);
    editor.must("undo");
    assert_eq!(editor.hash(), copied);
}

/// Many entities that went in one step are renamed together.
#[test]
fn deleted_entities_come_back_after_a_rename_of_their_component() {
    let built = Built::acquire(Use::Changes);
    let source = SourceEdit::of(&built, MODEL);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("add Shark Wreck");
    editor.must("set Shark Wreck.depth 7.5");
    editor.must("select Shark");
    for _ in 0..6 {
        editor.must("duplicate");
        editor.must("selectall");
    }
    editor.must("save scenes/many.ron");
    let count = editor
        .must("entities")
        .at("/entities")
        .as_array()
        .map_or(0, Vec::len);
    assert!(count > 64, "{count}");
    editor.must("despawn");
    let former = format!("(former = \"{MODEL_NAME}::Wreck\")");
    source.replace(EXPORT, &model(&component(&former, "Hull", DEPTH)));
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("undo");
    assert_eq!(editor.must("get Shark Hull.depth").at("/value"), 7.5);
    assert_eq!(
        editor.must("entities").at("/unsaved"),
        false,
        "as it was saved"
    );
}

/// A file of before a rename is taken in by the code of after it, whichever name comes first.
#[test]
fn component_that_the_file_has_under_its_former_name_is_not_removed() {
    let built = Built::acquire(Use::Changes);
    for name in ["Abyss", "Yacht"] {
        let source = SourceEdit::of(&built, MODEL);
        let project = TempProject::fixture(&built);
        let mut editor = Editor::open(&built, project.folder());
        source.replace(EXPORT, &model(&component("", "Wreck", DEPTH)));
        editor.must(&format!("reload {PLUGIN}"));
        editor.must("add Shark Wreck");
        editor.must("set Shark Wreck.depth 7.5");
        editor.must("save");
        let old = project.read("scenes/main.ron");
        let former = format!("(former = \"{MODEL_NAME}::Wreck\")");
        source.replace(EXPORT, &model(&component(&former, name, DEPTH)));
        editor.must(&format!("reload {PLUGIN}"));
        editor.must(&format!("set Shark {name}.depth 8.5"));
        editor.must("save");
        project.write("scenes/main.ron", &old);
        let depth = format!("get Shark {name}.depth");
        assert_eq!(editor.must(&depth).at("/value"), 7.5, "{name}");
        editor.must("undo");
        assert_eq!(editor.must(&depth).at("/value"), 8.5, "{name}");
        editor.must("revert");
        assert_eq!(editor.must(&depth).at("/value"), 7.5, "{name}");
    }
}
