//! What a loop over a query costs against the same loop over two vectors, as a game's systems are
//! compiled: `./test bench loops`. A row is a line of JSON; the exit code is 1 when one is over its
//! limit.
#![forbid(unsafe_code)]

#[path = "../tests/ecs/fixture/mod.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod fixture;

use fixture::{Fixture, bound, fields, request};
use playground_base::{ComponentId, Value, from_value, serde, stable_id};
use playground_core_ecs::{FrameReport, FrameTime, RowSource, Stage};
use std::process::ExitCode;

/// Entities of the world: enough for a pass to be long, few enough for the second level of cache.
const ENTITIES: usize = 10_000;
const ROUNDS: u64 = 301;

/// The body and kind of a loop, and the largest ratio to the loop over vectors that is allowed.
/// `for` only informs where the compiler vectorises the loop over vectors, which it does with
/// `for_each` and not with `for`, as the book says; `turn` has a sine, which is not vectorised.
const LIMITS: [(&str, &str, Option<f64>); 9] = [
    ("add", "for_each", Some(1.02)),
    ("add", "for_columns", Some(1.02)),
    ("add", "for", None),
    ("steer", "for_each", Some(1.02)),
    ("steer", "for_columns", Some(1.02)),
    ("steer", "for", None),
    ("turn", "for_each", Some(1.02)),
    ("turn", "for_columns", Some(1.02)),
    ("turn", "for", Some(1.05)),
];

/// One pass of one kind of loop, as the plugin wrote it down.
#[derive(serde::Deserialize)]
#[serde(crate = "playground_base::serde")]
struct LoopTime {
    body: String,
    kind: String,
    time_ns: f64,
}

fn main() -> ExitCode {
    let times = measure();
    let mut code = ExitCode::SUCCESS;
    for (body, kind, limit) in LIMITS {
        let of_kind = |kind: &str| -> Vec<f64> {
            let rows = times
                .iter()
                .filter(|row| row.body == body && row.kind == kind);
            rows.map(|row| row.time_ns).collect()
        };
        let (ours, floor) = (of_kind(kind), of_kind("vectors"));
        let ratio = median(ours.iter().zip(&floor).map(|(ours, floor)| ours / floor));
        let (ours, floor) = (median(ours), median(floor));
        println!(
            r#"{{"row":"{kind} {body}, {ENTITIES} rows, ns","ours":{ours:.0},"other":{floor:.0},"ratio":{ratio:.3},"limit":{}}}"#,
            limit.map_or("null".to_owned(), |limit| limit.to_string())
        );
        if limit.is_some_and(|limit| ratio.is_nan() || ratio > limit) {
            eprintln!("over the limit: {kind} {body}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// Runs the plugin's system, which measures.
fn measure() -> Vec<LoopTime> {
    let f = Fixture::new();
    f.load_functions();
    let of = |name: &str| ComponentId(stable_id(name));
    let (position, velocity) = (of("functions::Position"), of("functions::Velocity"));
    let entity = || request(None, vec![(position, fields(&[])), (velocity, fields(&[]))]);
    let spawned = f.try_spawn((0..ENTITIES).map(|_| entity()).collect());
    spawned.expect("there is room");
    let times = of("functions::LoopTimes");
    let rounds = RowSource::Value(fields(&[("rounds", Value::UInt(ROUNDS))]));
    bound(
        f.components
            .call(|c| c.set_resource(&f.world, times, rounds)),
    )
    .expect("it fits");
    let mut report = FrameReport::default();
    let time = FrameTime::default();
    bound(
        f.schedule
            .call(|s| s.run(&f.world, Stage::Start, time, &mut report)),
    );
    let measured = bound(f.components.call(|c| c.resource(&f.world, times)));
    let rows = measured.and_then(|times| times.field("rows").cloned());
    from_value(rows.expect("the system ran")).expect("rows are loop times")
}

fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
