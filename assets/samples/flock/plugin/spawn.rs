//! Putting the fish into the water.

use crate::flock_systems::FlockSystems;
use flock_model::{Boid, Flock};
use playground_base::Color;
use playground_base::glam::{Quat, Vec3};
use playground_core_ecs::{EntityId, ModuleError, Parent, SystemContext, Transform};
use playground_core_rendering::{MeshKind, MeshRenderer};

/// Asks for the fish of every flock.
pub fn spawn(systems: &FlockSystems, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
    for (entity, flock) in systems.flocks(context)? {
        spawn_flock(systems, context, entity, &flock);
    }
    Ok(())
}

fn spawn_flock(
    systems: &FlockSystems,
    context: &mut SystemContext<'_>,
    entity: EntityId,
    flock: &Flock,
) {
    let cells = context.as_cells();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let fish: Vec<(Vec3, Vec3, f32)> = (0..flock.count)
        .map(|_| {
            let at = random.in_ball() * flock.range * 0.55;
            let velocity = random.in_ball().normalize_or(Vec3::X) * flock.low_speed;
            (at, velocity, random.unit())
        })
        .collect();
    let places = fish.iter().map(|(at, velocity, size)| Transform {
        translation: *at,
        rotation: Quat::from_rotation_arc(Vec3::NEG_Z, velocity.normalize_or(Vec3::NEG_Z)),
        scale: Vec3::splat(0.28 + 0.2 * size),
    });
    let boids = fish.iter().map(|(_, velocity, _)| Boid {
        velocity: *velocity,
        ..Boid::default()
    });
    let meshes = fish.iter().map(|(_, _, shade)| MeshRenderer {
        mesh: MeshKind::Fish,
        color: Color::rgb(0.95 - 0.5 * shade, 0.42 + 0.2 * shade, 0.12 + 0.5 * shade),
        roughness: 0.45,
        ..MeshRenderer::default()
    });
    let parents = fish.iter().map(|_| Parent { entity });
    let rows = vec![
        systems.transform.stage(cells, places),
        systems.boid.stage(cells, boids),
        systems.mesh.stage(cells, meshes),
        systems.parent.stage(cells, parents),
    ];
    context.commands.with_spawn(rows);
}

/// A small generator (xorshift64), so that every play starts the same.
struct Random(u64);

impl Random {
    /// 0 to 1.
    fn unit(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1 << 24) as f32
    }

    /// A point in the ball of radius 1.
    fn in_ball(&mut self) -> Vec3 {
        loop {
            let point = Vec3::new(self.unit(), self.unit(), self.unit()) * 2.0 - Vec3::ONE;
            if point.length_squared() <= 1.0 {
                return point;
            }
        }
    }
}
