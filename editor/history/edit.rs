//! [`Edit`]: all changes of the world by the editor go through it.

use super::{Change, EditError, EntityRow, StoredEntities};
use playground_base::glam::IVec2;
use playground_base::{Handle, Named, Value, stable_id};
use playground_core_assets::{Assets, FileMove};
use playground_core_ecs::{
    ComponentId, EcsError, EntityId, EntityRows, OutsideReference, Owner, Parent, RowSource, Spawn,
    World,
};
use playground_engine::scene::{Unread, UnreadComponents, UnreadOfOwner, is_of_component};
use playground_engine::{EngineError, Views, set_tile_chunks};
use std::collections::{BTreeMap, HashSet};

/// Applies changes to a world and collects them for the history.
pub struct Edit<'a> {
    pub(super) world: &'a Handle<World>,
    pub(super) views: &'a Views,
    pub(super) unread: &'a mut UnreadComponents,
    /// The assets of the open project; `None` while files stay where they are.
    assets: Option<Handle<Assets>>,
    /// The changes so far.
    pub changes: Vec<Change>,
}

impl<'a> Edit<'a> {
    /// An edit without changes.
    pub const fn new(
        world: &'a Handle<World>,
        views: &'a Views,
        unread: &'a mut UnreadComponents,
        assets: Option<Handle<Assets>>,
    ) -> Self {
        Self {
            world,
            views,
            unread,
            assets,
            changes: Vec::new(),
        }
    }

