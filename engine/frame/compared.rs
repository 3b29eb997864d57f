//! [`ComparedView`]: two versions of a scene in one picture.

use super::extract::{Extraction, batch_of};
use super::flat::{SpriteQuads, blended_batch};
use super::{DrawnEntity, DrawnScene};
use playground_base::Color;
use playground_base::glam::Vec3;
use playground_core_drawing::{DrawList, Instance, LightInstance, LineVertex, Material, MeshKind};
use playground_core_ecs::EntityId;
use std::collections::BTreeMap;

/// How an entity differs between two versions of a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityChange {
    /// Only the version after has it.
    Added,
    /// Only the version before has it.
    Removed,
    /// Both have it, with other values.
    Changed,
}

/// Which of two versions of a scene are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownVersions {
    /// The version before.
    Before,
    /// The version after.
    After,
    /// Both: the version after, with what the other one has in other places.
    #[default]
    Both,
}

/// Two versions of a scene in one picture: what only one of them has is in a colour, what both have in
/// different ways has a frame in each of its places.
#[derive(Clone, Copy, Debug)]
pub struct ComparedView<'a> {
    /// The version before.
    pub before: &'a DrawnScene,
    /// The version after. Where that is the world, only what differs is looked up in it.
    pub after: &'a DrawnScene,
    /// The version after is the world.
    pub after_is_world: bool,
    /// The entities that differ.
    pub changes: &'a BTreeMap<EntityId, EntityChange>,
    /// Which of the two are shown.
    pub shown: ShownVersions,
    /// Colours of added, removed and changed entities.
    pub colors: ChangeColors,
}

/// The colours of entities that differ, linear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeColors {
    /// Of those that only the version after has.
    pub added: Color,
    /// Of those that only the version before has.
    pub removed: Color,
    /// Of those that both have, with other values.
    pub changed: Color,
}

/// The opacity of what is shown of the version before, among the version after.
const GHOST: f32 = 0.4;
/// The share of a change's colour in the colour of the entity.
const TINT: f32 = 0.75;

impl ComparedView<'_> {
    /// True when the world is drawn.
    pub fn shows_world(&self) -> bool {
        self.after_is_world && self.shown != ShownVersions::Before
    }

    /// The whole version that is drawn in place of the world.
    fn scene(&self) -> Option<&DrawnScene> {
        match self.shown {
            ShownVersions::Before => Some(self.before),
            ShownVersions::After | ShownVersions::Both if self.after_is_world => None,
            ShownVersions::After | ShownVersions::Both => Some(self.after),
        }
    }

    fn change(&self, id: EntityId) -> Option<EntityChange> {
        self.changes.get(&id).copied()
    }

    fn color(&self, change: EntityChange) -> Color {
        match change {
            EntityChange::Added => self.colors.added,
            EntityChange::Removed => self.colors.removed,
            EntityChange::Changed => self.colors.changed,
        }
    }

    /// The colour of an entity of the world or of a whole version.
    pub fn tint(&self, id: EntityId, instance: &mut Instance) {
        let change = self.change(id);
        if let Some(change) = change.filter(|change| *change != EntityChange::Changed) {
            tint(instance, self.color(change));
        }
    }
}

impl Extraction {
    /// Adds what the world does not have: a whole version in its place, ghosts of the version before,
    /// and frames around what differs.
    pub(super) fn fill_compared(&mut self, view: &ComparedView<'_>, list: &mut DrawList) {
        if let Some(scene) = view.scene() {
            list.environment = scene.environment.clone().unwrap_or_default();
            self.request_panorama(list);
            for (id, entity) in enabled(scene) {
                self.add_entity(view, id, entity, list);
            }
        }
        if view.shown == ShownVersions::Both {
            self.add_ghosts(view, list);
        }
        add_frames(view, list);
    }

    fn add_entity(
        &mut self,
        view: &ComparedView<'_>,
        id: EntityId,
        entity: &DrawnEntity,
        list: &mut DrawList,
    ) {
        if let Some(light) = &entity.light {
            let light = LightInstance::new(light.clone(), &entity.world_from_local);
            list.lights.push(light);
        }
        if let Some((mesh, mut instance)) = mesh_of(entity) {
            view.tint(id, &mut instance);
            batch_of(list, mesh).instances.push(instance);
        }
        self.add_sprite(entity, list, |instance| view.tint(id, instance));
    }

    fn add_sprite(&mut self, entity: &DrawnEntity, list: &DrawList, mark: impl Fn(&mut Instance)) {
        let Some(sprite) = entity.sprite.as_ref().filter(|sprite| sprite.visible) else {
            return;
        };
        let mut quads = SpriteQuads {
            pictures: &mut self.pictures,
            made: &mut self.made,
            camera: &list.camera,
            pixel_m: self.pixel_m,
        };
        let target = (&entity.world_from_local, Instance::NOT_PICKABLE);
        quads.push(sprite, target, &mut self.flat, mark);
    }

