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

/// The effect of a change of a component's fields on its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MigrationReport {
    /// Stable name.
    pub component: String,
    /// The name that it had before; empty when it kept its name.
    pub former: String,
    /// Rows moved to the new type.
    pub rows: usize,
    /// Fields that the new type has and the old lacked; they have their default.
    pub gained: Vec<String>,
    /// Fields that the old type had and the new lacks; their values are gone from the world.
    pub lost: Vec<String>,
    /// Fields carried over under a new name, `old -> new`.
    pub renamed: Vec<String>,
}

/// A value in the type of a component.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Converted {
    /// It fits the component.
    pub value: Value,
    /// Fields whose values did not fit and became their default, `mass (was 2.5)`.
    pub lost: Vec<String>,
}
