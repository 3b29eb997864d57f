//! Systems: what runs in a frame.

mod command;
mod context;
mod system;

pub use command::{Command, CommandBuffer};
pub use context::{Frame, SystemContext};
pub use system::{FrameReport, Stage, System, SystemId, SystemRef, SystemReport};
