//! Observers that fail while the game runs.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";

/// An observer that panics some steps after the reload.
const BREAKS: &str = r#"
use playground::prelude::*;

/// Sent in a late step.
#[event]
pub struct Late {}

/// Sends it, and observes it.
#[derive(Default)]
pub struct Breaks;

#[systems(name = "breaks")]
impl Breaks {
    #[system]
    fn send(time: FrameTime, mut commands: Commands) {
        if time.index == 5 {
            commands.send(Late {});
        }
    }

    #[observer]
    fn count(_late: OnEvent<Late>) {
        panic!("it cannot count");
    }
}

playground::export!();"#;

#[test]
fn play_starts_again_although_an_observer_is_off() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("play");
    editor.must("step 3");
    root.replace("\nplayground::export!();", BREAKS);
    let reload = editor.must(&format!("reload {PLUGIN}"));
    assert_eq!(reload.at("/outcome"), "done");
    let broke = editor.run("step 4");
    assert!(broke.refused().contains("it cannot count"));
    editor.must("stop");
    editor.must("play");
}
