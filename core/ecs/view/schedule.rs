//! [`ScheduleView`].

use crate::{Frame, FrameReport, Stage, System, World};
use playground_base::{FragmentId, view};

/// The scheduler: runs the systems of all plugins.
#[view]
pub trait ScheduleView {
    /// Runs the systems of one stage: in parallel where what they declare allows it, in an order
    /// that does not depend on threads. A system that fails or panics is reported, its structural
    /// changes are dropped, and it does not run again until its module is reloaded.
    fn run(&self, world: &World, stage: Stage, frame: Frame) -> FrameReport;

    /// Computes every `WorldTransform` that is out of date.
    fn propagate(&self, world: &World);

    /// The systems there are, in the order they run.
    fn systems(&self) -> Vec<(FragmentId, System)>;
}
