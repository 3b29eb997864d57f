//! [`Sphere`]: bounding spheres.

use playground_base::glam::Vec3;
use playground_core_drawing::{Blend, DrawBatch, Instance, MeshId};
use playground_core_rendering::GpuMesh;
use std::collections::HashMap;

/// A sphere in world space, metres.
#[derive(Clone, Copy)]
pub struct Sphere {
    /// Its middle.
    pub center: Vec3,
    /// Its radius.
    pub radius: f32,
}

impl Sphere {
    /// The sphere around an instance of a mesh with this radius. (Inlined: the loops over all instances
    /// are in other units of the crate. `map` of an array never is, and cost as much as the rest.)
    #[inline]
    pub fn of(instance: &Instance, mesh_radius: f32) -> Self {
        let rows = &instance.world_from_local;
        let [x, y, z] = axes(rows);
        // The longest column: how much the matrix stretches, or a little less for a shear.
        let squares = x * x + y * y + z * z;
        Self {
            center: Vec3::new(rows[0][3], rows[1][3], rows[2][3]),
            radius: mesh_radius * squares.max_element().sqrt(),
        }
    }

    /// The sphere around all opaque instances; `None` when there are none.
    pub fn around(batches: &[DrawBatch], meshes: &HashMap<MeshId, GpuMesh>) -> Option<Self> {
        let (mut low, mut high) = (Vec3::MAX, Vec3::MIN);
        for batch in batches.iter().filter(|batch| batch.blend == Blend::Opaque) {
            let Some(mesh) = meshes.get(&batch.mesh) else {
                continue;
            };
            for instance in &batch.instances {
                let sphere = Self::of(instance, mesh.radius_m.max(batch.reach_m));
                // Leaves out instances that are not finite.
                if sphere.radius < f32::MAX && sphere.center.is_finite() {
                    low = low.min(sphere.center - sphere.radius);
                    high = high.max(sphere.center + sphere.radius);
                }
            }
        }
        (low.x <= high.x).then(|| Self {
            center: (low + high) * 0.5,
            radius: (high - low).length() * 0.5,
        })
    }
}

/// The rows of a transform without its translation.
#[inline]
pub const fn axes(rows: &[[f32; 4]; 3]) -> [Vec3; 3] {
    [
        Vec3::new(rows[0][0], rows[0][1], rows[0][2]),
        Vec3::new(rows[1][0], rows[1][1], rows[1][2]),
        Vec3::new(rows[2][0], rows[2][1], rows[2][2]),
    ]
}
