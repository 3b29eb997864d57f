//! [`NodeExtras`]: the component of what a file says of a node of a model.

use playground_base::component;

/// What the file of a model says of one of its nodes beyond what glTF knows, such as the custom properties
/// of an object in Blender. It is for the code of the game.
#[component]
pub struct NodeExtras {
    /// An object of JSON: `{"health": 3}`.
    pub json: String,
}
