//! [`FlockSystems`]: the systems of the sample.

use crate::grid::Grid;
use crate::{rules, shark, spawn};
use flock_model::{Boid, ChaseCamera, Flock, Predator};
use playground::prelude::*;

/// The systems of the sample.
#[derive(Default)]
pub struct FlockSystems;

#[systems(name = "flock")]
impl FlockSystems {
    /// Puts the fish of every flock into the water.
    #[system(stage = Start)]
    fn spawn(
        flocks: Query<(EntityId, &Flock)>,
        mut rng: Rng,
        mut commands: Commands<(Transform, Boid, MeshRenderer, Parent)>,
    ) {
        for (entity, flock) in &flocks {
            commands.spawn_batch(spawn::school(entity, flock, &mut rng));
        }
    }

    /// Turns and moves every predator as the player steers it.
    #[system]
    fn predator(
        time: FrameTime,
        input: Res<Input>,
        mut sharks: Query<(&mut Predator, &mut Transform)>,
    ) {
        for (predator, transform) in &mut sharks {
            shark::steer(predator, transform, &input, time.delta_s);
        }
    }

    /// Changes every fish's velocity by what it sees.
    #[system(after = predator)]
    fn steer(
        time: FrameTime,
        flocks: Query<&Flock>,
        sharks: Query<(&Predator, &Transform)>,
        mut fish: Query<(&mut Boid, &Transform)>,
        mut grid: Scratch<Grid>,
    ) {
        let Some(flock) = flocks.first() else { return };
        let danger = sharks.iter();
        let danger = danger.map(|(shark, transform)| (transform.translation, shark.scare_radius));
        let danger: Vec<(Vec3, f32)> = danger.collect();
        fish.for_columns(|(boids, transforms)| {
            let seen = transforms.iter().zip(&*boids);
            let seen = seen.map(|(transform, boid)| (transform.translation, boid.velocity));
            grid.fill(flock.radius, seen);
            let grid = &*grid;
            let fish = boids.par_iter_mut().zip(transforms).with_min_len(256);
            fish.for_each(|(boid, transform)| {
                let position = transform.translation;
                let others = grid.neighbours(position);
                rules::steer(boid, position, flock, &others, &danger, time.delta_s);
            });
        });
    }

    /// Moves every fish along its velocity, nose first.
    #[system(after = steer)]
    fn swim(time: FrameTime, mut fish: Query<(&Boid, &mut Transform)>) {
        fish.for_each(|(boid, transform)| {
            transform.translation += boid.velocity * time.delta_s;
            transform.rotation = facing(boid.velocity);
        });
    }

    /// Lets every chase camera follow the first predator.
    #[system(after = swim)]
    fn chase(
        time: FrameTime,
        mut both: ParamSet<(
            Query<(&Predator, &Transform)>,
            Query<(&ChaseCamera, &mut Transform)>,
        )>,
    ) {
        let Some(target) = both.first().first().map(|(_, shark)| *shark) else {
            return;
        };
        for (camera, transform) in &mut both.second() {
            shark::chase(camera, transform, &target, time.delta_s);
        }
    }
}

/// Upright, nose along `velocity`.
fn facing(velocity: Vec3) -> Quat {
    let toward = velocity.normalize_or(Vec3::NEG_Z);
    let yaw = Quat::from_rotation_y((-toward.x).atan2(-toward.z));
    yaw * Quat::from_rotation_x(toward.y.clamp(-1.0, 1.0).asin())
}
