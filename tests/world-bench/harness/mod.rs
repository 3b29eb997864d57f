//! Measures all sides in one process, in turns.
//!
//! Every side has a turn in each round, and another one begins the next round: what slows the
//! machine down slows all of them. Ratios are taken within a round, and their median counts.

mod row;
mod sides;

pub use row::{Other, Row, Spec};
pub use sides::Sides;

use sides::Turn;

/// Rounds that are not counted, to warm up memory and caches.
const WARM_UP: usize = 3;

/// Measures a row. The first side is ours.
///
/// # Errors
/// When sides did not do the same work.
pub fn measure(spec: &Spec, rounds: usize, mut sides: impl Sides) -> Result<Row, String> {
    let names = sides.names();
    let mut times = vec![Vec::with_capacity(rounds); names.len()];
    let mut ours_can = true;
    for round in 0..WARM_UP + rounds {
        let mut turns = vec![Turn::default(); names.len()];
        for index in 0..names.len() {
            let side = (round + index) % names.len();
            turns[side] = sides.turn(side, spec.repeats);
        }
        ours_can &= turns[0].outcome.is_some();
        same_work(spec, &names, &turns)?;
        if round >= WARM_UP {
            let per_entity = |turn: &Turn| turn.time_ns / (spec.repeats * spec.entities) as f64;
            let measured = times.iter_mut().zip(&turns);
            measured.for_each(|(times, turn)| times.push(per_entity(turn)));
        }
    }
    Ok(Row::new(spec, &names, &times, ours_can))
}

/// A side that cannot do it has no outcome; all others have the same.
fn same_work(spec: &Spec, names: &[&str], turns: &[Turn]) -> Result<(), String> {
    let mut outcomes = names
        .iter()
        .zip(turns)
        .filter_map(|(name, t)| Some((name, t.outcome?)));
    let Some((first, expected)) = outcomes.next() else {
        return Err(format!("{}: no side can do it", spec.name));
    };
    match outcomes.find(|(_, outcome)| *outcome != expected) {
        None => Ok(()),
        Some((other, outcome)) => Err(format!(
            "{}: {first} came to {expected}, {other} to {outcome}: they did not do the same work",
            spec.name
        )),
    }
}
