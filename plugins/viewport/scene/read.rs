//! [`Scene`]: the entities that the viewport shows.

use super::Keys;
use crate::gizmo::Target;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{ArchetypeId, ModuleError, ReadColumns};
use playground_core_drawing::{Camera, Light};
use playground_core_ecs::{Entity, EntityId, Parent, Transform, WorldReader, WorldTransform};
use playground_core_ui::Selection;

/// The entities that the viewport shows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Selected entities that the gizmo can move, without descendants of others.
    pub targets: Vec<Target>,
    /// Lights, cameras and emitters of particles.
    pub markers: Vec<Marker>,
}

/// A light, a camera or an emitter of particles, shown as an icon because it has no mesh.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// The entity.
    pub entity: EntityId,
    /// Its transform.
    pub world_from_local: Mat4,
    /// Its component.
    pub kind: MarkerKind,
    /// True when it is selected.
    pub is_selected: bool,
}

/// The component of a marker.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkerKind {
    /// A light.
    Light(Light),
    /// A camera.
    Camera(Camera),
    /// An emitter of particles, whose shape the gizmo of a plugin shows.
    Emitter,
}

impl Marker {
    /// Its position, in metres.
    pub fn position(&self) -> Vec3 {
        self.world_from_local.w_axis.truncate()
    }

    /// The direction in which it looks or shines, length 1.
    pub fn forward(&self) -> Vec3 {
        let forward = -self.world_from_local.z_axis.truncate();
        forward.normalize_or(Vec3::NEG_Z)
    }
}

/// Reads selected entities, lights, cameras and emitters.
///
/// # Errors
/// When a component is being written.
pub fn read(
    keys: &Keys,
    world: WorldReader<'_>,
    selection: &Selection,
) -> Result<Scene, ModuleError> {
    let reader = Reader {
        world,
        selection,
        transforms: world.read(&keys.transforms)?,
        world_transforms: world.read(&keys.world_transforms)?,
        parents: world.read(&keys.parents)?,
    };
    let lights = world.read(&keys.lights)?;
    let cameras = world.read(&keys.cameras)?;
    let mut markers = Vec::new();
    reader.markers(
        &lights,
        |light| MarkerKind::Light(light.clone()),
        &mut markers,
    );
    reader.markers(
        &cameras,
        |camera| MarkerKind::Camera(camera.clone()),
        &mut markers,
    );
    let emitters = world.read(&keys.emitters)?;
    reader.markers(&emitters, |_| MarkerKind::Emitter, &mut markers);
    Ok(Scene {
        targets: reader.targets(),
        markers,
    })
}

struct Reader<'a> {
    world: WorldReader<'a>,
    selection: &'a Selection,
    transforms: ReadColumns<'a, Transform>,
    world_transforms: ReadColumns<'a, WorldTransform>,
    parents: ReadColumns<'a, Parent>,
}

impl Reader<'_> {
    fn targets(&self) -> Vec<Target> {
        let selected = self.selection.entities().iter();
        let top = selected.filter(|id| !self.is_below_selected(**id));
        top.filter_map(|id| self.target(*id)).collect()
    }

    fn target(&self, id: EntityId) -> Option<Target> {
        let entity = self.world.entity(id)?;
        let local = *self.transforms.get(entity.archetype, entity.row as usize)?;
        let parent = self.parent_of(entity);
        let of = parent.and_then(|p| self.world_transforms.get(p.archetype, p.row as usize));
        let world_from_parent = of.map_or(Mat4::IDENTITY, |of| of.world_from_local);
        Target::new(id, local, world_from_parent)
    }

    fn parent_of(&self, entity: Entity) -> Option<Entity> {
        let parent = self.parents.get(entity.archetype, entity.row as usize)?;
        self.world.entity(parent.entity)
    }

    fn is_below_selected(&self, id: EntityId) -> bool {
        let parent = |entity: &Entity| self.parent_of(*entity);
        let above = std::iter::successors(self.world.entity(id), parent).skip(1);
        // There should be no cycle, but a broken scene must not hang the editor.
        above
            .take(1_000)
            .any(|entity| self.selection.is_selected(entity.id))
    }

    /// One marker for each row of a component.
    fn markers<T>(
        &self,
        columns: &ReadColumns<'_, T>,
        kind: impl Fn(&T) -> MarkerKind,
        markers: &mut Vec<Marker>,
    ) {
        for (index, archetype) in self.world.archetypes().iter().enumerate() {
            let id = ArchetypeId(index as u32);
            let rows = columns.rows(id).iter().zip(self.world_transforms.rows(id));
            for ((row, transform), entity) in rows.zip(&archetype.entities) {
                markers.push(Marker {
                    entity: *entity,
                    world_from_local: transform.world_from_local,
                    kind: kind(row),
                    is_selected: self.selection.is_selected(*entity),
                });
            }
        }
    }
}
