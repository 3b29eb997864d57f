//! Extracts a draw list from the world.

use super::drawers::Drawers;
use super::models::{ModelBatches, Place};
use super::particles::ParticleList;
use super::posing::Posing;
use super::{ComparedView, FrameKeys, SpriteList};
use crate::EngineError;
use crate::assets::{DrawnMaterials, Models, Panoramas, Pictures};
use playground_base::glam::{Mat4, Vec3, camera::rh::view::look_at_mat4};
use playground_core_animation::BoundAnimationView;
use playground_core_drawing::{
    Blend, BoundAllDrawView, Camera, CameraView, DrawBatch, DrawList, Grid, Instance,
    InstanceFlags, LightInstance, Material, MeshKind, PanoramaId,
};
use playground_core_ecs::{EntityId, World, WorldData};
use playground_core_particles::BoundParticlesView;

/// How to draw the world.
#[derive(Clone, Debug)]
pub struct ViewOptions<'a> {
    /// The editor's camera with its transform; `None` for the game's own camera.
    pub camera: Option<(Camera, Mat4)>,
    /// Width over height.
    pub aspect: f32,
    /// Entities that are drawn highlighted, sorted by id.
    pub selected: &'a [EntityId],
    /// Whether to draw the ground grid.
    pub grid: bool,
    /// The age at which selected emitters are shown that did not play, in seconds: a preview.
    pub preview_s: f64,
    /// Another version of the scene, to be shown beside it.
    pub compared: Option<ComparedView<'a>>,
}

impl ViewOptions<'_> {
    fn shows_world(&self) -> bool {
        self.compared.is_none_or(|compared| compared.shows_world())
    }

    /// Marks a selected entity, and one that differs. `selected` is sorted, so that a large selection
    /// costs little.
    fn mark(&self, instance: &mut Instance, entity: EntityId) {
        if self.selected.binary_search(&entity).is_ok() {
            instance.flags = instance.flags | InstanceFlags::SELECTED;
        }
        if let Some(compared) = &self.compared {
            compared.tint(entity, instance);
        }
    }
}

/// What a draw list needs besides the world. Reused, so that a frame allocates little.
pub struct Extraction {
    /// Pictures of sprites.
    pub pictures: Pictures,
    /// Models.
    pub models: Models,
    /// Panoramas.
    pub panoramas: Panoramas,
    /// Materials.
    pub materials: DrawnMaterials,
    /// The drawings of plugins.
    pub drawers: Drawers,
    pub(super) sprites: SpriteList,
    pub(super) particles: ParticleList,
    model_batches: ModelBatches,
    pub(crate) posing: Posing,
}

impl Extraction {
    pub fn new(
        (pictures, models, panoramas, materials): (Pictures, Models, Panoramas, DrawnMaterials),
        animation: BoundAnimationView,
    ) -> Self {
        Self {
            pictures,
            models,
            panoramas,
            materials,
            drawers: Drawers::default(),
            sprites: SpriteList::default(),
            particles: ParticleList::default(),
            model_batches: ModelBatches::default(),
            posing: Posing::new(animation),
        }
    }

    /// Fills `list` from the world. Its old content is removed, its allocations are reused.
    pub fn fill(
        &mut self,
        world: &World,
        keys: &FrameKeys,
        (drawers, particles): (&BoundAllDrawView, &BoundParticlesView),
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        // What was not drawn in the last list is gone, or hidden for a while.
        list.batches.retain(|batch| !batch.instances.is_empty());
        list.clear();
        let particles = options.shows_world().then_some(particles);
        self.fill_from(&world.data.read(), keys, particles, options, list)?;
        if options.shows_world() {
            self.drawers.fill(drawers, world, list);
        } else {
            self.drawers.clear();
        }
        Ok(())
    }

