//! [`Facing`]: quads that face the camera.

use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{Instance, InstanceFlags, Material};
use playground_core_particles::Particle;

/// Makes quads that face a camera.
pub struct Facing {
    right: Vec3,
    up: Vec3,
    back: Vec3,
    like: Instance,
}

impl Facing {
    /// For a camera. Spots without a picture are round.
    pub fn new(view_from_world: &Mat4, is_round: bool) -> Self {
        let [right, up, back] = [0, 1, 2].map(|row| view_from_world.row(row).truncate());
        let material = Material::default();
        let mut like = Instance::new(&Mat4::IDENTITY, &material, Instance::NOT_PICKABLE);
        like.flags = InstanceFlags::UNLIT | InstanceFlags::NO_SHADOW;
        if is_round {
            like.flags = like.flags | InstanceFlags::ROUND;
        }
        Self {
            right,
            up,
            back,
            like,
        }
    }

    /// The quad of a particle.
    pub fn instance(&self, particle: &Particle) -> Instance {
        let (sin, cos) = particle.rotation_rad.sin_cos();
        let (across, along) = (cos * particle.size_m, sin * particle.size_m);
        let x = self.right * across + self.up * along;
        let y = self.up * across - self.right * along;
        let z = self.back * particle.size_m;
        let at = particle.position;
        Instance {
            world_from_local: [
                [x.x, y.x, z.x, at.x],
                [x.y, y.y, z.y, at.y],
                [x.z, y.z, z.z, at.z],
            ],
            color: particle.color.to_array(),
            ..self.like
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Color;
    use playground_base::glam::Mat4;

    #[test]
    fn quad_faces_the_camera_and_is_turned_as_it_sees_it() {
        let world_from_view = Mat4::from_rotation_y(1.1) * Mat4::from_rotation_x(-0.4);
        let facing = Facing::new(&world_from_view.inverse(), true);
        let particle = Particle {
            position: Vec3::new(3.0, 4.0, 5.0),
            size_m: 2.0,
            rotation_rad: std::f32::consts::FRAC_PI_2,
            color: Color::rgb(0.1, 0.2, 0.3),
        };
        let instance = facing.instance(&particle);
        let [x, y, z] = instance.world_from_local;
        let axis = |at: usize| Vec3::new(x[at], y[at], z[at]);
        let seen = |axis: Vec3| world_from_view.inverse().transform_vector3(axis);
        assert!(
            seen(axis(0)).abs_diff_eq(Vec3::Y * 2.0, 1e-5),
            "a quarter turn"
        );
        assert!(seen(axis(1)).abs_diff_eq(Vec3::NEG_X * 2.0, 1e-5));
        assert!(
            seen(axis(2)).abs_diff_eq(Vec3::Z * 2.0, 1e-5),
            "to the camera"
        );
        assert_eq!(axis(3), particle.position);
        assert!(instance.flags.contains(InstanceFlags::ROUND));
    }
}
