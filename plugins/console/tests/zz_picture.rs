//! The panel as a user works with it.


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
    {
        use playground_base::*;
        let lib = Library::new(std::path::Path::new("libplayground_systems_console.so"), "playground_systems_console");
        let core = Library::new(std::path::Path::new("libplayground_core_console.so"), "playground_core_console");
        let v: ViewExport = core.table().unwrap().unwrap();
        for i in v.views { context.registry.register_view(*i).unwrap(); }
        let t: ViewModelExport = lib.table().unwrap().unwrap();
        let im = Implementation::create(t.view_models[0], &lib, 1, &context, context.registry.panics()).unwrap();
        context.registry.replace(&[], vec![im]).map_err(|e| e.to_string()).unwrap();
    }
    let state = Shown {
        panel: ConsolePanel::new(&context).expect("it needs no component"),
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
 for i in 0..60 { let lv = [LogLevel::Info, LogLevel::Warning, LogLevel::Error, LogLevel::Debug, LogLevel::Input, LogLevel::Answer][i%6]; e.log.push_back(LogLine { level: lv, time_s: i as f64 * 1.234, source: "boids-swim".into(), text: if lv==LogLevel::Answer {"spawn KIND [NAME] [PARENT]  Makes an entity\nsecond line".into()} else {format!("something was said about number {i} in a line that is a little long")}, count: 1 + (i as u32 % 4)*3 }); }
 let mut h = shown(e, w);
 h.get_by_label("Command line").click(); h.run_steps(2); h.get_by_label("Command line").type_text("s"); h.run_steps(4);
 h.render().unwrap().save(format!("/tmp/console_{w}.png")).unwrap();
 let t = std::time::Instant::now(); let mut r = playground_plugins_console::LogRows::default(); let log: std::collections::VecDeque<LogLine> = (0..100_000).map(|i| LogLine{ text: format!("a line of the usual length with number {i}"), source: "boids".into(), ..Default::default()}).collect(); let t2 = std::time::Instant::now(); r.update(&log, &Default::default()); println!("rebuild {:?}", t2.elapsed()); let f = playground_plugins_console::Filter{search: "number 7".into(), ..Default::default()}; let t2 = std::time::Instant::now(); r.update(&log, &f); println!("search {:?} {:?}", t2.elapsed(), t.elapsed());
 } }
