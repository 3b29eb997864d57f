//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::egui::{Key, vec2};
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Context, Handle, IdMap, egui_material_icons};
use playground_core_ecs::World;
use playground_core_ui::*;
use playground_plugins_modules::ModulesPanel;

struct Shown {
    world: Handle<World>,
    panel: ModulesPanel,
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
        panel: ModulesPanel::new(&context).expect("it needs no component"),
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

fn a_module(reloadable: bool) -> EditorState {
    let module = ModuleStatus {
        package: "boids".into(),
        view: "playground-core-ecs::SystemView".into(),
        view_model: "boids::Swim".into(),
        source: Some(("swim.rs".into(), 7)),
        reloadable,
        ..ModuleStatus::default()
    };
    EditorState {
        modules: vec![module],
        ..EditorState::default()
    }
}

#[test]
fn a_row_reloads_its_module_and_opens_its_source() {
    let mut harness = shown(a_module(true), 900.0);
    harness.get_by_label("Reload boids").click();
    harness.run_steps(2);
    harness.get_by_label("Open the source of boids").click();
    harness.run_steps(2);
    let expected = [
        Command::Reload(Some("boids".into())),
        Command::OpenSource("swim.rs".into(), 7),
    ];
    assert_eq!(taken(&mut harness), expected);
}

#[test]
fn what_cannot_be_reloaded_offers_no_reload() {
    let mut harness = shown(a_module(false), 900.0);
    harness.get_by_label("Reload boids").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn a_failed_reload_says_why_and_offers_the_restart() {
    let report = ReloadReport {
        outcome: ReloadOutcome::Failed {
            stage: "gates".into(),
            reason: "the contract changed".into(),
            restart: true,
        },
        ..ReloadReport::default()
    };
    let mut editor = a_module(true);
    editor.reloads.push(report);
    let mut harness = shown(editor, 500.0);
    assert!(harness.query_by_label("the contract changed").is_some());
    harness.get_by_label("Restart the editor").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [Command::Restart]);
}

#[test]
fn the_filter_is_a_field() {
    let mut harness = shown(a_module(true), 900.0);
    harness.get_by_label("Filter modules").click();
    harness.run_steps(2);
    harness.get_by_label("Filter modules").type_text("nothing");
    harness.run_steps(3);
    assert!(
        harness
            .query_by_label("No module has these words")
            .is_some()
    );
    harness.key_press(Key::Escape);
}
