//! [`FlockSystems`]: the systems of the sample.

use crate::grid::Grid;
use crate::{rules, spawn, steer_predator};
use flock_model::{Boid, ChaseCamera, Flock, Predator};
use playground_base::glam::{Quat, Vec3};
use playground_base::parking_lot::Mutex;
use playground_base::rayon::prelude::*;
use playground_base::view_model;
use playground_core_ecs::{
    Context, EntityId, Key, ModuleError, Parent, Query, Stage, System, SystemContext, SystemId,
    SystemView, Transform,
};
use playground_core_input::Input;
use playground_core_rendering::MeshRenderer;

const SPAWN: &str = "flock::spawn";
const STEER: &str = "flock::steer";
const SWIM: &str = "flock::swim";
const PREDATOR: &str = "flock::predator";
const CHASE: &str = "flock::chase";

/// The systems of the sample.
pub struct FlockSystems {
    pub(crate) boid: Key<Boid>,
    pub(crate) flock: Key<Flock>,
    pub(crate) predator: Key<Predator>,
    pub(crate) chase_camera: Key<ChaseCamera>,
    pub(crate) transform: Key<Transform>,
    pub(crate) mesh: Key<MeshRenderer>,
    pub(crate) parent: Key<Parent>,
    pub(crate) input: Key<Input>,
    grid: Mutex<Grid>,
}

impl FlockSystems {
    /// Asks for the keys once.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            boid: context.key()?,
            flock: context.key()?,
            predator: context.key()?,
            chase_camera: context.key()?,
            transform: context.key()?,
            mesh: context.key()?,
            parent: context.key()?,
            input: context.key()?,
            grid: Mutex::default(),
        })
    }

    /// Every flock of the scene.
    pub(crate) fn flocks(
        &self,
        context: &SystemContext<'_>,
    ) -> Result<Vec<(EntityId, Flock)>, ModuleError> {
        let flocks = self.flock.read(context.as_cells())?;
        let mut found = Vec::new();
        for &table in context.as_tables(0) {
            let storage = &context.structure.tables[table.0 as usize];
            found.extend(
                storage
                    .entities
                    .iter()
                    .copied()
                    .zip(flocks.rows(table).iter().copied()),
            );
        }
        Ok(found)
    }

    /// Changes every fish's velocity by what it sees.
    fn steer(&self, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let Some((_, flock)) = self.flocks(context)?.first().copied() else {
            return Ok(());
        };
        let danger = self.danger(context)?;
        let cells = context.as_cells();
        let delta_s = context.frame.delta_s;
        let (mut boids, places) = (self.boid.write(cells)?, self.transform.read(cells)?);
        let mut grid = self.grid.lock();
        for &table in context.as_tables(1) {
            let places = places.rows(table);
            let boids = boids.rows_mut(table);
            let fish = places
                .iter()
                .zip(&*boids)
                .map(|(p, b)| (p.translation, b.velocity));
            grid.fill(flock.radius, fish);
            let grid = &*grid;
            boids
                .par_iter_mut()
                .zip(places)
                .with_min_len(256)
                .for_each(|(boid, place)| {
                    let position = place.translation;
                    let seen = grid.look(position);
                    let mut acceleration = rules::stay_inside(&flock, position);
                    if seen.count > 0.0 {
                        acceleration += rules::cohesion(&flock, position, &seen);
                        acceleration += rules::alignment(&flock, boid.velocity, &seen);
                        acceleration += rules::separation(&flock, &seen);
                    }
                    boid.fright = rules::fright(boid.fright, f32::MAX, 1.0, delta_s);
                    for (at, radius) in &danger {
                        let distance = position.distance(*at);
                        boid.fright = rules::fright(boid.fright, distance, *radius, 0.0);
                        acceleration += rules::fear(&flock, position, *at, *radius);
                    }
                    boid.velocity = rules::accelerate(&flock, boid, acceleration, delta_s);
                });
        }
        Ok(())
    }

    /// Where the predators are, and how far they scare.
    fn danger(&self, context: &SystemContext<'_>) -> Result<Vec<(Vec3, f32)>, ModuleError> {
        let cells = context.as_cells();
        let (predators, places) = (self.predator.read(cells)?, self.transform.read(cells)?);
        let mut danger = Vec::new();
        for &table in context.as_tables(2) {
            let rows = predators.rows(table).iter().zip(places.rows(table));
            danger.extend(rows.map(|(predator, place)| (place.translation, predator.scare_radius)));
        }
        Ok(danger)
    }

    /// Moves every fish along its velocity, nose first.
    fn swim(&self, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let cells = context.as_cells();
        let delta_s = context.frame.delta_s;
        let (boids, mut places) = (self.boid.read(cells)?, self.transform.write(cells)?);
        for &table in context.as_tables(0) {
            let rows = places.rows_mut(table).iter_mut().zip(boids.rows(table));
            rows.for_each(|(place, boid)| {
                place.translation += boid.velocity * delta_s;
                place.rotation = facing(boid.velocity);
            });
        }
        Ok(())
    }
}

/// Upright, nose along `velocity`.
fn facing(velocity: Vec3) -> Quat {
    let toward = velocity.normalize_or(Vec3::NEG_Z);
    let yaw = Quat::from_rotation_y((-toward.x).atan2(-toward.z));
    yaw * Quat::from_rotation_x(toward.y.clamp(-1.0, 1.0).asin())
}

#[view_model]
impl SystemView for FlockSystems {
    fn systems(&self) -> Vec<System> {
        let flocks = || Query::new().with_read(&self.flock);
        let predators = || {
            Query::new()
                .with_read(&self.predator)
                .with_read(&self.transform)
        };
        vec![
            System::new(SPAWN)
                .with_stage(Stage::Start)
                .with_query(flocks()),
            System::new(PREDATOR).with_resource(&self.input).with_query(
                Query::new()
                    .with_write(&self.predator)
                    .with_write(&self.transform),
            ),
            System::new(STEER)
                .with_after(PREDATOR)
                .with_query(flocks())
                .with_query(
                    Query::new()
                        .with_write(&self.boid)
                        .with_read(&self.transform),
                )
                .with_query(predators()),
            System::new(SWIM).with_after(STEER).with_query(
                Query::new()
                    .with_read(&self.boid)
                    .with_write(&self.transform),
            ),
            System::new(CHASE)
                .with_after(SWIM)
                .with_query(predators())
                .with_query(
                    Query::new()
                        .with_read(&self.chase_camera)
                        .with_write(&self.transform),
                ),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        match system {
            id if id == SystemId::new(SPAWN) => spawn::spawn(self, context),
            id if id == SystemId::new(PREDATOR) => steer_predator::steer(self, context),
            id if id == SystemId::new(STEER) => self.steer(context),
            id if id == SystemId::new(SWIM) => self.swim(context),
            id if id == SystemId::new(CHASE) => steer_predator::chase(self, context),
            _ => Ok(()),
        }
    }
}
