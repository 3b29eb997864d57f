//! [`ScheduleView`].

use crate::{
    FrameReport, FrameTime, ObserverReport, ScheduleGraph, Stage, System, World, WorldReader,
};
use playground_base::{FragmentId, view};

/// The scheduler: runs the systems of all plugins.
#[view]
pub trait ScheduleView {
    /// Runs the systems of one stage whose run condition holds: in parallel where their
    /// declarations allow it, in an order that does not depend on threads. A system that fails or
    /// panics is reported, its structural changes are dropped, and it does not run again until
    /// [`Stage::Start`] runs, its module is reloaded, or [`start_afresh`](Self::start_afresh) is
    /// called.
    ///
    /// `report` is replaced by the results of this run. A reused report allocates nothing in a run
    /// in which nothing fails.
    fn run(&self, world: &World, stage: Stage, frame: FrameTime, report: &mut FrameReport);

    /// Systems and observers that failed run again.
    fn start_afresh(&self);

    /// Computes every `WorldTransform` that is out of date.
    fn propagate(&self, world: &World);

    /// The systems, in the order they run.
    fn systems(&self) -> Vec<(FragmentId, System)>;

    /// The observers of all plugins, in the order in which they are called.
    fn observers(&self) -> Vec<ObserverReport>;

    /// The schedule as data. It is built by this call; runs only record times.
    fn graph(&self, world: WorldReader<'_>) -> ScheduleGraph;

    /// Grows with every run and whenever systems are added, removed or changed. While it is the
    /// same, [`graph`](Self::graph) is the same, except for the number of matching rows.
    fn revision(&self) -> u64;
}
