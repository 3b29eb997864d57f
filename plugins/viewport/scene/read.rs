//! [`read`]: the world as the viewport shows it.

use super::Keys;
use crate::gizmo::Target;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{ArchetypeId, ModuleError, ReadColumns};
use playground_core_ecs::{Entity, EntityId, Parent, Transform, WorldReader, WorldTransform};
use playground_core_rendering::{Camera, Light};
use playground_core_ui::Selection;

/// The world as the viewport shows it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Selected entities that the gizmo can move, without those below others of them.
    pub targets: Vec<Target>,
    /// Lights and cameras.
    pub markers: Vec<Marker>,
}

/// A light or a camera: it has no shape that could be seen, so it gets an icon.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Who.
    pub entity: EntityId,
    /// Where and which way.
    pub world_from_local: Mat4,
    /// What.
    pub kind: MarkerKind,
    /// Whether it is selected.
    pub is_selected: bool,
}

/// What a marker stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkerKind {
    /// A light.
    Light(Light),
    /// A camera.
    Camera(Camera),
}

impl Marker {
    /// Where it is, in metres.
    pub fn position(&self) -> Vec3 {
        self.world_from_local.w_axis.truncate()
    }
}

/// Reads selected entities, lights and cameras.
///
/// # Errors
/// When a component is being written just now.
pub fn read(
    keys: &Keys,
    world: WorldReader<'_>,
    selection: &Selection,
) -> Result<Scene, ModuleError> {
    let reader = Reader {
        world,
        selection,
        transforms: world.read(&keys.transforms)?,
        places: world.read(&keys.places)?,
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
    Ok(Scene {
        targets: reader.targets(),
        markers,
    })
}

struct Reader<'a> {
    world: WorldReader<'a>,
    selection: &'a Selection,
    transforms: ReadColumns<'a, Transform>,
    places: ReadColumns<'a, WorldTransform>,
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
        let place = parent.and_then(|p| self.places.get(p.archetype, p.row as usize));
        Target::new(
            id,
            local,
            place.map_or(Mat4::IDENTITY, |place| place.world_from_local),
        )
    }

    fn parent_of(&self, entity: Entity) -> Option<Entity> {
        let parent = self.parents.get(entity.archetype, entity.row as usize)?;
        self.world.entity(parent.entity)
    }

    fn is_below_selected(&self, id: EntityId) -> bool {
        let parent = |entity: &Entity| self.parent_of(*entity);
        let above = std::iter::successors(self.world.entity(id), parent).skip(1);
        // A cycle cannot be, but a broken scene must not hang the editor.
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
        for (at, archetype) in self.world.archetypes().iter().enumerate() {
            let id = ArchetypeId(at as u32);
            let rows = columns.rows(id).iter().zip(self.places.rows(id));
            for ((row, place), entity) in rows.zip(&archetype.entities) {
                markers.push(Marker {
                    entity: *entity,
                    world_from_local: place.world_from_local,
                    kind: kind(row),
                    is_selected: self.selection.is_selected(*entity),
                });
            }
        }
    }
}
