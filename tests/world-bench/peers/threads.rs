//! Worker threads, as many for each engine.

use bevy_tasks::{ComputeTaskPool, TaskPoolBuilder};
use playground_tests_world_bench_workload::sizes::THREADS;

/// Starts the worker threads of the engines that keep them in a static.
///
/// # Errors
/// The error of rayon when its threads were started before, or cannot be.
pub fn start_threads() -> Result<(), String> {
    ComputeTaskPool::get_or_init(|| TaskPoolBuilder::new().num_threads(THREADS).build());
    let rayon = rayon::ThreadPoolBuilder::new().num_threads(THREADS);
    rayon.build_global().map_err(|error| error.to_string())
}