    /// What only the version before has, and what it has in another way: see-through, the farthest
    /// first.
    fn add_ghosts(&mut self, view: &ComparedView<'_>, list: &mut DrawList) {
        let seen_from = list.camera.view_from_world;
        let mut ghosts = Vec::new();
        for (id, entity) in enabled(view.before) {
            let Some(change) = view.change(id) else {
                continue;
            };
            let is_same = change == EntityChange::Changed
                && view
                    .after
                    .entities
                    .get(&id)
                    .is_some_and(|after| looks_the_same(after, entity));
            if is_same {
                continue;
            }
            let ghost = |instance: &mut Instance| {
                tint(instance, view.color(change));
                instance.color[3] = GHOST;
            };
            if let Some((mesh, mut instance)) = mesh_of(entity) {
                ghost(&mut instance);
                let center = entity.world_from_local.w_axis.truncate();
                let depth = seen_from.transform_point3(center).z;
                ghosts.push((depth, mesh, instance));
            }
            self.add_sprite(entity, list, ghost);
        }
        ghosts.sort_by(|(a, ..), (b, ..)| a.total_cmp(b));
        let mut from = 0;
        for alike in ghosts.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            let Some((_, mesh, _)) = alike.first() else {
                continue;
            };
            let at = blended_batch(list, from, *mesh);
            let batch = &mut list.batches[at];
            (batch.texture, batch.surface) = (None, None);
            let instances = alike.iter().map(|(_, _, instance)| *instance);
            batch.instances.extend(instances);
            from = at + 1;
        }
    }
}

fn enabled(scene: &DrawnScene) -> impl Iterator<Item = (EntityId, &DrawnEntity)> {
    let entities = scene.entities.iter();
    let entities = entities.filter(|(_, entity)| !entity.is_disabled);
    entities.map(|(id, entity)| (*id, entity))
}

fn looks_the_same(a: &DrawnEntity, b: &DrawnEntity) -> bool {
    let place = |of: &DrawnEntity| of.world_from_local;
    place(a).abs_diff_eq(place(b), 1e-5)
        && (&a.mesh, &a.sprite, a.is_disabled) == (&b.mesh, &b.sprite, b.is_disabled)
}

fn mesh_of(entity: &DrawnEntity) -> Option<(MeshKind, Instance)> {
    let mesh = entity.mesh.as_ref().filter(|mesh| mesh.visible)?;
    let material = Material::from(mesh);
    let entity = &entity.world_from_local;
    let instance = Instance::new(entity, &material, Instance::NOT_PICKABLE);
    Some((mesh.mesh, instance))
}

fn tint(instance: &mut Instance, color: Color) {
    let [r, g, b, _] = color.to_array();
    for (of, color) in instance.color.iter_mut().zip([r, g, b]) {
        *of += (color - *of) * TINT;
    }
}

/// A box around each entity that differs, in each of its places that is shown, and a line between the
/// two.
fn add_frames(view: &ComparedView<'_>, list: &mut DrawList) {
    for (id, change) in view.changes {
        let color = view.color(*change);
        let before = view.before.entities.get(id);
        let after = view.after.entities.get(id);
        let before = before.filter(|_| view.shown != ShownVersions::After);
        let after = after.filter(|_| view.shown != ShownVersions::Before);
        let mut centers = Vec::new();
        for entity in before.into_iter().chain(after) {
            add_box(entity, color, &mut list.overlay_lines);
            centers.push(entity.world_from_local.w_axis.truncate());
        }
        if let [from, to] = centers[..] {
            add_line([from, to], color, &mut list.overlay_lines);
        }
    }
}

fn add_box(entity: &DrawnEntity, color: Color, lines: &mut Vec<LineVertex>) {
    let half = entity.half_size() * 1.04 + 0.01;
    let corner = |at: usize| {
        let sign = |bit: usize| if at & bit == 0 { -1.0 } else { 1.0 };
        let corner = Vec3::new(sign(1), sign(2), sign(4)) * half;
        entity.world_from_local.transform_point3(corner)
    };
    for at in 0..8_usize {
        for bit in [1, 2, 4] {
            if at & bit == 0 {
                add_line([corner(at), corner(at | bit)], color, lines);
            }
        }
    }
}

fn add_line(ends: [Vec3; 2], color: Color, lines: &mut Vec<LineVertex>) {
    if ends.iter().all(|end| end.is_finite()) {
        lines.extend(ends.map(|end| LineVertex::new(end, color.to_array())));
    }
}
