//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_core_ui::*;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_console::ConsolePanel;
use playground_tests_panels::{Scene, Shown, shown, taken};

/// The panel with an editor in this state.
fn open(editor: EditorState, width: f32) -> Harness<'static, Shown<ConsolePanel>> {
    shown(vec2(width, 400.0), Scene::with_editor(editor))
}

fn enter(harness: &mut Harness<'static, Shown<ConsolePanel>>, text: &str) {
    harness.get_by_label("Command line").click();
    harness.run_steps(2);
    harness.get_by_label("Command line").type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

fn lines(count: usize) -> EditorState {
    let line = |at: usize| LogLine {
        text: format!("line {at}"),
        count: 1,
        ..LogLine::default()
    };
    EditorState {
        log: (0..count).map(line).collect(),
        ..EditorState::default()
    }
}

#[test]
fn a_line_is_entered_and_comes_back_from_the_history() {
    let mut harness = open(EditorState::default(), 500.0);
    enter(&mut harness, "spawn cube");
    assert_eq!(
        taken(&mut harness),
        [EditorCommand::Execute("spawn cube".into())]
    );
    harness.key_press(Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(
        taken(&mut harness),
        [EditorCommand::Execute("spawn cube".into())]
    );
    enter(&mut harness, "   ");
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn only_the_newest_lines_are_drawn() {
    let mut harness = open(lines(100_000), 500.0);
    harness.run_steps(2);
    assert!(harness.query_by_label("line 99999").is_some());
    assert!(harness.query_by_label("line 0").is_none());
    harness.state_mut().scene.editor.log.push_back(LogLine {
        text: "the newest".into(),
        ..LogLine::default()
    });
    harness.run_steps(2);
    assert!(
        harness.query_by_label("the newest").is_some(),
        "it follows the end"
    );
}

#[test]
fn the_log_is_searched_and_cleared() {
    let mut harness = open(lines(300), 500.0);
    harness.get_by_label("Search the log").click();
    harness.run_steps(2);
    harness.get_by_label("Search the log").type_text("line 29");
    harness.run_steps(3);
    assert!(harness.query_by_label("line 299").is_some());
    assert!(harness.query_by_label("line 28").is_none());
    harness.get_by_label("Clear the log").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [EditorCommand::ClearLog]);
}

#[test]
fn typed_game_command_shows_its_usage_and_doc() {
    let mut editor = EditorState::default();
    let command = playground_core_ecs::ConsoleCommand::new("new_game", "Starts again.");
    editor.vocabulary.commands.push(command);
    let mut harness = open(editor, 500.0);
    harness.get_by_label("Command line").click();
    harness.run_steps(2);
    harness.get_by_label("Command line").type_text("new_game");
    harness.run_steps(2);
    assert!(harness.query_by_label("Starts again").is_some());
}