    /// Spawns entities and returns their ids.
    pub fn spawn(&mut self, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EngineError> {
        let ids = self
            .views
            .entities
            .call(|v| v.spawn(self.world, spawns))??;
        let stored = self.stored(&ids);
        self.push_spawned(&ids, stored)?;
        Ok(ids)
    }

    /// Spawns entities of another scene under new ids; references among them are adjusted. Returns
    /// pairs of an old id and a new id. What no module can read of them comes along.
    pub fn merge(
        &mut self,
        spawns: Vec<Spawn>,
        unread: &UnreadComponents,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, EngineError> {
        let worlds = &self.views.worlds;
        let merged = worlds.call(|v| v.merge(self.world, spawns, outside))??;
        for (old, new) in &merged {
            let of_entity = unread.of(Some(*old));
            let names = of_entity.map(|(name, unread)| (name.clone(), unread.clone()));
            self.unread.extend(Some(*new), names.collect());
        }
        let new: Vec<EntityId> = merged.iter().map(|(_, id)| *id).collect();
        let stored = self.stored(&new);
        self.push_spawned(&new, stored)?;
        Ok(merged)
    }

    /// Collects entities that are new in the world; they leave it again when they cannot be stored.
    fn push_spawned(
        &mut self,
        ids: &[EntityId],
        stored: Result<StoredEntities, EngineError>,
    ) -> Result<(), EngineError> {
        match stored {
            Ok(entities) => {
                self.changes.push(Change::Entities {
                    entities,
                    gone: false,
                });
                Ok(())
            }
            Err(error) => {
                let views = &self.views.entities;
                views.call(|v| v.despawn(self.world, ids))??;
                for id in ids {
                    self.unread.take(Some(*id));
                }
                Err(error)
            }
        }
    }

    /// Spawns copies of entities of this scene under new ids, which are given in the order of `ids`;
    /// references among them are adjusted. `rows` are those that the world gave of them, whatever names
    /// they have since. Returns pairs of an old id and a new id.
    pub fn copy(
        &mut self,
        ids: &[EntityId],
        mut rows: Vec<EntityRows>,
    ) -> Result<Vec<(EntityId, EntityId)>, EngineError> {
        let worlds = &self.views.worlds;
        let pairs = worlds.call(|v| v.merge_rows(self.world, ids, &mut rows))??;
        let mut unread = BTreeMap::new();
        if !self.unread.is_empty() {
            for (old, new) in &pairs {
                let names = texts_of(self.unread, *old);
                self.unread.extend(Some(*new), names.clone());
                unread.extend((!names.is_empty()).then_some((*new, names)));
            }
        }
        let stored = StoredEntities::of_spawned(&self.world.data.read(), rows, unread);
        let new: Vec<EntityId> = pairs.iter().map(|(_, new)| *new).collect();
        self.push_spawned(&new, stored)?;
        Ok(pairs)
    }

    /// Despawns entities and all their descendants.
    pub fn despawn(&mut self, ids: &[EntityId]) -> Result<Vec<EntityId>, EngineError> {
        let entities = &self.views.entities;
        let all = entities.call(|v| v.with_descendants(self.world, ids))?;
        let entities = self.stored(&all)?;
        let gone = self.views.entities.call(|v| v.despawn(self.world, ids))??;
        for id in entities.unread().keys() {
            self.unread.take(Some(*id));
        }
        self.changes.push(Change::Entities {
            entities,
            gone: true,
        });
        Ok(gone)
    }

    /// Adds a component to an owner or sets its value; removes it for `None`.
    pub fn set(
        &mut self,
        owner: Owner,
        component: ComponentId,
        after: Option<Value>,
    ) -> Result<(), EngineError> {
        let before = value_of(self.world, owner, component)?;
        if before == after {
            return Ok(());
        }
        write(self.world, self.views, owner, component, after.clone())?;
        // Read back, because the world rounds numbers to the field's width.
        let after = match after {
            Some(_) => value_of(self.world, owner, component)?,
            None => None,
        };
        self.forget_unread(owner, component, (before.as_ref(), after.as_ref()));
        self.changes.push(Change::Component {
            owner,
            component,
            before,
            after,
        });
        Ok(())
    }

    /// Sets or removes what no module can read.
    pub fn set_unread(&mut self, owner: Owner, name: &str, after: Option<Unread>) {
        let before = self.unread.get(owner.entity(), name).cloned();
        if before == after {
            return;
        }
        self.unread.set(owner.entity(), name, after.clone());
        self.changes.push(Change::Unread {
            owner,
            name: name.to_owned(),
            before,
            after,
        });
    }

    /// Drops what no module could read at a path of a component, because the user gave a value.
    pub fn replace_unread(&mut self, owner: Owner, component: &str, path: &str) {
        let path = match path {
            "" => component.to_owned(),
            path => format!("{component}.{path}"),
        };
        for name in self.unread_of(owner) {
            if is_of_component(&name, &path) {
                self.set_unread(owner, &name, None);
            }
        }
    }

    /// Drops what no module could read of a component that is removed or replaced, and of its fields
    /// that get another value.
    fn forget_unread(
        &mut self,
        owner: Owner,
        component: ComponentId,
        (before, after): (Option<&Value>, Option<&Value>),
    ) {
        if self.unread.is_empty() {
            return;
        }
        let component = {
            let world_data = self.world.data.read();
            let pool = world_data.pool(component);
            pool.map(|pool| pool.description().name)
        };
        let Some(component) = component else { return };
        let replaces = |name: &str| {
            let path = name.strip_prefix(component).unwrap_or_default();
            let path = path.strip_prefix('.').unwrap_or_default();
            let (Some(before), Some(after)) = (before, after) else {
                return true;
            };
            path.is_empty() || before.at(path).ok() != after.at(path).ok()
        };
        let of_owner = self.unread.of(owner.entity()).map(|(name, _)| name);
        let names = of_owner.filter(|name| is_of_component(name, component) && replaces(name));
        for name in names.cloned().collect::<Vec<_>>() {
            self.set_unread(owner, &name, None);
        }
    }

    /// The world that is edited.
    pub const fn world(&self) -> &Handle<World> {
        self.world
    }

    /// The names of what no module can read of an owner.
    pub fn unread_of(&self, owner: Owner) -> Vec<String> {
        let of_owner = self.unread.of(owner.entity());
        of_owner.map(|(name, _)| name.clone()).collect()
    }

    /// Moves the children of entities to the root, unless they are among these entities.
    pub fn detach_children(&mut self, ids: &[EntityId]) -> Result<(), EngineError> {
        let these: HashSet<EntityId> = ids.iter().copied().collect();
        let parent = ComponentId(stable_id(Parent::NAME));
        for id in ids {
            let entities = &self.views.entities;
            let children = entities.call(|view| view.children(self.world, *id))?;
            for child in children.into_iter().filter(|child| !these.contains(child)) {
                self.set(Owner::Entity(child), parent, None)?;
            }
        }
        Ok(())
    }

    /// Entities with all that they have.
    fn stored(&self, ids: &[EntityId]) -> Result<StoredEntities, EngineError> {
        stored_entities(self.world, self.views, self.unread, ids)
    }

    /// Adds a component with its default values.
    pub fn add(&mut self, entity: EntityId, component: ComponentId) -> Result<(), EngineError> {
        let owner = Owner::Entity(entity);
        if value_of(self.world, owner, component)?.is_some() {
            return Ok(());
        }
        let rows = vec![(entity, component, RowSource::Default)];
        self.views
            .components
            .call(|v| v.insert(self.world, rows))??;
        let after = value_of(self.world, owner, component)?;
        self.forget_unread(owner, component, (None, after.as_ref()));
        self.changes.push(Change::Component {
            owner,
            component,
            before: None,
            after,
        });
        Ok(())
    }

    /// Changes the parent of an entity; its world transform stays.
    pub fn set_parent(
        &mut self,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EngineError> {
        let before = components_of_entity(self.world, entity);
        self.views
            .entities
            .call(|v| v.set_parent(self.world, entity, parent))??;
        let after = components_of_entity(self.world, entity);
        let find = |row: &[(ComponentId, Value)], id| {
            row.iter()
                .find(|(component, _)| *component == id)
                .map(|(_, value)| value.clone())
        };
        let mut ids: Vec<ComponentId> = before.iter().chain(&after).map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        for component in ids {
            let (before, after) = (find(&before, component), find(&after, component));
            if before != after {
                let owner = Owner::Entity(entity);
                self.forget_unread(owner, component, (before.as_ref(), after.as_ref()));
                self.changes.push(Change::Component {
                    owner,
                    component,
                    before,
                    after,
                });
            }
        }
        Ok(())
    }

    /// Moves files of the project, all or none.
    pub fn move_files(&mut self, moves: Vec<FileMove>) -> Result<(), EngineError> {
        self.replay(Change::Files(moves))
    }

    /// Replaces the text of an asset.
    pub fn replace_text(
        &mut self,
        path: &str,
        before: String,
        after: String,
    ) -> Result<(), EngineError> {
        self.replay(Change::AssetText {
            path: path.to_owned(),
            before,
            after,
        })
    }

    fn apply_text(&self, path: &str, (before, after): (&str, &str)) -> Result<(), EngineError> {
        let Some(assets) = &self.assets else {
            return Ok(());
        };
        let view = &self.views.assets;
        let replaced = view.call(|v| v.replace_text(assets, path, before, after))?;
        replaced.map_err(|error| EngineError::Refused(error.to_string()))
    }

    fn apply_moves(&self, moves: &[FileMove]) -> Result<(), EngineError> {
        let Some(assets) = &self.assets else {
            return Ok(());
        };
        let moved = self.views.assets.call(|v| v.move_files(assets, moves))?;
        moved.map_err(|error| EngineError::Refused(error.to_string()))
    }

    /// Rolls back what was done before an error.
    pub fn roll_back(mut self, error: EngineError) -> EditError {
        let changes = std::mem::take(&mut self.changes);
        let mut inverses = changes.iter().rev().map(Change::inverse);
        let inverse = inverses.try_for_each(|inverse| self.apply(&inverse));
        EditError {
            error: Box::new(error),
            inverse: inverse.err().map(Box::new),
        }
    }

    /// Makes a given change, and collects it.
    pub fn replay(&mut self, change: Change) -> Result<(), EngineError> {
        self.apply(&change)?;
        self.changes.push(change);
        Ok(())
    }

    /// Redoes a change, or undoes it when given its inverse. Nothing is collected.
    pub fn apply(&mut self, change: &Change) -> Result<(), EngineError> {
        match change {
            Change::Entities {
                entities,
                gone: true,
            } => {
                let ids: Vec<EntityId> = entities.ids().collect();
                let views = &self.views.entities;
                views.call(|v| v.despawn(self.world, &ids))??;
                if !self.unread.is_empty() {
                    for id in ids {
                        self.unread.take(Some(id));
                    }
                }
                Ok(())
            }
            Change::Entities {
                entities,
                gone: false,
            } => self.spawn_again(entities),
            Change::Unread {
                owner,
                name,
                before,
                after,
            } => self.apply_unread(*owner, name, (before.as_ref(), after.as_ref())),
            Change::Files(moves) => self.apply_moves(moves),
            Change::AssetText {
                path,
                before,
                after,
            } => self.apply_text(path, (before, after)),
            Change::Tiles { map, layer, chunks } => {
                let chunks = chunks.iter();
                let chunks = chunks.map(|of| (IVec2::from(of.at), of.after.clone()));
                set_tile_chunks(self.world, *map, *layer, chunks)
            }
            Change::Component {
                owner,
                component,
                before,
                after,
            } => self.write_again(*owner, *component, (before.as_ref(), after.as_ref())),
        }
    }
}

/// The spawn request that restores an entity.
pub(super) fn spawn_of(row: &EntityRow) -> Spawn {
    let source =
        |(component, value): &(ComponentId, Value)| (*component, RowSource::Value(value.clone()));
    Spawn {
        id: Some(row.id),
        components: row.components.iter().map(source).collect(),
    }
}

/// Entities with all that they have and that can be edited.
pub fn stored_entities(
    world: &World,
    views: &Views,
    unread: &UnreadComponents,
    ids: &[EntityId],
) -> Result<StoredEntities, EngineError> {
    let rows = views.entities.call(|v| v.rows(world, ids))?;
    let mut texts = BTreeMap::new();
    if !unread.is_empty() {
        for id in ids {
            let names = texts_of(unread, *id);
            texts.extend((!names.is_empty()).then_some((*id, names)));
        }
    }
    StoredEntities::of(&world.data.read(), rows, texts)
}

fn texts_of(unread: &UnreadComponents, id: EntityId) -> UnreadOfOwner {
    let of_entity = unread.of(Some(id));
    let names = of_entity.map(|(name, unread)| (name.clone(), unread.clone()));
    names.collect()
}

/// The components of an entity that can be edited, as values.
pub fn components_of_entity(world: &World, id: EntityId) -> Vec<(ComponentId, Value)> {
    let world_data = world.data.read();
    let Some(entity) = world_data.locate(id) else {
        return Vec::new();
    };
    let pools = world_data
        .pools
        .iter()
        .filter(|pool| pool.description().editable);
    let values = pools.filter_map(|pool| {
        let value = world_data.get_value(entity, pool)?;
        Some((pool.component(), value))
    });
    values.collect()
}

/// A component's value; `None` when the owner lacks it.
pub fn value_of(
    world: &World,
    owner: Owner,
    component: ComponentId,
) -> Result<Option<Value>, EcsError> {
    let world_data = world.data.read();
    let gone = || {
        owner
            .entity()
            .map_or(EcsError::WorldIsNoEntity, EcsError::NoEntity)
    };
    let location = world_data.owner(owner).ok_or_else(gone)?;
    let pool = world_data.pool(component);
    Ok(pool.and_then(|pool| world_data.get_value(location, pool)))
}

pub(super) fn write(
    world: &Handle<World>,
    views: &Views,
    owner: Owner,
    component: ComponentId,
    value: Option<Value>,
) -> Result<(), EngineError> {
    let components = &views.components;
    match (owner, value) {
        (Owner::Entity(entity), Some(value)) => {
            let rows = vec![(entity, component, RowSource::Value(value))];
            components.call(|v| v.insert(world, rows))??;
        }
        (Owner::Entity(entity), None) => {
            components.call(|v| v.remove(world, &[(entity, component)]))??;
        }
        (Owner::World, value) => {
            // A resource is never removed: without a value it gets its default.
            let row = value.map_or(RowSource::Default, RowSource::Value);
            components.call(|v| v.set_resource(world, component, row))??;
        }
    }
    Ok(())
}
