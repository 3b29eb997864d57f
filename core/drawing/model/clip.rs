//! [`Clip`]: a movement of a model's nodes.

use crate::Channel;
use playground_base::serde::{Deserialize, Serialize};

/// A movement of a model's nodes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Clip {
    /// Its name in the file, or its number where it has none.
    pub name: String,
    /// The time of its last key, in seconds.
    pub duration_s: f32,
    /// What moves.
    pub channels: Vec<Channel>,
}
