//! [`bounds`]: the size of entities.

use super::Keys;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{ArchetypeId, ReadColumns};
use playground_core_drawing::{MeshRenderer, Sprite};
use playground_core_ecs::{EntityId, WorldReader, WorldTransform};

/// Half the size of an entity without a mesh, in metres.
const HALF_SIZE_WITHOUT_MESH: f32 = 0.5;

/// Centre and radius, in metres, of a sphere around entities; without entities, around all meshes and
/// sprites. `None` when nothing is visible.
pub fn bounds(keys: &Keys, world: WorldReader<'_>, entities: &[EntityId]) -> Option<(Vec3, f32)> {
    let transforms = world.read(&keys.world_transforms).ok()?;
    let visuals = Visuals::read(keys, world)?;
    let mut region = Region::default();
    if entities.is_empty() {
        region.add_all(world, &transforms, &visuals)
    } else {
        entities
            .iter()
            .filter_map(|id| world.entity(*id))
            .for_each(|entity| {
                let row = entity.row as usize;
                if let Some(transform) = transforms.get(entity.archetype, row) {
                    let half = visuals.half_size(entity.archetype, row);
                    let half = half.unwrap_or(Vec3::splat(HALF_SIZE_WITHOUT_MESH));
                    region.add(&transform.world_from_local, half);
                }
            })
    }
    region.to_sphere()
}

/// The visible components of entities.
pub struct Visuals<'a> {
    meshes: ReadColumns<'a, MeshRenderer>,
    sprites: ReadColumns<'a, Sprite>,
}

impl<'a> Visuals<'a> {
    /// Reads them; `None` while they are being written.
    pub fn read(keys: &'a Keys, world: WorldReader<'a>) -> Option<Self> {
        Some(Self {
            meshes: world.read(&keys.meshes).ok()?,
            sprites: world.read(&keys.sprites).ok()?,
        })
    }

    /// Half the size of an entity, in metres; `None` when it is not visible.
    pub fn half_size(&self, archetype: ArchetypeId, row: usize) -> Option<Vec3> {
        let sprite = || {
            let sprite = self.sprites.get(archetype, row)?;
            Some(Vec3::new(sprite.width_m, sprite.height_m, 0.0) * 0.5)
        };
        self.meshes
            .get(archetype, row)
            .map(|renderer| renderer.mesh.half_size())
            .or_else(sprite)
    }
}

#[derive(Default)]
struct Region {
    corners: Option<(Vec3, Vec3)>,
}

impl Region {
    fn add_all(
        &mut self,
        world: WorldReader<'_>,
        transforms: &ReadColumns<'_, WorldTransform>,
        visuals: &Visuals<'_>,
    ) {
        for archetype in (0..world.archetypes().len()).map(|index| ArchetypeId(index as u32)) {
            for (row, transform) in transforms.rows(archetype).iter().enumerate() {
                if let Some(half) = visuals.half_size(archetype, row) {
                    self.add(&transform.world_from_local, half);
                }
            }
        }
    }

    /// Adds a box of this half size in metres, before its transform.
    fn add(&mut self, world_from_local: &Mat4, half: Vec3) {
        let world = world_from_local;
        let axes = [world.x_axis, world.y_axis, world.z_axis].map(|axis| axis.truncate().abs());
        let reach = axes[0] * half.x + axes[1] * half.y + axes[2] * half.z;
        let center = world.w_axis.truncate();
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
