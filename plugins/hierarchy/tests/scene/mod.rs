//! A world made by hand: panels read worlds, so no system is needed to show them one.
#![allow(dead_code, reason = "each test uses the parts it needs")]

use playground_base::loader::in_place;
use playground_base::{
    BindingRegistry, Component, Context, Handle, IdMap, Library, ModelInfo, ModelsExport, TableId,
    Value, egui, rayon::ThreadPoolBuilder, to_value,
};
use playground_core_ecs::{
    ComponentId, EntityId, EntitySlot, Name, Parent, Storage, Structure, World,
};
use playground_core_rendering::MeshRenderer;
use playground_core_ui::{Command, EditorState, PanelContext, PanelView, ViewportFrame};

/// A world and what a panel is shown with.
pub struct Scene {
    pub world: Handle<World>,
    pub editor: EditorState,
    pub commands: Vec<Command>,
    viewport: ViewportFrame,
}

impl Scene {
    /// An empty world that knows the components of core.
    pub fn new() -> Self {
        let workers = ThreadPoolBuilder::new().num_threads(1).build();
        let workers = Handle::new(workers.expect("a thread"));
        let world = World::new(Handle::new(BindingRegistry::default()), workers);
        let mut structure = world.structure.write();
        for name in ["playground_core_ecs", "playground_core_rendering"] {
            register(&mut structure, name);
        }
        drop(structure);
        Self {
            world: Handle::new(world),
            editor: EditorState::default(),
            commands: Vec::new(),
            viewport: ViewportFrame::default(),
        }
    }

    /// Makes components of the test itself known.
    pub fn register(&self, models: &[ModelInfo]) {
        let library = library_of("playground_core_ecs");
        add_pools(&mut self.world.structure.write(), models, &library);
    }

    /// What a panel is made with.
    pub fn context(&self) -> Context {
        let structure = self.world.structure.read();
        let pools = structure.pools.iter();
        let pools: IdMap<_, _> = pools.map(|pool| (pool.component(), pool.clone())).collect();
        Context {
            registry: self.world.registry.clone(),
            pools,
        }
    }

    /// Adds an entity with these components.
    pub fn spawn(&self, rows: Vec<(ComponentId, Value)>) -> EntityId {
        spawn(&mut self.world.structure.write(), rows)
    }

    /// Adds an entity with a name and a parent.
    pub fn named(&self, name: &str, parent: Option<EntityId>) -> EntityId {
        self.spawn(rows_of(name, parent))
    }

    /// Adds a mesh with a name and a parent.
    pub fn mesh(&self, name: &str, parent: Option<EntityId>) -> EntityId {
        let mut rows = rows_of(name, parent);
        rows.push(row(&MeshRenderer::default()));
        self.spawn(rows)
    }

    /// Shows a panel for one frame.
    pub fn show(&mut self, panel: &impl PanelView, ui: &mut egui::Ui) {
        self.editor.entities = self.world.structure.read().entities.alive;
        panel.ui(
            ui,
            &mut PanelContext {
                world: &self.world,
                state: &self.editor,
                commands: &mut self.commands,
                viewport: &mut self.viewport,
            },
        );
    }
}

/// A component as a row.
pub fn row<T: Component>(component: &T) -> (ComponentId, Value) {
    let id = ComponentId(playground_base::stable_id(T::NAME));
    (id, to_value(component).expect("a component serialises"))
}

pub fn rows_of(name: &str, parent: Option<EntityId>) -> Vec<(ComponentId, Value)> {
    let name = name.to_owned();
    let mut rows = vec![row(&Name { name })];
    rows.extend(parent.map(|entity| row(&Parent { entity })));
    rows
}

fn register(structure: &mut Structure, crate_name: &str) {
    let library = library_of(crate_name);
    let export: ModelsExport = library
        .table()
        .expect("the library opens")
        .expect("it exports models");
    for models in export.crates {
        add_pools(structure, models.models, &library);
    }
}

/// The library that this process runs on; cargo puts it beside the test or one folder above.
fn library_of(crate_name: &str) -> Library {
    let name = format!("lib{crate_name}{}", std::env::consts::DLL_SUFFIX);
    let test = std::env::current_exe().expect("the test is a file");
    let mut folders = test.ancestors().skip(1).take(3);
    let found = folders.find_map(|folder| {
        let places = [folder.join(&name), folder.join("deps").join(&name)];
        places.into_iter().find_map(|file| file.canonicalize().ok())
    });
    let file = found.expect("cargo builds what the test depends on");
    let staged = in_place(&file, crate_name).expect("the library is there");
    staged.library
}

fn add_pools(structure: &mut Structure, models: &[ModelInfo], library: &Library) {
    for info in models {
        let index = structure.pools.len() as u32;
        let pool = (info.new_pool)(&structure.cells, index, library);
        structure.pool_of.insert(pool.component(), index);
        structure.pools.push(pool);
    }
}

/// Adds an entity to a world by hand.
pub fn spawn(structure: &mut Structure, mut rows: Vec<(ComponentId, Value)>) -> EntityId {
    rows.sort_by_key(|(id, _)| *id);
    let components: Vec<ComponentId> = rows.iter().map(|(id, _)| *id).collect();
    let table = match structure.table_of.get(&components) {
        Some(table) => *table,
        None => add_table(structure, components),
    };
    let index = structure.entities.slots.len() as u32;
    let id = EntityId {
        index,
        generation: 0,
    };
    let storage = &mut structure.tables[table.0 as usize];
    structure.entities.slots.push(EntitySlot {
        generation: 0,
        table,
        row: storage.entities.len() as u32,
    });
    structure.entities.alive += 1;
    storage.entities.push(id);
    for (component, value) in rows {
        let pool = structure
            .as_pool(component)
            .expect("a known component")
            .clone();
        let pushed = pool.push_value(&mut structure.cells, table, value);
        pushed.expect("a value that fits");
    }
    structure.version += 1;
    id
}

fn add_table(structure: &mut Structure, components: Vec<ComponentId>) -> TableId {
    let table = TableId(structure.tables.len() as u32);
    let mut storage = Storage {
        components: components.clone(),
        ..Storage::default()
    };
    for component in &components {
        let pool = structure
            .as_pool(*component)
            .expect("a known component")
            .clone();
        pool.add_table(&mut structure.cells, table);
        storage.pools.push(pool.index());
    }
    structure.tables.push(storage);
    structure.table_of.insert(components, table);
    table
}

/// Fonts and colours of the editor, as far as panels need them.
pub fn style(context: &egui::Context) {
    use playground_core_ui::theme;
    playground_base::egui_material_icons::initialize(context);
    context.global_style_mut(|style| {
        let visuals = &mut style.visuals;
        visuals.panel_fill = theme::PANEL;
        visuals.window_fill = theme::PANEL;
        visuals.extreme_bg_color = theme::FIELD;
        visuals.selection.bg_fill = theme::SELECTION;
        visuals.override_text_color = None;
        for widget in [
            &mut visuals.widgets.inactive,
            &mut visuals.widgets.noninteractive,
        ] {
            widget.fg_stroke.color = theme::TEXT;
            widget.weak_bg_fill = theme::RAISED;
            widget.bg_fill = theme::RAISED;
        }
    });
}
