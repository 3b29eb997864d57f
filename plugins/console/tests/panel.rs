//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::egui::{Key, vec2};
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Context, Handle, IdMap, egui_material_icons};
use playground_core_ecs::World;
use playground_core_ui::*;
use playground_plugins_console::ConsolePanel;

struct Shown {
    world: Handle<World>,
    panel: ConsolePanel,
    editor: EditorState,
    commands: Vec<Command>,
}

/// The panel with an editor in this state, drawn until it rests.
fn shown(editor: EditorState, width: f32) -> Harness<'static, Shown> {
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = Handle::new(workers.expect("a thread"));
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    let state = Shown {
        panel: ConsolePanel::new(&context).expect("it needs no component"),
        world: Handle::new(World::new(context.registry, workers)),
        editor,
        commands: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(width, 400.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, state);
    harness.run_steps(3);
    harness
}

fn show(ui: &mut playground_base::egui::Ui, shown: &mut Shown) {
    let mut context = PanelContext {
        world: &shown.world,
        state: &shown.editor,
        commands: &mut shown.commands,
        viewport: &mut ViewportFrame::default(),
    };
    shown.panel.ui(ui, &mut context);
}

fn taken(harness: &mut Harness<'static, Shown>) -> Vec<Command> {
    std::mem::take(&mut harness.state_mut().commands)
}

fn enter(harness: &mut Harness<'static, Shown>, text: &str) {
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
    let mut harness = shown(EditorState::default(), 500.0);
    enter(&mut harness, "spawn cube");
    assert_eq!(taken(&mut harness), [Command::Execute("spawn cube".into())]);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [Command::Execute("spawn cube".into())]);
    enter(&mut harness, "   ");
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn only_the_newest_lines_are_drawn() {
    let mut harness = shown(lines(100_000), 500.0);
    harness.run_steps(2);
    assert!(harness.query_by_label("line 99999").is_some());
    assert!(harness.query_by_label("line 0").is_none());
    harness.state_mut().editor.log.push_back(LogLine {
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
    let mut harness = shown(lines(300), 500.0);
    harness.get_by_label("Search the log").click();
    harness.run_steps(2);
    harness.get_by_label("Search the log").type_text("line 29");
    harness.run_steps(3);
    assert!(harness.query_by_label("line 299").is_some());
    assert!(harness.query_by_label("line 28").is_none());
    harness.get_by_label("Clear the log").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [Command::ClearLog]);
}
