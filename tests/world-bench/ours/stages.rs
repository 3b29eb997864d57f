//! A frame of systems.

use crate::rig::{Rig, told};
use playground_core_ecs::{Bundle, EcsError, Frame, Spawner, Stage, TypedChanges};
use world_model::{A, B, C, D, E};
use world_timing::{ENTITIES, REPEATS, timed};

/// Four kinds of entities, three systems: the time of a frame.
pub fn schedule() -> f64 {
    let rig = Rig::new();
    let keys = rig.keys.clone();
    let (a, b) = (A(0.0), B(1.0));
    fill(&rig, (keys.a.clone(), keys.b.clone()), || (a, b));
    let abc = (keys.a.clone(), keys.b.clone(), keys.c.clone());
    fill(&rig, abc, || (a, b, C(2.0)));
    let abcd = (keys.a.clone(), keys.b.clone(), keys.c.clone(), keys.d);
    fill(&rig, abcd, || (a, b, C(2.0), D(3.0)));
    let abce = (keys.a, keys.b, keys.c, keys.e);
    fill(&rig, abce, || (a, b, C(2.0), E(3.0)));
    let mut frame = Frame::default();
    let mut run = || {
        frame.index += 1;
        told(rig.schedule.call(|s| s.run(&rig.world, Stage::Fixed, frame)));
    };
    (0..3).for_each(|_| run());
    timed(REPEATS, || (0..REPEATS).for_each(|_| run()))
}

fn fill<B: Bundle>(rig: &Rig, keys: B, row: impl Fn() -> B::Rows) {
    let structure = &mut *rig.world.structure.write();
    let mut spawner = Spawner::new(keys);
    let made = rig.exclusive.call(|world| {
        for _ in 0..ENTITIES {
            world.spawn(structure, &mut spawner, row())?;
        }
        Ok::<(), EcsError>(())
    });
    told(told(made));
}
