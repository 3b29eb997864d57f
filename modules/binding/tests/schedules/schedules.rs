//! [`explore`].

use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, Runner};

/// The number of interleavings of each kind.
const SCHEDULES: usize = 2000;

/// The seed of both schedulers, so that every run tries the same interleavings.
const SEED: u64 = 0x5eed_0f5c_4ed0_1e5a;

/// Runs `scene` under many interleavings: random ones, and ones that delay a thread at a few
/// critical points.
pub fn explore(scene: impl Fn() + Copy + Send + Sync + 'static) {
    run(RandomScheduler::new_from_seed(SEED, SCHEDULES), scene);
    run(PctScheduler::new_from_seed(SEED, 3, SCHEDULES), scene);
}

fn run(scheduler: impl Scheduler + 'static, scene: impl Fn() + Send + Sync + 'static) {
    Runner::new(scheduler, Config::default()).run(scene);
}
