//! Reads and changes the world.

use crate::{Game, GameError, IntoEntity, Row};
use playground_base::{Component, Resource, Value, from_value, to_value};
use playground_core_ecs::param::EventData;
use playground_core_ecs::{ComponentId, EntityId, Event, Query, RowSource};
use std::path::Path;

impl Game {
    /// A copy of a resource: `let score: Score = game.resource()?;`
    ///
    /// # Errors
    /// When no module of the project registers the type.
    pub fn resource<T: Resource>(&self) -> Result<T, GameError> {
        self.check_known(T::NAME, T::ID)?;
        let (world, components) = (self.engine.world(), &self.engine.views().components);
        let value = components.call(|view| view.resource(world, T::ID))?;
        typed(
            T::NAME,
            value.ok_or(GameError::NoResource { name: T::NAME })?,
        )
    }

    /// Replaces a resource.
    ///
    /// # Errors
    /// When no module of the project registers the type.
    pub fn set_resource<T: Resource>(&mut self, value: &T) -> Result<(), GameError> {
        let row = self.row_of(value)?;
        let (world, components) = (self.engine.world(), &self.engine.views().components);
        components.call(|view| view.set_resource(world, T::ID, row))??;
        self.engine.propagate_edits()?;
        Ok(())
    }

    /// The entity that a path of names leads to: `Fleet/Ship`.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn entity(&self, entity: impl IntoEntity) -> Result<EntityId, GameError> {
        let (world, entities) = (self.engine.world(), &self.engine.views().entities);
        let entity = entity.into_entity();
        Ok(entities.call(|view| view.find(world, &entity))??)
    }

    /// A copy of a component of an entity: `let ball: Ball = game.get("Ball")?;`
    ///
    /// # Errors
    /// When there is no such entity, or when it lacks the component.
    pub fn get<T: Component>(&self, entity: impl IntoEntity) -> Result<T, GameError> {
        self.check_known(T::NAME, T::ID)?;
        self.read(self.entity(entity)?)
    }

    /// Replaces a component of an entity, or adds it.
    ///
    /// # Errors
    /// When there is no such entity, or when no module of the project registers the type.
    pub fn set<T: Component>(
        &mut self,
        entity: impl IntoEntity,
        component: &T,
    ) -> Result<(), GameError> {
        let row = self.row_of(component)?;
        let rows = vec![(self.entity(entity)?, T::ID, row)];
        let (world, components) = (self.engine.world(), &self.engine.views().components);
        components.call(|view| view.insert(world, rows))??;
        self.engine.propagate_edits()?;
        Ok(())
    }

    /// Every entity that has the component, with a copy of it. Those that are disabled are left
    /// out.
    ///
    /// # Errors
    /// When no module of the project registers the type.
    pub fn all<T: Component>(&self) -> Result<Vec<(EntityId, T)>, GameError> {
        self.check_known(T::NAME, T::ID)?;
        let entities = self.entities_with(vec![T::ID])?.into_iter();
        entities.map(|id| Ok((id, self.read(id)?))).collect()
    }

    /// Copies of some components of every entity that has all of them:
    /// `let balls: Vec<(Ball, Transform)> = game.query()?;` Those that are disabled are left out.
    ///
    /// # Errors
    /// When no module of the project registers one of the types.
    pub fn query<R: Row>(&self) -> Result<Vec<R>, GameError> {
        for (name, id) in R::COMPONENTS {
            self.check_known(name, *id)?;
        }
        let components = R::COMPONENTS.iter().map(|(_, id)| *id).collect();
        let entities = self.entities_with(components)?.into_iter();
        entities.map(|id| R::read(self, id)).collect()
    }

    /// The events of one kind that were sent since the last call, oldest first:
    /// `let goals: Vec<Goal> = game.events()?;`
    ///
    /// # Errors
    /// When the data of one does not fit the type.
    pub fn events<E: EventData>(&mut self) -> Result<Vec<E>, GameError> {
        let is_it = |event: &&Event| event.kind == E::NAME;
        let data = self.events.iter().filter(is_it);
        let data = data.map(|event| typed(E::NAME, event.data.clone()));
        let data: Result<Vec<E>, GameError> = data.collect();
        self.events.retain(|event| event.kind != E::NAME);
        data
    }

    /// Opens a scene of the project, `scenes/cave.ron`. Play ends.
    ///
    /// # Errors
    /// When the file is wrong; the scene of before stays.
    pub fn open_scene(&mut self, file: impl AsRef<Path>) -> Result<(), GameError> {
        self.events.clear();
        Ok(self.engine.open_scene(file.as_ref())?)
    }

    /// A number that two worlds share when they are equal.
    ///
    /// # Errors
    /// When the world cannot be read.
    pub fn hash(&self) -> Result<u64, GameError> {
        let world = self.engine.world();
        Ok(self.engine.views().worlds.call(|view| view.hash(world))?)
    }

    /// A copy of a component whose type is known.
    pub(crate) fn read<T: Component>(&self, entity: EntityId) -> Result<T, GameError> {
        let (world, components) = (self.engine.world(), &self.engine.views().components);
        let value = components.call(|view| view.get(world, entity, T::ID))??;
        typed(T::NAME, value)
    }

    /// In order of id: it is the same whatever moved rows about.
    fn entities_with(&self, components: Vec<ComponentId>) -> Result<Vec<EntityId>, GameError> {
        let mut query = Query::new();
        query.filter.with = components;
        let (world, queries) = (self.engine.world(), &self.engine.views().queries);
        let mut entities = queries.call(|view| view.entities(world, &query))?;
        entities.sort_unstable();
        Ok(entities)
    }

    fn row_of<T: Component>(&self, component: &T) -> Result<RowSource, GameError> {
        self.check_known(T::NAME, T::ID)?;
        let value = to_value(component).map_err(|error| GameError::Value {
            name: T::NAME,
            reason: error.to_string(),
        })?;
        Ok(RowSource::Value(value))
    }

    /// Distinguishes a component that no module registers from one that no entity has.
    fn check_known(&self, name: &'static str, id: ComponentId) -> Result<(), GameError> {
        let world_data = self.engine.world().data.read();
        match world_data.pool(id) {
            Some(_) => Ok(()),
            None => Err(GameError::UnknownType { name }),
        }
    }
}

fn typed<T: EventData>(name: &'static str, value: Value) -> Result<T, GameError> {
    from_value(value).map_err(|error| GameError::Value {
        name,
        reason: error.to_string(),
    })
}
