//! Extracts a draw list from the world.

use super::drawers::Drawers;
use super::drawn_rows::DrawnRows;
use super::flat::{FlatList, SpriteQuads, TextQuads, TextView, TileMeshes, TileView};
use super::game_cameras::game_camera;
use super::models::{DrawnInto, ModelBatches, Place};
use super::particles::ParticleList;
use super::posing::Posing;
use super::{ComparedView, FrameKeys, Made};
use crate::EngineError;
use crate::assets::{DrawnMaterials, Models, Panoramas, Pictures};
use crate::text::Fonts;
use playground_base::glam::{Mat4, UVec2, Vec3, camera::rh::view::look_at_mat4};
use playground_core_animation::{AnimationPlayer, BoundAnimationView};
use playground_core_drawing::{
    Blend, BoundAllDrawView, Camera, CameraView, DrawBatch, DrawList, Grid, Instance,
    InstanceFlags, LightInstance, Material, MeshKind, PanoramaId, RenderLayer,
};
use playground_core_ecs::{EntityId, World, WorldData};
use playground_core_particles::BoundParticlesView;
use std::borrow::Cow;

/// How to draw the world.
#[derive(Clone, Debug)]
pub struct ViewOptions<'a> {
    /// The editor's camera with its transform; `None` for the game's own camera.
    pub camera: Option<(Camera, Mat4)>,
    /// Width and height of the picture, in pixels.
    pub size_px: [u32; 2],
    /// Pixels in a point, in which texts on the screen are measured.
    pub pixels_per_point: f32,
    /// Entities that are drawn highlighted, sorted by id.
    pub selected: &'a [EntityId],
    /// Whether to draw the ground grid.
    pub grid: bool,
    /// The age at which selected emitters are shown that did not play, in seconds: a preview.
    pub preview_s: f64,
    /// Whether clips of selected entities are shown at that age too, on top of where they are.
    pub plays_clips: bool,
    /// Another version of the scene, to be shown beside it.
    pub compared: Option<ComparedView<'a>>,
}

impl ViewOptions<'_> {
    /// Width over height.
    fn aspect(&self) -> f32 {
        let [width, height] = self.size_px.map(|side| side.max(1) as f32);
        width / height
    }

    /// A player as it is shown: that of a selected entity plays in a preview.
    fn previewed<'a>(
        &self,
        player: &'a AnimationPlayer,
        entity: EntityId,
    ) -> Cow<'a, AnimationPlayer> {
        let is_previewed = self.plays_clips && self.preview_s > 0.0;
        if !is_previewed || self.selected.binary_search(&entity).is_err() {
            return Cow::Borrowed(player);
        }
        let later = self.preview_s * f64::from(player.speed);
        Cow::Owned(AnimationPlayer {
            time_s: player.time_s + later,
            layer_time_s: player.layer_time_s + later,
            // A preview goes on and on, and stays where the entity is.
            repeats: true,
            ..player.clone()
        })
    }

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
    /// Fonts of texts.
    pub fonts: Fonts,
    /// Panoramas.
    pub panoramas: Panoramas,
    /// Materials.
    pub materials: DrawnMaterials,
    /// The drawings of plugins.
    pub drawers: Drawers,
    /// Meshes and pictures that the device has to get before the list is drawn.
    pub made: Made,
    pub(super) flat: FlatList,
    pub(super) particles: ParticleList,
    tiles: TileMeshes,
    texts: TextQuads,
    model_batches: ModelBatches,
    pub(crate) posing: Posing,
    /// The size of a pixel of pictures to which flat things are rounded.
    pub(super) pixel_m: Option<f32>,
}

/// What reads the assets that are drawn.
pub struct Loaders {
    /// Pictures of sprites.
    pub pictures: Pictures,
    /// Models.
    pub models: Models,
    /// Panoramas.
    pub panoramas: Panoramas,
    /// Materials.
    pub materials: DrawnMaterials,
    /// Fonts of texts.
    pub fonts: Fonts,
}

