//! [`Order`]: by which column the rows are sorted.

use playground_base::state;
use playground_core_ecs::{StageGraph, SystemNode, SystemState};
use std::cmp::Ordering;

/// A column that rows can be sorted by.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The order in which they run.
    #[default]
    Place,
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
    /// How it is; what failed first.
    State,
}

/// By which column, and which way.
#[state]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// The column.
    pub field: Field,
    /// The largest first.
    pub is_descending: bool,
}

impl Order {
    /// After a click on a column's head: the same column turns around; another starts with its
    /// largest numbers, or at the start of the alphabet.
    pub fn clicked(self, field: Field) -> Self {
        let largest_first = matches!(
            field,
            Field::Last | Field::Mean | Field::Max | Field::Rows | Field::State
        );
        Self {
            field,
            is_descending: match self.field == field {
                true => !self.is_descending,
                false => largest_first,
            },
        }
    }

    /// Places of the systems of a stage in this order; those that are equal stay as they run.
    pub fn places(self, stage: &StageGraph) -> Vec<usize> {
        let mut places: Vec<usize> = (0..stage.systems.len()).collect();
        places.sort_by(|a, b| {
            let (one, other) = (&stage.systems[*a], &stage.systems[*b]);
            let order = match self.field {
                Field::Place => a.cmp(b),
                _ => self.compare(one, other),
            };
            match self.is_descending {
                true => order.reverse(),
                false => order,
            }
        });
        places
    }

    fn compare(self, one: &SystemNode, other: &SystemNode) -> Ordering {
        match self.field {
            Field::Place => Ordering::Equal,
            Field::Name => one.name.cmp(other.name),
            Field::Plugin => one.plugin.cmp(other.plugin),
            Field::Last => one.times.last_ms.total_cmp(&other.times.last_ms),
            Field::Mean => one.times.mean_ms.total_cmp(&other.times.mean_ms),
            Field::Max => one.times.max_ms.total_cmp(&other.times.max_ms),
            Field::Rows => one.rows.cmp(&other.rows),
            Field::State => urgency(&one.state).cmp(&urgency(&other.state)),
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
