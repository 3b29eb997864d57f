//! [`ModelBatches`]: the batches of the parts of models.

use crate::assets::DrawnModel;
use playground_base::Color;
use playground_base::glam::Mat4;
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshId, SurfaceId,
};
use std::collections::HashMap;

/// Where in the draw list the parts of models go: many entities that show one model are one batch for each
/// of its parts.
#[derive(Default)]
pub struct ModelBatches {
    indexes: HashMap<Key, usize>,
}

impl ModelBatches {
    /// Adds a model. `mark` changes each instance of it.
    pub fn push(
        &mut self,
        model: &DrawnModel,
        tint: Color,
        (world_from_model, entity): (&Mat4, u32),
        list: &mut DrawList,
        mark: impl Fn(&mut Instance),
    ) {
        for part in &model.parts {
            let material = tinted(&part.material, tint);
            let world_from_mesh = *world_from_model * part.model_from_mesh;
            let mut instance = Instance::new(&world_from_mesh, &material, entity);
            if part.unlit {
                instance.flags = instance.flags | InstanceFlags::UNLIT;
            }
            mark(&mut instance);
            let key = (part.mesh, part.surface, part.blend);
            // Where it was in the last list, unless that was another one or lost batches.
            let known = self.indexes.get(&key).copied();
            let is_there = |at: &usize| list.batches.get(*at).is_some_and(|of| key_of(of) == key);
            let index = known.filter(is_there).unwrap_or_else(|| {
                let index = batch(list, key);
                self.indexes.insert(key, index);
                index
            });
            list.batches[index].instances.push(instance);
        }
    }
}

fn tinted(material: &Material, tint: Color) -> Material {
    let Color { r, g, b, a } = material.color;
    Material {
        color: Color {
            r: r * tint.r,
            g: g * tint.g,
            b: b * tint.b,
            a: a * tint.a,
        },
        ..material.clone()
    }
}

type Key = (MeshId, Option<SurfaceId>, Blend);

const fn key_of(batch: &DrawBatch) -> Key {
    (batch.mesh, batch.surface, batch.blend)
}

/// The index of a batch that there is, or of a new one.
fn batch(list: &mut DrawList, key: Key) -> usize {
    let mut batches = list.batches.iter();
    batches
        .position(|batch| key_of(batch) == key)
        .unwrap_or_else(|| {
            let (mesh, surface, blend) = key;
            list.batches.push(DrawBatch {
                surface,
                blend,
                ..DrawBatch::new(mesh)
            });
            list.batches.len() - 1
        })
}