    fn fill_from(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        particles: Option<&BoundParticlesView>,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        extract_camera(world_data, keys, options, list)?;
        self.pictures.begin_list();
        self.models.begin_list();
        self.panoramas.begin_list();
        self.materials.begin_list();
        self.sprites.clear();
        self.particles.clear();
        if let Some(particles) = particles {
            self.extract_particles(world_data, keys, particles, options, list)?;
        }
        if options.shows_world() {
            extract_environment(world_data, keys, list)?;
            self.request_panorama(list);
            extract_lights(world_data, keys, list)?;
            self.extract_meshes(world_data, keys, options, list)?;
            self.extract_sprites(world_data, keys, options, list)?;
            self.extract_models(world_data, keys, options, list)?;
        }
        if let Some(compared) = &options.compared {
            self.fill_compared(compared, list);
        }
        self.sprites.fill(&mut self.particles, list);
        Ok(())
    }

    /// The list has the panorama of its environment as soon as that is read.
    fn request_panorama(&mut self, list: &mut DrawList) {
        let wanted = &list.environment.panorama;
        if !wanted.is_none() {
            let read = self.panoramas.request(wanted);
            list.panorama = read.map(|(key, _)| PanoramaId(key));
        }
    }

    fn extract_meshes(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (meshes, transforms, materials) = (
            keys.mesh.read(&world_data.token)?,
            keys.transform.read(&world_data.token)?,
            keys.materials.read(&world_data.token)?,
        );
        for archetype in enabled_archetypes(world_data, keys) {
            let entities = &world_data.archetypes[archetype.0 as usize].entities;
            // None for most archetypes.
            let others = materials.rows(archetype);
            let rows = meshes
                .rows(archetype)
                .iter()
                .zip(transforms.rows(archetype))
                .zip(entities)
                .enumerate();
            for (at, ((mesh, transform), entity)) in rows {
                if !mesh.visible {
                    continue;
                }
                let target = (&transform.world_from_local, entity.index);
                let other = others.get(at).map(|of| &of.all);
                let other = other.and_then(|of| self.materials.request(of, &mut self.pictures));
                if let Some(other) = other {
                    let mark = |instance: &mut Instance| options.mark(instance, *entity);
                    self.model_batches
                        .push_mesh(mesh.mesh, &other, target, list, mark);
                    continue;
                }
                let material = Material::from(mesh);
                let mut instance =
                    Instance::new(&transform.world_from_local, &material, entity.index);
                options.mark(&mut instance, *entity);
                batch_of(list, mesh.mesh).instances.push(instance);
            }
        }
        Ok(())
    }

    fn extract_models(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (models, players, transforms) = (
            keys.model.read(&world_data.token)?,
            keys.player.read(&world_data.token)?,
            keys.transform.read(&world_data.token)?,
        );
        for archetype in enabled_archetypes(world_data, keys) {
            let entities = &world_data.archetypes[archetype.0 as usize].entities;
            let rows = models
                .rows(archetype)
                .iter()
                .zip(transforms.rows(archetype));
            for (row, ((shown, transform), entity)) in rows.zip(entities).enumerate() {
                if !shown.visible || shown.model.is_none() {
                    continue;
                }
                if let Some((_, model)) = self.models.request(&shown.model) {
                    let player = players.get(archetype, row);
                    let place = Place {
                        world_from_model: transform.world_from_local,
                        entity: entity.index,
                        pose: self.posing.pose(model, player),
                    };
                    self.model_batches
                        .push(model, shown.tint, &place, list, |instance| {
                            options.mark(instance, *entity);
                        });
                }
            }
        }
        Ok(())
    }

    fn extract_sprites(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let (sprites, transforms) = (
            keys.sprite.read(&world_data.token)?,
            keys.transform.read(&world_data.token)?,
        );
        for archetype in enabled_archetypes(world_data, keys) {
            let entities = &world_data.archetypes[archetype.0 as usize].entities;
            let rows = sprites
                .rows(archetype)
                .iter()
                .zip(transforms.rows(archetype));
            for ((sprite, transform), entity) in rows.zip(entities) {
                if !sprite.visible {
                    continue;
                }
                let target = (&transform.world_from_local, entity.index);
                let view = &list.camera.view_from_world;
                let instance = self.sprites.push(sprite, target, &mut self.pictures, view);
                options.mark(instance, *entity);
            }
        }
        Ok(())
    }
}

