//! Places in the world are computed for what moved in a scene with a hierarchy.

use crate::fixture::{Fixture, Libraries, sure};
use playground_base::glam::Vec3;
use playground_base::{Key, TableId};
use playground_core_ecs::{
    EntityId, Parent, Spawner, Structure, Transform, TypedChanges, WorldTransform,
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
    let structure: &mut Structure = &mut fixture.world.structure.write();
    let mut alone = Spawner::new((transform.clone(),));
    let parent: Key<Parent> = fixture.key();
    let mut below = Spawner::new((transform.clone(), parent));
    let mut entities: Vec<EntityId> = Vec::with_capacity(forest.parents.len());
    for parent in &forest.parents {
        let place = Transform::from_translation(Vec3::X);
        let made = fixture.exclusive.call(|world| match parent {
            None => world.spawn(structure, &mut alone, (place,)),
            Some(at) => {
                let parent = Parent {
                    entity: entities[*at],
                };
                world.spawn(structure, &mut below, (place, parent))
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
        let structure = self.fixture.world.structure.write();
        let mut rows = sure(self.transform.write(&structure.cells));
        for at in movers {
            let entity = structure.as_entity(self.entities[at]);
            let row = entity.and_then(|entity| rows.get_mut(entity.table, entity.row as usize));
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
        let structure = self.fixture.world.structure.read();
        let places = sure(self.world_transform.read(&structure.cells));
        let tables = (0..structure.tables.len() as u32).map(TableId);
        let x = |table| {
            let rows = places.rows(table).iter();
            rows.map(|place| f64::from(place.world_from_local.w_axis.x))
                .sum::<f64>()
        };
        Some(tables.map(x).sum::<f64>() as u64)
    }
}
