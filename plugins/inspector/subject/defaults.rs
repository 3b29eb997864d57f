//! [`Defaults`]: what a new component holds.

use playground_base::{Cells, ErasedPool, ModelsExport, TableId, Value};
use playground_core_ecs::ComponentId;
use std::collections::HashMap;

/// What a new component of each type holds. Read once for each generation of a type, from a pool
/// of one row that is dropped at once.
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
    /// What a new component of this pool's type holds; `None` when its library does not tell.
    pub fn of(&mut self, pool: &ErasedPool) -> Option<&Value> {
        let generation = std::ptr::from_ref(pool.description()).addr();
        let id = pool.component();
        let is_known = self
            .known
            .get(&id)
            .is_some_and(|known| known.generation == generation);
        if !is_known {
            let value = default_of(pool);
            self.known.insert(id, Known { generation, value });
        }
        self.known.get(&id)?.value.as_ref()
    }
}

fn default_of(pool: &ErasedPool) -> Option<Value> {
    let export: ModelsExport = pool.library().table().ok()??;
    let name = pool.description().name;
    let mut models = export.crates.iter().flat_map(|models| models.models);
    let info = models.find(|info| info.description.name == name)?;
    let mut cells = Cells::new();
    let single = (info.new_pool)(&cells, 0, pool.library());
    single.add_table(&mut cells, TableId::EMPTY);
    single.push_default(&mut cells, TableId::EMPTY);
    single.read(&cells, TableId::EMPTY, 0)
}
