//! The panel as a user works with it.


use playground_base::egui::{Key, vec2};
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Context, Handle, IdMap, egui_material_icons};
use playground_core_ecs::World;
use playground_core_ui::*;
use playground_plugins_problems::ProblemsPanel;

struct Shown {
    world: Handle<World>,
    panel: ProblemsPanel,
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
        panel: ProblemsPanel::new(&context).expect("it needs no component"),
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


#[test] fn pic() { for w in [700.0f32, 240.0] {
 let mut e = EditorState::default();
 for i in 0..6 { e.problems.push(Problem { severity: if i%3==1 {Severity::Error} else {Severity::Warning}, source: "boids-swim".into(), message: format!("mismatched types: expected `f32`, found `u32` in a rather long message number {i}"), rendered: "error[E0308]: mismatched types\n  --> plugins/swim/lib.rs:12:5\n   |\n12 |     let x: f32 = 1u32;\n   |            ---   ^^^^ expected `f32`, found `u32`\n".into(), file: Some("/home/me/boids/plugins/swim/lib.rs".into()), line: 12, column: 5 }); }
 let mut h = shown(e, w);
 h.get_all_by_label("Show the compiler's text").next().unwrap().click(); h.run_steps(3);
 h.render().unwrap().save(format!("/tmp/problems_{w}.png")).unwrap(); } }
