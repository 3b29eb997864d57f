//! A start loads only what a dry run passed.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";
const END: &str = "\nplayground::export!();";

/// A plugin that aborts as soon as it is made.
const ABORTS: &str = r#"
use playground::prelude::*;

/// Cannot be made.
pub struct Bomb;

impl Default for Bomb {
    fn default() -> Self {
        std::process::abort()
    }
}

#[systems(name = "bomb")]
impl Bomb {
    #[system]
    fn run(_time: FrameTime) {}
}

playground::export!();"#;

#[test]
fn library_of_a_refused_reload_is_not_loaded_at_the_next_start() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = Editor::open(&built, project.folder());
    root.replace(END, ABORTS);
    assert_eq!(
        editor.run(&format!("reload {PLUGIN}")).at("/stage"),
        "dry run"
    );
    drop(editor);

    // The last good build runs, and says so.
    let mut again = Editor::open(&built, project.folder());
    again.wait_for_error("its last good build runs instead");
    again.must("play");
    again.must("step 3");
    again.must("stop");
    // It can be corrected without a restart: the last good build is that of this source.
    root.restore();
    assert_eq!(
        again.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "unchanged"
    );
    drop(again);

    // Corrected between two starts.
    let mut wrong = Editor::open(&built, project.folder());
    root.replace(END, ABORTS);
    assert_eq!(
        wrong.run(&format!("reload {PLUGIN}")).at("/stage"),
        "dry run"
    );
    drop(wrong);
    root.restore();
    let mut right = Editor::open(&built, project.folder());
    right.must("play");
    right.must("step 2");
    let ended = right.end();
    assert!(!ended.errors.contains("is refused"), "{}", ended.errors);
}

#[test]
fn plugin_without_a_good_build_is_left_out_and_loaded_when_it_is_corrected() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = Editor::open(&built, project.folder());
    root.replace(END, ABORTS);
    assert_eq!(
        editor.run(&format!("reload {PLUGIN}")).at("/stage"),
        "dry run"
    );
    drop(editor);
    let proven = built.libraries.join("deps/playground-proven.txt");
    std::fs::remove_file(&proven).expect("dry runs were passed");

    let mut without = Editor::open(&built, project.folder());
    without.wait_for_error("is refused, and it is not loaded");
    let modules = without.must("modules").fields.to_string();
    assert!(!modules.contains(PLUGIN), "{modules}");
    let before = project.read("scenes/main.ron");
    without.must("rename Sun Moon");
    for line in ["save", "save scenes/other.ron"] {
        let refused = without.run(line);
        for word in [PLUGIN, "fixture-model::Predator", "`saveanyway`"] {
            assert!(refused.refused().contains(word), "{}", refused.refused());
        }
    }
    assert_eq!(project.read("scenes/main.ron"), before);
    assert!(!project.path("scenes/other.ron").exists());
    without.must("saveanyway");
    let saved = project.read("scenes/main.ron");
    assert_eq!(saved, before.replace("\"Sun\"", "\"Moon\""));
    without.must("play");
    without.must("step 2");
    without.must("stop");
    root.restore();
    assert_eq!(without.must("reload").at("/outcome"), "done");
    without.must("play");
    without.must("step 2");
    without.must("stop");
    assert_eq!(without.generation(PLUGIN), 1);
    without.must("save");
}
