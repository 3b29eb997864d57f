//! The dry run of a reload: what would end or hold the editor later is refused, also while a scene
//! is edited, and what modules print is shown.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";
const HEAD: &str = "#![forbid(unsafe_code)]\n";
const END: &str = "\nplayground::export!();";

/// A plugin with a system that does `BODY` in the stage `STAGE`.
const PLUGIN_OF: &str = r#"
use playground::prelude::*;

/// Tests what happens.
pub struct Risky;

impl Default for Risky {
    fn default() -> Self {
        NEW;
        Self
    }
}

#[systems(name = "risky")]
impl Risky {
    #[system(stage = STAGE)]
    fn run(time: FrameTime) {
        let _ = time;
        BODY
    }
}

playground::export!();"#;

/// Code that must be refused, and words of the refusal.
struct Risk {
    what: &'static str,
    new: &'static str,
    stage: &'static str,
    body: &'static str,
    words: &'static [&'static str],
}

const RISKS: &[Risk] = &[
    Risk {
        what: "ends a constructor with the exit code 86",
        new: "std::process::exit(86)",
        stage: "Update",
        body: "",
        words: &["ended the process", "86", PLUGIN, "was made"],
    },
    Risk {
        what: "ends a system with success and pretends to answer",
        new: "",
        stage: "Update",
        body: r#"println!("{{\"nonce\":0,\"answer\":{{\"Done\":{{\"Ok\":[]}}}}}}"); std::process::exit(0)"#,
        words: &["ended the process", "in risky::run in frame 0 of play"],
    },
    Risk {
        what: "aborts on the third frame",
        new: "",
        stage: "Fixed",
        body: "if time.index == 2 { std::process::abort() }",
        words: &["SIGABRT", "in risky::run in frame 2 of play"],
    },
    Risk {
        what: "loops at the start",
        new: "",
        stage: "Start",
        body: "loop { std::hint::spin_loop() }",
        words: &["processor time", "loop", "in risky::run in its Start stage"],
    },
    Risk {
        what: "waits for a lock that it holds",
        new: "",
        stage: "Start",
        body: "let lock = std::sync::Mutex::new(0); let _held = lock.lock(); drop(lock.lock());",
        words: &["slept", "lock", "in risky::run in its Start stage"],
    },
];

#[test]
fn what_would_end_or_hold_a_later_play_is_refused_while_the_scene_is_edited() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let hash = editor.hash();
    for risk in RISKS {
        let code = PLUGIN_OF
            .replace("NEW", risk.new)
            .replace("STAGE", risk.stage)
            .replace("BODY", risk.body);
        root.replace(END, &code);
        let answer = editor.run(&format!("reload {PLUGIN}"));
        let context = format!("a module that {}: {}", risk.what, answer.fields);
        assert_eq!(answer.at("/stage"), "dry run", "{context}");
        for word in risk.words {
            assert!(answer.refused().contains(word), "`{word}` in {context}");
        }
        assert_eq!(editor.hash(), hash, "{context}");
    }
    editor.must("play");
    editor.must("step 4");
    editor.must("stop");
}

#[test]
fn initialiser_of_a_library_runs_in_the_child_first() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let early = r#"
#[used]
#[unsafe(link_section = ".init_array")]
static EARLY: extern "C" fn() = {
    extern "C" fn early() {
        std::process::abort()
    }
    early
};
"#;
    root.replace(HEAD, early);
    let answer = editor.run(&format!("reload {PLUGIN}"));
    assert_eq!(answer.at("/stage"), "dry run", "{}", answer.fields);
    assert!(answer.refused().contains("was opened"), "{}", answer.fields);
    editor.must("play");
    editor.must("step 2");
}

#[test]
fn failing_system_of_an_edited_scene_is_loaded_and_its_output_is_shown() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let body = r#"
        for _ in 0..1000 { eprint!("{}", "deep water ".repeat(100)); }
        eprintln!();
        eprintln!("and the end of it");
        assert!(!time.is_dry_run, "no ground");
    "#;
    let code = PLUGIN_OF
        .replace("NEW", "")
        .replace("STAGE", "Fixed")
        .replace("BODY", body);
    root.replace(END, &code);
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    editor.wait_for_error("and the end of it");
    editor.must("play");
    editor.must("step 2");
}

