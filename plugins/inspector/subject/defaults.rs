//! [`Defaults`]: the default values of components.

use playground_base::{ErasedPool, Value};
use playground_core_ecs::ComponentId;
use std::collections::HashMap;

/// The default value of each component type, computed once for each generation of the type.
#[derive(Debug, Default)]
pub struct Defaults {
    cached: HashMap<ComponentId, CachedDefault>,
}

#[derive(Debug)]
struct CachedDefault {
    /// The address of the description: each generation of a type has its own.
    description: usize,
    value: Option<Value>,
}

impl Defaults {
    /// The default value of a pool's component; `None` when it does not serialise.
    pub fn of(&mut self, pool: &ErasedPool) -> Option<&Value> {
        let description = std::ptr::from_ref(pool.description()).addr();
        let id = pool.component();
        let cached = self.cached.get(&id);
        if cached.is_none_or(|cached| cached.description != description) {
            let value = pool.default_value();
            let cached = CachedDefault { description, value };
            self.cached.insert(id, cached);
        }
        self.cached.get(&id)?.value.as_ref()
    }
}