impl Extraction {
    /// An extraction that has drawn nothing yet.
    pub fn new(loaders: Loaders, animation: BoundAnimationView) -> Self {
        let Loaders {
            pictures,
            models,
            panoramas,
            materials,
            fonts,
        } = loaders;
        Self {
            pictures,
            models,
            panoramas,
            materials,
            fonts,
            drawers: Drawers::default(),
            made: Made::default(),
            flat: FlatList::default(),
            particles: ParticleList::default(),
            tiles: TileMeshes::default(),
            texts: TextQuads::default(),
            model_batches: ModelBatches::default(),
            posing: Posing::new(animation),
            pixel_m: None,
        }
    }

    /// The device is another one: what was made for it is made again.
    pub fn make_again(&mut self) {
        self.made.forget(true);
        self.tiles.forget();
        self.texts.make_again();
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
        let hidden = self.extract_camera(world_data, keys, options, list)?;
        let rows = DrawnRows::new(world_data, keys, hidden)?;
        self.pictures.begin_list();
        self.models.begin_list();
        self.panoramas.begin_list();
        self.materials.begin_list();
        self.flat.clear();
        self.particles.clear();
        self.tiles.begin_list(&mut self.made);
        self.fonts.files.begin_list();
        self.texts.begin_list(self.fonts.files.revision());
        if let Some(particles) = particles {
            self.extract_particles((world_data, &rows), keys, particles, options, list)?;
        }
        if options.shows_world() {
            extract_environment(world_data, keys, list)?;
            self.request_panorama(list);
            let rows = (world_data, &rows);
            extract_lights(rows, keys, list)?;
            self.extract_meshes(rows, keys, options, list)?;
            self.extract_sprites(rows, keys, options, list)?;
            self.extract_tiles(rows, keys, options, list)?;
            self.extract_texts(rows, keys, options, list)?;
            self.extract_models(rows, keys, options, list)?;
        }
        if let Some(compared) = &options.compared {
            self.fill_compared(compared, list);
        }
        self.flat.fill(self.particles.instances(), list);
        Ok(())
    }

    /// The list has the panorama of its environment as soon as that is read.
    pub(super) fn request_panorama(&mut self, list: &mut DrawList) {
        let wanted = &list.environment.panorama;
        if !wanted.is_none() {
            let read = self.panoramas.request(wanted);
            list.panorama = read.map(|(key, _)| PanoramaId(key));
        }
    }

    fn extract_meshes(
        &mut self,
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (meshes, materials) = (
            keys.mesh.read(&world_data.token)?,
            keys.materials.read(&world_data.token)?,
        );
        rows.each(&meshes, |row| {
            if !row.of.visible {
                return;
            }
            let entity = row.entity;
            // None for most.
            let other = materials.get(row.archetype, row.row);
            let other = other.and_then(|of| self.materials.request(&of.all, &mut self.pictures));
            if let Some(other) = other {
                let target = (row.world_from_local, entity.index);
                let mark = |instance: &mut Instance| options.mark(instance, entity);
                let flat = &mut self.flat;
                self.model_batches.push_mesh(
                    row.of.mesh,
                    &other,
                    target,
                    DrawnInto { list, flat },
                    mark,
                );
                return;
            }
            let material = Material::from(row.of);
            let mut instance = Instance::new(row.world_from_local, &material, entity.index);
            options.mark(&mut instance, entity);
            batch_of(list, row.of.mesh).instances.push(instance);
        });
        Ok(())
    }

    fn extract_models(
        &mut self,
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (models, players, materials) = (
            keys.model.read(&world_data.token)?,
            keys.player.read(&world_data.token)?,
            keys.materials.read(&world_data.token)?,
        );
        rows.each(&models, |row| {
            let shown = row.of;
            if !shown.visible || shown.model.is_none() {
                return;
            }
            let Some((_, model)) = self.models.request(&shown.model) else {
                return;
            };
            let player = players.get(row.archetype, row.row);
            let player = player.map(|player| options.previewed(player, row.entity));
            let place = Place {
                world_from_model: *row.world_from_local,
                entity: row.entity.index,
                pose: self.posing.pose(model, player.as_deref()),
            };
            let others = materials.get(row.archetype, row.row);
            let other = |slot: &str| {
                let reference = others?.of_slot(slot);
                self.materials.request(reference, &mut self.pictures)
            };
            let mark = |instance: &mut Instance| options.mark(instance, row.entity);
            let flat = &mut self.flat;
            let into = DrawnInto { list, flat };
            self.model_batches
                .push(model, shown.tint, &place, into, other, mark);
        });
        Ok(())
    }

