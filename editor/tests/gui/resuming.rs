//! What comes back when the process before did not end in order.

use crate::rig::{Rig, done};
use playground_apps_editor::window::WindowApp;
use playground_base::serde_json::{Value, from_str};
use playground_core_engine::PlayMode;
use playground_core_ui::LogLevel;
use std::time::{Duration, Instant};

/// Runs frames until nothing is left to be stored.
#[track_caller]
pub fn rest(rig: &mut Rig) {
    let start = Instant::now();
    while rig.gui.repaint_after().is_some() {
        assert!(start.elapsed() < Duration::from_secs(20), "it never rests");
        std::thread::sleep(Duration::from_millis(20));
        rig.frame();
    }
}

fn hash(rig: &mut Rig) -> Value {
    done(rig.script("hash"))["hash"].clone()
}

/// The layout of the panels, whatever the order in which it lists them.
fn layout(rig: &Rig) -> Value {
    let layout = rig.gui.shell.layout();
    from_str(&layout).expect("it is JSON")
}

#[test]
fn game_edits_selection_tools_and_layout_come_back_paused() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    rig.line("spawn cube Other");
    let scene = hash(&mut rig);
    rig.line("tool rotate");
    rig.line("togglepanel Console");
    rig.line("step 5");
    rig.line("set Box Transform.translation [1.0, 2.0, 3.0]");
    rig.line("select Other");
    let game = hash(&mut rig);
    let layout = layout(&rig);
    rest(&mut rig);
    let mut rig = rig.after_crash();
    rig.frame();
    let state = rig.gui.app.state();
    assert_eq!((state.play.mode, state.play.step), (PlayMode::Pause, 5));
    assert_eq!(state.selection.entities().len(), 1);
    assert_eq!(self::layout(&rig), layout);
    assert_eq!(hash(&mut rig), game, "with what was changed in the pause");
    assert!(rig.gui.shell.has_keyboard(), "the dialog is open");
    let recovered = rig
        .gui
        .app
        .state()
        .recovered
        .clone()
        .expect("edits are back");
    assert_eq!(recovered.steps.len(), 2);
    let text = "The game continues at step 5; it is paused";
    assert_eq!(recovered.game, text);
    assert!(rig.log(LogLevel::Warning).contains(&text));
    rig.line("stop");
    assert_eq!(hash(&mut rig), scene);
    rig.line("undo");
    assert_eq!(rig.entities(), 1);
    // What is left in order does not come back.
    rig.line("play");
    rest_of_play(&mut rig);
    done(rig.script("stop"));
    done(rig.script("quit"));
    let stored = std::fs::read_dir(rig.project().join(".playground/journal"));
    let names = stored
        .into_iter()
        .flatten()
        .flatten()
        .map(|of| of.file_name());
    let names: Vec<_> = names.collect();
    assert_eq!(names, ["lock"]);
    let mut rig = rig.after_crash();
    rig.frame();
    let state = rig.gui.app.state();
    assert_eq!(state.play.mode, PlayMode::Edit);
    assert!(state.recovered.is_none());
}

/// Plays until a keyframe is stored.
fn rest_of_play(rig: &mut Rig) {
    let start = Instant::now();
    let file = rig.project().join(".playground/journal/game");
    while !file.exists() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "nothing is stored"
        );
        std::thread::sleep(Duration::from_millis(5));
        rig.frame();
    }
}
