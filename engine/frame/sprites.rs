//! [`SpriteList`]: sprites, sorted from the farthest to the nearest.

use super::particles::ParticleList;
use crate::assets::Pictures;
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshKind, Sprite, TextureId,
};

/// The sprites of one frame. They are drawn from the farthest to the nearest, because they blend
/// with what is behind them. Reuse the list: it keeps its memory.
#[derive(Default)]
pub struct SpriteList {
    sprites: Vec<QueuedSprite>,
}

struct QueuedSprite {
    /// Depth along the camera's view in metres; smaller is farther.
    depth: f32,
    texture: Option<TextureId>,
    instance: Instance,
}

impl SpriteList {
    /// Removes all sprites.
    pub fn clear(&mut self) {
        self.sprites.clear();
    }

    /// Adds a sprite. It is drawn in its colour alone until its picture is read.
    pub fn push(
        &mut self,
        sprite: &Sprite,
        (world_from_local, entity): (&Mat4, u32),
        pictures: &mut Pictures,
        view_from_world: &Mat4,
    ) -> &mut Instance {
        let size = Vec3::new(sprite.width_m, sprite.height_m, 1.0);
        let material = Material {
            color: sprite.color,
            ..Material::default()
        };
        let world_from_quad = *world_from_local * Mat4::from_scale(size);
        let mut instance = Instance::new(&world_from_quad, &material, entity);
        instance.flags = InstanceFlags::UNLIT | InstanceFlags::NO_SHADOW;
        let texture = match sprite.texture.is_none() {
            true => None,
            false => pictures
                .request(&sprite.texture)
                .map(|(key, _)| TextureId(key)),
        };
        let center = world_from_local.w_axis.truncate();
        self.sprites.push(QueuedSprite {
            depth: view_from_world.transform_point3(center).z,
            texture,
            instance,
        });
        let at = self.sprites.len() - 1;
        &mut self.sprites[at].instance
    }

    /// Adds the sprites to the draw list, one batch for each run with the same picture, and the
    /// particles of each emitter among them. Sprites at the same depth are drawn in order of their
    /// entities' indices, so that they do not flicker.
    pub fn fill(&mut self, particles: &mut ParticleList, list: &mut DrawList) {
        let order = |one: &QueuedSprite, other: &QueuedSprite| {
            let depth = one.depth.total_cmp(&other.depth);
            depth.then(one.instance.entity.cmp(&other.instance.entity))
        };
        self.sprites.sort_unstable_by(order);
        particles.sort();
        let (mut from, mut drawn) = (0, 0);
        let is_alike = |a: &QueuedSprite, b: &QueuedSprite| {
            a.texture == b.texture && !particles.is_between(a.depth, b.depth)
        };
        for alike in self.sprites.chunk_by(is_alike) {
            let depth = alike.first().map_or(f32::INFINITY, |sprite| sprite.depth);
            (drawn, from) = particles.fill((drawn, depth), from, list);
            let at = blended_batch(list, from, MeshKind::Quad);
            let batch = &mut list.batches[at];
            batch.texture = alike.first().and_then(|sprite| sprite.texture);
            batch.surface = None;
            batch
                .instances
                .extend(alike.iter().map(|sprite| sprite.instance));
            from = at + 1;
        }
        particles.fill((drawn, f32::INFINITY), from, list);
    }
}

/// The index of the next blended batch that is empty, starting at `from`, for this mesh; appends one if
/// there is none.
pub(super) fn blended_batch(list: &mut DrawList, from: usize, mesh: MeshKind) -> usize {
    transparent_batch(list, from, mesh, Blend::Alpha)
}

/// The same, with the way in which it blends.
pub(super) fn transparent_batch(
    list: &mut DrawList,
    from: usize,
    mesh: MeshKind,
    blend: Blend,
) -> usize {
    let is_free = |batch: &DrawBatch| batch.blend.is_transparent() && batch.instances.is_empty();
    let mut rest = list.batches.iter().enumerate().skip(from);
    let found = rest.find(|(_, batch)| is_free(batch)).map(|(at, _)| at);
    let at = found.unwrap_or_else(|| {
        list.batches.push(DrawBatch {
            blend,
            ..DrawBatch::default()
        });
        list.batches.len() - 1
    });
    list.batches[at].mesh = mesh.into();
    list.batches[at].blend = blend;
    list.batches[at].surface = None;
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Color;
    use playground_base::crossbeam::channel::bounded;

    fn sprite(texture: &str) -> Sprite {
        Sprite {
            texture: texture.into(),
            color: Color::WHITE,
            ..Sprite::default()
        }
    }

    /// Entities and whether they have a texture, batch by batch.
    fn drawn(list: &DrawList) -> Vec<Vec<u32>> {
        let batches = list
            .batches
            .iter()
            .filter(|batch| !batch.instances.is_empty());
        let entities = |batch: &DrawBatch| batch.instances.iter().map(|i| i.entity).collect();
        batches.map(entities).collect()
    }

    #[test]
    fn sprites_are_drawn_back_to_front_in_reused_memory() {
        let mut pictures = Pictures::pictures(bounded(1).0, None, None);
        let (mut sprites, mut list) = (SpriteList::default(), DrawList::default());
        list.batches.push(DrawBatch::new(MeshKind::Cube));
        for _ in 0..2 {
            list.clear();
            sprites.clear();
            for (entity, z) in [(1, 0.0), (2, -5.0), (3, 3.0), (4, 0.0)] {
                let world_from_local = Mat4::from_translation(Vec3::new(0.0, 0.0, z));
                sprites.push(
                    &sprite(""),
                    (&world_from_local, entity),
                    &mut pictures,
                    &Mat4::IDENTITY,
                );
            }
            sprites.fill(&mut ParticleList::default(), &mut list);
            assert_eq!(drawn(&list), [[2, 1, 4, 3]]);
        }
        assert_eq!(list.batches.len(), 2, "no batch is made twice");
        assert!(
            list.batches[0].instances.is_empty(),
            "meshes are not mixed in"
        );
    }
}
