//! [`EcsStorage`].

use playground_base::{Context, ErasedPool, ModuleError, view_model};
use playground_core_ecs::{ComponentReport, StorageView, Structure, World};

/// Storage: what it holds and what it costs.
pub struct EcsStorage {}

impl EcsStorage {
    /// Without any state.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl StorageView for EcsStorage {
    fn report(&self, world: &World) -> Vec<ComponentReport> {
        let structure = world.structure.read();
        let pools = structure.pools.iter();
        pools.map(|pool| report_of(&structure, pool)).collect()
    }
}

fn report_of(structure: &Structure, pool: &ErasedPool) -> ComponentReport {
    let has = |components: &[_]| components.contains(&pool.component());
    let tables = structure.tables.iter();
    ComponentReport {
        name: pool.description().name.to_owned(),
        module: pool.library().crate_name().to_owned(),
        rows: pool.total(&structure.cells),
        row_bytes: pool.row_bytes(),
        bytes: pool.bytes(&structure.cells),
        tables: tables.filter(|table| has(&table.components)).count(),
        holders: pool.holders(),
    }
}
