//! [`ScheduleView`].

use crate::{Frame, FrameReport, ObserverReport, ScheduleGraph, Stage, System, World, WorldReader};
use playground_base::{FragmentId, view};

/// The scheduler: runs the systems of all plugins.
#[view]
pub trait ScheduleView {
    /// Runs the systems of one stage whose run condition holds: in parallel where what they declare
    /// allows it, in an order that does not depend on threads. A system that fails or panics is
    /// reported, its structural changes are dropped, and it does not run again until its module is
    /// reloaded.
    ///
    /// `report` is replaced by how this run went. Who keeps it from run to run pays for no memory
    /// in a run in which nothing fails.
    fn run(&self, world: &World, stage: Stage, frame: Frame, report: &mut FrameReport);

    /// Computes every `WorldTransform` that is out of date.
    fn propagate(&self, world: &World);

    /// The systems there are, in the order they run.
    fn systems(&self) -> Vec<(FragmentId, System)>;

    /// The observers of all plugins, in the order in which they are told.
    fn observers(&self) -> Vec<ObserverReport>;

    /// The schedule to look at. It is made when it is asked for; runs only keep its figures.
    fn graph(&self, world: WorldReader<'_>) -> ScheduleGraph;

    /// Grows with every run and whenever systems come, go or change. While it stays, so does
    /// [`graph`](Self::graph), but for rows that match.
    fn revision(&self) -> u64;
}
