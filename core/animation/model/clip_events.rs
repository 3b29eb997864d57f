//! [`ClipEnded`] and [`ClipMarkPassed`]: events about entities with an `AnimationPlayer`.

use playground_base::event;

/// A clip came to its end, or round.
#[event]
pub struct ClipEnded {
    /// The clip, by its name in the model.
    pub clip: String,
    /// True when it begins again.
    pub repeats: bool,
}

/// Time passed a mark of the player.
#[event]
pub struct ClipMarkPassed {
    /// The clip, by its name in the model.
    pub clip: String,
    /// The name of the mark.
    pub name: String,
}
