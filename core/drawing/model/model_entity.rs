//! [`ModelEntity`]: what a node of a model has besides a mesh.

use crate::{Camera, Light};
use playground_base::serde::{Deserialize, Serialize};

/// What a node of a model has besides a mesh. Where the model is put into a scene, it becomes an entity of
/// the scene, below that which shows the model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelEntity {
    /// The index of the node.
    pub node: usize,
    /// The light that the file has there.
    pub light: Option<Light>,
    /// The camera that the file has there.
    pub camera: Option<Camera>,
    /// Components that the file says.
    pub components: Vec<ModelComponent>,
    /// What else the file says of the node, as an object of JSON; empty for nothing.
    pub extras: String,
}

/// A component that a file says of a node. Whether there is such a component, the project knows, and no
/// importer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelComponent {
    /// The path of its type, as the file has it: `game::ship::Engine`.
    pub name: String,
    /// Its value, as JSON.
    pub json: String,
}

impl ModelEntity {
    /// True for a node that has nothing besides a mesh.
    pub const fn is_empty(&self) -> bool {
        self.light.is_none()
            && self.camera.is_none()
            && self.components.is_empty()
            && self.extras.is_empty()
    }
}

impl ModelComponent {
    /// The name of its type without the path to it.
    pub fn short_name(&self) -> &str {
        self.name.rsplit("::").next().unwrap_or(&self.name)
    }
}
