//! Spawns the fish.

use flock_model::{Boid, Flock};
use playground::prelude::*;

/// The fish of a flock.
pub fn school(
    entity: EntityId,
    flock: &Flock,
    rng: &mut Rng,
) -> impl Iterator<Item = (Transform, Boid, MeshRenderer, Parent)> {
    (0..flock.count).map(move |_| {
        let direction = rng.direction();
        let shade = rng.f32();
        let transform = Transform {
            translation: rng.in_ball() * flock.range * 0.55,
            rotation: Quat::from_rotation_arc(Vec3::NEG_Z, direction),
            scale: Vec3::splat(0.28 + 0.2 * shade),
        };
        let boid = Boid {
            velocity: direction * flock.low_speed,
            ..Boid::default()
        };
        let mesh = MeshRenderer {
            mesh: MeshKind::Fish,
            color: Color::rgb(0.95 - 0.5 * shade, 0.42 + 0.2 * shade, 0.12 + 0.5 * shade),
            roughness: 0.45,
            ..MeshRenderer::default()
        };
        (transform, boid, mesh, Parent { entity })
    })
}
