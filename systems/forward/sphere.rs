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
    /// The sphere around an instance of a mesh with this radius.
    pub fn of(instance: &Instance, mesh_radius: f32) -> Self {
        let rows = instance.world_from_local;
        let [x, y, z] = rows.map(|row| Vec3::new(row[0], row[1], row[2]));
        // The longest column: how much the matrix stretches, or a little less for a shear.
        let squares = x * x + y * y + z * z;
        Self {
            center: rows.map(|row| row[3]).into(),
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
