//! [`FlatList`]: sprites, chunks of tile maps, letters, particles, and meshes that are seen through, sorted.

use playground_base::glam::Mat4;
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshId, MeshKind, SurfaceId,
    TextureId,
};
use std::ops::Range;

/// What is flat in one frame. It blends with what is behind it, so it is drawn by layer, then by order, then
/// from the farthest to the nearest. Reuse the list: it keeps its memory.
#[derive(Default)]
pub struct FlatList {
    entries: Vec<Entry>,
}

/// What is sorted.
struct Entry {
    place: FlatPlace,
    /// In the order in which they were added: the sort keeps no order.
    number: u32,
    entity: u32,
    kind: BatchKind,
    shown: Shown,
}

/// What is in one batch.
#[derive(Clone, Copy, PartialEq)]
struct BatchKind {
    mesh: MeshId,
    texture: Option<TextureId>,
    surface: Option<SurfaceId>,
    blend: Blend,
}

/// The instances of an entry.
enum Shown {
    One(Instance),
    /// A mesh that reaches so far from its origin, metres, where that is further than at rest.
    Reaching(Instance, f32),
    /// Those of an emitter, in the list of particles.
    Particles(Range<usize>),
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
        self.entries.clear();
    }

    /// Adds a quad or a mesh.
    pub fn push(&mut self, item: FlatItem) {
        self.entries.push(Entry {
            place: item.place,
            number: self.entries.len() as u32,
            entity: item.instance.entity,
            kind: BatchKind {
                mesh: item.mesh,
                texture: item.texture,
                surface: None,
                blend: Blend::Alpha,
            },
            shown: Shown::One(item.instance),
        });
    }

    /// Adds a mesh that is seen through, of a surface. `depth` is that of its origin along the camera's view,
    /// and `reach_m` how far from there it reaches, where that is further than at rest.
    pub fn push_mesh(
        &mut self,
        (mesh, surface, blend): (MeshId, Option<SurfaceId>, Blend),
        depth: f32,
        (instance, reach_m): (Instance, f32),
    ) {
        self.entries.push(Entry {
            place: FlatPlace {
                depth,
                ..FlatPlace::default()
            },
            number: self.entries.len() as u32,
            entity: instance.entity,
            kind: BatchKind {
                mesh,
                texture: None,
                surface,
                blend,
            },
            shown: Shown::Reaching(instance, reach_m),
        });
    }

    /// Adds particles of an emitter: quads that are a part of the list that [`fill`](Self::fill) is given.
    pub fn push_particles(
        &mut self,
        place: FlatPlace,
        (texture, blend): (Option<TextureId>, Blend),
        particles: Range<usize>,
    ) {
        self.entries.push(Entry {
            place,
            number: self.entries.len() as u32,
            entity: Instance::NOT_PICKABLE,
            kind: BatchKind {
                mesh: MeshKind::Quad.into(),
                texture,
                surface: None,
                blend,
            },
            shown: Shown::Particles(particles),
        });
    }

    /// Adds all to the draw list, one batch for each run with the same mesh, picture and blend. What is at the
    /// same place is drawn in order of its entity's index, and what one entity shows in the order in which it was
    /// added, so that nothing flickers.
    pub fn fill(&mut self, particles: &[Instance], list: &mut DrawList) {
        let order = |one: &Entry, other: &Entry| {
            let (a, b) = (one.place, other.place);
            let by_layer = a.layer.cmp(&b.layer).then(a.order.cmp(&b.order));
            let by_depth = by_layer.then(a.depth.total_cmp(&b.depth));
            let by_entity = by_depth.then(one.entity.cmp(&other.entity));
            by_entity.then(one.number.cmp(&other.number))
        };
        self.entries.sort_unstable_by(order);
        // Behind what else blends: the order must not depend on which batch was there first.
        let blends =
            |batch: &DrawBatch| batch.blend.is_transparent() && !batch.instances.is_empty();
        let last = list.batches.iter().rposition(blends);
        let mut from = last.map_or(0, |at| at + 1);
        for alike in self.entries.chunk_by(|a, b| a.kind == b.kind) {
            let Some(first) = alike.first() else {
                continue;
            };
            let at = transparent_batch(list, from, first.kind.mesh, first.kind.blend);
            let batch = &mut list.batches[at];
            batch.texture = first.kind.texture;
            batch.surface = first.kind.surface;
            for entry in alike {
                match &entry.shown {
                    Shown::One(instance) => batch.instances.push(*instance),
                    Shown::Reaching(instance, reach_m) => {
                        batch.reach_m = batch.reach_m.max(*reach_m);
                        batch.instances.push(*instance);
                    }
                    Shown::Particles(range) => {
                        let of = particles.get(range.clone()).unwrap_or_default();
                        batch.instances.extend_from_slice(of);
                    }
                }
            }
            from = at + 1;
        }
    }
}