/// Sets the camera and the grid.
fn extract_camera(
    world_data: &WorldData,
    keys: &FrameKeys,
    options: &ViewOptions<'_>,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let game = game_camera(world_data, keys)?;
    let seen = options.camera.clone().or(game);
    let (camera, world_from_view) = seen.unwrap_or_else(default_camera);
    list.camera = CameraView::new(&camera, &world_from_view, options.aspect);
    list.grid = options.grid.then(Grid::default);
    Ok(())
}

/// The camera of a scene without one.
pub fn default_camera() -> (Camera, Mat4) {
    let view = look_at_mat4(Vec3::new(8.0, 6.0, 10.0), Vec3::ZERO, Vec3::Y);
    (Camera::default(), view.inverse())
}

/// The first environment of an enabled entity; the default if there is none.
fn extract_environment(
    world_data: &WorldData,
    keys: &FrameKeys,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let environments = keys.environment.read(&world_data.token)?;
    let mut archetypes = enabled_archetypes(world_data, keys);
    let first = archetypes.find_map(|archetype| environments.rows(archetype).first());
    list.environment = first.cloned().unwrap_or_default();
    Ok(())
}

/// The first active camera of the scene.
pub fn game_camera(
    world_data: &WorldData,
    keys: &FrameKeys,
) -> Result<Option<(Camera, Mat4)>, EngineError> {
    let (cameras, transforms) = (
        keys.camera.read(&world_data.token)?,
        keys.transform.read(&world_data.token)?,
    );
    for archetype in enabled_archetypes(world_data, keys) {
        let rows = cameras
            .rows(archetype)
            .iter()
            .zip(transforms.rows(archetype));
        if let Some((camera, transform)) = rows.into_iter().find(|(camera, _)| camera.active) {
            return Ok(Some((camera.clone(), transform.world_from_local)));
        }
    }
    Ok(None)
}

fn extract_lights(
    world_data: &WorldData,
    keys: &FrameKeys,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let (lights, transforms) = (
        keys.light.read(&world_data.token)?,
        keys.transform.read(&world_data.token)?,
    );
    for archetype in enabled_archetypes(world_data, keys) {
        for (light, transform) in lights
            .rows(archetype)
            .iter()
            .zip(transforms.rows(archetype))
        {
            list.lights.push(LightInstance::new(
                light.clone(),
                &transform.world_from_local,
            ));
        }
    }
    Ok(())
}

/// The batch of a mesh; there are few kinds, so a linear search is faster than a map.
pub(super) fn batch_of(list: &mut DrawList, mesh: MeshKind) -> &mut DrawBatch {
    let at = list.batches.iter().position(|batch| {
        let is_plain = batch.surface.is_none() && batch.blend == Blend::Opaque;
        batch.mesh == mesh.into() && is_plain
    });
    let at = at.unwrap_or_else(|| {
        list.batches.push(DrawBatch::new(mesh));
        list.batches.len() - 1
    });
    &mut list.batches[at]
}

pub(super) fn enabled_archetypes<'a>(
    world_data: &'a WorldData,
    keys: &'a FrameKeys,
) -> impl Iterator<Item = playground_core_ecs::ArchetypeId> + 'a {
    let disabled = keys.disabled.component();
    let archetypes = world_data.archetypes.iter().enumerate();
    archetypes
        .filter(move |(_, archetype)| {
            !archetype.entities.is_empty() && !archetype.components.contains(&disabled)
        })
        .map(|(at, _)| playground_core_ecs::ArchetypeId(at as u32))
}
