//! [`Field`]: the columns that systems are sorted by.

use playground_base::state;
use playground_core_ecs::{StageGraph, SystemNode, SystemState};
use playground_core_ui::{Column, SortOrder};
use std::cmp::Ordering;

/// A column that rows can be sorted by.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The order in which they run.
    #[default]
    Order,
    /// The system's name.
    Name,
    /// The plugin that has it.
    Plugin,
    /// Time of the last run.
    Last,
    /// Mean time of the recent runs.
    Mean,
    /// The longest of the recent runs.
    Max,
    /// Entities that match.
    Rows,
    /// Its state; failed ones sort first.
    State,
}

/// Width of a number, in points.
const NUMBER: f32 = 60.0;

/// The columns, and what they mean.
pub const COLUMNS: [Column<Field>; 8] = [
    Column::text(Field::Order, "#", "The order in which they run", 24.0).exact(24.0),
    Column::text(Field::Name, "System", "The system", 138.0),
    Column::text(Field::State, "State", "How its last run went", 92.0).largest_first(),
    Column::number(Field::Last, "Last", "Time of the last run", NUMBER),
    Column::number(
        Field::Mean,
        "Mean",
        "Mean time of the last 240 runs",
        NUMBER,
    ),
    Column::number(
        Field::Max,
        "Max",
        "The longest of the last 240 runs",
        NUMBER,
    ),
    Column::number(
        Field::Rows,
        "Rows",
        "Entities that match its queries",
        NUMBER,
    ),
    Column::text(Field::Plugin, "Plugin", "The plugin that has it", 90.0).rest(90.0),
];

/// Indexes of the systems of a stage in this order; those that are equal stay as they run.
pub fn sorted(order: SortOrder<Field>, stage: &StageGraph) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..stage.systems.len()).collect();
    order.sort(&COLUMNS, &mut indexes, |field, one, other| match field {
        Field::Order => one.cmp(other),
        _ => field.compare(&stage.systems[*one], &stage.systems[*other]),
    });
    indexes
}

impl Field {
    fn compare(self, one: &SystemNode, other: &SystemNode) -> Ordering {
        match self {
            Self::Order => Ordering::Equal,
            Self::Name => one.name.cmp(other.name),
            Self::Plugin => one.plugin.cmp(other.plugin),
            Self::Last => one.times.last_ms.total_cmp(&other.times.last_ms),
            Self::Mean => one.times.mean_ms.total_cmp(&other.times.mean_ms),
            Self::Max => one.times.max_ms.total_cmp(&other.times.max_ms),
            Self::Rows => one.rows.cmp(&other.rows),
            Self::State => urgency(&one.state).cmp(&urgency(&other.state)),
        }
    }
}

const fn urgency(state: &SystemState) -> u8 {
    match state {
        SystemState::Waiting => 0,
        SystemState::Skipped => 1,
        SystemState::Ran => 2,
        SystemState::Refused(_) => 3,
        SystemState::Failed(_) => 4,
    }
}
