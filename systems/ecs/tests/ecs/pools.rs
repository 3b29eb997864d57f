//! What a pool owns.
#![cfg(target_os = "linux")]

use crate::fixture::*;
use crate::own_process::in_own_process;
use playground_base::{ArchetypeId, Component, Key};
use playground_core_ecs::Transform;

const ROWS: usize = 1 << 18;

/// Pools that are made one after the other.
const POOLS: u32 = 32;

#[test]
fn pool_frees_all_that_it_owns_when_its_last_handle_is_dropped() {
    let name = "pools::pool_frees_all_that_it_owns_when_its_last_handle_is_dropped";
    in_own_process(name, fill_and_drop);
}

fn fill_and_drop() {
    let f = Fixture::new();
    let token = &mut f.world.data.write().token;
    let (new_pool, archetype) = (Transform::INFO.new_pool, ArchetypeId(0));
    let mut half = 0;
    for index in 0..POOLS {
        if index == POOLS / 2 {
            // What the heap keeps for itself, it has by now.
            half = resident_bytes();
        }
        let pool = new_pool(token, index, &f.libraries.core);
        pool.add_archetype(token, archetype);
        pool.push_defaults(token, archetype, ROWS);
        // Rows have ticks of their own then.
        token.advance();
        pool.touch(token, archetype, 0);
        pool.save(token, 1);
        let key: Key<Transform> = bound(pool.key());
        key.stage_column(token, (0..ROWS).map(|_| Transform::default()).collect());
        for row in 0..ROWS {
            pool.push_removed(token, archetype, row);
        }
        drop(pool);
        assert_eq!(bound(key.read(token)).rows(archetype).len(), ROWS);
    }
    // Less than what stays of the ticks alone, if they are not freed, and of any kind of rows.
    let most = (POOLS / 2) as usize * ROWS * size_of::<u32>() / 2;
    let grown = resident_bytes().saturating_sub(half);
    assert!(grown < most, "{grown} bytes were not freed");
}

/// The memory of this process, in bytes.
fn resident_bytes() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").expect("this is Linux");
    let pages = statm.split_whitespace().nth(1);
    let pages: usize = pages
        .and_then(|pages| pages.parse().ok())
        .expect("a number");
    pages * 4096
}
