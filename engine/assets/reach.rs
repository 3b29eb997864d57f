//! [`Reach`]: how far a mesh that bends can reach.

use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{Mesh, MorphTarget};

/// How far a mesh that bends can reach from its origin. A bent corner lies between the points to which its joints
/// take it, so it reaches no further than the furthest of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reach {
    /// How far it reaches at rest, metres.
    pub rest_m: f32,
    /// For each joint a sphere around the corners that it moves, in the space of the mesh.
    joints: Vec<(Vec3, f32)>,
    /// How far each morph target moves a corner at most, metres.
    morphs: Vec<f32>,
}

impl Reach {
    /// The reach of a mesh.
    pub fn of(mesh: &Mesh) -> Self {
        let lengths = mesh.vertices.iter();
        let lengths = lengths.map(|vertex| Vec3::from_array(vertex.position).length());
        Self {
            rest_m: lengths.fold(0.0, f32::max),
            joints: spheres(mesh),
            morphs: mesh.morphs.iter().map(furthest).collect(),
        }
    }

    /// How many joints its corners name.
    pub const fn joints(&self) -> usize {
        self.joints.len()
    }

    /// How far morph targets with these weights move a corner at most, metres.
    pub fn morphed_m(&self, weights: &[f32]) -> f32 {
        let moved = self.morphs.iter().zip(weights);
        let moved = moved.map(|(furthest, weight)| furthest * weight.abs());
        moved.sum()
    }

    /// How far a joint takes the corners that it moves, metres, when they were moved by `morphed_m` before.
    pub fn joint_m(&self, joint: usize, model_from_mesh: &Mat4, morphed_m: f32) -> f32 {
        let Some((center, radius)) = self.joints.get(joint).filter(|(_, radius)| *radius >= 0.0)
        else {
            return 0.0;
        };
        let stretch = [
            model_from_mesh.x_axis,
            model_from_mesh.y_axis,
            model_from_mesh.z_axis,
        ];
        // No less than the largest singular value.
        let squares = stretch.map(|axis| axis.truncate().length_squared());
        let stretch = squares.iter().sum::<f32>().sqrt();
        let center = model_from_mesh.transform_point3(*center);
        center.length() + (radius + morphed_m) * stretch
    }
}

/// A sphere around the corners of each joint; a radius below 0 for a joint that moves none.
fn spheres(mesh: &Mesh) -> Vec<(Vec3, f32)> {
    let highest = mesh.joints.iter().flat_map(|corner| corner.joints).max();
    let Some(highest) = highest else {
        return Vec::new();
    };
    let mut boxes = vec![(Vec3::MAX, Vec3::MIN); usize::from(highest) + 1];
    for (corner, vertex) in mesh.joints.iter().zip(&mesh.vertices) {
        let position = Vec3::from_array(vertex.position);
        for (joint, weight) in corner.joints.iter().zip(corner.weights) {
            if let Some((low, high)) = boxes.get_mut(usize::from(*joint)).filter(|_| weight > 0) {
                (*low, *high) = (low.min(position), high.max(position));
            }
        }
    }
    let sphere = |(low, high): (Vec3, Vec3)| match low.cmple(high).all() {
        true => ((low + high) * 0.5, (high - low).length() * 0.5),
        false => (Vec3::ZERO, -1.0),
    };
    boxes.into_iter().map(sphere).collect()
}

fn furthest(morph: &MorphTarget) -> f32 {
    let lengths = morph.positions.iter();
    let lengths = lengths.map(|moved| Vec3::from_array(*moved).length());
    lengths.fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::glam::Quat;
    use playground_core_drawing::{MeshJoints, MeshVertex};

    #[test]
    fn bent_corner_is_within_reach() {
        let mut random = playground_base::fastrand::Rng::with_seed(5);
        let mut number = move || random.f32() * 4.0 - 2.0;
        let mut mesh = Mesh::default();
        for at in 0..40_u16 {
            mesh.vertices.push(MeshVertex {
                position: [number(), number(), number()],
                ..MeshVertex::default()
            });
            let shares = [number(), number(), number(), number()].map(f32::abs);
            let joints = [at % 3, (at + 1) % 3, 2, 0];
            mesh.joints.push(MeshJoints::new(joints, shares));
        }
        let reach = Reach::of(&mesh);
        for _ in 0..50 {
            let mut joint = || {
                Mat4::from_scale_rotation_translation(
                    Vec3::new(number(), number(), number()),
                    Quat::from_euler(
                        playground_base::glam::EulerRot::XYZ,
                        number(),
                        number(),
                        number(),
                    ),
                    Vec3::new(number(), number(), number()),
                )
            };
            let joints = [joint(), joint(), joint()];
            let furthest = joints.iter().enumerate();
            let furthest = furthest.map(|(at, joint)| reach.joint_m(at, joint, 0.0));
            let furthest = furthest.fold(0.0, f32::max);
            for (vertex, corner) in mesh.vertices.iter().zip(&mesh.joints) {
                let position = Vec3::from_array(vertex.position);
                let bent: Vec3 = corner
                    .joints
                    .iter()
                    .zip(corner.weights)
                    .map(|(at, weight)| {
                        let share = f32::from(weight) / f32::from(u16::MAX);
                        joints[usize::from(*at)].transform_point3(position) * share
                    })
                    .sum();
                assert!(bent.length() <= furthest * 1.0001);
            }
        }
    }
}
