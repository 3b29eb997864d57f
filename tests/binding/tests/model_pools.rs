//! Model pools: recycling without allocations, reports, and ids with a structure.
#![forbid(unsafe_code)]

use playground_base::{Handle, MixHash, ModelId, ModelPool, ModelTrait, ModelType, pollster};
use std::collections::HashSet;
use std::hash::Hasher;

/// 128 bytes, and whether it can be made fresh.
struct Model {
    id: ModelId,
    is_recyclable: bool,
    _data: [u64; 14],
}

impl ModelTrait for Model {
    fn model_id(&self) -> ModelId {
        self.id
    }
    fn model_type(&self) -> ModelType {
        1
    }
    fn recycle(&mut self, id: ModelId) -> bool {
        self.id = id;
        self.is_recyclable
    }
}

/// The address of the model with `id`.
fn get(pool: &ModelPool, id: ModelId, is_recyclable: bool) -> *const () {
    let create = || {
        Handle::new(Model {
            id,
            is_recyclable,
            _data: [0; 14],
        })
    };
    let model = pollster::block_on(pool.get_or_recycle(id, || create()));
    assert_eq!(model.model_id(), id);
    Handle::as_ptr(&model).cast()
}

#[test]
fn recycled_models_use_the_same_memory() {
    let pool = ModelPool::default();
    let addresses: HashSet<_> = (0..4).map(|id| get(&pool, id, true)).collect();
    for id in 4..1000 {
        assert!(pool.remove(id - 4));
        assert!(addresses.contains(&get(&pool, id, true)), "model {id}");
    }
    let report = pool.report();
    assert_eq!((report.active, report.recycled), (4, 0));
}

#[test]
fn a_model_that_cannot_be_made_fresh_is_dropped() {
    let pool = ModelPool::default();
    get(&pool, 1, false);
    assert!(pool.remove(1));
    assert!(!pool.remove(1), "it is gone");
    get(&pool, 2, false);
    let report = pool.report();
    assert_eq!((report.active, report.recycled), (1, 0));
    assert_eq!(pool.with(1, |model| model.model_id()), None);
    assert_eq!(pool.with(2, |model| model.model_id()), Some(2));
}

#[test]
fn recycled_models_are_limited_and_reported_in_bytes() {
    let pool = ModelPool::default();
    assert_eq!(pool.report().bytes, 0);
    for id in 0..10_000 {
        get(&pool, id, true);
    }
    assert!(pool.report().bytes > 10_000 * 128);
    for id in 0..10_000 {
        assert!(pool.remove(id));
    }
    let report = pool.report();
    assert_eq!((report.active, report.recycled), (0, 4096));
    pool.clear_recycled();
    assert_eq!(pool.report().recycled, 0);
    assert!(pool.read().is_empty());
}

/// A map takes the bucket of an id from the lower bits of its hash and compares the upper seven
/// first: both must differ for different ids.
#[test]
fn ids_that_differ_in_few_bits_hash_far_apart() {
    for shift in 0..54 {
        let hashes = (0..1024_u64).map(|id| {
            let mut hash = MixHash::default();
            hash.write_u64(id << shift);
            hash.finish()
        });
        let (buckets, tags): (HashSet<u64>, HashSet<u64>) =
            hashes.map(|hash| (hash % 1024, hash >> 57)).unzip();
        assert!(buckets.len() > 400, "{} buckets at {shift}", buckets.len());
        assert!(tags.len() > 64, "{} tags at {shift}", tags.len());
    }
}
