//! [`Side`]: one engine's implementation of a workload.

/// One engine's implementation of a workload. Only [`run`](Self::run) is timed.
pub trait Side {
    /// The data of a run.
    type World;

    /// The name in reports: the engine, and the variant if it has several.
    const NAME: &'static str;

    /// Makes the data of the next run.
    fn prepare(&mut self) -> Self::World;

    /// The workload.
    fn run(&mut self, world: &mut Self::World);

    /// The outcome of the run. Sides with different outcomes did not do the same work. `None` when
    /// the engine cannot do it.
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64>;
}
