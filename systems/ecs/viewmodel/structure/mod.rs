//! What may be done with a `Structure` that one has exclusively.
//!
//! Functions that check (`check_…`) change nothing; all others rely on what was checked and cannot
//! fail.

mod change;
mod check;
mod descendants;
mod despawn;
mod insert;
mod keys;
mod parents;
mod remove;
mod required;
mod row;
mod slots;
mod snapshot;
mod spawn;
mod spawn_staged;
mod tables;

pub use change::{Change, LastChange};
pub use check::{check_row, check_spawns, no_component};
pub use descendants::Descendants;
pub use despawn::{clear, despawn};
pub use insert::insert;
pub use keys::Keys;
pub use parents::{ancestors, check_parents, parent_of, parent_value};
pub use remove::remove;
pub use required::{DISABLED, PARENT, TRANSFORM};
pub use row::{move_entity, push_row, replace_row};
pub use slots::{claim, claim_fresh, release};
pub use snapshot::{forget, restore, save};
pub use spawn::spawn;
pub use spawn_staged::spawn_staged;
pub use tables::table_of;

use playground_core_ecs::Structure;

/// The most entities that a world may hold.
pub const CAPACITY: usize = 1 << 20;

/// Starts a batch of changes: rows written from now on are newer than all before.
pub fn begin_change(structure: &mut Structure) {
    structure.cells.advance();
}

/// Starts a batch of changes that moves rows.
pub fn begin_structural(structure: &mut Structure) {
    begin_change(structure);
    structure.version = structure.version.wrapping_add(1);
}
