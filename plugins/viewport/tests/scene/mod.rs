//! A world made by hand: panels read worlds, so no system is needed to show them one.

use playground_base::loader::in_place;
use playground_base::{
    BindingRegistry, Component, ComponentId, Context, Handle, IdMap, Library, ModelsExport,
    TableId, Value, egui, rayon::ThreadPoolBuilder, stable_id, to_value,
};
use playground_core_ecs::{EntityId, EntitySlot, Storage, Structure, World};
use playground_core_ui::{Command, EditorState, PanelContext, PanelView, ViewportFrame};

/// A world and what a panel is shown with.
pub struct Scene {
    pub world: Handle<World>,
    pub editor: EditorState,
    pub commands: Vec<Command>,
    pub viewport: ViewportFrame,
}

impl Scene {
    /// An empty world that knows the components of core.
    pub fn new() -> Self {
        let workers = ThreadPoolBuilder::new().num_threads(1).build();
        let workers = Handle::new(workers.expect("a thread"));
        let world = World::new(Handle::new(BindingRegistry::default()), workers);
        for name in ["playground_core_ecs", "playground_core_rendering"] {
            register(&mut world.structure.write(), name);
        }
        Self {
            world: Handle::new(world),
            editor: EditorState::default(),
            commands: Vec::new(),
            viewport: ViewportFrame::default(),
        }
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

    /// Shows a panel for one frame.
    pub fn show(&mut self, panel: &impl PanelView, ui: &mut egui::Ui) {
        let mut context = PanelContext {
            world: &self.world,
            state: &self.editor,
            commands: &mut self.commands,
            viewport: &mut self.viewport,
        };
        panel.ui(ui, &mut context);
    }
}

/// A component as a row.
pub fn row<T: Component>(component: &T) -> (ComponentId, Value) {
    let value = to_value(component).expect("a component serialises");
    (ComponentId(stable_id(T::NAME)), value)
}

fn register(structure: &mut Structure, crate_name: &str) {
    let library = library_of(crate_name);
    let export: Option<ModelsExport> = library.table().expect("the library opens");
    let export = export.expect("it exports models");
    for info in export.crates.iter().flat_map(|models| models.models) {
        let index = structure.pools.len() as u32;
        let pool = (info.new_pool)(&structure.cells, index, &library);
        structure.pool_of.insert(pool.component(), index);
        structure.pools.push(pool);
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

fn spawn(structure: &mut Structure, mut rows: Vec<(ComponentId, Value)>) -> EntityId {
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
