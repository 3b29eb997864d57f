//! [`FrameKeys`]: keys of the components that the engine uses in a frame.

use crate::EngineError;
use crate::runtime::{Runtime, context_of};
use playground_core_animation::AnimationPlayer;
use playground_core_drawing::{
    Camera, Environment, Light, Materials, MeshRenderer, ModelRenderer, RenderLayer, Screen,
    Sprite, Text, TileMap,
};
use playground_core_ecs::{Disabled, Key, Transform, WorldTransform};
use playground_core_input::Input;
use playground_core_particles::{EmitterState, ParticleEmitter};

/// Typed keys of the components that the engine itself reads and writes in a frame. They are
/// requested again after every reload.
#[derive(Clone)]
pub struct FrameKeys {
    /// Computed world transforms.
    pub transform: Key<WorldTransform>,
    /// Transforms relative to the parent.
    pub place: Key<Transform>,
    /// Meshes to draw.
    pub mesh: Key<MeshRenderer>,
    /// Models to draw.
    pub model: Key<ModelRenderer>,
    /// Layers of what is drawn.
    pub layer: Key<RenderLayer>,
    /// Materials of meshes and models.
    pub materials: Key<Materials>,
    /// What plays clips of models.
    pub player: Key<AnimationPlayer>,
    /// Sprites to draw.
    pub sprite: Key<Sprite>,
    /// Emitters of particles.
    pub emitter: Key<ParticleEmitter>,
    /// What emitters did before.
    pub emitter_state: Key<EmitterState>,
    /// Texts to draw.
    pub text: Key<Text>,
    /// Tile maps to draw.
    pub tile_map: Key<TileMap>,
    /// Sky, fog and ambient light.
    pub environment: Key<Environment>,
    /// Cameras of the game.
    pub camera: Key<Camera>,
    /// Lights.
    pub light: Key<Light>,
    /// Marks disabled entities.
    pub disabled: Key<Disabled>,
    /// Keyboard and mouse.
    pub input: Key<Input>,
    /// The picture of the game.
    pub screen: Key<Screen>,
}

impl FrameKeys {
    /// The keys of the world's pools as they are now.
    pub fn new(runtime: &Runtime) -> Result<Self, EngineError> {
        let context = context_of(&runtime.world);
        Ok(Self {
            transform: context.key()?,
            place: context.key()?,
            mesh: context.key()?,
            model: context.key()?,
            layer: context.key()?,
            materials: context.key()?,
            player: context.key()?,
            sprite: context.key()?,
            emitter: context.key()?,
            emitter_state: context.key()?,
            text: context.key()?,
            tile_map: context.key()?,
            environment: context.key()?,
            camera: context.key()?,
            light: context.key()?,
            disabled: context.key()?,
            input: context.key()?,
            screen: context.key()?,
        })
    }
}
