//! [`TileMeshes`]: the chunks of tile maps as meshes.

use super::sprite_quads::{ShownPicture, cell_uv, depth_of, picture_of, snapped};
use super::{FlatItem, FlatList, FlatPlace, Made, is_visible};
use crate::assets::Pictures;
use playground_base::Handle;
use playground_base::glam::{IVec2, Mat4, Vec2};
use playground_core_drawing::{
    CameraView, Instance, Material, Mesh, MeshId, MeshVertex, SpriteSheet, TileChunk, TileMap,
};
use playground_core_ecs::EntityId;
use std::collections::HashMap;

/// The ids of the meshes of chunks start here; those of models are hashes.
const FIRST_ID: u64 = 0x711e_0000_0000_0000;
/// A mesh that was not seen in so many pictures is freed.
const UNSEEN: u64 = 512;

/// The chunks of tile maps as meshes. One is made when it is first seen, and again when its cells change: a
/// chunk is shared until then, so that it is known by its address.
#[derive(Default)]
pub struct TileMeshes {
    maps: HashMap<EntityId, MapMeshes>,
    /// The number of the picture.
    list: u64,
    made: u64,
}

/// What the meshes of a map depend on, besides its cells.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    tile_size: Vec2,
    sheet: SpriteSheet,
    size_px: [u32; 2],
    is_sharp: bool,
}

struct MapMeshes {
    look: Look,
    /// By layer and place of the chunk.
    chunks: HashMap<(usize, IVec2), ChunkMesh>,
}

struct ChunkMesh {
    cells: Handle<TileChunk>,
    mesh: MeshId,
    /// The last picture that showed it.
    seen: u64,
}

/// What tile maps are drawn with.
pub struct TileView<'a> {
    /// The pictures.
    pub pictures: &'a mut Pictures,
    /// What is made for the device.
    pub made: &'a mut Made,
    /// The camera.
    pub camera: &'a CameraView,
    /// The size of a pixel of pictures to which places are rounded, metres.
    pub pixel_m: Option<f32>,
}

impl TileMeshes {
    /// Starts a new picture, and frees what was not seen for long.
    pub fn begin_list(&mut self, made: &mut Made) {
        self.list += 1;
        if !self.list.is_multiple_of(UNSEEN / 4) {
            return;
        }
        let oldest = self.list.saturating_sub(UNSEEN);
        for map in self.maps.values_mut() {
            map.chunks.retain(|_, chunk| {
                let is_seen = chunk.seen >= oldest;
                if !is_seen {
                    made.gone_meshes.push(chunk.mesh);
                }
                is_seen
            });
        }
        self.maps.retain(|_, map| !map.chunks.is_empty());
    }

    /// Forgets all meshes: the device that had them is gone.
    pub fn forget(&mut self) {
        self.maps.clear();
    }

    /// Adds the chunks of a map that are seen. It is not drawn until its picture is read. `mark` changes each
    /// of them.
    pub fn push(
        &mut self,
        map: &TileMap,
        (world_from_local, entity): (&Mat4, EntityId),
        view: &mut TileView<'_>,
        list: &mut FlatList,
        mark: impl Fn(&mut Instance),
    ) {
        let Some(picture) = picture_of(&map.texture, map.sharp, view.pictures, view.made) else {
            return;
        };
        let look = Look {
            tile_size: map.cell_size(),
            sheet: map.sheet,
            size_px: picture.size_px,
            is_sharp: map.sharp,
        };
        let depth = depth_of(world_from_local, view.camera);
        let world_from_map = snapped(world_from_local, Vec2::ZERO, view.camera, view.pixel_m);
        let clip_from_map = view.camera.clip_from_world() * world_from_map;
        let known = self.maps.entry(entity).or_insert_with(|| MapMeshes {
            look,
            chunks: HashMap::new(),
        });
        if known.look != look {
            let all = known.chunks.drain().map(|(_, chunk)| chunk.mesh);
            view.made.gone_meshes.extend(all);
            known.look = look;
        }
        let chunk_size = look.tile_size * TileChunk::SIDE as f32;
        for (index, layer) in map.layers.iter().enumerate() {
            if !layer.visible {
                continue;
            }
            let material = Material {
                color: layer.color,
                ..Material::default()
            };
            for (at, cells) in layer.cells.chunks() {
                let low = at.as_vec2() * chunk_size;
                if !is_visible(&clip_from_map, low, low + chunk_size) {
                    continue;
                }
                let mesh = known.mesh(
                    (index, at),
                    cells,
                    picture,
                    (self.list, &mut self.made),
                    view.made,
                );
                let center = (low + chunk_size * 0.5).extend(0.0);
                let world_from_chunk = world_from_map * Mat4::from_translation(center);
                let mut instance = FlatItem::instance(&world_from_chunk, &material, entity.index);
                mark(&mut instance);
                list.push(FlatItem {
                    place: FlatPlace {
                        layer: map.layer,
                        order: layer.order,
                        depth,
                    },
                    mesh,
                    texture: Some(picture.id),
                    instance,
                });
            }
        }
    }
}

