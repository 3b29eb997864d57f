//! [`FrameKeys`].

use crate::EngineError;
use crate::runtime::{Runtime, context_of};
use playground_core_ecs::{Disabled, Key, WorldTransform};
use playground_core_input::Input;
use playground_core_rendering::{Camera, Environment, Light, MeshRenderer, Screen, Sprite};

/// Typed keys of what the engine itself reads and writes in a frame. Asked for again after every
/// reload.
#[derive(Clone)]
pub struct FrameKeys {
    /// Where things are.
    pub transform: Key<WorldTransform>,
    /// What is drawn.
    pub mesh: Key<MeshRenderer>,
    /// What is drawn flat.
    pub sprite: Key<Sprite>,
    /// What surrounds the scene.
    pub environment: Key<Environment>,
    /// Who looks.
    pub camera: Key<Camera>,
    /// What shines.
    pub light: Key<Light>,
    /// What is switched off.
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
            mesh: context.key()?,
            sprite: context.key()?,
            environment: context.key()?,
            camera: context.key()?,
            light: context.key()?,
            disabled: context.key()?,
            input: context.key()?,
            screen: context.key()?,
        })
    }
}
