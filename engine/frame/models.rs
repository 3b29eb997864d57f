//! [`ModelBatches`]: the batches of the parts of models.

use super::flat::FlatList;
use crate::assets::{DrawnMaterial, DrawnModel, DrawnPart};
use playground_base::glam::{Mat4, Vec3};
use playground_base::{Color, Handle};
use playground_core_animation::Pose;
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, JointMatrix, Material, MeshId, MeshKind,
    Rig, SurfaceId,
};
use std::collections::HashMap;

/// Where in the draw list the parts of models go: many entities that show one model are one batch for each
/// of its parts.
#[derive(Default)]
pub struct ModelBatches {
    indexes: HashMap<Key, usize>,
}

/// What models are drawn into: what is seen through is sorted with all else that is.
pub struct DrawnInto<'a> {
    /// What hides what is behind it.
    pub list: &'a mut DrawList,
    /// What does not.
    pub flat: &'a mut FlatList,
}

/// An entity that shows a model.
pub struct Place<'a> {
    /// Where it is.
    pub world_from_model: Mat4,
    /// The index of the entity.
    pub entity: u32,
    /// Where the nodes of the model are.
    pub pose: &'a Pose,
}

impl ModelBatches {
    /// Adds a model. `other` gives what replaces the material of a slot; `mark` changes each instance.
    pub fn push(
        &mut self,
        model: &DrawnModel,
        tint: Color,
        place: &Place<'_>,
        mut into: DrawnInto<'_>,
        mut other: impl FnMut(&str) -> Option<Handle<DrawnMaterial>>,
        mark: impl Fn(&mut Instance),
    ) {
        for part in &model.parts {
            let other = other(&part.slot);
            let other = other.as_deref();
            let material = other.map_or(&part.material, |of| &of.material);
            let material = tinted(material, tint);
            let nodes = &place.pose.model_from_nodes;
            let model_from_mesh = match part.skin {
                // The joints say where it is.
                Some(_) => Mat4::IDENTITY,
                None => nodes.get(part.node).copied().unwrap_or_default(),
            };
            let world_from_mesh = place.world_from_model * model_from_mesh;
            let mut instance = Instance::new(&world_from_mesh, &material, place.entity);
            let reach_m = match part.bends {
                true => bend(&mut instance, part, (&model.rig, place.pose), into.list),
                false => 0.0,
            };
            if other.map_or(part.unlit, |of| of.unlit) {
                instance.flags = instance.flags | InstanceFlags::UNLIT;
            }
            mark(&mut instance);
            let key = match other {
                Some(of) => (part.mesh, Some(of.surface.id), of.blend),
                None => (part.mesh, part.surface, part.blend),
            };
            self.add((instance, reach_m), key, &mut into);
        }
    }

    /// Adds a built-in mesh with a material. `mark` changes the instance.
    pub fn push_mesh(
        &mut self,
        mesh: MeshKind,
        material: &DrawnMaterial,
        (world_from_mesh, entity): (&Mat4, u32),
        mut into: DrawnInto<'_>,
        mark: impl FnOnce(&mut Instance),
    ) {
        let mut instance = Instance::new(world_from_mesh, &material.material, entity);
        if material.unlit {
            instance.flags = instance.flags | InstanceFlags::UNLIT;
        }
        mark(&mut instance);
        let key = (mesh.id(), Some(material.surface.id), material.blend);
        self.add((instance, 0.0), key, &mut into);
    }

    fn add(&mut self, (instance, reach_m): (Instance, f32), key: Key, into: &mut DrawnInto<'_>) {
        let list = &mut *into.list;
        if key.2.is_transparent() {
            let [x, y, z] = instance.world_from_local.map(|row| row[3]);
            let origin = Vec3::new(x, y, z);
            let depth = list.camera.view_from_world.transform_point3(origin).z;
            into.flat.push_mesh(key, depth, (instance, reach_m));
            return;
        }
        // Where it was in the last list, unless that was another one or lost batches.
        let known = self.indexes.get(&key).copied();
        let is_there = |at: &usize| list.batches.get(*at).is_some_and(|of| key_of(of) == key);
        let index = known.filter(is_there).unwrap_or_else(|| {
            let index = batch(list, key);
            self.indexes.insert(key, index);
            index
        });
        if let Some(batch) = list.batches.get_mut(index) {
            batch.reach_m = batch.reach_m.max(reach_m);
            batch.instances.push(instance);
        }
    }
}

/// Adds weights and joints of an instance to the list. Returns how far the mesh reaches from its origin.
fn bend(
    instance: &mut Instance,
    part: &DrawnPart,
    (rig, pose): (&Rig, &Pose),
    list: &mut DrawList,
) -> f32 {
    instance.pose = list.joints.len() as u32;
    let weights = pose.current.weights.get(part.weights.clone());
    let weights = weights.unwrap_or_default();
    JointMatrix::push_weights(weights, &mut list.joints);
    let morphed_m = part.reach.morphed_m(weights);
    let Some(skin) = part.skin.and_then(|skin| rig.skins.get(skin)) else {
        // Its corners name joints all the same, which leave them where they are.
        let joints = std::iter::repeat_n(Mat4::IDENTITY, part.reach.joints());
        list.joints.extend(joints.map(JointMatrix::from));
        return part.reach.rest_m + morphed_m;
    };
    let mut reach_m = 0.0_f32;
    let joints = skin.joints.iter().zip(&skin.joint_from_mesh).enumerate();
    for (at, (node, joint_from_mesh)) in joints {
        let model_from_joint = pose.model_from_nodes.get(*node);
        let model_from_joint = model_from_joint.copied().unwrap_or_default();
        let model_from_mesh = model_from_joint * *joint_from_mesh;
        reach_m = reach_m.max(part.reach.joint_m(at, &model_from_mesh, morphed_m));
        list.joints.push(model_from_mesh.into());
    }
    reach_m
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
