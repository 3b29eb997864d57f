//! Extracts the particles of emitters from the world, and those of the preview of selected ones.

use super::FrameKeys;
use super::extract::{Extraction, ViewOptions, enabled_archetypes};
use crate::{Engine, EngineError};
use playground_core_drawing::{DrawList, TextureId};
use playground_core_ecs::{EntityId, WorldData};
use playground_core_engine::PlayMode;
use playground_core_particles::{BoundParticlesView, EmitterMoment};

/// Between two rounds of the preview of an emitter that emits once, in seconds.
const PREVIEW_GAP_S: f64 = 0.5;

impl Extraction {
    pub(super) fn extract_particles(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        view: &BoundParticlesView,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let token = &world_data.token;
        let (emitters, states, transforms) = (
            keys.emitter.read(token)?,
            keys.emitter_state.read(token)?,
            keys.transform.read(token)?,
        );
        for archetype in enabled_archetypes(world_data, keys) {
            let entities = &world_data.archetypes[archetype.0 as usize].entities;
            let states = states.rows(archetype);
            let rows = emitters
                .rows(archetype)
                .iter()
                .zip(transforms.rows(archetype));
            for (at, ((emitter, transform), entity)) in rows.zip(entities).enumerate() {
                let state = states.get(at);
                let is_previewed = options.selected.binary_search(entity).is_ok();
                let mut moment = EmitterMoment {
                    emitter,
                    age_s: state.map_or(0.0, |state| state.age_s),
                    trail: state.map_or(&[], |state| &state.trail),
                    world_from_local: &transform.world_from_local,
                };
                if state.is_none() && is_previewed {
                    let end_s = view.call(|view| view.ends_after_s(emitter))?;
                    moment.age_s = preview_age_s(options.preview_s, end_s);
                }
                let texture = match emitter.picture.is_none() {
                    true => None,
                    false => self.pictures.request(&emitter.picture),
                };
                let texture = texture.map(|(key, _)| TextureId(key));
                let mut called = Ok(());
                let seen_from = &list.camera.view_from_world;
                let flat = &mut self.flat;
                self.particles
                    .push(emitter, texture, seen_from, flat, |particles| {
                        called = view.call(|view| view.particles(&moment, particles));
                    });
                called?;
            }
        }
        Ok(())
    }
}

/// The age of an emitter in its preview: one that emits once begins again after a while.
fn preview_age_s(preview_s: f64, end_s: Option<f64>) -> f64 {
    end_s.map_or(preview_s, |end_s| {
        preview_s.rem_euclid(end_s + PREVIEW_GAP_S)
    })
}

impl Engine {
    /// Whether one of these entities is an emitter whose preview plays: the scene is being edited.
    pub fn has_preview(&self, entities: &[EntityId]) -> bool {
        let Some(keys) = self
            .keys
            .as_ref()
            .filter(|_| self.play_mode() == PlayMode::Edit)
        else {
            return false;
        };
        if entities.is_empty() {
            return false;
        }
        let world_data = self.world().data.read();
        let (emitter, disabled) = (keys.emitter.component(), keys.disabled.component());
        entities.iter().any(|id| {
            let entity = world_data.entities.get(*id);
            let archetype =
                entity.and_then(|at| world_data.archetypes.get(at.archetype.0 as usize));
            archetype.is_some_and(|of| {
                of.components.contains(&emitter) && !of.components.contains(&disabled)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::preview_age_s;

    #[test]
    fn preview_of_an_emitter_that_emits_once_begins_again() {
        assert_eq!(preview_age_s(7.0, None), 7.0);
        assert_eq!(preview_age_s(7.0, Some(2.5)), 1.0);
    }
}
