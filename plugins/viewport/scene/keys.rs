//! [`Keys`]: the components that the viewport reads.

use playground_base::{Context, FromContext, Key, ModuleError};
use playground_core_drawing::{Camera, Light, MeshRenderer, Sprite, Text, TileMap};
use playground_core_ecs::{Parent, Transform, WorldTransform};
use playground_core_particles::ParticleEmitter;

/// The components that the viewport reads.
pub struct Keys {
    /// Transforms relative to the parent.
    pub transforms: Key<Transform>,
    /// Transforms in the world.
    pub world_transforms: Key<WorldTransform>,
    /// Parents.
    pub parents: Key<Parent>,
    /// Lights, for icons and ranges.
    pub lights: Key<Light>,
    /// Cameras, for icons and frusta.
    pub cameras: Key<Camera>,
    /// Emitters of particles, for icons.
    pub emitters: Key<ParticleEmitter>,
    /// Meshes, for the size of the selection.
    pub meshes: Key<MeshRenderer>,
    /// Sprites, for the same.
    pub sprites: Key<Sprite>,
    /// Tile maps, for the brush and the size of the selection.
    pub tile_maps: Key<TileMap>,
    /// Texts, for the same.
    pub texts: Key<Text>,
}

impl FromContext for Keys {
    fn from_context(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            transforms: context.key()?,
            world_transforms: context.key()?,
            parents: context.key()?,
            lights: context.key()?,
            cameras: context.key()?,
            emitters: context.key()?,
            meshes: context.key()?,
            sprites: context.key()?,
            tile_maps: context.key()?,
            texts: context.key()?,
        })
    }
}
