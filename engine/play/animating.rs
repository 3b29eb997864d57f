//! Moves the time of players of clips.

use crate::assets::DrawnModel;
use crate::frame::FrameKeys;
use crate::{Engine, EngineError};
use playground_base::Handle;
use playground_base::glam::Vec3;
use playground_core_animation::{AnimationPlayer, ClipEnded, ClipMarkPassed, Passed};
use playground_core_ecs::{ArchetypeId, EntityId, Event};

impl Engine {
    /// The model that an entity shows; `None` until it is read.
    pub fn model_of(&self, entity: EntityId) -> Option<Handle<DrawnModel>> {
        let world_data = self.runtime.world.data.read();
        let at = world_data.locate(entity)?;
        let shown = self.keys.as_ref()?.model.read(&world_data.token).ok()?;
        let shown = shown.get(at.archetype, at.row as usize)?;
        self.extraction.models.get(&shown.model).cloned()
    }

    /// Moves the time of all players by a step, after the systems of the step. What they passed becomes events:
    /// those of a model that is still being read are not sent, because it is not known how long its clips are.
    pub(crate) fn advance_players(&mut self, delta_s: f32) -> Result<(), EngineError> {
        let Some(keys) = self.keys.clone() else {
            return Ok(());
        };
        let events = self.advance_rows(&keys, delta_s)?;
        let (world, views) = (&self.runtime.world, &self.runtime.views);
        for event in events {
            views.events.call(|view| view.send(world, event))?;
        }
        Ok(())
    }

    fn advance_rows(&mut self, keys: &FrameKeys, delta_s: f32) -> Result<Vec<Event>, EngineError> {
        let view = &self.runtime.views.animation;
        let models = &mut self.extraction.models;
        let (disabled, component) = (keys.disabled.component(), keys.player.component());
        let (mut passed, mut events) = (Vec::new(), Vec::new());
        let world_data = &mut *self.runtime.world.data.write();
        for (at, archetype) in world_data.archetypes.iter().enumerate() {
            let is_player = archetype.components.contains(&component);
            if !is_player || archetype.components.contains(&disabled) {
                continue;
            }
            let id = ArchetypeId(at as u32);
            for (row, entity) in archetype.entities.iter().enumerate() {
                let model = {
                    let shown = keys.model.read(&world_data.token)?;
                    let model = shown
                        .get(id, row)
                        .and_then(|shown| models.request(&shown.model));
                    model.map(|(_, model)| model.clone())
                };
                let players = keys.player.read(&world_data.token)?;
                let plays = players.get(id, row).is_some_and(|player| player.playing);
                drop(players);
                if !plays {
                    continue;
                }
                let Some(player) = keys.player.get_mut(&mut world_data.token, id, row) else {
                    continue;
                };
                let rig = model.as_ref().map(|model| &model.rig);
                let moved = view.call(|view| view.advance(rig, player, delta_s, &mut passed))?;
                let clip = rig.and_then(|rig| rig.clip(&player.clip));
                let clip = clip.map_or("", |clip| &clip.name);
                let sent = passed.drain(..);
                events.extend(sent.filter_map(|of| event(of, player, clip, *entity)));
                if moved != Vec3::ZERO
                    && let Some(place) = keys.place.get_mut(&mut world_data.token, id, row)
                {
                    place.translation += place.rotation * (place.scale * moved);
                }
            }
        }
        Ok(events)
    }
}

fn event(passed: Passed, player: &AnimationPlayer, clip: &str, about: EntityId) -> Option<Event> {
    let clip = clip.to_owned();
    Some(match passed {
        Passed::End => {
            let repeats = player.repeats;
            Event::of(Some(about), &ClipEnded { clip, repeats })
        }
        Passed::Mark(at) => {
            let name = player.marks.get(at)?.name.clone();
            Event::of(Some(about), &ClipMarkPassed { clip, name })
        }
    })
}
