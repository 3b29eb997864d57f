//! What becomes of a component's rows when its fields change.

use crate::EntityId;
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{ErasedPool, Leftover};

/// The effect of a change of a component's fields on its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct MigrationReport {
    /// Stable name.
    pub component: String,
    /// The name that it had before; empty when it kept its name.
    pub former: String,
    /// Rows moved to the new type.
    pub rows: usize,
    /// Fields that the new type has and the old lacked; they have their default.
    pub gained: Vec<String>,
    /// Fields that the old type had and the new lacks, and values that did not fit, `mass (was 2.5)`.
    pub lost: Vec<String>,
    /// Fields carried over under a new name, `old -> new`.
    pub renamed: Vec<String>,
    /// Fields whose type changed, `mass: f32 -> u32`.
    pub converted: Vec<String>,
    /// Pairs of a lost and a gained field of one kind: the first may have been renamed.
    pub rename_offers: Vec<(String, String)>,
    /// Values that left the world and are kept as text.
    pub kept: usize,
    /// Numbers that the new type stores less exactly.
    pub rounded: usize,
}

impl MigrationReport {
    /// True when no value is lost, kept as text or stored less exactly.
    pub fn is_exact(&self) -> bool {
        self.lost.is_empty() && self.kept == 0 && self.rounded == 0
    }
}

/// The rows of a component in a pool of its new type.
#[derive(Clone)]
pub struct Migrated {
    /// The pool, which the world does not use yet.
    pub pool: ErasedPool,
    /// What changed.
    pub report: MigrationReport,
    /// Values that the new type has no place for.
    pub kept: Vec<KeptValue>,
}

/// A value that the new type of its component has no place for.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptValue {
    /// The snapshot of the world that has it; `None` for the present world.
    pub snapshot: Option<u64>,
    /// Its entity; `None` for a resource.
    pub entity: Option<EntityId>,
    /// The field, its value, and why it has no place.
    pub left: Leftover,
}
