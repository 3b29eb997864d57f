//! The cells of tile maps, as the editor reads and changes them: without a value of the whole map, which for a
//! large one would be long in the making.

use crate::runtime::context_of;
use crate::{Engine, EngineError};
use playground_base::glam::IVec2;
use playground_base::{Handle, Key};
use playground_core_drawing::{Texture, TileCells, TileChunk, TileMap};
use playground_core_ecs::{EntityId, World};

/// The cells of a layer of a map. They share their chunks with the map, so this is cheap.
///
/// # Errors
/// When the entity has no tile map, or that has no such layer.
pub fn tile_cells(world: &World, map: EntityId, layer: usize) -> Result<TileCells, EngineError> {
    let key: Key<TileMap> = context_of(world).key()?;
    let world_data = world.data.read();
    let maps = key.read(&world_data.token)?;
    let entity = world_data.locate(map);
    let map = entity.and_then(|entity| maps.get(entity.archetype, entity.row as usize));
    let map = map.ok_or_else(no_map)?;
    let found = map.layers.get(layer).map(|layer| layer.cells.clone());
    found.ok_or_else(|| no_layer(layer, map.layers.len()))
}

/// Replaces chunks of a layer of a map; `None` removes one.
///
/// # Errors
/// When the entity has no tile map, or that has no such layer. Nothing has changed then.
pub fn set_tile_chunks(
    world: &World,
    map: EntityId,
    layer: usize,
    chunks: impl IntoIterator<Item = (IVec2, Option<Handle<TileChunk>>)>,
) -> Result<(), EngineError> {
    let key: Key<TileMap> = context_of(world).key()?;
    let world_data = &mut *world.data.write();
    let entity = world_data.locate(map).ok_or_else(no_map)?;
    world_data.token.advance();
    let row = key.get_mut(&mut world_data.token, entity.archetype, entity.row as usize);
    let map = row.ok_or_else(no_map)?;
    let count = map.layers.len();
    let found = map.layers.get_mut(layer);
    let layer = found.ok_or_else(|| no_layer(layer, count))?;
    for (at, chunk) in chunks {
        layer.cells.set_chunk(at, chunk);
    }
    Ok(())
}

impl Engine {
    /// The picture of a tile map; `None` until it was read.
    pub fn tile_sheet(&self, map: EntityId) -> Option<Handle<Texture>> {
        let world = self.world();
        let key: Key<TileMap> = context_of(world).key().ok()?;
        let world_data = world.data.read();
        let entity = world_data.locate(map)?;
        let maps = key.read(&world_data.token).ok()?;
        let map = maps.get(entity.archetype, entity.row as usize)?;
        self.pictures().get(&map.texture).cloned()
    }
}

fn no_map() -> EngineError {
    EngineError::Refused("the entity has no TileMap: add one to it first".to_owned())
}

fn no_layer(layer: usize, count: usize) -> EngineError {
    EngineError::Refused(format!(
        "the tile map has no layer {layer}: it has {count}, counted from 0"
    ))
}