impl MapMeshes {
    /// The mesh of a chunk, which is made if its cells are others than before.
    fn mesh(
        &mut self,
        at: (usize, IVec2),
        cells: &Handle<TileChunk>,
        picture: ShownPicture,
        (list, made_before): (u64, &mut u64),
        made: &mut Made,
    ) -> MeshId {
        let look = self.look;
        let known = self.chunks.entry(at).or_insert_with(|| {
            *made_before += 1;
            let mesh = MeshId(FIRST_ID + *made_before);
            made.meshes.push(mesh_of(cells, mesh, &look, picture));
            ChunkMesh {
                cells: cells.clone(),
                mesh,
                seen: list,
            }
        });
        known.seen = list;
        if !Handle::ptr_eq(&known.cells, cells) {
            known.cells = cells.clone();
            made.meshes.push(mesh_of(cells, known.mesh, &look, picture));
        }
        known.mesh
    }
}

/// A quad for each tile, around the middle of the chunk.
fn mesh_of(cells: &TileChunk, id: MeshId, look: &Look, picture: ShownPicture) -> Mesh {
    let count = cells.tiles().count();
    let (mut vertices, mut indices) =
        (Vec::with_capacity(count * 4), Vec::with_capacity(count * 6));
    let middle = look.tile_size * (TileChunk::SIDE as f32 * 0.5);
    for (x, y, tile) in cells.tiles() {
        let low = Vec2::new(x as f32, y as f32) * look.tile_size - middle;
        let high = Vec2::new((x + 1) as f32, (y + 1) as f32) * look.tile_size - middle;
        let cell = u32::from(tile) - 1;
        let [left, top, right, bottom] = cell_uv(&look.sheet, cell, picture, look.is_sharp);
        let first = vertices.len() as u32;
        let corner = |x, y, u, v| MeshVertex {
            position: [x, y, 0.0],
            normal: [0.0, 0.0, 1.0],
            uv: [u, v],
        };
        vertices.extend([
            corner(low.x, low.y, left, bottom),
            corner(high.x, low.y, right, bottom),
            corner(high.x, high.y, right, top),
            corner(low.x, high.y, left, top),
        ]);
        indices.extend([0, 1, 2, 0, 2, 3].map(|at| first + at));
    }
    Mesh {
        id,
        name: "chunk of tiles".to_owned(),
        vertices,
        indices,
        ..Mesh::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_has_a_quad_for_each_tile_at_its_place() {
        let mut cells = TileChunk::default();
        cells.set(0, 0, 1);
        cells.set(31, 2, 6);
        let look = Look {
            tile_size: Vec2::new(1.0, 0.5),
            sheet: SpriteSheet::new(4, 2),
            size_px: [64, 32],
            is_sharp: true,
        };
        let picture = ShownPicture {
            id: playground_core_drawing::TextureId(1),
            size_px: look.size_px,
        };
        let mesh = mesh_of(&cells, MeshId(5000), &look, picture);
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (8, 12));
        assert_eq!(mesh.vertices[0].position, [-16.0, -8.0, 0.0]);
        assert_eq!(mesh.vertices[6].position, [16.0, -6.5, 0.0]);
        let px =
            |vertex: &MeshVertex| [(vertex.uv[0] * 64.0).round(), (vertex.uv[1] * 32.0).round()];
        assert_eq!(px(&mesh.vertices[0]), [0.0, 16.0]);
        // Tile 5 of the sheet: the second of the second row.
        assert_eq!(px(&mesh.vertices[6]), [32.0, 16.0]);
    }
}
