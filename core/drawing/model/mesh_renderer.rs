//! [`MeshRenderer`]: the component that makes an entity visible.

use crate::{Material, MeshKind};
use playground_base::{Color, component};

/// Shows an entity as a mesh.
#[component(former = ["playground-core-rendering::MeshRenderer"])]
pub struct MeshRenderer {
    /// The mesh.
    pub mesh: MeshKind,
    /// Base colour.
    #[field(default = Material::default().color)]
    pub color: Color,
    /// 0 is a mirror, 1 is chalk.
    #[field(min = 0, max = 1, step = 0.01, default = Material::default().roughness)]
    pub roughness: f32,
    /// 0 is plastic, 1 is metal.
    #[field(min = 0, max = 1, step = 0.01, default = Material::default().metallic)]
    pub metallic: f32,
    /// Emitted light, as a multiple of the base colour.
    #[field(min = 0, max = 100, step = 0.05, default = Material::default().emissive)]
    pub emissive: f32,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}

impl From<&MeshRenderer> for Material {
    #[inline]
    fn from(renderer: &MeshRenderer) -> Self {
        Self {
            color: renderer.color,
            roughness: renderer.roughness,
            metallic: renderer.metallic,
            emissive: renderer.emissive,
        }
    }
}
