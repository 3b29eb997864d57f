//! What a pool owns.

use crate::fixture::*;
use playground_base::{ArchetypeId, Component, component};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows that were dropped.
static DROPPED: AtomicUsize = AtomicUsize::new(0);

#[component(name = "test::Counted")]
struct Counted {
    number: u32,
}

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_pool_drops_its_rows_once_when_its_last_handle_is_dropped() {
    let f = Fixture::new();
    let token = &mut f.world.data.write().token;
    let new_pool = Counted::INFO.new_pool;
    let pool = new_pool(token, 0, &f.libraries.plugin);
    let archetype = ArchetypeId(0);
    pool.add_archetype(token, archetype);
    pool.push_defaults(token, archetype, 3);
    pool.save(token, 1);
    let removed = pool.push_removed(token, archetype, 0);
    let last = pool.clone();
    let before = DROPPED.load(Ordering::SeqCst);
    drop(pool);
    assert_eq!(DROPPED.load(Ordering::SeqCst), before);
    drop(last);
    let (rows, saved) = (3, 3);
    let dropped = DROPPED.load(Ordering::SeqCst) - before;
    assert_eq!(dropped, rows + saved + removed.iter().len());
}
