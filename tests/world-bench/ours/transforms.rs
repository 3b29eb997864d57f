//! Where everything is in the world.

use crate::rig::{Rig, told};
use playground_base::glam::Vec3;
use playground_core_ecs::{EntityId, Parent, Spawner, Transform, TypedChanges};
use world_timing::{REPEATS, timed, tree};

/// The hierarchy, some of it moving: the time of a frame.
pub fn transforms() -> f64 {
    let rig = Rig::new();
    let entities = fill(&rig);
    let propagate = || told(rig.schedule.call(|s| s.propagate(&rig.world)));
    let frame = || {
        move_some(&rig, &entities);
        timed(1, propagate)
    };
    (0..3).for_each(|_| {
        frame();
    });
    (0..REPEATS).map(|_| frame()).sum::<f64>() / REPEATS as f64
}

fn move_some(rig: &Rig, entities: &[EntityId]) {
    let structure = &*rig.world.structure.read();
    let mut places = told(rig.keys.transform.write(&structure.cells));
    for at in tree::movers(entities.len()) {
        if let Some(entity) = structure.as_entity(entities[at])
            && let Some(place) = places.get_mut(entity.table, entity.row as usize)
        {
            place.translation.y += 0.25;
        }
    }
}

fn fill(rig: &Rig) -> Vec<EntityId> {
    let structure = &mut *rig.world.structure.write();
    let transform = Transform::from_translation(Vec3::X);
    let mut root = Spawner::new((rig.keys.transform.clone(),));
    let mut child = Spawner::new((rig.keys.transform.clone(), rig.keys.parent.clone()));
    let mut entities: Vec<EntityId> = Vec::new();
    let made = rig.exclusive.call(|world| {
        for parent in tree::parents() {
            let made = match parent {
                Some(parent) => {
                    let entity = entities[parent];
                    world.spawn(structure, &mut child, (transform, Parent { entity }))
                }
                None => world.spawn(structure, &mut root, (transform,)),
            };
            entities.push(made?);
        }
        Ok::<(), playground_core_ecs::EcsError>(())
    });
    told(told(made));
    entities
}
