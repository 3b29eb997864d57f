//! [`Sides`]: several sides of one workload.

use playground_tests_world_bench_workload::Side;
use std::time::{Duration, Instant};

/// The result of a side in a round.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turn {
    /// Time of all repeats, in nanoseconds.
    pub time_ns: f64,
    /// The outcome of the last repeat.
    pub outcome: Option<u64>,
}

/// Several sides of one workload: a tuple of them.
pub trait Sides {
    /// Their names, in order.
    fn names(&self) -> Vec<&'static str>;

    /// Runs one of them.
    fn turn(&mut self, side: usize, repeats: usize) -> Turn;
}

macro_rules! sides {
    ($($side:ident $at:tt),+) => {
        impl<$($side: Side),+> Sides for ($($side,)+) {
            fn names(&self) -> Vec<&'static str> {
                vec![$($side::NAME),+]
            }

            fn turn(&mut self, side: usize, repeats: usize) -> Turn {
                match side {
                    $($at => turn(&mut self.$at, repeats),)+
                    _ => Turn::default(),
                }
            }
        }
    };
}

sides!(A 0, B 1);
sides!(A 0, B 1, C 2);
sides!(A 0, B 1, C 2, D 3);
sides!(A 0, B 1, C 2, D 3, E 4);
sides!(A 0, B 1, C 2, D 3, E 4, F 5);

fn turn<S: Side>(side: &mut S, repeats: usize) -> Turn {
    let mut time = Duration::ZERO;
    let mut outcome = None;
    for _ in 0..repeats {
        let mut world = side.prepare();
        let start = Instant::now();
        side.run(&mut world);
        time += start.elapsed();
        outcome = side.outcome(&mut world);
    }
    let time_ns = time.as_nanos() as f64;
    Turn { time_ns, outcome }
}
