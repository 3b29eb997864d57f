//! World transforms are computed for moved entities of a scene with a hierarchy.

use bevy_ecs::entity::Entity;
use bevy_ecs::hierarchy::ChildOf;
use bevy_ecs::schedule::{IntoScheduleConfigs, MultiThreadedExecutor, Schedule};
use bevy_ecs::world::World;
use bevy_transform::components::{GlobalTransform, Transform};
use bevy_transform::systems::{
    StaticTransformOptimizations, mark_dirty_trees, propagate_parent_transforms,
    sync_simple_transforms,
};
use playground_tests_world_bench_workload::{Forest, Side};

/// The systems of its `TransformPlugin`, in its order, on two threads; with or without its
/// optimisation for scenes in which little moves.
pub struct Bevy<const STATIC: bool> {
    forest: Forest,
    world: World,
    entities: Vec<Entity>,
    schedule: Schedule,
}

impl<const STATIC: bool> Bevy<STATIC> {
    /// The scene, computed once.
    pub fn new() -> Self {
        let forest = Forest::new();
        let mut world = World::new();
        world.insert_resource(if STATIC {
            StaticTransformOptimizations::Enabled
        } else {
            StaticTransformOptimizations::Disabled
        });
        let mut entities: Vec<Entity> = Vec::with_capacity(forest.parents.len());
        for parent in &forest.parents {
            let mut entity = world.spawn(Transform::from_xyz(1.0, 0.0, 0.0));
            if let Some(parent) = parent {
                entity.insert(ChildOf(entities[*parent]));
            }
            entities.push(entity.id());
        }
        let mut schedule = Schedule::default();
        schedule.set_executor(MultiThreadedExecutor::new());
        let systems = (
            mark_dirty_trees,
            propagate_parent_transforms,
            sync_simple_transforms,
        );
        schedule.add_systems(systems.chain());
        schedule.run(&mut world);
        schedule.run(&mut world);
        Self {
            forest,
            world,
            entities,
            schedule,
        }
    }
}

impl<const STATIC: bool> Side for Bevy<STATIC> {
    type World = ();
    const NAME: &'static str = if STATIC {
        "bevy_transform"
    } else {
        "bevy_transform, all of it"
    };

    fn prepare(&mut self) {
        let (x, movers) = self.forest.next_movers();
        for at in movers {
            if let Some(mut transform) = self.world.get_mut::<Transform>(self.entities[at]) {
                transform.translation.x = x;
            }
        }
    }
    fn run(&mut self, (): &mut ()) {
        self.schedule.run(&mut self.world);
    }
    fn outcome(&mut self, (): &mut ()) -> Option<u64> {
        let mut transforms = self.world.query::<&GlobalTransform>();
        let transforms = transforms.iter(&self.world);
        Some(
            transforms
                .map(|transform| f64::from(transform.translation().x))
                .sum::<f64>() as u64,
        )
    }
}

impl<const STATIC: bool> Default for Bevy<STATIC> {
    fn default() -> Self {
        Self::new()
    }
}
