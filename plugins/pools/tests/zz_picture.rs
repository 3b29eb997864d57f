//! The panel as a user works with it.


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
    let world = Handle::new(World::new(context.registry.clone(), workers));
    {
        use playground_base::*;
        use playground_core_ecs::*;
        let p = |n: &str| Library::new(std::path::Path::new(&format!("lib{n}.so")), n);
        let core = p("playground_core_ecs"); let ecs = p("playground_systems_ecs");
        let v: ViewExport = core.table().unwrap().unwrap();
        for i in v.views { context.registry.register_view(*i).unwrap(); }
        let t: ViewModelExport = ecs.table().unwrap().unwrap();
        let mut context = Context { registry: context.registry.clone(), pools: IdMap::default() };
        for n in ["playground_core_ecs", "playground_core_rendering"] { let l = p(n); let m: ModelsExport = l.table().unwrap().unwrap(); let mut st = world.structure.write();
          for info in m.crates.iter().flat_map(|c| c.models) { let ix = st.pools.len() as u32; let pool = (info.new_pool)(&st.cells, ix, &l); st.pool_of.insert(pool.component(), ix); context.pools.insert(pool.component(), pool.clone()); st.pools.push(pool); } }
        let all: Vec<_> = t.view_models.iter().map(|i| Implementation::create(*i, &ecs, 1, &context, context.registry.panics()).unwrap()).collect();
        context.registry.replace(&[], all).map_err(|e| e.to_string()).unwrap();
        let cv: BoundComponentView = context.registry.bind().unwrap();
        for n in ["playground_core_ecs", "playground_core_rendering"] { let l = p(n); let m: ModelsExport = l.table().unwrap().unwrap();
          for c in m.crates { cv.call(|v| v.register(&world, c.models, &l)).unwrap(); } }
        let ev: BoundEntityView = context.registry.bind().unwrap();
        let id = |n: &str| ComponentId(stable_id(n));
        for i in 0..12345 { let mut c = vec![(id("playground-core-ecs::Transform"), RowSource::Default)]; if i % 3 == 0 { c.push((id("playground-core-ecs::Name"), RowSource::Default)); }
          ev.call(|v| v.spawn(&world, vec![Spawn { id: None, components: c.clone() }])).unwrap().unwrap(); }
    }
    let state = Shown {
        panel: PoolsPanel::new(&context).expect("it needs no component"),
        world,
        editor: EditorState::default(),
        commands: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(width, 400.0)).wgpu()
        .with_context_setup(|c: &playground_base::egui::Context| { egui_material_icons::initialize(c); let mut v = playground_base::egui::Visuals::dark(); v.panel_fill = playground_core_ui::theme::PANEL; c.set_visuals(v); })
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

#[test] fn pic() { for w in [900.0f32, 240.0] { let mut h = shown(w); h.run_steps(20); h.render().unwrap().save(format!("/tmp/pools_{w}.png")).unwrap(); } }
