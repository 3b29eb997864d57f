//! The world as a whole: a copy is kept and put back.

use crate::exclusive::filled;
use crate::rig::told;
use playground_base::glam::{Mat4, Vec3};
use world_timing::timed;

/// Entities of the snapshot workload, with four components each.
const ENTITIES: usize = 100_000;

/// Copies that are made within one timing.
const COPIES: usize = 4;

pub fn save() -> f64 {
    let (rig, _) = filled(ENTITIES);
    let save = || {
        let snapshot = told(rig.whole.call(|w| w.save(&rig.world)));
        told(rig.whole.call(|w| w.forget(&rig.world, snapshot)));
    };
    save();
    timed(ENTITIES * COPIES, || (0..COPIES).for_each(|_| save()))
}

pub fn restore() -> f64 {
    let (rig, _) = filled(ENTITIES);
    let snapshot = told(rig.whole.call(|w| w.save(&rig.world)));
    let restore = || told(told(rig.whole.call(|w| w.restore(&rig.world, snapshot))));
    restore();
    timed(ENTITIES * COPIES, || (0..COPIES).for_each(|_| restore()))
}

/// What cannot be done without: a clone of the plain columns, with the ticks of each row.
pub fn save_floor() -> f64 {
    let matrices = vec![Mat4::IDENTITY; ENTITIES];
    let vectors = [const { Vec3::X }; 3].map(|vector| vec![vector; ENTITIES]);
    let ticks = [(); 8].map(|()| vec![1_u32; ENTITIES]);
    let copy = || {
        let copy = (matrices.clone(), vectors.clone(), ticks.clone());
        std::hint::black_box(&copy);
    };
    copy();
    timed(ENTITIES * COPIES, || (0..COPIES).for_each(|_| copy()))
}
