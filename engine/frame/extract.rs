//! The world into a draw list.

use super::FrameKeys;
use crate::EngineError;
use playground_base::glam::Mat4;
use playground_core_ecs::{EntityId, Structure, World};
use playground_core_rendering::{
    Camera, CameraView, DrawBatch, DrawList, Grid, Instance, InstanceFlags, LightInstance,
    Material, MeshKind,
};

/// How to look at the world.
#[derive(Clone, Debug)]
pub struct ViewOptions<'a> {
    /// The editor's camera and where it is; `None` for the game's own.
    pub camera: Option<(Camera, Mat4)>,
    /// Width over height.
    pub aspect: f32,
    /// Drawn highlighted.
    pub selected: &'a [EntityId],
    /// Draw the ground grid.
    pub grid: bool,
}

/// Fills `list` from the world; what was in it is gone, its allocations stay.
pub fn extract(
    world: &World,
    keys: &FrameKeys,
    options: &ViewOptions<'_>,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let structure = world.structure.read();
    list.clear();
    let game = game_camera(&structure, keys)?;
    let (camera, world_from_view) = options.camera.clone().or(game).unwrap_or_else(|| {
        let from = playground_base::glam::Vec3::new(8.0, 6.0, 10.0);
        let view = playground_base::glam::camera::rh::view::look_at_mat4(
            from,
            Default::default(),
            playground_base::glam::Vec3::Y,
        );
        (Camera::default(), view.inverse())
    });
    list.camera = CameraView::new(&camera, &world_from_view, options.aspect);
    list.grid = options.grid.then(Grid::default);
    extract_lights(&structure, keys, list)?;
    extract_meshes(&structure, keys, options.selected, list)
}

/// The first active camera of the scene.
fn game_camera(
    structure: &Structure,
    keys: &FrameKeys,
) -> Result<Option<(Camera, Mat4)>, EngineError> {
    let (cameras, places) = (
        keys.camera.read(&structure.cells)?,
        keys.transform.read(&structure.cells)?,
    );
    for table in enabled_tables(structure, keys) {
        let rows = cameras.rows(table).iter().zip(places.rows(table));
        if let Some((camera, place)) = rows.into_iter().find(|(camera, _)| camera.active) {
            return Ok(Some((camera.clone(), place.world_from_local)));
        }
    }
    Ok(None)
}

fn extract_lights(
    structure: &Structure,
    keys: &FrameKeys,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let (lights, places) = (
        keys.light.read(&structure.cells)?,
        keys.transform.read(&structure.cells)?,
    );
    for table in enabled_tables(structure, keys) {
        for (light, place) in lights.rows(table).iter().zip(places.rows(table)) {
            list.lights
                .push(LightInstance::new(light.clone(), &place.world_from_local));
        }
    }
    Ok(())
}

fn extract_meshes(
    structure: &Structure,
    keys: &FrameKeys,
    selected: &[EntityId],
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let (meshes, places) = (
        keys.mesh.read(&structure.cells)?,
        keys.transform.read(&structure.cells)?,
    );
    for table in enabled_tables(structure, keys) {
        let entities = &structure.tables[table.0 as usize].entities;
        let rows = meshes
            .rows(table)
            .iter()
            .zip(places.rows(table))
            .zip(entities);
        for ((mesh, place), entity) in rows {
            if !mesh.visible {
                continue;
            }
            let material = Material::from(mesh);
            let mut instance = Instance::new(&place.world_from_local, &material, entity.index);
            if !selected.is_empty() && selected.contains(entity) {
                instance.flags = instance.flags | InstanceFlags::SELECTED;
            }
            batch_of(list, mesh.mesh).instances.push(instance);
        }
    }
    Ok(())
}

/// The batch of a mesh; there are few kinds, so looking at each is quicker than a map.
fn batch_of(list: &mut DrawList, mesh: MeshKind) -> &mut DrawBatch {
    let at = list
        .batches
        .iter()
        .position(|batch| batch.mesh == mesh.into());
    let at = at.unwrap_or_else(|| {
        list.batches.push(DrawBatch::new(mesh));
        list.batches.len() - 1
    });
    &mut list.batches[at]
}

fn enabled_tables<'a>(
    structure: &'a Structure,
    keys: &'a FrameKeys,
) -> impl Iterator<Item = playground_core_ecs::TableId> + 'a {
    let disabled = keys.disabled.component();
    let tables = structure.tables.iter().enumerate();
    tables
        .filter(move |(_, table)| {
            !table.entities.is_empty() && !table.components.contains(&disabled)
        })
        .map(|(at, _)| playground_core_ecs::TableId(at as u32))
}
