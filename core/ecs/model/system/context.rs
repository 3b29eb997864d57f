//! [`SystemContext`]: what a system gets.

use crate::{CommandBuffer, EventId, Structure};
use playground_base::{Cells, TableId};

/// One run of a stage in time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Runs of the stage since play started: fixed steps for `Stage::Fixed`, frames for
    /// `Stage::Update`.
    pub index: u64,
    /// Time since play started, in seconds.
    pub elapsed_s: f64,
    /// Length of this run, in seconds.
    pub delta_s: f32,
    /// True in a run that does not count: new code is tried in a reload, and the world is put back
    /// afterwards. Code that reaches out of the world by itself must not do it then; effects are dropped
    /// without asking.
    pub is_dry_run: bool,
}

/// What a system gets: the world to read, its own tables, and a buffer for structural changes.
pub struct SystemContext<'a> {
    /// Entities, tables and pools. Nothing structural changes while systems run.
    pub structure: &'a Structure,
    /// The tables that match each query of the system, in its order.
    pub tables: &'a [Vec<TableId>],
    /// Now.
    pub frame: Frame,
    /// Rows whose tick is later were written since the system ran last, by others or before it ran
    /// for the first time: `keys.changed_rows(table, context.since)`.
    pub since: u32,
    /// The first event that was sent since the system ran last.
    pub next_event: EventId,
    /// What the system asks for.
    pub commands: CommandBuffer,
}

impl<'a> SystemContext<'a> {
    /// What keys need to borrow columns. Commands can be pushed while columns are borrowed.
    pub const fn as_cells(&self) -> &'a Cells {
        &self.structure.cells
    }
    /// The tables that match the query at `place`.
    pub fn as_tables(&self, place: usize) -> &'a [TableId] {
        self.tables.get(place).map_or(&[], Vec::as_slice)
    }
}

/// What an exclusive system gets: the world to itself.
pub struct ExclusiveContext<'a> {
    /// Entities, tables and pools, to read and to change.
    pub structure: &'a mut Structure,
    /// The tables that match each query of the system, in its order, when it starts.
    pub tables: &'a [Vec<TableId>],
    /// Now.
    pub frame: Frame,
    /// Rows whose tick is later were written since the system ran last.
    pub since: u32,
}

impl<'a> ExclusiveContext<'a> {
    /// The tables that match the query at `place`.
    pub fn as_tables(&self, place: usize) -> &'a [TableId] {
        self.tables.get(place).map_or(&[], Vec::as_slice)
    }
}
