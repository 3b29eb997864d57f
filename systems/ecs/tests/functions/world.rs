//! [`Exclusive`]: an exclusive system.

use crate::{A, B, Burst, Log, Mark, RunCount, Script, Test};
use playground_base::{Component, systems};
use playground_core_ecs::param::*;
use playground_core_ecs::{EcsError, EntityId, FrameTime};

/// The system.
#[derive(Default)]
pub struct Exclusive;

#[systems(name = "alone")]
impl Exclusive {
    #[system(when = Script.test == Test::Exclusive)]
    fn change(
        mut world: WorldMut<(A, B, Log, Mark)>,
        all: QueryState<(EntityId, &A), Without<B>>,
        mut state: Local<RunCount>,
        mut rng: Rng,
        time: FrameTime,
    ) -> Result<(), String> {
        state.runs += 1;
        let found: Vec<(EntityId, i32)> = {
            let all = all.query(&world).map_err(|error| error.to_string())?;
            all.iter().map(|(id, a)| (id, a.value)).collect()
        };
        let text = |error: EcsError| error.to_string();
        for (entity, value) in &found {
            world.insert(*entity, B { value: *value }).map_err(text)?;
            world
                .insert(*entity, Mark { number: *value })
                .map_err(text)?;
            world.remove(*entity, A::ID).map_err(text)?;
        }
        let made = world
            .spawn((A { value: 5 }, Mark { number: 6 }))
            .map_err(text)?;
        world.remove(made, Mark::ID).map_err(text)?;
        if let Some(a) = {
            let a: Option<&mut A> = world.get_mut(made);
            a
        } {
            a.value = 50;
        }
        world
            .spawn_batch((0..3).map(|value| (A { value },)))
            .map_err(text)?;
        let gone = world.spawn((A { value: 9 },)).map_err(text)?;
        world.despawn(gone).map_err(text)?;
        let line = format!(
            "alone {} {} {} {}",
            found.len(),
            state.runs,
            time.index,
            rng.u32(0..1000) < 1000
        );
        let log: Option<&mut Log> = world.resource_mut();
        log.ok_or("no resource")?.lines.push(line);
        Ok(())
    }

    #[system(when = Script.test == Test::ExclusiveSends)]
    fn send(mut world: WorldMut<(A,)>) -> Result<(), EcsError> {
        let parent = world.spawn((A { value: 1 },))?;
        let child = world.spawn((A { value: 2 },))?;
        let other = world.spawn((A { value: 3 },))?;
        let gone = world.spawn((A { value: 4 },))?;
        world.despawn(gone)?;
        world.set_parent(child, Some(parent))?;
        world.set_parent(other, Some(parent))?;
        world.set_parent(other, None)?;
        world.set_parent(other, None)?;
        world.send(Burst { size: 4 });
        world.send_about(child, Burst { size: 5 });
        world.change_scene("scenes/next.ron");
        world.quit_game();
        match world.set_parent(child, Some(gone)) {
            Err(EcsError::NoParent(of)) if of == gone => Ok(()),
            moved => panic!("its parent is gone: {moved:?}"),
        }
    }

    #[system(when = Script.test == Test::TwoRandom)]
    fn two_random(mut world: WorldMut<(Log,)>, mut one: Rng, mut other: Rng) {
        let is_same = one.u64(..) == other.u64(..);
        let log: Option<&mut Log> = world.resource_mut();
        if let Some(log) = log {
            log.lines.push(format!("the same alone: {is_same}"));
        }
    }
}
