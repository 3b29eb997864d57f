//! The panel as a user works with it.


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
        .with_size(vec2(width, 400.0)).wgpu()
        .with_context_setup(|c: &playground_base::egui::Context| { egui_material_icons::initialize(c); let mut v = playground_base::egui::Visuals::dark(); v.panel_fill = theme::PANEL; v.extreme_bg_color = theme::FIELD; c.set_visuals(v); })
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


#[test] fn pic() { for w in [1100.0f32, 240.0] {
 let mut e = EditorState::default();
 for (pk, v, vm, pr) in [("playground-systems-ecs","playground-core-ecs::EntityView","playground-systems-ecs::EcsEntities",false),("playground-plugins-hierarchy","playground-core-ui::PanelView","playground-plugins-hierarchy::HierarchyPanel",false),("playground-plugins-inspector","playground-core-ui::PanelView","playground-plugins-inspector::InspectorPanel",false),("boids-swim","playground-core-ecs::SystemView","boids-swim::Swim",true),("boids-eat","playground-core-ecs::SystemView","",true),("playground-systems-webgl","playground-core-rendering::RenderingView","",false)] {
  e.modules.push(ModuleStatus { package: pk.into(), view: v.into(), view_model: vm.into(), api_version: 0x12ab34cd, state_version: 0xdeadbeef, generation: 2, file: format!("/x/target/debug/lib{}.so", pk.replace('-',"_")).into(), size_bytes: 74_250, load_ms: 3.2, source: Some(("a.rs".into(), 3)), reloadable: !pr || vm != "", of_project: pr, error: if pk.contains("webgl") {"cannot load: no adapter".into()} else {String::new()}, kind: ModuleKind::Plugin }); }
 let st = |stage, time_ms| StageTime { stage, time_ms };
 e.reloads.push(ReloadReport { modules: vec![("boids-swim".into(), 2)], outcome: ReloadOutcome::Done, stages: vec![st("build",812.0),st("gates",3.0),st("try",140.0),st("save",1.0),st("load",12.0),st("restore",2.0),st("first frame",16.0)], total_ms: 986.0, migrations: vec![playground_core_ecs::MigrationReport{component:"boids::Boid".into(), rows: 1200, gained: vec!["fear".into()], lost: vec!["speed".into()], renamed: vec![]}], refused_states: vec!["boids-eat::Eat".into()] });
 let mut h = shown(e, w);
 h.run_steps(3);
 h.render().unwrap().save(format!("/tmp/modules_{w}.png")).unwrap(); } }
