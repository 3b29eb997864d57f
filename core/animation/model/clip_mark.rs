//! [`ClipMark`]: a time of a clip at which an event is sent.

use playground_base::described;

/// A time of a clip at which a [`ClipMarkPassed`](crate::ClipMarkPassed) is sent: a foot touches the ground.
#[described]
pub struct ClipMark {
    /// The clip, by its name in the model.
    pub clip: String,
    /// When.
    #[field(unit = "s", min = 0, step = 0.01)]
    pub time_s: f32,
    /// What the event names.
    pub name: String,
}
