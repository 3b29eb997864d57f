//! [`DrawnRows`]: the components of entities that are drawn.

use super::FrameKeys;
use super::extract::enabled_archetypes;
use crate::EngineError;
use playground_base::glam::Mat4;
use playground_core_drawing::RenderLayer;
use playground_core_ecs::{ArchetypeId, EntityId, ReadColumns, WorldData, WorldTransform};

/// The components of entities that are drawn: they are enabled, have a place, and are on a layer that the
/// camera shows.
pub struct DrawnRows<'a> {
    world_data: &'a WorldData,
    keys: &'a FrameKeys,
    transforms: ReadColumns<'a, WorldTransform>,
    layers: ReadColumns<'a, RenderLayer>,
    /// The bits of layers that are not shown.
    hidden: u32,
}

/// A component of an entity that is drawn.
pub struct DrawnRow<'a, T> {
    /// The component.
    pub of: &'a T,
    /// Where the entity is.
    pub world_from_local: &'a Mat4,
    /// The entity.
    pub entity: EntityId,
    /// Where its other components are.
    pub archetype: ArchetypeId,
    /// The row among those.
    pub row: usize,
}

impl<'a> DrawnRows<'a> {
    /// Those of a world, but for those on layers with these bits.
    pub fn new(
        world_data: &'a WorldData,
        keys: &'a FrameKeys,
        hidden: u32,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            world_data,
            keys,
            transforms: keys.transform.read(&world_data.token)?,
            layers: keys.layer.read(&world_data.token)?,
            hidden,
        })
    }

    /// Calls `draw` for each component. (A closure and no iterator, because two loops cost half of what one
    /// over both does.)
    pub fn each<T>(&self, columns: &ReadColumns<'_, T>, mut draw: impl FnMut(DrawnRow<'_, T>)) {
        for archetype in enabled_archetypes(self.world_data, self.keys) {
            let rows = columns.rows(archetype);
            // None for most archetypes: all of it is on layer 0.
            let layers = self.layers.rows(archetype);
            if rows.is_empty() || layers.is_empty() && self.is_hidden(0) {
                continue;
            }
            let entities = &self.world_data.archetypes[archetype.0 as usize].entities;
            let places = self.transforms.rows(archetype).iter();
            let rows = rows.iter().zip(places).zip(entities).enumerate();
            for (row, ((of, place), entity)) in rows {
                let layer = layers.get(row);
                if self.hidden != 0 && layer.is_some_and(|of| self.is_hidden(of.layer)) {
                    continue;
                }
                draw(DrawnRow {
                    of,
                    world_from_local: &place.world_from_local,
                    entity: *entity,
                    archetype,
                    row,
                });
            }
        }
    }

    const fn is_hidden(&self, layer: u32) -> bool {
        self.hidden & RenderLayer::bit(layer) != 0
    }
}
