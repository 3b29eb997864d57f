//! Access to models, and their creation and removal.

use crate::comparison::Comparison;
use crate::row::Row;
use playground_base::parking_lot::RwLock;
use playground_base::{Handle, MixMap, ModelId, ModelPool, ModelTrait, ModelType};
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Models that are in use while others come and go.
const ACTIVE: u64 = 1000;

/// A model of 128 bytes.
struct Model {
    id: ModelId,
    data: [u64; 15],
}

impl Model {
    fn new(id: ModelId) -> Self {
        Self { id, data: [id; 15] }
    }
}

impl ModelTrait for Model {
    fn model_id(&self) -> ModelId {
        self.id
    }
    fn model_type(&self) -> ModelType {
        self.data[0]
    }
    fn recycle(&mut self, id: ModelId) -> bool {
        *self = Self::new(id);
        true
    }
}

/// Access to one of a thousand models, and one more that comes and goes.
pub fn measure() -> Vec<Row> {
    let pool = ModelPool::default();
    for id in 0..ACTIVE {
        take(&pool, id);
    }
    // The same map with the same erased models behind the same lock, without a list of recycled
    // ones.
    let active = pool.read();
    let models = active.iter().map(|(id, model)| (id, model.clone()));
    let plain = RwLock::new(MixMap::from_iter(models));
    drop(active);
    let some = |at: u64| black_box(at.wrapping_mul(17) % ACTIVE);
    let access = Comparison::of(
        |at| _ = black_box(pool.with(some(at), |model| model.model_id())),
        |at| {
            let model = plain.read().get(&some(at)).cloned();
            black_box(model.map(|model| model.model_id()));
        },
    );
    let handle = Comparison::of(
        |at| _ = black_box(pool.get(some(at)).map(|model| model.model_id())),
        |at| {
            let model = plain.read().get(&some(at)).cloned();
            black_box(model.map(|model| model.model_id()));
        },
    );
    let recycle = Comparison::of(
        |at| {
            let id = black_box(ACTIVE + at % 8);
            take(&pool, id);
            black_box(pool.remove(id));
        },
        |at| {
            let id = black_box(ACTIVE + at % 8);
            let model = plain
                .write()
                .entry(id)
                .or_insert_with(|| Handle::new(Model::new(id)))
                .clone();
            black_box(model.model_id());
            drop(model);
            black_box(plain.write().remove(&id).is_some());
        },
    );
    let recycled = RwLock::new(Vec::from_iter(pool.get(0)));
    recycled.write().clear();
    let take_of_two = |id: ModelId| {
        let fresh = recycled.write().pop().and_then(|mut model| {
            let is_free = Handle::get_mut(&mut model).is_some_and(|model| model.recycle(id));
            is_free.then_some(model)
        });
        let model = fresh.unwrap_or_else(|| Handle::new(Model::new(id)));
        plain.write().entry(id).or_insert(model).clone()
    };
    let two_locks = Comparison::of(
        |at| {
            let id = black_box(ACTIVE + at % 8);
            take(&pool, id);
            black_box(pool.remove(id));
        },
        |at| {
            let id = black_box(ACTIVE + at % 8);
            black_box(take_of_two(id).model_id());
            let removed = plain.write().remove(&id);
            recycled.write().extend(removed);
        },
    );
    vec![
        access.row(
            "model access, against a lock, a map and a clone ns",
            Some(0.8),
        ),
        handle.row("model access by a handle to keep ns", None),
        recycle.row(
            "model made and removed, against malloc and free ns",
            Some(0.9),
        ),
        recycle.row_of_target(
            "model made and removed, both, against 40 to make it ns",
            40.0,
        ),
        two_locks.row(
            "model made and removed, against a list with its own lock ns",
            None,
        ),
    ]
}

/// A model of the pool, used and released.
fn take(pool: &ModelPool, id: ModelId) {
    let waiting = pin!(pool.get_or_recycle(id, || Handle::new(Model::new(id))));
    let model = waiting.poll(&mut Context::from_waker(Waker::noop()));
    let is_right = matches!(model, Poll::Ready(model) if black_box(model.model_id()) == id);
    assert!(is_right, "the pool waits for nothing but its lock");
}
