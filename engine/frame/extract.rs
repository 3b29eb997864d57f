//! The world into a draw list.

use super::drawers::Drawers;
use super::{FrameKeys, SpriteList};
use crate::EngineError;
use crate::assets::Pictures;
use playground_base::glam::{Mat4, Vec3, camera::rh::view::look_at_mat4};
use playground_core_ecs::{EntityId, Structure, World};
use playground_core_rendering::{
    Blend, BoundAllDrawView, Camera, CameraView, DrawBatch, DrawList, Grid, Instance,
    InstanceFlags, LightInstance, Material, MeshKind,
};

/// How to look at the world.
#[derive(Clone, Debug)]
pub struct ViewOptions<'a> {
    /// The editor's camera and where it is; `None` for the game's own.
    pub camera: Option<(Camera, Mat4)>,
    /// Width over height.
    pub aspect: f32,
    /// Drawn highlighted; in order of their ids.
    pub selected: &'a [EntityId],
    /// Draw the ground grid.
    pub grid: bool,
}

/// What a draw list is made of besides the world. Kept for its memory.
pub struct Extraction {
    /// Pictures of sprites.
    pub pictures: Pictures,
    /// What plugins draw.
    pub drawers: Drawers,
    sprites: SpriteList,
}

impl Extraction {
    /// With these pictures.
    pub fn new(pictures: Pictures) -> Self {
        Self {
            pictures,
            drawers: Drawers::default(),
            sprites: SpriteList::default(),
        }
    }

    /// Fills `list` from the world; what was in it is gone, its allocations stay.
    pub fn fill(
        &mut self,
        world: &World,
        keys: &FrameKeys,
        drawers: &BoundAllDrawView,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        list.clear();
        self.fill_from(&world.structure.read(), keys, options, list)?;
        self.drawers.fill(drawers, world, list);
        Ok(())
    }

    fn fill_from(
        &mut self,
        structure: &Structure,
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        look(structure, keys, options, list)?;
        extract_environment(structure, keys, list)?;
        extract_lights(structure, keys, list)?;
        extract_meshes(structure, keys, options.selected, list)?;
        self.extract_sprites(structure, keys, options.selected, list)
    }

    fn extract_sprites(
        &mut self,
        structure: &Structure,
        keys: &FrameKeys,
        selected: &[EntityId],
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (sprites, places) = (
            keys.sprite.read(&structure.cells)?,
            keys.transform.read(&structure.cells)?,
        );
        self.pictures.begin_list();
        self.sprites.clear();
        for table in enabled_tables(structure, keys) {
            let entities = &structure.tables[table.0 as usize].entities;
            let rows = sprites.rows(table).iter().zip(places.rows(table));
            for ((sprite, place), entity) in rows.zip(entities) {
                if !sprite.visible {
                    continue;
                }
                let place = (&place.world_from_local, entity.index);
                let view = &list.camera.view_from_world;
                let instance = self.sprites.push(sprite, place, &mut self.pictures, view);
                mark(instance, *entity, selected);
            }
        }
        self.sprites.fill(list);
        Ok(())
    }
}

/// Where the picture is seen from, and the grid.
fn look(
    structure: &Structure,
    keys: &FrameKeys,
    options: &ViewOptions<'_>,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let game = game_camera(structure, keys)?;
    let seen = options.camera.clone().or(game);
    let (camera, world_from_view) = seen.unwrap_or_else(default_camera);
    list.camera = CameraView::new(&camera, &world_from_view, options.aspect);
    list.grid = options.grid.then(Grid::default);
    Ok(())
}

/// Where a scene without a camera is seen from.
pub fn default_camera() -> (Camera, Mat4) {
    let view = look_at_mat4(Vec3::new(8.0, 6.0, 10.0), Vec3::ZERO, Vec3::Y);
    (Camera::default(), view.inverse())
}

/// What the first enabled entity that has an environment says; the default where nobody has one.
fn extract_environment(
    structure: &Structure,
    keys: &FrameKeys,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let environments = keys.environment.read(&structure.cells)?;
    let mut tables = enabled_tables(structure, keys);
    let first = tables.find_map(|table| environments.rows(table).first());
    list.environment = first.cloned().unwrap_or_default();
    Ok(())
}

/// The first active camera of the scene.
pub fn game_camera(
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
            mark(&mut instance, *entity, selected);
            batch_of(list, mesh.mesh).instances.push(instance);
        }
    }
    Ok(())
}

/// `selected` is in order, so that a large selection costs little.
fn mark(instance: &mut Instance, entity: EntityId, selected: &[EntityId]) {
    if selected.binary_search(&entity).is_ok() {
        instance.flags = instance.flags | InstanceFlags::SELECTED;
    }
}

/// The batch of a mesh; there are few kinds, so looking at each is quicker than a map.
pub(super) fn batch_of(list: &mut DrawList, mesh: MeshKind) -> &mut DrawBatch {
    let at = list
        .batches
        .iter()
        .position(|batch| batch.mesh == mesh.into() && batch.blend == Blend::Opaque);
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
