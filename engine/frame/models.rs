//! [`ModelBatches`]: the batches of the parts of models.

use crate::assets::DrawnModel;
use playground_base::Color;
use playground_base::glam::Mat4;
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshId, TextureId,
};
use std::collections::HashMap;

/// Where in the draw list the parts of models go: many entities that show one model are one batch for each
/// of its parts.
#[derive(Default)]
pub struct ModelBatches {
    indexes: HashMap<(MeshId, Option<TextureId>, Blend), usize>,
}

impl ModelBatches {
    /// Another list is filled.
    pub fn clear(&mut self) {
        self.indexes.clear();
    }

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
            let surface = tinted(&part.surface, tint);
            let world_from_mesh = *world_from_model * part.model_from_mesh;
            let mut instance = Instance::new(&world_from_mesh, &surface, entity);
            if part.unlit {
                instance.flags = instance.flags | InstanceFlags::UNLIT;
            }
            mark(&mut instance);
            let key = (part.mesh, part.texture, part.blend);
            let index = self.indexes.entry(key).or_insert_with(|| batch(list, key));
            if let Some(batch) = list.batches.get_mut(*index) {
                batch.instances.push(instance);
            }
        }
    }
}

fn tinted(surface: &Material, tint: Color) -> Material {
    let Color { r, g, b, a } = surface.color;
    Material {
        color: Color {
            r: r * tint.r,
            g: g * tint.g,
            b: b * tint.b,
            a: a * tint.a,
        },
        ..surface.clone()
    }
}

/// The index of the batch of the last list, or of a new one.
fn batch(list: &mut DrawList, (mesh, texture, blend): (MeshId, Option<TextureId>, Blend)) -> usize {
    let is_it =
        |batch: &DrawBatch| (batch.mesh, batch.texture, batch.blend) == (mesh, texture, blend);
    // One that has instances already is not of a model.
    let is_free = |batch: &DrawBatch| is_it(batch) && batch.instances.is_empty();
    list.batches.iter().position(is_free).unwrap_or_else(|| {
        list.batches.push(DrawBatch {
            texture,
            blend,
            ..DrawBatch::new(mesh)
        });
        list.batches.len() - 1
    })
}