#[test]
fn play_that_does_not_start_leaves_the_scene_as_it_was() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let (hash, entities) = (editor.hash(), editor.must("entities"));
    // The fish are spawned and random numbers are drawn by another system of the stage.
    let body = "assert!(time.is_dry_run, \"no ground\")";
    let code = PLUGIN_OF
        .replace("NEW", "")
        .replace("STAGE", "Start")
        .replace("BODY", body);
    root.replace(END, &code);
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    for line in ["play", "step 2", "play"] {
        let refused = editor.run(line);
        assert!(
            refused.refused().contains("no ground"),
            "{}",
            refused.fields
        );
        assert_eq!(editor.hash(), hash, "after `{line}`");
        assert_eq!(editor.must("entities"), entities, "after `{line}`");
    }
    root.restore();
    editor.must(&format!("reload {PLUGIN}"));
    editor.must("play");
    editor.must("step 2");
}

/// A plugin whose saved state does `SAVE` when it is saved and `RESTORE` when it is restored.
const STATEFUL: &str = r#"
use playground::prelude::*;

use playground::base::serde;

/// State that resists.
#[derive(Default)]
pub struct Wild;

impl serde::Serialize for Wild {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        SAVE;
        to.serialize_u32(7)
    }
}

impl<'de> serde::Deserialize<'de> for Wild {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let _ = <u32 as serde::Deserialize>::deserialize(from)?;
        RESTORE;
        Ok(Self)
    }
}

/// Has it.
#[derive(Default)]
pub struct Keeper;

#[systems(name = "keeper")]
impl Keeper {
    #[system]
    fn keep(state: Local<Wild>) {
        let _ = &*state;
    }
}

playground::export!();"#;

#[test]
fn state_that_cannot_be_saved_or_restored_is_refused_by_the_dry_run() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    for (save, restore, words) in [
        ("panic!(\"no state\")", "", ["Keeper", "no state"]),
        ("std::process::abort()", "", ["SIGABRT", "was saved"]),
        ("loop {}", "", ["processor time", "was saved"]),
        ("", "std::process::abort()", ["SIGABRT", "was restored"]),
        ("", "loop {}", ["processor time", "was restored"]),
    ] {
        let code = STATEFUL.replace("SAVE", save).replace("RESTORE", restore);
        root.replace(END, &code);
        let answer = editor.run(&format!("reload {PLUGIN}"));
        assert_eq!(answer.at("/stage"), "dry run", "{}", answer.fields);
        for word in words {
            assert!(
                answer.refused().contains(word),
                "`{word}` in {}",
                answer.fields
            );
        }
    }
    editor.must("play");
    editor.must("step 2");
    editor.must("stop");
}

/// A plugin with state that breaks as soon as the file `BREAK` exists.
const LATE: &str = r#"
use playground::base::Stateful;
use playground::ecs::SystemView;
use playground::prelude::*;

/// Breaks late.
pub struct Late;

impl Late {
    /// Without anything.
    pub fn new(_: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

fn check(what: &str) {
    let breaks = std::fs::read_to_string("BREAK").unwrap_or_default();
    assert!(!breaks.contains(what), "no {what}");
}

impl Stateful for Late {
    type State = u32;
    fn state(&self) -> u32 {
        check("saving");
        7
    }
    fn set_state(&self, _: u32) {
        check("restoring");
    }
}

#[view_model(stateful)]
impl SystemView for Late {}

playground::export!();"#;

#[test]
fn state_that_breaks_later_is_named_and_its_module_can_be_replaced() {
    let built = Built::acquire(Use::Changes);
    let root = SourceEdit::of(&built, ROOT);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let file = project.path("break.txt");
    root.replace(END, &LATE.replace("BREAK", &file.to_string_lossy()));
    let reload = format!("reload {PLUGIN}");
    assert_eq!(editor.must(&reload).at("/outcome"), "done");
    let hash = editor.hash();
    editor.must("play");
    editor.must("step 2");
    project.write("break.txt", "restoring");
    editor.must("stop");
    editor.wait_for_error("no restoring");
    assert_eq!(editor.hash(), hash);
    project.write("break.txt", "saving");
    let refused = editor.run("play");
    for words in ["::Late", "no saving", "its state is not saved"] {
        assert!(refused.refused().contains(words), "{}", refused.fields);
    }
    // What replaces it starts anew.
    root.restore();
    let report = editor.must(&reload);
    let states = report.at("/refused_states").to_string();
    assert!(states.contains("no saving"), "{states}");
    editor.must("play");
    editor.must("step 2");
}
