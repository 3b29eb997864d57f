//! [`EmitterSystems`]: time passes for emitters while the game plays.

use super::{particle_formula, trail};
use playground_base::systems;
use playground_core_ecs::param::{Commands, Query, Without};
use playground_core_ecs::{EntityId, FrameTime, WorldTransform};
use playground_core_particles::{AfterEnd, EmitterState, ParticleEmitter};

/// The systems of emitters.
#[derive(Default)]
pub struct EmitterSystems;

#[systems(name = "particles")]
impl EmitterSystems {
    /// Starts emitters: they get their state.
    #[system]
    fn start(
        new: Query<(EntityId, &ParticleEmitter), Without<EmitterState>>,
        mut commands: Commands<(EmitterState,)>,
    ) {
        for (entity, _) in &new {
            commands.insert(entity, EmitterState::default());
        }
    }

    /// Lets time pass for emitters.
    #[system(after = start)]
    fn advance(
        time: FrameTime,
        mut emitters: Query<(
            EntityId,
            &ParticleEmitter,
            &WorldTransform,
            &mut EmitterState,
        )>,
        mut commands: Commands,
    ) {
        for (entity, emitter, transform, state) in &mut emitters {
            trail::advance(emitter, state, &transform.world_from_local, time.delta_s);
            if emitter.after_end == AfterEnd::Despawn
                && particle_formula::ends_after_s(emitter).is_some_and(|end| state.age_s > end)
            {
                commands.despawn(entity);
            }
        }
    }
}
