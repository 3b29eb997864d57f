//! [`Defaults`]: what a new component holds.

use playground_base::{ErasedPool, Value};
use playground_core_ecs::ComponentId;
use std::collections::HashMap;

/// What a new component of each type holds, asked for once for each generation of a type.
#[derive(Debug, Default)]
pub struct Defaults {
    known: HashMap<ComponentId, Known>,
}

#[derive(Debug)]
struct Known {
    /// Where the description lies: each generation of a type has its own.
    generation: usize,
    value: Option<Value>,
}

impl Defaults {
    /// What a new component of this pool's type holds; `None` when that does not
    /// serialise.
    pub fn of(&mut self, pool: &ErasedPool) -> Option<&Value> {
        let generation = std::ptr::from_ref(pool.description()).addr();
        let id = pool.component();
        let is_known = self
            .known
            .get(&id)
            .is_some_and(|known| known.generation == generation);
        if !is_known {
            let value = pool.default_value();
            self.known.insert(id, Known { generation, value });
        }
        self.known.get(&id)?.value.as_ref()
    }
}
