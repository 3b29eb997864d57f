//! [`Timeline`]: the last run of a stage as bars on lanes.

use playground_core_ecs::{StageGraph, SystemState};

/// The last run of a stage: a row for each system, in order of their batches; from left to right
/// the time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// Edges to draw, without those that follow from others: row, row, and index among the stage's
    /// edges.
    pub edges: Vec<(usize, usize, usize)>,
    /// Duration of the whole width, in milliseconds; 0 where nothing ran.
    pub span_ms: f32,
}

/// One system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its index in the stage.
    pub system: usize,
    /// Its batch.
    pub batch: usize,
    /// Where it starts, 0 to 1.
    pub left: f32,
    /// Where it ends, 0 to 1.
    pub right: f32,
}

impl Timeline {
    /// Of the systems that have a batch. If none ran, the batches are laid out side by side, so
    /// that the order can be seen before play.
    pub fn of(stage: &StageGraph) -> Self {
        let systems = stage.systems.iter().enumerate();
        let in_batches = systems.filter_map(|(at, node)| Some((at, node.batch?)));
        let mut rows: Vec<(usize, usize)> = in_batches.collect();
        rows.sort_by_key(|(at, batch)| (*batch, *at));
        let span_ms = span_ms(stage);
        let bar = |(system, batch): &(usize, usize)| {
            let (left, right) = extent(stage, *system, *batch, span_ms);
            Bar {
                system: *system,
                batch: *batch,
                left,
                right,
            }
        };
        Self {
            bars: rows.iter().map(bar).collect(),
            edges: edges(stage, &rows),
            span_ms,
        }
    }

    /// Times to mark, in milliseconds: round ones, about `count` of them.
    pub fn marks_ms(&self, count: usize) -> Vec<f32> {
        if self.span_ms <= 0.0 {
            return Vec::new();
        }
        let rough = self.span_ms / count.max(1) as f32;
        let decade = 10.0_f32.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * decade);
        let step = steps.into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(10.0 * decade);
        let last = (self.span_ms / step).floor() as usize;
        (0..=last).map(|at| at as f32 * step).collect()
    }
}

/// The end of the last system that ran.
fn span_ms(stage: &StageGraph) -> f32 {
    let ran = stage.systems.iter();
    let ran = ran.filter(|node| node.state == SystemState::Ran);
    ran.map(|node| node.start_ms + node.times.last_ms)
        .fold(0.0, f32::max)
}

fn extent(stage: &StageGraph, system: usize, batch: usize, span_ms: f32) -> (f32, f32) {
    let node = &stage.systems[system];
    if span_ms <= 0.0 {
        let count = stage.batches.max(1) as f32;
        return (batch as f32 / count, (batch as f32 + 0.82) / count);
    }
    match node.state {
        SystemState::Ran => (
            node.start_ms / span_ms,
            (node.start_ms + node.times.last_ms) / span_ms,
        ),
        // It took no time where its batch began.
        _ => {
            let started = stage.systems.iter();
            let of_batch = started.filter(|other| {
                other.state == SystemState::Ran && other.batch.is_some_and(|of| of >= batch)
            });
            let first_ms = of_batch.map(|other| other.start_ms).fold(span_ms, f32::min);
            (first_ms / span_ms, first_ms / span_ms)
        }
    }
}

fn edges(stage: &StageGraph, rows: &[(usize, usize)]) -> Vec<(usize, usize, usize)> {
    let mut row_of = vec![None; stage.systems.len()];
    for (row, (system, _)) in rows.iter().enumerate() {
        row_of[*system] = Some(row);
    }
    let row_of = |system: usize| row_of.get(system).copied().flatten();
    let count = stage.systems.len();
    let mut has = vec![false; count * count];
    for edge in &stage.edges {
        if let Some(pair) = has.get_mut(edge.from * count + edge.to) {
            *pair = true;
        }
    }
    let has = |from: usize, to: usize| has.get(from * count + to) == Some(&true);
    let follows = |from: usize, to: usize| (from + 1..to).any(|by| has(from, by) && has(by, to));
    let edges = stage.edges.iter().enumerate();
    let needed = edges.filter(|(_, edge)| !follows(edge.from, edge.to));
    let drawn = needed.filter_map(|(at, edge)| Some((row_of(edge.from)?, row_of(edge.to)?, at)));
    drawn.collect()
}
