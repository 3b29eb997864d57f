//! Commands that lose unsaved changes open a dialog, wherever they come from.

use crate::rig::{Rig, done, refused};
use playground_apps_editor::CommandError;
use playground_apps_editor::app::Ending;
use playground_apps_editor::window::WindowApp;
use playground_core_ui::{EditorCommand, Effect, LogLevel};
use playground_graphics::egui::Key;

/// An editor with a scene that differs from its file.
fn edited() -> Rig {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    assert_eq!(rig.entities(), 1);
    rig
}

#[test]
fn typed_line_that_loses_changes_opens_the_dialog() {
    for line in [
        "quit",
        "newscene",
        "close",
        "open /nowhere",
        "openscene main.ron",
    ] {
        let mut rig = edited();
        rig.line(line);
        assert!(rig.gui.app.ending.is_none(), "{line}");
        assert_eq!(rig.entities(), 1, "{line}");
        assert!(rig.gui.shell.has_keyboard(), "{line} opens the dialog");
        let errors = rig.log(LogLevel::Error);
        assert!(errors[0].contains("not saved"), "{line}: {errors:?}");
    }
}

#[test]
fn menu_command_is_dropped_when_the_dialog_is_cancelled() {
    let mut rig = edited();
    rig.push(EditorCommand::NewScene);
    assert!(rig.gui.shell.has_keyboard());
    rig.press(Key::Escape);
    assert!(!rig.gui.shell.has_keyboard());
    assert_eq!(rig.entities(), 1);
}

#[test]
fn menu_command_is_executed_after_saving() {
    let mut rig = edited();
    rig.push(EditorCommand::NewScene);
    // Save is the main button of the dialog, and the scene has no name yet.
    rig.press(Key::Enter);
    assert!(rig.gui.shell.has_keyboard(), "the name dialog is open");
    assert_eq!(rig.entities(), 1);
    rig.press(Key::Enter);
    assert!(!rig.gui.shell.has_keyboard());
    assert_eq!(rig.entities(), 0);
    assert!(rig.project().join("scenes/main.ron").is_file());
}

#[test]
fn closing_the_window_with_changes_opens_the_dialog() {
    let mut rig = edited();
    assert!(!rig.gui.on_close());
    assert!(rig.gui.shell.has_keyboard());
    let mut clean = Rig::new();
    assert!(clean.gui.on_close());
    assert!(matches!(clean.gui.app.ending, Some(Ending::Quit)));
}

#[test]
fn saved_scene_is_closed_without_a_dialog() {
    let mut rig = edited();
    rig.line("save scenes/main.ron");
    rig.line("newscene");
    assert!(!rig.gui.shell.has_keyboard());
    assert_eq!(rig.entities(), 0);
}

#[test]
fn script_discards_changes_without_a_dialog() {
    let mut rig = edited();
    done(rig.script("newscene"));
    assert_eq!(rig.entities(), 0);
    assert!(!rig.gui.shell.has_keyboard());
}

#[test]
fn every_command_that_discards_is_guarded() {
    let discards = EditorCommand::TABLE
        .iter()
        .filter(|row| row.effect == Effect::Discards);
    let names: Vec<&str> = discards.map(|row| row.name).collect();
    let expected = [
        "open",
        "trust",
        "new",
        "close",
        "newscene",
        "openscene",
        "quit",
    ];
    assert_eq!(names, expected);
}

#[test]
fn impossible_command_is_refused_with_a_remedy() {
    let mut rig = Rig::new();
    done(rig.script("close"));
    let error = refused(rig.script("spawn cube"));
    assert!(matches!(error, CommandError::NotNow(_)), "{error:?}");
    assert_eq!(error.to_string(), "no project is open: open one first");
}
