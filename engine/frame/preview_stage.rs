//! [`PreviewStage`]: a small picture of an asset that is to be drawn.

use super::flat::FlatList;
use super::models::{DrawnInto, ModelBatches, Place};
use crate::Engine;
use crate::assets::PreviewSubject;
use playground_base::Color;
use playground_base::glam::{Mat4, Vec3, camera::rh::view::look_at_mat4};
use playground_core_drawing::{
    Camera, CameraView, DrawBatch, DrawList, Environment, Instance, InstanceFlags, Light,
    LightInstance, Mesh, MeshKind, Pixels, Surface, Texture,
};

/// Behind what is shown: the colour of a panel, linear.
const BACKGROUND: Color = Color::rgb(0.013, 0.0152, 0.0212);
/// The angle of the camera, radians: small, so that nothing looks near.
const FOV_RAD: f32 = 0.5;

/// A small picture of an asset that is to be drawn, with what the device needs for it.
pub struct PreviewStage {
    /// What the file of the asset contains.
    pub content: u64,
    /// Meshes to upload, and to free afterwards.
    pub meshes: Vec<Mesh>,
    /// Pictures.
    pub textures: Vec<Texture>,
    /// Surfaces.
    pub surfaces: Vec<Surface>,
    /// What is drawn.
    pub list: DrawList,
}

impl Engine {
    /// The next preview that is to be drawn; `None` when none is.
    pub fn next_preview(&mut self) -> Option<PreviewStage> {
        let (content, subject) = self.previews_mut().next_to_draw()?;
        Some(match subject {
            PreviewSubject::Model(model, bounds) => {
                let mut list = stage(bounds);
                let mut flat = FlatList::default();
                let place = Place {
                    world_from_model: Mat4::IDENTITY,
                    entity: Instance::NOT_PICKABLE,
                    pose: &model.rest,
                };
                let into = DrawnInto {
                    list: &mut list,
                    flat: &mut flat,
                };
                let mut batches = ModelBatches::default();
                batches.push(&model, Color::WHITE, &place, into, |_| None, |_| {});
                flat.fill(&[], &mut list);
                PreviewStage {
                    content,
                    meshes: model.meshes,
                    textures: model.textures,
                    surfaces: model.surfaces,
                    list,
                }
            }
            PreviewSubject::Material(material, textures) => {
                let mut list = stage((Vec3::ZERO, 0.52));
                let not_pickable = Instance::NOT_PICKABLE;
                let mut ball = Instance::new(&Mat4::IDENTITY, &material.material, not_pickable);
                if material.unlit {
                    ball.flags = InstanceFlags::UNLIT;
                }
                list.batches.push(DrawBatch {
                    surface: Some(material.surface.id),
                    blend: material.blend,
                    instances: vec![ball],
                    ..DrawBatch::new(MeshKind::Sphere)
                });
                PreviewStage {
                    content,
                    meshes: Vec::new(),
                    textures,
                    surfaces: vec![material.surface],
                    list,
                }
            }
        })
    }

    /// True while previews wait to be drawn.
    pub fn has_previews_to_draw(&self) -> bool {
        self.previews_ref().has_to_draw()
    }

    /// A preview was drawn, or cannot be.
    pub fn finish_preview(&mut self, content: u64, picture: Option<Pixels>) {
        self.previews_mut().finish(content, picture);
    }
}

/// A camera that sees all of a sphere, and light from its upper left.
fn stage((middle, radius_m): (Vec3, f32)) -> DrawList {
    let away = radius_m / (FOV_RAD * 0.5).sin() * 1.04;
    let eye = middle + Vec3::new(0.55, 0.38, 1.0).normalize() * away;
    let camera = Camera {
        fov_y_rad: FOV_RAD,
        near_m: (away - radius_m) * 0.5,
        far_m: away + 2.0 * radius_m,
        ..Camera::default()
    };
    let place = look_at_mat4(eye, middle, Vec3::Y).inverse();
    let light = Light {
        color: Color::WHITE,
        intensity: 1.1,
        ..Light::default()
    };
    let mut sun = LightInstance::new(light, &Mat4::IDENTITY);
    sun.direction = Vec3::new(0.45, -0.8, -0.6).normalize();
    DrawList {
        camera: CameraView::new(&camera, &place, 1.0),
        environment: Environment {
            sky: BACKGROUND,
            horizon: BACKGROUND,
            ground: BACKGROUND,
            ambient: 1.4,
            fog_per_m: 0.0,
            shadow_distance_m: 4.0 * radius_m + away,
            ..Environment::default()
        },
        lights: vec![sun],
        still: true,
        ..DrawList::default()
    }
}
