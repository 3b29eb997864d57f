//! Fields that a reload removes, renames or gives another type: no value is lost, in the world, in
//! undo, in scenes, and in the world to which Stop goes back.

use playground_tests_e2e::{Answer, Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use serde_json::{Value as Json, json};

const MODEL: &str = "tests/e2e/fixture/model/lib.rs";
const EXPORT: &str = "playground::export!();";
const WRECK: &str = "playground-tests-e2e-fixture-model::Wreck";

/// The model with a component of these fields.
fn model(fields: &str) -> String {
    format!(
        "use playground::prelude::*;\n\n/// Of a test.\n#[component]\npub struct Wreck {{\n{fields}}}\n\n\
         {EXPORT}"
    )
}

fn field(name: &str, kind: &str) -> String {
    format!("    /// Of a test.\n    pub {name}: {kind},\n")
}

fn original() -> String {
    field("depth", "f32") + &field("label", "String") + &field("crew", "u32")
}

struct Wreck {
    editor: Editor,
    source: SourceEdit,
    project: TempProject,
}

impl Wreck {
    /// A shark with a wreck: depth 7.5 and then 8.5, label \"old\", crew 3.
    fn open(built: &Built) -> Self {
        let source = SourceEdit::of(built, MODEL);
        let project = TempProject::fixture(built);
        let mut editor = Editor::open(built, project.folder());
        source.replace(EXPORT, &model(&original()));
        editor.must(&format!("reload {PLUGIN}"));
        for line in [
            "add Shark Wreck",
            "set Shark Wreck.crew 3",
            "set Shark Wreck.label \"old\"",
            "set Shark Wreck.depth 7.5",
            "save scenes/before.ron",
            "set Shark Wreck.depth 8.5",
        ] {
            editor.must(line);
        }
        Self {
            editor,
            source,
            project,
        }
    }

    fn reload(&mut self, fields: &str) -> Answer {
        self.source.replace(EXPORT, &model(fields));
        self.editor.must(&format!("reload {PLUGIN}"))
    }

    fn value(&mut self) -> Json {
        self.editor.must("get Shark Wreck").at("/value").clone()
    }

    /// Paths and texts of what is kept.
    fn kept(&mut self) -> Vec<(String, String)> {
        let unread = self.editor.must("unread");
        let rows = unread.at("/unread").as_array().cloned().unwrap_or_default();
        let text = |row: &Json, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let row = |row: &Json| {
            let name = text(row, "name");
            let path = name
                .strip_prefix(WRECK)
                .unwrap_or(&name)
                .trim_start_matches('.');
            (path.to_owned(), text(row, "text"))
        };
        rows.iter().map(row).collect()
    }

    fn saved(&mut self) -> String {
        self.editor.must("save scenes/saved.ron");
        self.project.read("scenes/saved.ron")
    }
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    pairs.iter().map(owned).collect()
}

#[test]
fn values_without_a_place_are_kept_undone_saved_and_come_back() {
    let built = Built::acquire(Use::Changes);
    let mut wreck = Wreck::open(&built);
    // A whole number takes no 8.5, the label is gone, and the crew became optional.
    let narrow = field("depth", "u32") + &field("crew", "Option<u8>");
    let report = wreck.reload(&narrow);
    let notes = report.at("/notes").to_string();
    assert!(notes.contains("label is kept as text"), "{}", report.fields);
    assert_eq!(wreck.value(), json!({"depth": 0, "crew": 3}));
    let both = owned(&[("depth", "8.5"), ("label", "\"old\"")]);
    assert_eq!(wreck.kept(), both);
    let saved = wreck.saved();
    assert!(
        saved.contains("depth: 8.5") && saved.contains("label: \"old\""),
        "{saved}"
    );

    // Steps of before the reload, with their values.
    wreck.editor.must("undo");
    assert_eq!(
        wreck.kept(),
        owned(&[("depth", "7.5"), ("label", "\"old\"")])
    );
    wreck.editor.must("redo");
    assert_eq!(wreck.kept(), both);

    // The user drops one, gives another a value, and takes both back.
    wreck.editor.must("dropunread Shark Wreck.label");
    assert_eq!(wreck.kept(), owned(&[("depth", "8.5")]));
    wreck.editor.must("set Shark Wreck.depth 4");
    assert_eq!(wreck.kept(), []);
    wreck.editor.must("undo");
    wreck.editor.must("undo");
    assert_eq!(wreck.kept(), both);
    assert_eq!(wreck.value(), json!({"depth": 0, "crew": 3}));

    // A scene of before reads in the same way, and a copy has the same.
    wreck.editor.must("open scenes/before.ron");
    assert_eq!(
        wreck.kept(),
        owned(&[("depth", "7.5"), ("label", "\"old\"")])
    );
    assert_eq!(wreck.value(), json!({"depth": 0, "crew": 3}));
    wreck.editor.must("open scenes/saved.ron");
    wreck.editor.must("select Shark");
    wreck.editor.must("duplicate");
    assert_eq!(wreck.kept().len(), 4);
    wreck.editor.must("undo");

    // Both come back with the code that can read them.
    let report = wreck.reload(&original());
    assert!(
        report.at("/notes").to_string().contains("label is back"),
        "{}",
        report.fields
    );
    assert_eq!(wreck.kept(), []);
    assert_eq!(
        wreck.value(),
        json!({"depth": 8.5, "label": "old", "crew": 3})
    );
    assert_eq!(wreck.saved().matches("label").count(), 1);
}

#[test]
fn steps_of_before_a_reload_bring_their_values_back_after_it() {
    let built = Built::acquire(Use::Changes);
    let mut wreck = Wreck::open(&built);
    // One field is gone, one has another name, one another type.
    let renamed = "    /// Of a test.\n    #[field(former = \"label\")]\n    pub title: String,\n";
    let changed = renamed.to_owned() + &field("crew", "Vec<u16>");
    wreck.reload(&changed);
    assert_eq!(wreck.value(), json!({"title": "old", "crew": [3]}));
    assert_eq!(wreck.kept(), owned(&[("depth", "8.5")]));
    // All steps back to the one that added the component, and forward again.
    for _ in 0..4 {
        wreck.editor.must("undo");
    }
    assert_eq!(wreck.value(), json!({"title": "", "crew": [0]}));
    wreck.editor.must("undo");
    assert!(!wreck.editor.run("get Shark Wreck").is_ok());
    assert_eq!(wreck.kept(), []);
    for _ in 0..5 {
        wreck.editor.must("redo");
    }
    assert_eq!(wreck.value(), json!({"title": "old", "crew": [3]}));
    assert_eq!(wreck.kept(), owned(&[("depth", "8.5")]));
    // An entity that was despawned before a reload comes back after it.
    wreck.editor.must("despawn Shark");
    assert_eq!(wreck.kept(), []);
    let back = "    /// Of a test.\n    #[field(former = \"title\")]\n    pub label: String,\n";
    wreck.reload(&(field("depth", "f32") + back + &field("crew", "u32")));
    wreck.editor.must("undo");
    assert_eq!(wreck.kept(), []);
    assert_eq!(
        wreck.value(),
        json!({"depth": 8.5, "label": "old", "crew": 3})
    );
    for (line, depth) in [("undo", 7.5), ("redo", 8.5)] {
        wreck.editor.must(line);
        assert_eq!(
            wreck.value(),
            json!({"depth": depth, "label": "old", "crew": 3})
        );
    }
}

#[test]
fn values_of_the_scene_before_play_are_kept_as_those_of_the_game() {
    let built = Built::acquire(Use::Changes);
    let mut wreck = Wreck::open(&built);
    wreck.editor.must("play");
    wreck.editor.must("step 1");
    wreck.editor.must("set Shark Wreck.label \"played\"");
    wreck.reload(&field("crew", "u32"));
    assert_eq!(
        wreck.kept(),
        owned(&[("depth", "8.5"), ("label", "\"played\"")])
    );
    wreck.editor.must("stop");
    assert_eq!(
        wreck.kept(),
        owned(&[("depth", "8.5"), ("label", "\"old\"")])
    );
    // They come back while a game plays, and stay after it.
    wreck.editor.must("play");
    wreck.reload(&original());
    let all = json!({"depth": 8.5, "label": "old", "crew": 3});
    assert_eq!(wreck.value(), all);
    wreck.editor.must("stop");
    assert_eq!((wreck.value(), wreck.kept()), (all, Vec::new()));
}

#[test]
fn plan_names_what_changes_and_a_rename_is_written_into_the_source() {
    let built = Built::acquire(Use::Changes);
    let mut wreck = Wreck::open(&built);
    let renamed = field("depth", "f64") + &field("title", "String") + &field("crew", "u32");
    wreck.source.replace(EXPORT, &model(&renamed));
    wreck.editor.must("play");
    let plan = wreck.editor.must(&format!("previewreload {PLUGIN}"));
    assert_eq!(plan.at("/outcome"), "waiting", "{}", plan.fields);
    assert_eq!(plan.at("/exact"), false);
    let change = plan.at("/components/0");
    for (key, expected) in [
        ("component", json!(WRECK)),
        ("gained", json!(["title"])),
        ("lost", json!(["label"])),
        ("converted", json!(["depth: f32 -> f64"])),
        ("rename_offers", json!([["label", "title"]])),
        ("rows", json!(1)),
        ("kept", json!(1)),
        ("gone", json!(false)),
        ("scenes", json!(["scenes/before.ron"])),
    ] {
        assert_eq!(change[key], expected, "{key}: {}", plan.fields);
    }
    // Nothing has changed, and the game goes on.
    let before = json!({"depth": 8.5, "label": "old", "crew": 3});
    assert_eq!(wreck.value(), before);
    wreck.editor.must("step 2");
    assert_eq!(wreck.editor.must("plan").at("/plan/exact"), false);
    let generation = wreck.editor.generation(PLUGIN);
    wreck.editor.must("keepcode");
    assert_eq!(wreck.editor.must("plan").at("/plan"), &Json::Null);
    assert!(!wreck.editor.run("applyreload").is_ok());
    assert_eq!(
        (wreck.editor.generation(PLUGIN), wreck.value()),
        (generation, before)
    );
    // What changed meanwhile is taken.
    wreck.editor.must(&format!("previewreload {PLUGIN}"));
    wreck.editor.must("set Shark Wreck.label \"meanwhile\"");
    let report = wreck.editor.must("applyreload");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert_eq!(wreck.value(), json!({"depth": 8.5, "title": "", "crew": 3}));
    assert_eq!(wreck.kept(), owned(&[("label", "\"meanwhile\"")]));
    // The former name goes into the source, and what was kept comes along.
    let refused = wreck.editor.run("renamefield Wreck label crews");
    assert!(!refused.is_ok());
    let report = wreck.editor.must("renamefield Wreck label title");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert_eq!(
        wreck.value(),
        json!({"depth": 8.5, "title": "meanwhile", "crew": 3})
    );
    assert_eq!(wreck.kept(), []);
    let text = std::fs::read_to_string(built.root.join(MODEL)).expect("the source is there");
    let expected = "    /// Of a test.\n    #[field(former = \"label\")]\n    pub title: String,\n";
    assert!(text.contains(expected), "{text}");
    wreck.editor.must("stop");
    assert_eq!(
        wreck.value(),
        json!({"depth": 8.5, "title": "old", "crew": 3})
    );
}
