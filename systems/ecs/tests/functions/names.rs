//! [`Names`]: systems whose names look like others when they are put together.

use crate::{A, B, Log, RunCount, Script, Test};
use playground_base::systems;
use playground_core_ecs::param::*;

/// The systems.
#[derive(Default)]
pub struct Names;

#[systems(name = "names", when = Script.test == Test::Names)]
impl Names {
    #[system]
    fn count(mut odd_runs: Local<RunCount>, mut log: ResMut<Log>) {
        odd_runs.runs += 1;
        log.lines.push(format!("count {}", odd_runs.runs));
    }

    #[system(after = count)]
    fn count_odd(
        mut runs: Local<RunCount>,
        runs_written: Local<RunCount>,
        _all: Query<&A>,
        unused_all: Query<&B>,
        mut log: ResMut<Log>,
    ) {
        runs.runs += 2;
        let (runs, written) = (runs.runs, runs_written.runs);
        let line = format!("count_odd {runs} {written} {}", unused_all.len());
        log.lines.push(line);
    }
}
