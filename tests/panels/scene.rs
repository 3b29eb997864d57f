//! [`Scene`].

use crate::components::{library_of, register, register_crate};
use crate::contracts::{implement, register_views};
use crate::{row, rows_of, spawn};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{
    ArchetypeId, BindingRegistry, Component, ComponentId, Context, Handle, IdMap, ModelInfo, Value,
};
use playground_core_drawing::MeshRenderer;
use playground_core_ecs::{EntityId, Owner, World};
use playground_core_ui::{EditorCommand, EditorState, PanelContext, PanelView, ViewportFrame};
use playground_graphics::egui;

/// A world, and the other data that a panel is shown with.
pub struct Scene {
    /// The world.
    pub world: Handle<World>,
    /// The editor's state for panels.
    pub editor: EditorState,
    /// The commands of the panel.
    pub commands: Vec<EditorCommand>,
    /// The data that the viewport panel and the editor exchange.
    pub viewport: ViewportFrame,
}

impl Scene {
    /// An empty world that knows the components of core.
    pub fn new() -> Self {
        let workers = ThreadPoolBuilder::new().num_threads(1).build();
        let workers = Handle::new(workers.expect("a thread"));
        let world = World::new(Handle::new(BindingRegistry::default()), workers);
        for name in [
            "playground_core_ecs",
            "playground_core_drawing",
            "playground_core_particles",
            "playground_core_animation",
        ] {
            register_crate(&mut world.data.write(), name);
        }
        register_views(&world.registry, "playground_core_ui");
        Self {
            world: Handle::new(world),
            editor: EditorState::default(),
            commands: Vec::new(),
            viewport: ViewportFrame::default(),
        }
    }

    /// The same, with this state of the editor.
    pub fn with_editor(editor: EditorState) -> Self {
        Self {
            editor,
            ..Self::new()
        }
    }

    /// Registers components of the test itself.
    pub fn register(&self, models: &[ModelInfo]) {
        let library = library_of("playground_core_ecs");
        register(&mut self.world.data.write(), models, &library);
    }

    /// Loads the implementers of contracts in the library of a crate, as the engine loads a module.
    pub fn load(&self, crate_name: &str) {
        implement(&self.context(), crate_name);
    }

    /// Gives the world a resource, whose type must be known.
    pub fn resource<T: Component>(&self, resource: &T) {
        let (component, value) = row(resource);
        let mut world_data = self.world.data.write();
        let pool = world_data.pool(component).expect("it is known").clone();
        pool.add_archetype(&mut world_data.token, ArchetypeId::RESOURCES);
        let pushed = pool.push_value(&mut world_data.token, ArchetypeId::RESOURCES, value);
        pushed.expect("a value that fits");
    }

    /// What a panel is made with.
    pub fn context(&self) -> Context {
        let world_data = self.world.data.read();
        let pools = world_data.pools.iter();
        let pools: IdMap<_, _> = pools.map(|pool| (pool.component(), pool.clone())).collect();
        Context {
            registry: self.world.registry.clone(),
            pools,
        }
    }

    /// Replaces a component of an entity.
    pub fn write(&self, entity: EntityId, component: ComponentId, value: Value) {
        self.write_of(Owner::Entity(entity), component, value);
    }

    /// Replaces a resource of the world.
    pub fn write_resource<T: Component>(&self, resource: &T) {
        let (component, value) = row(resource);
        self.write_of(Owner::World, component, value);
    }

    fn write_of(&self, owner: Owner, component: ComponentId, value: Value) {
        let mut world_data = self.world.data.write();
        let pool = world_data.pool(component).expect("it is known").clone();
        let at = world_data.owner(owner).expect("alive");
        world_data.token.advance();
        let row = at.row as usize;
        let written = pool.write(&mut world_data.token, at.archetype, row, value);
        written.expect("a value that fits");
    }

    /// Adds a sparse component to an entity, whose type must be known.
    pub fn insert_sparse<T: Component>(&self, entity: EntityId, component: &T) {
        let (component, value) = row(component);
        let mut world_data = self.world.data.write();
        let pool = world_data.pool(component).expect("it is known").clone();
        pool.link_sparse(&mut world_data.token, entity.index);
        let pushed = pool.push_value(&mut world_data.token, ArchetypeId::SPARSE, value);
        pushed.expect("a value that fits");
    }

    /// Adds an entity with these components.
    pub fn spawn(&self, rows: Vec<(ComponentId, Value)>) -> EntityId {
        spawn(&mut self.world.data.write(), rows)
    }

    /// Adds an entity with a name and perhaps a parent.
    pub fn named(&self, name: &str, parent: Option<EntityId>) -> EntityId {
        self.spawn(rows_of(name, parent))
    }

    /// Adds a mesh with a name and perhaps a parent.
    pub fn mesh(&self, name: &str, parent: Option<EntityId>) -> EntityId {
        let mut rows = rows_of(name, parent);
        rows.push(row(&MeshRenderer::default()));
        self.spawn(rows)
    }

    /// Shows a panel for one frame; its error is shown below its content, as in the editor.
    pub fn show(&mut self, panel: &impl PanelView, ui: &mut egui::Ui) {
        let world = self.world.read();
        self.editor.entities = world.reader().entity_count();
        let mut context = PanelContext {
            world: world.reader(),
            state: &self.editor,
            commands: &mut self.commands,
            viewport: &mut self.viewport,
        };
        if let Err(error) = panel.ui(ui, &mut context) {
            ui.label(error.to_string());
        }
    }
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}
