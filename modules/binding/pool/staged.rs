//! [`StagedRows`]: typed rows put aside for a structural command.

use playground_modules_types::ComponentId;

/// Rows of one component that were put aside in its pool. A command names them; whoever applies it
/// moves them into a table without knowing their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedRows {
    /// Whose rows.
    pub component: ComponentId,
    /// Place of the first.
    pub first: u32,
    /// How many.
    pub count: u32,
}
