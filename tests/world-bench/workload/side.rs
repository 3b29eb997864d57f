//! [`Side`]: one engine's implementation of a workload.

/// One engine's implementation of a workload. Only [`run`](Self::run) is timed.
pub trait Side {
    /// What a run works on.
    type World;

    /// The name in reports: the engine, and the variant if it has several.
    const NAME: &'static str;

    /// Makes what the next run works on.
    fn prepare(&mut self) -> Self::World;

    /// The workload.
    fn run(&mut self, world: &mut Self::World);

    /// What came of the run. Sides whose answers differ did not do the same work. `None` when the
    /// engine cannot do it.
    fn outcome(&mut self, world: &mut Self::World) -> Option<u64>;
}
