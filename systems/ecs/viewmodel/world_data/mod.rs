//! Operations on a `WorldData` with exclusive access.
//!
//! Functions that check (`check_…`) change nothing; all others rely on these checks and cannot
//! fail.

mod archetypes;
mod change;
mod check;
mod children;
mod despawn;
mod edge;
mod insert;
mod keys;
mod locate;
mod observed;
mod parents;
mod remove;
mod required;
mod resources;
mod row;
mod rows;
mod slots;
mod snapshot;
mod spawn;
mod spawn_rows;
mod spawn_staged;

pub use archetypes::archetype_of;
pub use change::LastChange;
pub use check::{check_row, check_spawns, no_component};
pub use children::{children_of, forget_links, has_no_parents, is_flat, is_leaf, subtrees};
pub use despawn::{clear, despawn, despawn_archetype, despawn_one};
pub use edge::change;
pub use insert::insert;
pub use keys::Keys;
pub use locate::locate_row;
pub use observed::{observe_rows, observe_sent};
pub use parents::{NewIds, ancestors, check_lives, check_parents, parent_of, parent_value};
pub use remove::remove;
pub use required::{PARENT, TRANSFORM};
pub use resources::{add_resource, ensure_resources, remove_resource, reset_resources};
pub use row::{move_entity, replace_row};
pub use rows::rows;
pub use slots::{claim, claim_fresh, claim_rows, release};
pub use snapshot::{forget, restore, save};
pub use spawn::{make, spawn};
pub use spawn_rows::spawn_rows;
pub use spawn_staged::spawn_staged;

use playground_core_ecs::WorldData;

/// The most entities that a world may hold.
pub const CAPACITY: usize = 1 << 20;

/// Starts a batch of changes: rows written from now on are newer than all before. Call it once for
/// each request or stage, not for each entity: ticks are 32 bits.
pub fn begin_change(world_data: &WorldData) {
    world_data.token.advance();
}

/// Starts structural changes: caches of row locations compare the version.
pub const fn begin_moves(world_data: &mut WorldData) {
    world_data.version = world_data.version.wrapping_add(1);
}
