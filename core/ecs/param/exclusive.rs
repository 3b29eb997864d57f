//! The parameters of an exclusive system: [`WorldMut`], and parameters that do not access the
//! world.

use super::local::LocalState;
use super::param::Touched;
use super::query_keys::QueryKeys;
use super::run::name_of;
use super::{
    ComponentRows, Components, Has, Local, Param, Query, QueryData, QueryFilter, Rng, Saved,
    Scratch,
};
use crate::{
    BoundExclusiveView, ChangeScene, ConsoleCommandId, EcsError, Effect, EntityId, Event,
    ExclusiveContext, ExclusiveViewHandle, FrameTime, Parent, QuitGame, RandomSeed, SystemId,
    TypedChanges, WorldData, observe_removal,
};
use playground_base::serde::Serialize;
use playground_base::{
    ArchetypeId, Component, ComponentId, Context, EffectData, Key, ModuleError, Named, Resource,
    Value,
};
use std::cell::Cell;
use std::marker::PhantomData;

/// A parameter that a system with [`WorldMut`] may have besides it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of an exclusive system",
    label = "not a parameter of a system that takes `WorldMut`",
    note = "beside `WorldMut<(..)>` it may take `QueryState<..>` (a query to make of the world when it is needed), `FrameTime`, `Local<T>`, `Scratch<T>`, `Rng`; effects go by `world.send_effect(..)`"
)]
pub trait ExclusiveParam {
    /// Named by [`Checked`](super::Checked).
    const IS_PARAM: bool = true;
    /// Whether a system can wait for its data (`if_any`, `if_changed`): one query.
    const HAS_DATA: bool = false;
    /// Its state while the plugin is loaded.
    type State: Send + Sync + 'static;
    /// The parameter itself in one run.
    type Item<'a>;

    /// Adds its queries to the declaration, and gets the keys.
    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError>;
    /// Makes the parameter.
    fn fetch<'a>(
        state: &'a Self::State,
        run: &ExclusiveRun<'a>,
    ) -> Result<Self::Item<'a>, ModuleError>;
    /// Saves what survives a reload under `name`.
    fn save(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
    /// Restores what the generation before saved.
    fn restore(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
}

/// One run of one exclusive system.
pub struct ExclusiveRun<'a> {
    /// Taken by the `WorldMut` parameter.
    world_data: Cell<Option<&'a mut WorldData>>,
    archetypes: &'a [Vec<ArchetypeId>],
    frame: FrameTime,
    since: u32,
    /// Hash of the system's name.
    name: u64,
    /// The seed of the world, as soon as it was read.
    seed: Cell<u64>,
    /// The number of `Rng` that were made.
    generators: Cell<u64>,
    /// The arguments of a console command.
    pub(crate) arguments: &'a [Value],
}

impl<'a> ExclusiveRun<'a> {
    /// Starts a run of an exclusive system.
    pub fn of_system(system: SystemId, context: &'a mut ExclusiveContext<'_>) -> Self {
        Self::of(system.0, &[], context)
    }

    /// Starts a run of an exclusive console command.
    pub fn of_command(
        command: ConsoleCommandId,
        arguments: &'a [Value],
        context: &'a mut ExclusiveContext<'_>,
    ) -> Self {
        let name = name_of(command, context.world_data.token.tick());
        Self::of(name, arguments, context)
    }

    /// `name` is the hash of the function's name.
    fn of(name: u64, arguments: &'a [Value], context: &'a mut ExclusiveContext<'_>) -> Self {
        Self {
            seed: Cell::new(0),
            generators: Cell::new(0),
            world_data: Cell::new(Some(&mut *context.world_data)),
            archetypes: context.archetypes,
            frame: context.frame,
            since: context.since,
            name,
            arguments,
        }
    }

    /// The seed of the world. It is read before the world is taken, or by the parameter that takes
    /// it.
    fn seed(&self, key: &Key<RandomSeed>) -> Result<u64, ModuleError> {
        if let Some(world_data) = self.world_data.take() {
            self.seed.set(seed_of(world_data, key)?);
            self.world_data.set(Some(world_data));
        }
        Ok(self.seed.get())
    }
}

fn seed_of(world_data: &WorldData, key: &Key<RandomSeed>) -> Result<u64, ModuleError> {
    let seeds = key.read(&world_data.token)?;
    Ok(seeds.resource().copied().unwrap_or_default().seed)
}

const NO_ENTITY: &str = "no entity has a resource: `world.resource_mut()` gives it, to write";

/// Exclusive access to the world: a system that takes it runs alone, after the others of its stage.
/// Changes happen at once, without commands. `C` names the components that it adds or accesses.
pub struct WorldMut<'a, C: Components = ()> {
    world_data: &'a mut WorldData,
    view: ExclusiveViewHandle,
    keys: &'a C::Keys,
    parent: &'a Key<Parent>,
    of: PhantomData<C>,
}

/// The state of the parameter.
pub struct WorldKeys<K> {
    keys: K,
    parent: Key<Parent>,
    seed: Key<RandomSeed>,
    view: BoundExclusiveView,
}

