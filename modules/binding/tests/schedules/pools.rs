//! Creating, removing and recycling models at the same time.

use crate::{ModelPool, explore};
use playground_core_types::Handle;
use playground_modules_types::{ModelId, ModelTrait, ModelType};
use shuttle::thread;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

/// Models that were made and dropped.
#[derive(Clone, Default)]
struct Counts {
    made: Handle<AtomicUsize>,
    dropped: Handle<AtomicUsize>,
}

impl Counts {
    fn alive(&self) -> usize {
        self.made.load(Ordering::SeqCst) - self.dropped.load(Ordering::SeqCst)
    }
}

struct Model {
    id: ModelId,
    counts: Counts,
}

impl Drop for Model {
    fn drop(&mut self) {
        self.counts.dropped.fetch_add(1, Ordering::SeqCst);
    }
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
        true
    }
}

fn get(pool: &ModelPool, id: ModelId, counts: &Counts) -> Handle<dyn ModelTrait> {
    let create = || {
        counts.made.fetch_add(1, Ordering::SeqCst);
        let counts = counts.clone();
        Handle::new(Model { id, counts }) as Handle<dyn ModelTrait>
    };
    let waiting = pin!(pool.get_or_recycle(id, create));
    match waiting.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(model) => model,
        Poll::Pending => panic!("a pool waits for nothing but its lock"),
    }
}

/// Puts a model into the pool.
pub fn put(pool: &ModelPool, id: ModelId) {
    get(pool, id, &Counts::default());
}

/// Every thread has its own ids. A model that was returned twice would change its id while a thread
/// holds it; a lost model would be alive and in neither list.
#[test]
fn recycled_models_have_one_id_and_are_never_lost() {
    explore(|| {
        let (pool, counts) = (ModelPool::default(), Counts::default());
        let workers: Vec<_> = (0..3_u64)
            .map(|worker| {
                let (pool, counts) = (pool.clone(), counts.clone());
                thread::spawn(move || {
                    for round in 0..3 {
                        let id = worker * 10 + round;
                        let model = get(&pool, id, &counts);
                        thread::yield_now();
                        assert_eq!(model.model_id(), id);
                        assert_eq!(pool.with(id, |model| model.model_id()), Some(id));
                        if round > 0 {
                            assert!(pool.remove(id - 1));
                        }
                        assert_eq!(model.model_id(), id);
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .for_each(|w| w.join().expect("no panic"));
        let report = pool.report();
        assert_eq!(report.active, 3);
        assert_eq!(report.active + report.recycled, counts.alive());
        pool.clear_recycled();
        assert_eq!(counts.alive(), 3);
    });
}

#[test]
fn concurrent_gets_of_one_id_return_the_same_model() {
    explore(|| {
        let (pool, counts) = (ModelPool::default(), Counts::default());
        let (theirs, their_counts) = (pool.clone(), counts.clone());
        let other = thread::spawn(move || get(&theirs, 4, &their_counts));
        let mine = get(&pool, 4, &counts);
        assert!(Handle::ptr_eq(&mine, &other.join().expect("no panic")));
        assert_eq!((pool.report().active, counts.alive()), (1, 1));
    });
}

/// A model that is still referenced is removed while another thread requests one.
#[test]
fn referenced_model_is_not_recycled() {
    explore(|| {
        let (pool, counts) = (ModelPool::default(), Counts::default());
        let held = get(&pool, 1, &counts);
        let (theirs, their_counts) = (pool.clone(), counts.clone());
        let other = thread::spawn(move || {
            theirs.remove(1);
            get(&theirs, 2, &their_counts)
        });
        thread::yield_now();
        assert_eq!(held.model_id(), 1);
        drop(held);
        assert_eq!(other.join().expect("no panic").model_id(), 2);
        let report = pool.report();
        assert_eq!(report.active + report.recycled, counts.alive());
    });
}

#[test]
fn clear_recycled_keeps_models_in_use() {
    explore(|| {
        let (pool, counts) = (ModelPool::default(), Counts::default());
        put(&pool, 9);
        let reload = pool.clone();
        let reload = thread::spawn(move || reload.clear_recycled());
        for id in 0..3 {
            get(&pool, id, &counts);
            assert!(pool.remove(id));
        }
        let kept = get(&pool, 3, &counts);
        reload.join().expect("no panic");
        assert_eq!(kept.model_id(), 3);
        assert_eq!(pool.report().active, 2);
        pool.clear_recycled();
        drop(kept);
        assert_eq!(counts.alive(), 1);
    });
}
