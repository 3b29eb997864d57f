//! [`Alone`]: a system that has the world to itself.

use crate::{A, B, Heard, Kept, Mark, Script, Test};
use playground_base::{Component, systems};
use playground_core_ecs::param::*;
use playground_core_ecs::{EcsError, EntityId, Frame};

/// The system.
#[derive(Default)]
pub struct Alone;

#[systems(name = "alone")]
impl Alone {
    #[system(when = Script.test == Test::Alone)]
    fn change(
        mut world: WorldMut<(A, B, Heard, Mark)>,
        all: QueryState<(EntityId, &A), Without<B>>,
        mut kept: Local<Kept>,
        mut rng: Rng,
        time: Frame,
    ) -> Result<(), String> {
        kept.runs += 1;
        let found: Vec<(EntityId, i32)> = {
            let all = all.query(&world).map_err(|error| error.to_string())?;
            all.iter().map(|(id, a)| (id, a.value)).collect()
        };
        let told = |error: EcsError| error.to_string();
        for (entity, value) in &found {
            world.insert(*entity, B { value: *value }).map_err(told)?;
            world
                .insert(*entity, Mark { number: *value })
                .map_err(told)?;
            world.remove(*entity, A::ID).map_err(told)?;
        }
        let made = world
            .spawn((A { value: 5 }, Mark { number: 6 }))
            .map_err(told)?;
        world.remove(made, Mark::ID).map_err(told)?;
        if let Some(a) = {
            let a: Option<&mut A> = world.get_mut(made);
            a
        } {
            a.value = 50;
        }
        world
            .spawn_batch((0..3).map(|value| (A { value },)))
            .map_err(told)?;
        let gone = world.spawn((A { value: 9 },)).map_err(told)?;
        world.despawn(gone).map_err(told)?;
        let line = format!(
            "alone {} {} {} {}",
            found.len(),
            kept.runs,
            time.index,
            rng.u32(0..1000) < 1000
        );
        let heard: Option<&mut Heard> = world.resource_mut();
        heard.ok_or("no resource")?.lines.push(line);
        Ok(())
    }
}
