//! [`bounds`]: the size of entities.

use super::Keys;
use playground_base::glam::{Mat4, Vec2, Vec3};
use playground_base::{ArchetypeId, ReadColumns};
use playground_core_drawing::{MeshRenderer, Sprite, Text, TileMap};
use playground_core_ecs::{EntityId, WorldReader, WorldTransform};

/// Half the size of an entity without a mesh, in metres.
const HALF_SIZE_WITHOUT_MESH: f32 = 0.5;

/// Centre and radius, in metres, of a sphere around entities; without entities, around all meshes, sprites,
/// tile maps and texts. `None` when nothing is visible.
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
                    let usual = Vec3::splat(HALF_SIZE_WITHOUT_MESH);
                    let found = visuals.corners(entity.archetype, row);
                    region.add(
                        &transform.world_from_local,
                        found.unwrap_or((-usual, usual)),
                    );
                }
            })
    }
    region.to_sphere()
}

/// The visible components of entities.
pub struct Visuals<'a> {
    meshes: ReadColumns<'a, MeshRenderer>,
    sprites: ReadColumns<'a, Sprite>,
    tile_maps: ReadColumns<'a, TileMap>,
    texts: ReadColumns<'a, Text>,
}

impl<'a> Visuals<'a> {
    /// Reads them; `None` while they are being written.
    pub fn read(keys: &'a Keys, world: WorldReader<'a>) -> Option<Self> {
        Some(Self {
            meshes: world.read(&keys.meshes).ok()?,
            sprites: world.read(&keys.sprites).ok()?,
            tile_maps: world.read(&keys.tile_maps).ok()?,
            texts: world.read(&keys.texts).ok()?,
        })
    }

    /// The lowest and the highest corner of an entity in its own axes, in metres; `None` when it is not
    /// visible.
    pub fn corners(&self, archetype: ArchetypeId, row: usize) -> Option<(Vec3, Vec3)> {
        let around = |half: Vec3| (-half, half);
        let mesh = self.meshes.get(archetype, row);
        let mesh = mesh.map(|renderer| around(renderer.mesh.half_size()));
        let sprite = || {
            let sprite = self.sprites.get(archetype, row)?;
            let size = Vec2::new(sprite.width_m, sprite.height_m);
            let low = -sprite.pivot * size;
            Some((low.extend(0.0), (low + size).extend(0.0)))
        };
        let tiles = || {
            let map = self.tile_maps.get(archetype, row)?;
            let (low, high) = map.bounds().unwrap_or((Vec2::ZERO, map.cell_size()));
            Some((low.extend(0.0), high.extend(0.0)))
        };
        // How wide a text is, is known where it is laid out.
        let text = || {
            let text = self.texts.get(archetype, row)?;
            Some(around(Vec3::new(text.size_m, text.size_m, 0.0)))
        };
        mesh.or_else(sprite).or_else(tiles).or_else(text)
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
                if let Some(corners) = visuals.corners(archetype, row) {
                    self.add(&transform.world_from_local, corners);
                }
            }
        }
    }

    /// Adds a box between two corners in metres, before its transform.
    fn add(&mut self, world_from_local: &Mat4, (lowest, highest): (Vec3, Vec3)) {
        let half = (highest - lowest) * 0.5;
        let world = world_from_local;
        let axes = [world.x_axis, world.y_axis, world.z_axis].map(|axis| axis.truncate().abs());
        let reach = axes[0] * half.x + axes[1] * half.y + axes[2] * half.z;
        let center = world.transform_point3((lowest + highest) * 0.5);
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