/// The index of the next blended batch that is empty, starting at `from`, for this mesh; appends one if
/// there is none.
pub fn blended_batch(list: &mut DrawList, from: usize, mesh: impl Into<MeshId>) -> usize {
    transparent_batch(list, from, mesh, Blend::Alpha)
}

/// The same, with the way in which it blends.
fn transparent_batch(
    list: &mut DrawList,
    from: usize,
    mesh: impl Into<MeshId>,
    blend: Blend,
) -> usize {
    let is_free = |batch: &DrawBatch| batch.blend.is_transparent() && batch.instances.is_empty();
    let mut rest = list.batches.iter().enumerate().skip(from);
    let found = rest.find(|(_, batch)| is_free(batch)).map(|(at, _)| at);
    let at = found.unwrap_or_else(|| {
        list.batches.push(DrawBatch::default());
        list.batches.len() - 1
    });
    let batch = &mut list.batches[at];
    (batch.mesh, batch.blend) = (mesh.into(), blend);
    (batch.texture, batch.surface) = (None, None);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

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
            flat.fill(&[], &mut list);
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
        flat.fill(&[], &mut list);
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
        flat.fill(&[], &mut list);
        let drawn: Vec<_> = list.batches.iter().map(|batch| batch.texture).collect();
        assert_eq!(drawn, textures);
    }

    #[test]
    fn particles_are_drawn_among_what_is_sorted_by_depth() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        let particles: Vec<Instance> = (0..3)
            .map(|at| item(90 + at, (0, 0, 0.0)).instance)
            .collect();
        let at = |depth: f32| FlatPlace {
            depth,
            ..FlatPlace::default()
        };
        flat.push_particles(at(-5.0), (None, Blend::Additive), 1..3);
        flat.push(item(1, (0, 0, -6.0)));
        flat.push(item(2, (0, 0, -4.0)));
        flat.push_particles(at(-3.0), (None, Blend::Alpha), 0..1);
        flat.fill(&particles, &mut list);
        assert_eq!(drawn(&list), [vec![1], vec![91, 92], vec![2, 90]]);
        assert_eq!(list.batches[1].blend, Blend::Additive);
    }

    #[test]
    fn meshes_that_are_seen_through_are_sorted_with_the_others() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        let glass = |surface, blend| (MeshId(77), Some(SurfaceId(surface)), blend);
        let one = |entity: u32| item(entity, (0, 0, 0.0)).instance;
        flat.push_mesh(glass(5, Blend::Alpha), -2.0, (one(1), 0.0));
        flat.push_mesh(glass(6, Blend::Additive), -9.0, (one(2), 4.0));
        flat.push_mesh(glass(5, Blend::Alpha), -7.0, (one(3), 1.0));
        flat.push(item(4, (0, 0, -5.0)));
        flat.push_mesh(glass(5, Blend::Alpha), -8.0, (one(5), 3.0));
        flat.fill(&[], &mut list);
        assert_eq!(drawn(&list), [vec![2], vec![5, 3], vec![4], vec![1]]);
        let surfaces: Vec<_> = list.batches.iter().map(|batch| batch.surface).collect();
        assert_eq!(
            surfaces,
            [Some(6), Some(5), None, Some(5)].map(|of| of.map(SurfaceId))
        );
        assert_eq!(list.batches[1].reach_m, 3.0);
    }

    #[test]
    fn flat_things_are_drawn_behind_all_else_that_blends_in_the_list() {
        let (mut flat, mut list) = (FlatList::default(), DrawList::default());
        for glass_first in [false, true] {
            flat.clear();
            list.batches.clear();
            if !glass_first {
                // What was drawn before left its batch.
                list.batches.push(DrawBatch {
                    blend: Blend::Alpha,
                    ..DrawBatch::default()
                });
            }
            let glass = item(7, (0, 0, 0.0)).instance;
            list.batches.push(DrawBatch {
                blend: Blend::Alpha,
                instances: vec![glass],
                ..DrawBatch::new(MeshKind::Cube)
            });
            flat.push(item(1, (0, 0, 0.0)));
            flat.fill(&[], &mut list);
            assert_eq!(drawn(&list), [[7], [1]]);
        }
    }
}