impl<C: Components> WorldMut<'_, C> {
    /// Spawns an entity with these components, a tuple.
    ///
    /// # Errors
    /// When the world is full.
    pub fn spawn<R: ComponentRows<C, AT>, AT>(&mut self, row: R) -> Result<EntityId, EcsError> {
        const { assert!(!R::HAS_RESOURCE, "{}", NO_ENTITY) };
        let rows = R::stage(self.keys, &self.world_data.token, [row]);
        let made = self.view.make_batch(self.world_data, &rows)?;
        Ok(made.first.unwrap_or_default())
    }

    /// Spawns one entity for each row, all or none.
    ///
    /// # Errors
    /// When the world is full.
    pub fn spawn_batch<R: ComponentRows<C, AT>, AT>(
        &mut self,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<usize, EcsError> {
        const { assert!(!R::HAS_RESOURCE, "{}", NO_ENTITY) };
        let rows = R::stage(self.keys, &self.world_data.token, rows);
        if rows.first().is_none_or(|rows| rows.count == 0) {
            return Ok(0);
        }
        let made = self.view.make_batch(self.world_data, &rows)?;
        Ok(made.rows.len())
    }

    /// Adds a component to an entity, or replaces it.
    ///
    /// # Errors
    /// When the entity is gone.
    pub fn insert<T: Component, const AT: usize>(
        &mut self,
        entity: EntityId,
        row: T,
    ) -> Result<(), EcsError>
    where
        C: Has<T, AT>,
    {
        const { assert!(!T::DESCRIPTION.resource, "{}", NO_ENTITY) };
        let key = C::key(self.keys);
        self.view.insert(self.world_data, entity, key, row)
    }

    /// Removes a component from an entity: `world.remove(fish, Fear::ID)`.
    ///
    /// # Errors
    /// When the entity is gone or lacks it.
    pub fn remove(&mut self, entity: EntityId, component: ComponentId) -> Result<(), EcsError> {
        let pool = self.world_data.pool(component);
        let Some(pool) = pool.filter(|pool| pool.is_sparse()).cloned() else {
            let change = crate::Change::Remove;
            let changed = self.view.change(self.world_data, entity, component, change);
            return changed.map(|_| ());
        };
        if self.world_data.locate(entity).is_none() {
            return Err(EcsError::NoEntity(entity));
        }
        let WorldData {
            token,
            observations,
            ..
        } = &mut *self.world_data;
        let Some(row) = pool.sparse_row(token, entity.index) else {
            let component = pool.description().name.to_owned();
            return Err(EcsError::Lacks { entity, component });
        };
        let keep = || pool.push_removed(token, ArchetypeId::SPARSE, row);
        observe_removal(observations, entity, component, keep);
        pool.remove_sparse(token, entity.index);
        Ok(())
    }

    /// Despawns an entity and its descendants; returns their number.
    ///
    /// # Errors
    /// When it is gone.
    pub fn despawn(&mut self, entity: EntityId) -> Result<usize, EcsError> {
        self.view.end(self.world_data, entity)
    }

    /// Despawns entities and their descendants; returns their number. Entities that are gone
    /// already are skipped.
    pub fn despawn_batch(&mut self, entities: &[EntityId]) -> usize {
        self.view.end_batch(self.world_data, entities)
    }

    /// A component of an entity, to write; `None` when the entity is gone or lacks it.
    pub fn get_mut<T: Component, const AT: usize>(&mut self, entity: EntityId) -> Option<&mut T>
    where
        C: Has<T, AT>,
    {
        const { assert!(!T::DESCRIPTION.resource, "{}", NO_ENTITY) };
        let entity = self.world_data.locate(entity)?;
        let (key, token) = (C::key(self.keys), &mut self.world_data.token);
        if T::SPARSE {
            key.get_sparse_mut(token, entity.id.index)
        } else {
            key.get_mut(token, entity.archetype, entity.row as usize)
        }
    }

    /// A resource, to write; `None` when the world has none.
    pub fn resource_mut<T: Resource, const AT: usize>(&mut self) -> Option<&mut T>
    where
        C: Has<T, AT>,
    {
        C::key(self.keys).get_mut(&mut self.world_data.token, ArchetypeId::RESOURCES, 0)
    }

    /// Moves an entity under a parent, or to the root, as
    /// [`Commands::set_parent`](super::Commands::set_parent) does.
    ///
    /// # Errors
    /// When the entity or the parent is gone.
    pub fn set_parent(
        &mut self,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError> {
        let Some(parent) = parent else {
            return match self.remove(entity, Parent::ID) {
                Err(EcsError::Lacks { .. }) => Ok(()),
                removed => removed,
            };
        };
        if self.world_data.locate(parent).is_none() {
            return Err(EcsError::NoParent(parent));
        }
        let row = Parent { entity: parent };
        self.view.insert(self.world_data, entity, self.parent, row)
    }

    /// Sends an event, which systems read by [`Events<E>`](super::Events) and observers get.
    pub fn send<E: Named + Serialize>(&mut self, event: E) {
        self.view.send(self.world_data, Event::of(None, &event));
    }

    /// Sends an event about an entity.
    pub fn send_about<E: Named + Serialize>(&mut self, entity: EntityId, event: E) {
        let event = Event::of(Some(entity), &event);
        self.view.send(self.world_data, event);
    }

    /// Sends an effect, as [`Effects`](super::Effects) does.
    pub fn send_effect<E: EffectData>(&mut self, effect: E) {
        self.world_data.effects.push(Effect::new(&effect));
    }

    /// Changes to another scene after the stage, as
    /// [`Commands::change_scene`](super::Commands::change_scene) does.
    pub fn change_scene(&mut self, path: impl Into<String>) {
        let path = path.into();
        self.send_effect(ChangeScene { path });
    }

    /// Ends the game after the stage. In the editor this is the same as Stop.
    pub fn quit_game(&mut self) {
        self.send_effect(QuitGame {});
    }

    /// All data of the world, for what has no method here.
    pub const fn world_data(&mut self) -> &mut WorldData {
        self.world_data
    }
}

impl<C: Components + 'static> ExclusiveParam for WorldMut<'_, C> {
    type State = WorldKeys<C::Keys>;
    type Item<'a> = WorldMut<'a, C>;

    fn declare(context: &Context, _: &mut Touched) -> Result<Self::State, ModuleError> {
        Ok(WorldKeys {
            keys: C::keys(context)?,
            parent: context.key()?,
            seed: context.key()?,
            view: context.bind()?,
        })
    }
    fn fetch<'a>(
        state: &'a Self::State,
        run: &ExclusiveRun<'a>,
    ) -> Result<Self::Item<'a>, ModuleError> {
        // Random numbers that are requested later find the world taken.
        run.seed(&state.seed)?;
        let world_data = run.world_data.take();
        Ok(WorldMut {
            world_data: world_data.ok_or_else(taken)?,
            view: state.view.current()?,
            keys: &state.keys,
            parent: &state.parent,
            of: PhantomData,
        })
    }
}

