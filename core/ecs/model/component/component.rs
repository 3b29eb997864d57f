//! Component rows in requests and reports.

use playground_base::{StagedRows, Value};

/// The source of a component's row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowSource {
    /// The type's default.
    Default,
    /// A value, checked against the type.
    Value(Value),
    /// Rows staged in the pool.
    Staged(StagedRows),
}

/// One component pool, for the pools panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentReport {
    /// Stable name.
    pub name: String,
    /// Library that made the pool.
    pub module: String,
    /// Rows in use.
    pub rows: usize,
    /// Bytes of one row.
    pub row_bytes: usize,
    /// Bytes allocated.
    pub bytes: usize,
    /// Archetypes with this component.
    pub archetypes: usize,
    /// Typed keys and handles that hold the pool.
    pub holders: usize,
    /// True when its rows are stored outside of the archetypes.
    pub sparse: bool,
}
