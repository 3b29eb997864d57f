//! The icon of an entity: that of the Create menu for what it is like.

use super::HierarchyUi;
use crate::tree::RowKind;
use playground_core_drawing::{LightKind, MeshKind};
use playground_core_ecs::EntityId;
use playground_core_ui::SpawnKind;

impl HierarchyUi<'_> {
    /// The glyph of the icon.
    pub(super) fn symbol_of(&self, entity: EntityId) -> &'static str {
        let location = self.world.entity(entity);
        let archetype = location.and_then(|location| self.world.archetype_of(location));
        let kind = archetype
            .map(|archetype| self.state.kinds.of(archetype))
            .unwrap_or_default();
        let spawned = location.and_then(|at| {
            let (archetype, row) = (at.archetype, at.row as usize);
            match kind {
                RowKind::Mesh => of_mesh(self.meshes.get(archetype, row)?.mesh),
                RowKind::Light => Some(of_light(self.lights.get(archetype, row)?.kind)),
                _ => None,
            }
        });
        spawned.map_or(kind.icon(), |spawned| spawned.choice().icon)
    }
}

const fn of_mesh(mesh: MeshKind) -> Option<SpawnKind> {
    match mesh {
        MeshKind::Cube => Some(SpawnKind::Cube),
        MeshKind::Sphere => Some(SpawnKind::Sphere),
        MeshKind::Plane | MeshKind::Quad => Some(SpawnKind::Plane),
        MeshKind::Cone => Some(SpawnKind::Cone),
        MeshKind::Cylinder => Some(SpawnKind::Cylinder),
        MeshKind::Capsule => Some(SpawnKind::Capsule),
        _ => None,
    }
}

const fn of_light(light: LightKind) -> SpawnKind {
    match light {
        LightKind::Directional => SpawnKind::DirectionalLight,
        LightKind::Point => SpawnKind::PointLight,
        LightKind::Spot => SpawnKind::SpotLight,
    }
}