    fn extract_sprites(
        &mut self,
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let sprites = keys.sprite.read(&world_data.token)?;
        let mut quads = SpriteQuads {
            pictures: &mut self.pictures,
            made: &mut self.made,
            camera: &list.camera,
            pixel_m: self.pixel_m,
        };
        rows.each(&sprites, |row| {
            if row.of.visible {
                let target = (row.world_from_local, row.entity.index);
                let mark = |instance: &mut Instance| options.mark(instance, row.entity);
                quads.push(row.of, target, &mut self.flat, mark);
            }
        });
        Ok(())
    }

    fn extract_tiles(
        &mut self,
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let maps = keys.tile_map.read(&world_data.token)?;
        let mut view = TileView {
            pictures: &mut self.pictures,
            made: &mut self.made,
            camera: &list.camera,
            pixel_m: self.pixel_m,
        };
        rows.each(&maps, |row| {
            if row.of.visible {
                let target = (row.world_from_local, row.entity);
                let mark = |instance: &mut Instance| options.mark(instance, row.entity);
                self.tiles
                    .push(row.of, target, &mut view, &mut self.flat, mark);
            }
        });
        Ok(())
    }

    fn extract_texts(
        &mut self,
        (world_data, rows): (&WorldData, &DrawnRows<'_>),
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &DrawList,
    ) -> Result<(), EngineError> {
        let texts = keys.text.read(&world_data.token)?;
        let view = TextView {
            camera: &list.camera,
            size_px: UVec2::from_array(options.size_px).as_vec2(),
            pixels_per_point: options.pixels_per_point,
        };
        rows.each(&texts, |row| {
            if row.of.visible && !row.of.text.is_empty() {
                let target = (row.world_from_local, row.entity);
                let mark = |instance: &mut Instance| options.mark(instance, row.entity);
                self.texts.push(row.of, target, &mut self.fonts, view, mark);
            }
        });
        self.texts.fill(&self.fonts, &mut self.made, &mut self.flat);
        Ok(())
    }

    /// Sets the camera and the grid. Returns the bits of layers that the camera hides.
    fn extract_camera(
        &mut self,
        world_data: &WorldData,
        keys: &FrameKeys,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<u32, EngineError> {
        let game = game_camera(world_data, keys)?;
        let seen = options.camera.clone().or(game);
        let (camera, world_from_view) = seen.unwrap_or_else(default_camera);
        let height_px = options.size_px[1].max(1) as f32;
        let (camera, world_from_view) = camera.on_pixels(&world_from_view, height_px);
        self.pixel_m = camera.pixel_m();
        list.camera = CameraView::new(&camera, &world_from_view, options.aspect());
        list.grid = options.grid.then(Grid::default);
        Ok(RenderLayer::bits(&camera.hides))
    }
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

fn extract_lights(
    (world_data, rows): (&WorldData, &DrawnRows<'_>),
    keys: &FrameKeys,
    list: &mut DrawList,
) -> Result<(), EngineError> {
    let lights = keys.light.read(&world_data.token)?;
    rows.each(&lights, |row| {
        let light = LightInstance::new(row.of.clone(), row.world_from_local);
        list.lights.push(light);
    });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_of_selected_entities_are_shown_later_in_a_preview() {
        let entity = |index| EntityId {
            index,
            generation: 1,
        };
        let selected = [entity(3)];
        let mut options = ViewOptions {
            camera: None,
            size_px: [1, 1],
            pixels_per_point: 1.0,
            selected: &selected,
            grid: false,
            preview_s: 1.5,
            plays_clips: true,
            compared: None,
        };
        let player = AnimationPlayer {
            time_s: 2.0,
            speed: -2.0,
            repeats: false,
            ..AnimationPlayer::default()
        };
        let shown = options.previewed(&player, entity(3));
        assert_eq!((shown.time_s, shown.repeats), (-1.0, true));
        assert_eq!(*options.previewed(&player, entity(4)), player);
        options.plays_clips = false;
        assert_eq!(*options.previewed(&player, entity(3)), player);
    }
}
