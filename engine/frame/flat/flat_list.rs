//! [`FlatList`]: sprites, chunks of tile maps and letters, sorted.

use playground_base::glam::Mat4;
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshId, TextureId,
};

/// What is flat in one frame. It blends with what is behind it, so it is drawn by layer, then by order, then
/// from the farthest to the nearest. Reuse the list: it keeps its memory.
#[derive(Default)]
pub struct FlatList {
    /// With the number of each, in the order in which they were added: the sort keeps no order.
    items: Vec<(FlatItem, u32)>,
}

/// Where something is drawn among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FlatPlace {
    /// The layer; a higher one is drawn over a lower one.
    pub layer: i32,
    /// The order within it.
    pub order: i32,
    /// Depth along the camera's view in metres; smaller is farther.
    pub depth: f32,
}

/// A quad, or a mesh of many.
#[derive(Clone, Copy, Debug)]
pub struct FlatItem {
    /// Where it is drawn.
    pub place: FlatPlace,
    /// Its mesh.
    pub mesh: MeshId,
    /// Its picture.
    pub texture: Option<TextureId>,
    /// Its transform, colour and entity.
    pub instance: Instance,
}

impl FlatItem {
    /// An instance as flat things are: without light, and without a shadow.
    pub fn instance(world_from_local: &Mat4, material: &Material, entity: u32) -> Instance {
        Instance {
            flags: InstanceFlags::UNLIT | InstanceFlags::NO_SHADOW,
            ..Instance::new(world_from_local, material, entity)
        }
    }
}

impl FlatList {
    /// Removes all.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// Adds a quad or a mesh.
    pub fn push(&mut self, item: FlatItem) {
        let number = self.items.len() as u32;
        self.items.push((item, number));
    }

    /// Adds all to the draw list, one batch for each run with the same mesh and picture. What is at the same
    /// place is drawn in order of its entity's index, and what one entity shows in the order in which it was
    /// added, so that nothing flickers.
    pub fn fill(&mut self, list: &mut DrawList) {
        let order = |(one, first): &(FlatItem, u32), (other, second): &(FlatItem, u32)| {
            let (a, b) = (one.place, other.place);
            let by_layer = a.layer.cmp(&b.layer).then(a.order.cmp(&b.order));
            let by_depth = by_layer.then(a.depth.total_cmp(&b.depth));
            let by_entity = by_depth.then(one.instance.entity.cmp(&other.instance.entity));
            by_entity.then(first.cmp(second))
        };
        self.items.sort_unstable_by(order);
        let mut from = 0;
        let is_alike = |(a, _): &(FlatItem, u32), (b, _): &(FlatItem, u32)| {
            a.mesh == b.mesh && a.texture == b.texture
        };
        for alike in self.items.chunk_by(is_alike) {
            let Some((first, _)) = alike.first() else {
                continue;
            };
            let at = blended_batch(list, from, first.mesh);
            let batch = &mut list.batches[at];
            batch.texture = first.texture;
            batch.surface = None;
            batch
                .instances
                .extend(alike.iter().map(|(item, _)| item.instance));
            from = at + 1;
        }
    }
}

/// The index of the next blended batch that is empty, starting at `from`, for this mesh; appends one if
/// there is none.
pub fn blended_batch(list: &mut DrawList, from: usize, mesh: impl Into<MeshId>) -> usize {
    let is_free = |batch: &DrawBatch| batch.blend == Blend::Alpha && batch.instances.is_empty();
    let mut rest = list.batches.iter().enumerate().skip(from);
    let found = rest.find(|(_, batch)| is_free(batch)).map(|(at, _)| at);
    let at = found.unwrap_or_else(|| {
        list.batches.push(DrawBatch {
            blend: Blend::Alpha,
            ..DrawBatch::default()
        });
        list.batches.len() - 1
    });
    list.batches[at].mesh = mesh.into();
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::MeshKind;

    fn item(entity: u32, place: (i32, i32, f32)) -> FlatItem {
        let (layer, order, depth) = place;
        FlatItem {
            place: FlatPlace {
                layer,
                order,
                depth,
            },
            mesh: MeshKind::Quad.into(),
            texture: None,
            instance: FlatItem::instance(&Mat4::IDENTITY, &Material::default(), entity),
        }
    }

    /// The entities, batch by batch.
    fn drawn(list: &DrawList) -> Vec<Vec<u32>> {
        let batches = list.batches.iter();
        let batches = batches.filter(|batch| !batch.instances.is_empty());
        let entities = |batch: &DrawBatch| batch.instances.iter().map(|i| i.entity).collect();
        batches.map(entities).collect()
    }

    #[test]
    fn flat_things_are_drawn_back_to_front_in_reused_memory() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        list.batches.push(DrawBatch::new(MeshKind::Cube));
        for _ in 0..2 {
            list.clear();
            flat.clear();
            for (entity, z) in [(1, 0.0), (2, -5.0), (3, 3.0), (4, 0.0)] {
                flat.push(item(entity, (0, 0, z)));
            }
            flat.fill(&mut list);
            assert_eq!(drawn(&list), [[2, 1, 4, 3]]);
        }
        assert_eq!(list.batches.len(), 2, "no batch is made twice");
        let opaque = &list.batches[0].instances;
        assert!(opaque.is_empty(), "meshes are not mixed in");
    }

    #[test]
    fn layer_counts_before_order_and_order_before_depth() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        for (entity, place) in [
            (1, (1, 0, -9.0)),
            (2, (0, 5, -9.0)),
            (3, (0, 0, 9.0)),
            (4, (-1, 9, 9.0)),
            (5, (0, 5, -10.0)),
        ] {
            flat.push(item(entity, place));
        }
        flat.fill(&mut list);
        assert_eq!(drawn(&list), [[4, 3, 5, 2, 1]]);
    }

    #[test]
    fn another_picture_is_another_batch_and_parts_of_one_entity_keep_their_order() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        let textures = [None, Some(TextureId(7)), None];
        for texture in textures {
            flat.push(FlatItem {
                texture,
                ..item(1, (0, 0, 0.0))
            });
        }
        flat.fill(&mut list);
        let drawn: Vec<_> = list.batches.iter().map(|batch| batch.texture).collect();
        assert_eq!(drawn, textures);
    }
}
