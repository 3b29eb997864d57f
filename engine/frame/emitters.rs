//! Extracts the particles of emitters from the world, and those of the preview of selected ones.

use super::FrameKeys;
use super::drawn_rows::DrawnRows;
use super::extract::{Extraction, ViewOptions};
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
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        view: &BoundParticlesView,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let emitters = keys.emitter.read(&world_data.token)?;
        let states = keys.emitter_state.read(&world_data.token)?;
        let mut called = Ok(());
        rows.each(&emitters, |row| {
            let emitter = row.of;
            let state = states.get(row.archetype, row.row);
            let mut moment = EmitterMoment {
                emitter,
                age_s: state.map_or(0.0, |state| state.age_s),
                trail: state.map_or(&[], |state| &state.trail),
                world_from_local: row.world_from_local,
            };
            let is_previewed = options.selected.binary_search(&row.entity).is_ok();
            if state.is_none() && is_previewed {
                match view.call(|view| view.ends_after_s(emitter)) {
                    Ok(end_s) => moment.age_s = preview_age_s(options.preview_s, end_s),
                    Err(error) => called = Err(error),
                }
            }
            let texture = match emitter.picture.is_none() {
                true => None,
                false => self.pictures.request(&emitter.picture),
            };
            let texture = texture.map(|(key, _)| TextureId(key));
            let seen_from = &list.camera.view_from_world;
            let flat = &mut self.flat;
            self.particles
                .push(emitter, texture, seen_from, flat, |particles| {
                    let computed = view.call(|view| view.particles(&moment, particles));
                    if let Err(error) = computed {
                        called = Err(error);
                    }
                });
        });
        Ok(called?)
    }
}

/// The age of an emitter in its preview: one that emits once begins again after a while.
fn preview_age_s(preview_s: f64, end_s: Option<f64>) -> f64 {
    end_s.map_or(preview_s, |end_s| {
        preview_s.rem_euclid(end_s + PREVIEW_GAP_S)
    })
}

impl Engine {
    /// Whether one of these entities has something whose preview plays while the scene is being edited: an
    /// emitter, or clips if `plays_clips`.
    pub fn has_preview(&self, entities: &[EntityId], plays_clips: bool) -> bool {
        let keys = self.keys.as_ref();
        let Some(keys) = keys.filter(|_| self.play_mode() == PlayMode::Edit) else {
            return false;
        };
        if entities.is_empty() {
            return false;
        }
        let world_data = self.world().data.read();
        let (emitter, player) = (keys.emitter.component(), keys.player.component());
        let disabled = keys.disabled.component();
        entities.iter().any(|id| {
            let entity = world_data.entities.get(*id);
            let archetype =
                entity.and_then(|at| world_data.archetypes.get(at.archetype.0 as usize));
            archetype.is_some_and(|of| {
                let has = |component| of.components.contains(component);
                (has(&emitter) || plays_clips && has(&player)) && !has(&disabled)
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
