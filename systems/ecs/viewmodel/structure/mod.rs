//! What may be done with a `Structure` that one has exclusively.
//!
//! Functions that check (`check_…`) change nothing; all others rely on what was checked and cannot
//! fail.

mod change;
mod check;
mod children;
mod despawn;
mod edge;
mod insert;
mod keys;
mod observed;
mod parents;
mod place;
mod remove;
mod required;
mod resources;
mod row;
mod slots;
mod snapshot;
mod spawn;
mod spawn_staged;
mod tables;

pub use change::LastChange;
pub use check::{check_row, check_spawns, no_component};
pub use children::{children_of, forget_links, has_no_parents, is_flat, is_leaf, subtrees};
pub use despawn::{clear, despawn, despawn_one, despawn_table};
pub use edge::change;
pub use insert::insert;
pub use keys::Keys;
pub use observed::{observe_rows, observe_sent};
pub use parents::{Coming, ancestors, check_lives, check_parents, parent_of, parent_value};
pub use place::place_of;
pub use remove::remove;
pub use required::{PARENT, TRANSFORM};
pub use resources::{add_resource, ensure_resources, reset_resources};
pub use row::{move_entity, replace_row};
pub use slots::{claim, claim_fresh, claim_rows, release};
pub use snapshot::{forget, restore, save};
pub use spawn::{make, spawn};
pub use spawn_staged::spawn_staged;
pub use tables::table_of;

use playground_core_ecs::Structure;

/// The most entities that a world may hold.
pub const CAPACITY: usize = 1 << 20;

/// Starts a batch of changes: rows written from now on are newer than all before. Once a request or
/// a stage, not once an entity: ticks are 32 bits.
pub fn begin_change(structure: &Structure) {
    structure.cells.advance();
}

/// Rows move: caches of where they are compare the version.
pub const fn begin_moves(structure: &mut Structure) {
    structure.version = structure.version.wrapping_add(1);
}
