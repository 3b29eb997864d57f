//! [`Steady`]: systems that do the same in every frame, with each kind of parameter.

use crate::{Idle, RunCount, Silence, Sound};
use playground_base::{ModuleError, systems};
use playground_core_ecs::param::*;
use playground_core_ecs::{EntityId, FrameTime, Name};

/// The systems.
#[derive(Default)]
pub struct Steady;

#[systems(name = "steady")]
impl Steady {
    #[system]
    fn walk(time: FrameTime, mut all: Query<(EntityId, &mut Idle), Without<Name>>) {
        for (_, idle) in &mut all {
            idle.value += time.delta_s;
        }
        all.for_each(|(_, idle)| idle.value *= 0.5);
    }

    #[system(after = walk, if_any = all)]
    fn ask_for_nothing(
        all: Query<&Idle, Changed<Idle>>,
        mut commands: Commands<(Idle,)>,
        mut sounds: Effects<Sound>,
        mut kept: Local<RunCount>,
        mut scratch: Scratch<Vec<f32>>,
        mut rng: Rng,
    ) {
        kept.runs += 1;
        scratch.clear();
        scratch.extend(all.iter().map(|idle| idle.value + rng.f32()));
        if scratch.iter().any(|value| value.is_nan()) {
            commands.spawn((Idle::default(),));
            sounds.send(Sound::default());
        }
    }

    #[system(stage = Update)]
    fn listen(silences: Events<Silence>, mut all: Query<&mut Idle>) {
        for _ in silences.iter() {
            all.for_each(|idle| idle.value = 0.0);
        }
    }

    #[system]
    fn alone(
        mut world: WorldMut<(Idle,)>,
        all: QueryState<(EntityId, &Idle)>,
        mut rng: Rng,
        mut kept: Local<RunCount>,
    ) -> Result<(), ModuleError> {
        kept.runs += 1;
        let first = all.query(&world)?.iter().next().map(|(entity, _)| entity);
        let idle: Option<&mut Idle> = first.and_then(|entity| world.get_mut(entity));
        if let Some(idle) = idle {
            idle.value += rng.f32();
        }
        Ok(())
    }

    /// Requests random numbers before the world is taken.
    #[system]
    fn seeded(
        mut rng: Rng,
        mut world: WorldMut<(Idle,)>,
        all: QueryState<(EntityId, &Idle)>,
    ) -> Result<(), ModuleError> {
        let first = all.query(&world)?.iter().next().map(|(entity, _)| entity);
        let idle: Option<&mut Idle> = first.and_then(|entity| world.get_mut(entity));
        if let Some(idle) = idle {
            idle.other += rng.f32();
        }
        Ok(())
    }

    #[observer]
    fn hear_silence(_silences: OnEvent<Silence>, mut all: Query<&mut Idle>) {
        all.for_each(|idle| idle.value = 0.0);
    }

    #[observer]
    fn greet(_added: OnAdd<Idle>, _all: Query<&Idle>) {}

    #[observer]
    fn part(_removed: OnRemove<Idle>, _all: Query<EntityId>) {}
}
