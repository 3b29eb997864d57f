//! Systems: what runs in a frame.

mod command;
mod condition;
mod context;
mod graph;
mod report;
mod system;

pub use command::{Command, CommandBuffer};
pub use condition::RunCondition;
pub use context::{ExclusiveContext, Frame, SystemContext};
pub use graph::{
    ScheduleGraph, StageGraph, SystemConflict, SystemEdge, SystemNode, SystemState, SystemTimes,
};
pub use report::{FrameReport, SystemReport};
pub use system::{Stage, System, SystemId, SystemName, SystemRef};
