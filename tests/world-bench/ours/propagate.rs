//! Computes the world transforms of changed entities in a scene with a hierarchy.

use crate::fixture::{Fixture, Libraries, sure};
use playground_base::glam::Vec3;
use playground_base::{ArchetypeId, Key};
use playground_core_ecs::{
    EntityId, Parent, Spawner, Transform, TypedChanges, WorldData, WorldTransform,
};
use playground_tests_world_bench_workload::{Forest, Side};

/// The scheduler's `propagate`.
pub struct Propagate {
    fixture: Fixture,
    forest: Forest,
    transform: Key<Transform>,
    world_transform: Key<WorldTransform>,
    entities: Vec<EntityId>,
}

impl Propagate {
    /// The scene, computed once.
    pub fn new(libraries: &Libraries) -> Self {
        let fixture = Fixture::new(libraries, &[]);
        let forest = Forest::new();
        let transform: Key<Transform> = fixture.key();
        let entities = make(&fixture, &forest, &transform);
        let world_transform = fixture.key();
        sure(fixture.schedule.call(|s| s.propagate(&fixture.world)));
        sure(fixture.schedule.call(|s| s.propagate(&fixture.world)));
        Self {
            fixture,
            forest,
            transform,
            world_transform,
            entities,
        }
    }
}

fn make(fixture: &Fixture, forest: &Forest, transform: &Key<Transform>) -> Vec<EntityId> {
    let world_data: &mut WorldData = &mut fixture.world.data.write();
    let mut alone = Spawner::new((transform.clone(),));
    let parent: Key<Parent> = fixture.key();
    let mut below = Spawner::new((transform.clone(), parent));
    let mut entities: Vec<EntityId> = Vec::with_capacity(forest.parents.len());
    for parent in &forest.parents {
        let local = Transform::from_translation(Vec3::X);
        let made = fixture.exclusive.call(|world| match parent {
            None => world.spawn(world_data, &mut alone, (local,)),
            Some(at) => {
                let parent = Parent {
                    entity: entities[*at],
                };
                world.spawn(world_data, &mut below, (local, parent))
            }
        });
        entities.push(sure(sure(made)));
    }
    entities
}

impl Side for Propagate {
    type World = ();
    const NAME: &'static str = "ours";

    fn prepare(&mut self) {
        let (x, movers) = self.forest.next_movers();
        let world_data = self.fixture.world.data.write();
        let mut rows = sure(self.transform.write(&world_data.token));
        for at in movers {
            let entity = world_data.locate(self.entities[at]);
            let row = entity.and_then(|entity| rows.get_mut(entity.archetype, entity.row as usize));
            if let Some(row) = row {
                row.translation.x = x;
            }
        }
    }
    fn run(&mut self, (): &mut ()) {
        sure(
            self.fixture
                .schedule
                .call(|s| s.propagate(&self.fixture.world)),
        );
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let world_data = self.fixture.world.data.read();
        let transforms = sure(self.world_transform.read(&world_data.token));
        let archetypes = (0..world_data.archetypes.len() as u32).map(ArchetypeId);
        let x = |archetype| {
            let rows = transforms.rows(archetype).iter();
            rows.map(|transform| f64::from(transform.world_from_local.w_axis.x))
                .sum::<f64>()
        };
        Some(archetypes.map(x).sum::<f64>() as u64)
    }
}
