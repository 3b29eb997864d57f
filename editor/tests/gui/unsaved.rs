//! What loses unsaved changes is asked about, wherever it comes from.

use crate::rig::{Rig, done, refused};
use playground_apps_editor::CommandError;
use playground_apps_editor::app::Ending;
use playground_apps_editor::window::WindowApp;
use playground_base::egui::Key;
use playground_core_ui::{Command, Effect, LogLevel};

/// An editor with a scene that differs from its file.
fn edited() -> Rig {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    assert_eq!(rig.entities(), 1);
    rig
}

#[test]
fn a_typed_line_that_would_lose_changes_is_asked_about() {
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
        assert!(rig.gui.shell.is_asking(), "{line} opens the question");
        let errors = rig.log(LogLevel::Error);
        assert!(errors[0].contains("not saved"), "{line}: {errors:?}");
    }
}

#[test]
fn a_command_of_a_menu_is_dropped_when_the_question_is_cancelled() {
    let mut rig = edited();
    rig.push(Command::NewScene);
    assert!(rig.gui.shell.is_asking());
    rig.press(Key::Escape);
    assert!(!rig.gui.shell.is_asking());
    assert_eq!(rig.entities(), 1);
}

#[test]
fn a_command_of_a_menu_is_executed_once_the_scene_is_saved() {
    let mut rig = edited();
    rig.push(Command::NewScene);
    // Save is the main button of the question, and the scene has no name yet.
    rig.press(Key::Enter);
    assert!(rig.gui.shell.is_asking(), "it asks for a name");
    assert_eq!(rig.entities(), 1);
    rig.press(Key::Enter);
    assert!(!rig.gui.shell.is_asking());
    assert_eq!(rig.entities(), 0);
    assert!(rig.project().join("scenes/main.ron").is_file());
}

#[test]
fn closing_the_window_is_asked_about() {
    let mut rig = edited();
    assert!(!rig.gui.on_close());
    assert!(rig.gui.shell.is_asking());
    let mut clean = Rig::new();
    assert!(clean.gui.on_close());
    assert!(matches!(clean.gui.app.ending, Some(Ending::Quit)));
}

#[test]
fn a_saved_scene_is_closed_without_a_question() {
    let mut rig = edited();
    rig.line("save scenes/main.ron");
    rig.line("newscene");
    assert!(!rig.gui.shell.is_asking());
    assert_eq!(rig.entities(), 0);
}

#[test]
fn a_script_means_what_it_says() {
    let mut rig = edited();
    done(rig.script("newscene"));
    assert_eq!(rig.entities(), 0);
    assert!(!rig.gui.shell.is_asking());
}

#[test]
fn every_command_that_discards_is_guarded() {
    let discards = Command::TABLE
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
fn what_is_not_possible_now_is_refused_with_what_to_do() {
    let mut rig = Rig::new();
    done(rig.script("close"));
    let error = refused(rig.script("spawn cube"));
    assert!(matches!(error, CommandError::NotNow(_)), "{error:?}");
    assert_eq!(error.to_string(), "no project is open: open one first");
}
