//! [`MeshRenderer`]: the component that makes an entity visible.

use crate::{Material, MeshKind};
use playground_base::{Color, component};

/// Shows an entity as a mesh.
#[component]
#[derive(Clone, Debug, PartialEq)]
pub struct MeshRenderer {
    /// The shape.
    pub mesh: MeshKind,
    /// Base colour.
    pub color: Color,
    /// 0 is a mirror, 1 is chalk.
    #[field(min = 0, max = 1, step = 0.01)]
    pub roughness: f32,
    /// 0 is plastic, 1 is metal.
    #[field(min = 0, max = 1, step = 0.01)]
    pub metallic: f32,
    /// Light given off, as a multiple of the base colour.
    #[field(min = 0, max = 100, step = 0.05)]
    pub emissive: f32,
    /// Whether it is drawn at all.
    pub visible: bool,
}

impl Default for MeshRenderer {
    fn default() -> Self {
        let material = Material::default();
        Self {
            mesh: MeshKind::Cube,
            color: material.color,
            roughness: material.roughness,
            metallic: material.metallic,
            emissive: material.emissive,
            visible: true,
        }
    }
}

impl From<&MeshRenderer> for Material {
    fn from(renderer: &MeshRenderer) -> Self {
        Self {
            color: renderer.color,
            roughness: renderer.roughness,
            metallic: renderer.metallic,
            emissive: renderer.emissive,
        }
    }
}
