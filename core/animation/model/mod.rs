//! Data only: what is played, and poses.

mod animation_player;
mod clip_events;
mod clip_mark;
mod passed;
mod pose;

pub use animation_player::AnimationPlayer;
pub use clip_events::{ClipEnded, ClipMarkPassed};
pub use clip_mark::ClipMark;
pub use passed::Passed;
pub use pose::{LocalPose, NodePose, Pose};
