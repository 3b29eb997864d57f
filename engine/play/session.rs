//! [`PlaySession`]: a game that plays, to be continued by another process.

use crate::runtime::{SavedState, restore_states, save_states};
use crate::scene::unread_of;
use crate::{Engine, EngineError};
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EntityId, FrameTime, Observations, RowSource, Spawn, World};
use playground_core_engine::PlayMode;
use serde::{Deserialize, Serialize};

/// A game that plays, to be continued by another process, which may be of another build: values are
/// stored by name. What the game runs on is the edited scene, which is not part of this.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PlaySession {
    position: PlayPosition,
    entities: Vec<(EntityId, Vec<(ComponentId, Value)>)>,
    resources: Vec<(ComponentId, Value)>,
}

/// Everything of a game but the world.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct PlayPosition {
    pub is_paused: bool,
    /// Steps since play started.
    pub step: u64,
    /// Index and elapsed seconds of the next frame.
    pub frame: (u64, f64),
    /// The states of the ViewModels of the game.
    pub states: Vec<SavedState>,
    /// The states of before play.
    pub states_before: Vec<SavedState>,
}

impl Engine {
    /// The game that plays; `None` while the scene is being edited.
    ///
    /// # Errors
    /// The ViewModel whose state cannot be saved.
    pub fn play_session(&self) -> Result<Option<PlaySession>, EngineError> {
        if !self.play.is_running() {
            return Ok(None);
        }
        let (entities, resources) = rows_of(self.world());
        Ok(Some(PlaySession {
            position: self.play_position()?,
            entities,
            resources,
        }))
    }

    /// Everything of the game but the world.
    pub(super) fn play_position(&self) -> Result<PlayPosition, EngineError> {
        let registry = &self.world().registry;
        Ok(PlayPosition {
            is_paused: self.play.mode == PlayMode::Pause,
            step: self.play.step,
            frame: (self.play.update.index, self.play.update.elapsed_s),
            states: save_states(registry, super::is_game_state).all()?,
            states_before: self.play.states.clone(),
        })
    }

    /// Continues a game on the scene that is open. No system of `Start` runs.
    ///
    /// # Errors
    /// When the world refuses the rows; the scene is then as before.
    pub fn resume_play(&mut self, session: PlaySession) -> Result<(), EngineError> {
        let (entities, resources) = (session.entities, session.resources);
        self.continue_game(session.position, |engine| {
            engine.put_rows(entities, resources)
        })
    }

    /// Continues a game on the scene that is open. `fill` replaces the scene by the world of the game.
    pub(super) fn continue_game(
        &mut self,
        position: PlayPosition,
        fill: impl FnOnce(&mut Self) -> Result<(), EngineError>,
    ) -> Result<(), EngineError> {
        if self.open_project().is_none() {
            return Err(EngineError::NoProject);
        }
        self.stop()?;
        let world = self.world().clone();
        self.play.kept = self.kept();
        self.effects.begin();
        let worlds = self.views().worlds.clone();
        self.play.before = Some(worlds.call(|view| view.save(&world))?);
        self.play.states = position.states_before;
        if let Err(error) = fill(self) {
            self.stop()?;
            return Err(error);
        }
        world.data.write().observations = Observations::default();
        self.restore_states(position.states);
        let (index, elapsed_s) = position.frame;
        self.play.step = position.step;
        self.play.update = FrameTime {
            index,
            elapsed_s,
            ..FrameTime::default()
        };
        self.play.mode = if position.is_paused {
            PlayMode::Pause
        } else {
            PlayMode::Play
        };
        self.propagate()
    }

    /// The states of all ViewModels, by name.
    pub fn states(&self) -> Vec<SavedState> {
        // One whose state cannot be saved begins anew.
        save_states(&self.world().registry, |_| true).saved
    }

    /// The states of the panels, by name: what of the screen is no part of the game.
    pub fn panel_states(&self) -> Vec<SavedState> {
        let is_panel = |of: &_| !super::is_game_state(of);
        save_states(&self.world().registry, is_panel).saved
    }

    /// Restores states of ViewModels. One that does not fit any more is reported and left out.
    pub fn restore_states(&self, states: Vec<SavedState>) {
        let registry = &self.world().registry;
        let refused = restore_states(registry.panics(), &registry.implementations(), &states);
        for (state, reason) in refused {
            tracing::warn!("{}: {reason}", state.view_model);
        }
    }

    /// Rows may be of another build: what has no place in this one is kept as text.
    fn put_rows(
        &mut self,
        entities: Vec<(EntityId, Vec<(ComponentId, Value)>)>,
        resources: Vec<(ComponentId, Value)>,
    ) -> Result<(), EngineError> {
        let (world, views) = (self.world().clone(), self.views().clone());
        let unread = &mut self.unread;
        let mut fit = |owner, component: ComponentId, value: Value| {
            let pool = world.data.read().pool(component).cloned()?;
            let fitted = pool.fit(&value);
            for left in fitted.left {
                let (name, text) = unread_of(pool.description().name, left, None);
                unread.set(owner, &name, Some(text));
            }
            Some((component, RowSource::Value(fitted.value)))
        };
        let mut spawn = |(id, rows): (EntityId, Vec<(ComponentId, Value)>)| Spawn {
            id: Some(id),
            components: rows
                .into_iter()
                .filter_map(|(component, value)| fit(Some(id), component, value))
                .collect(),
        };
        let spawns = entities.into_iter().map(&mut spawn).collect();
        views.entities.call(|view| view.clear(&world))?;
        views.entities.call(|view| view.spawn(&world, spawns))??;
        for (component, value) in resources {
            if let Some((component, row)) = fit(None, component, value) {
                views
                    .components
                    .call(|view| view.set_resource(&world, component, row))??;
            }
        }
        Ok(())
    }
}

type Rows = (
    Vec<(EntityId, Vec<(ComponentId, Value)>)>,
    Vec<(ComponentId, Value)>,
);

/// All entities and resources, without what the engine computes.
fn rows_of(world: &World) -> Rows {
    let world_data = world.data.read();
    let pools = || {
        let pools = world_data.pools.iter();
        pools.filter(|pool| pool.description().editable)
    };
    let entities = world_data.entities.iter().map(|entity| {
        let rows = pools().filter_map(|pool| {
            let value = world_data.get_value(entity, pool)?;
            Some((pool.component(), value))
        });
        (entity.id, rows.collect())
    });
    let resources = world_data
        .resources()
        .filter(|pool| pool.description().editable);
    let resources = resources.filter_map(|pool| {
        let archetype = playground_base::ArchetypeId::RESOURCES;
        let value = pool.read(&world_data.token, archetype, 0)?;
        Some((pool.component(), value))
    });
    (entities.collect(), resources.collect())
}
