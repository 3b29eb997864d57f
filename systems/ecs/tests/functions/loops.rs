//! [`Loops`]: a system that measures what going through a query costs, for `examples/loop_cost.rs`.
//! It is compiled as a game's code is.

use crate::{LoopTime, LoopTimes, Position, Velocity};
use playground_base::glam::Quat;
use playground_base::systems;
use playground_core_ecs::param::*;
use std::hint::black_box;
use std::time::Instant;

/// The system.
#[derive(Default)]
pub struct Loops;

#[systems(name = "loops")]
impl Loops {
    #[system(stage = Start)]
    fn measure(mut all: Query<(&mut Position, &Velocity)>, mut times: ResMut<LoopTimes>) {
        for round in 0..times.rounds {
            let add = |position: &mut Position, velocity: &Velocity| {
                position.value += velocity.value;
            };
            times.rows.extend(loop_times("add", round, &mut all, add));
            let steer = |position: &mut Position, velocity: &Velocity| {
                let slowed = velocity.value / (1.0 + velocity.value.length());
                position.value += slowed * 0.016;
            };
            times
                .rows
                .extend(loop_times("steer", round, &mut all, steer));
            let turn = |position: &mut Position, velocity: &Velocity| {
                let rotation = Quat::from_rotation_y(velocity.value.x * 0.016);
                position.value = rotation * position.value + velocity.value * 0.016;
            };
            times.rows.extend(loop_times("turn", round, &mut all, turn));
        }
    }
}

/// The time of each kind of loop with this body, and of the same loop over two vectors.
fn loop_times(
    body: &str,
    round: u32,
    all: &mut Query<(&mut Position, &Velocity)>,
    call: impl Fn(&mut Position, &Velocity) + Copy,
) -> Vec<LoopTime> {
    let velocities: Vec<Velocity> = all
        .iter_mut()
        .map(|(_, velocity)| velocity.clone())
        .collect();
    let mut positions = vec![Position::default(); velocities.len()];
    let mut times = Vec::new();
    // Another kind goes first in each round, so that none is always behind the same one.
    for turn in 0..4 {
        let (kind, time_ns) = match (turn + round) % 4 {
            0 => (
                "vectors",
                time_ns(|| {
                    let (positions, velocities) =
                        (black_box(&mut positions), black_box(&velocities));
                    for (position, velocity) in positions.iter_mut().zip(velocities) {
                        call(position, velocity);
                    }
                }),
            ),
            1 => (
                "for_each",
                time_ns(|| {
                    black_box(&mut *all).for_each(|(position, velocity)| call(position, velocity));
                }),
            ),
            2 => (
                "for_columns",
                time_ns(|| {
                    black_box(&mut *all).for_columns(|(positions, velocities)| {
                        for (position, velocity) in positions.iter_mut().zip(velocities) {
                            call(position, velocity);
                        }
                    });
                }),
            ),
            _ => (
                "for",
                time_ns(|| {
                    for (position, velocity) in black_box(&mut *all) {
                        call(position, velocity);
                    }
                }),
            ),
        };
        times.push(LoopTime {
            body: body.to_owned(),
            kind: kind.to_owned(),
            time_ns,
        });
    }
    times
}

/// The time of one pass in nanoseconds: many passes, since one is too short for the clock.
fn time_ns(mut pass: impl FnMut()) -> f64 {
    const PASSES: u32 = 20;
    let start = Instant::now();
    for _ in 0..PASSES {
        pass();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(PASSES)
}
