//! [`bounds`]: how large what is selected is.

use super::Keys;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{ReadColumns, TableId};
use playground_core_ecs::{EntityId, Structure, WorldTransform};
use playground_core_rendering::{MeshKind, MeshRenderer};

/// Half the size of what has no mesh, in metres.
const WITHOUT_MESH: f32 = 0.5;

/// Middle and radius, in metres, of a sphere around entities; around all meshes when there are
/// none. `None` when there is nothing to see.
pub fn bounds(keys: &Keys, structure: &Structure, entities: &[EntityId]) -> Option<(Vec3, f32)> {
    let places = keys.places.read(&structure.cells).ok()?;
    let meshes = keys.meshes.read(&structure.cells).ok()?;
    let mut region = Region::default();
    match entities.is_empty() {
        true => region.add_all(structure, &places, &meshes),
        false => entities
            .iter()
            .filter_map(|id| structure.as_entity(*id))
            .for_each(|entity| {
                let row = entity.row as usize;
                if let Some(place) = places.get(entity.table, row) {
                    region.add(&place.world_from_local, meshes.get(entity.table, row));
                }
            }),
    }
    region.to_sphere()
}

#[derive(Default)]
struct Region {
    corners: Option<(Vec3, Vec3)>,
}

impl Region {
    fn add_all(
        &mut self,
        structure: &Structure,
        places: &ReadColumns<'_, WorldTransform>,
        meshes: &ReadColumns<'_, MeshRenderer>,
    ) {
        for table in (0..structure.tables.len()).map(|at| TableId(at as u32)) {
            for (place, mesh) in places.rows(table).iter().zip(meshes.rows(table)) {
                self.add(&place.world_from_local, Some(mesh));
            }
        }
    }

    fn add(&mut self, place: &Mat4, mesh: Option<&MeshRenderer>) {
        let half = mesh.map_or(Vec3::splat(WITHOUT_MESH), half_size);
        let axes = [place.x_axis, place.y_axis, place.z_axis].map(|axis| axis.truncate().abs());
        let reach = axes[0] * half.x + axes[1] * half.y + axes[2] * half.z;
        let center = place.w_axis.truncate();
        let (low, high) = (center - reach, center + reach);
        if low.is_finite() && high.is_finite() {
            let (lowest, highest) = self.corners.unwrap_or((low, high));
            self.corners = Some((lowest.min(low), highest.max(high)));
        }
    }

    fn to_sphere(&self) -> Option<(Vec3, f32)> {
        let (low, high) = self.corners?;
        Some(((low + high) * 0.5, (high - low).length() * 0.5))
    }
}

fn half_size(mesh: &MeshRenderer) -> Vec3 {
    match mesh.mesh {
        MeshKind::Capsule => Vec3::new(0.5, 1.0, 0.5),
        MeshKind::Plane => Vec3::new(0.5, 0.0, 0.5),
        MeshKind::Quad => Vec3::new(0.5, 0.5, 0.0),
        _ => Vec3::splat(0.5),
    }
}
