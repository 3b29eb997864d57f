//! Systems: what runs in a frame.

mod command;
mod condition;
mod context;
mod graph;
mod report;
mod system;

pub use command::{CommandBuffer, StructuralCommand};
pub use condition::RunCondition;
pub use context::{ExclusiveContext, FrameTime, SystemContext};
pub use graph::{
    ScheduleGraph, StageGraph, SystemConflict, SystemEdge, SystemNode, SystemState, SystemTimes,
};
pub use report::{FrameReport, SystemReport};
pub use system::{SYSTEM_TARGET, Stage, System, SystemId, SystemName, SystemRef};
