//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::egui::vec2;
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Context, Handle, IdMap, egui_material_icons};
use playground_core_ecs::World;
use playground_core_ui::{Command, EditorState, PanelContext, PanelView, ViewportFrame};
use playground_plugins_pools::PoolsPanel;

struct Shown {
    world: Handle<World>,
    panel: PoolsPanel,
    editor: EditorState,
    commands: Vec<Command>,
}

/// The panel of an empty world, drawn until it rests.
fn shown(width: f32) -> Harness<'static, Shown> {
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = Handle::new(workers.expect("a thread"));
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    let state = Shown {
        panel: PoolsPanel::new(&context).expect("it needs no component"),
        world: Handle::new(World::new(context.registry, workers)),
        editor: EditorState::default(),
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

#[test]
fn without_storage_it_says_what_is_missing() {
    let harness = shown(240.0);
    assert!(harness.query_by_label_contains("StorageView").is_some());
    assert!(harness.query_by_label_contains("when the module").is_some());
}