#[cold]
fn taken() -> ModuleError {
    ModuleError::Failed {
        module: "WorldMut".to_owned(),
        message: "a system takes it twice: there is one world".to_owned(),
    }
}

/// A query of an exclusive system: [`query`](Self::query) borrows the world, which can be changed
/// again when the query is dropped.
pub struct QueryState<'a, D: QueryData, F: QueryFilter = ()> {
    keys: &'a QueryKeys<D::Keys, F::Keys>,
    archetypes: &'a [Vec<ArchetypeId>],
    since: u32,
}

impl<D: QueryData, F: QueryFilter> QueryState<'_, D, F> {
    /// The entities that match now, except those of archetypes that this run created.
    ///
    /// # Errors
    /// When a query that names the same components is still alive.
    pub fn query<'w, C: Components>(
        &'w self,
        world: &'w WorldMut<'_, C>,
    ) -> Result<Query<'w, D, F>, ModuleError> {
        self.keys
            .query(world.world_data, self.archetypes, self.since)
    }
}

impl<D: QueryData + 'static, F: QueryFilter + 'static> ExclusiveParam for QueryState<'_, D, F> {
    const HAS_DATA: bool = true;
    type State = QueryKeys<D::Keys, F::Keys>;
    type Item<'a> = QueryState<'a, D, F>;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
        const {
            if let Some(mistake) = <Query<'_, D, F> as Param>::MISTAKE {
                panic!("{}", mistake);
            }
        }
        <Query<'_, D, F> as Param>::declare(context, touched)
    }
    fn fetch<'a>(
        keys: &'a Self::State,
        run: &ExclusiveRun<'a>,
    ) -> Result<Self::Item<'a>, ModuleError> {
        Ok(QueryState {
            keys,
            archetypes: run.archetypes,
            since: run.since,
        })
    }
}

macro_rules! impl_without_world {
    ([$($generics:tt)*] $name:ty, $item:ty, |$state:ident, $run:ident| $fetch:expr) => {
        impl<$($generics)*> ExclusiveParam for $name {
            type State = <$name as Param>::State;
            type Item<'a> = $item;

            fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
                <$name as Param>::declare(context, touched)
            }
            fn fetch<'a>(
                $state: &'a Self::State,
                $run: &ExclusiveRun<'a>,
            ) -> Result<Self::Item<'a>, ModuleError> {
                $fetch
            }
            fn save(state: &Self::State, name: &str, saved: &mut Saved) {
                <$name as Param>::save(state, name, saved);
            }
            fn restore(state: &Self::State, name: &str, saved: &mut Saved) {
                <$name as Param>::restore(state, name, saved);
            }
        }
    };
}

impl_without_world!([] FrameTime, FrameTime, |_state, run| Ok(run.frame));
impl_without_world!(['l, T: LocalState] Local<'l, T>, Local<'a, T>, |state, _run| Ok(Local::of(state)));
impl_without_world!(['l, T: Default + Send + 'static] Scratch<'l, T>, Scratch<'a, T>, |state, _run| Ok(Scratch::of(state)));
impl_without_world!([] Rng, Rng, |key, run| {
    Ok(Rng::of_run(run.seed(key)?, run.name, run.frame, &run.generators))
});
