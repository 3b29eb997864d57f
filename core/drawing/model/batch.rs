//! [`DrawBatch`]: many instances of one mesh.

use crate::{Instance, MeshId, SurfaceId, TextureId};
use playground_base::serde::{Deserialize, Serialize};

/// How a batch is combined with the picture behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Blend {
    /// Replaces the picture, and hides what is behind.
    #[default]
    Opaque,
    /// Blends by the alpha of the instance colour. Such batches are drawn after all opaque ones, in
    /// the order of the list, which must be back to front.
    Alpha,
    /// Adds the instance colour, multiplied with its alpha, to the picture. Drawn among the batches
    /// of `Alpha`; within one batch the order does not matter.
    Additive,
}

impl Blend {
    /// Whether what is behind is seen through it.
    pub const fn is_transparent(self) -> bool {
        matches!(self, Self::Alpha | Self::Additive)
    }
}

/// All visible instances of one mesh with one texture. A batch is one draw call per level of
/// detail, so a list should hold one batch per mesh, not one per entity.
#[derive(Clone, Debug, Default)]
pub struct DrawBatch {
    /// The mesh. A batch whose mesh was never uploaded is skipped and counted in the stats.
    pub mesh: MeshId,
    /// Multiplied with the instance colour; `None` is white.
    pub texture: Option<TextureId>,
    /// Maps and more. With a surface, `texture` is not looked at.
    pub surface: Option<SurfaceId>,
    /// How it blends.
    pub blend: Blend,
    /// How far from its origin a mesh that bends reaches in the poses of the instances, metres, where that is
    /// further than at rest.
    pub reach_m: f32,
    /// The instances to draw. The renderer culls those that the camera does not see.
    pub instances: Vec<Instance>,
}

impl DrawBatch {
    /// An opaque, untextured batch without instances.
    pub fn new(mesh: impl Into<MeshId>) -> Self {
        Self {
            mesh: mesh.into(),
            ..Self::default()
        }
    }
}
