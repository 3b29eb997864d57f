//! What a pool owns.
#![cfg(target_os = "linux")]

use crate::fixture::*;
use playground_base::{ArchetypeId, Component, component};

const ROWS: usize = 1 << 20;

#[component(name = "test::Wide")]
struct Wide {
    number: u64,
}

#[test]
fn pool_frees_its_rows_and_snapshots_when_its_last_handle_is_dropped() {
    let f = Fixture::new();
    let token = &mut f.world.data.write().token;
    let (new_pool, archetype) = (Wide::INFO.new_pool, ArchetypeId(0));
    let before = resident_bytes();
    for index in 0..32 {
        let pool = new_pool(token, index, &f.libraries.plugin);
        pool.add_archetype(token, archetype);
        pool.push_defaults(token, archetype, ROWS);
        pool.save(token, 1);
        let last = pool.clone();
        drop(pool);
        assert_eq!(last.len(token, archetype), ROWS);
    }
    // One pool with its snapshot; 32 of them would be half a gibibyte.
    let most = 8 * ROWS * size_of::<Wide>();
    let grown = resident_bytes().saturating_sub(before);
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
