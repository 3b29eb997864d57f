//! [`BenchSystems`]: the systems of the schedule workload.

use crate::keys::Keys;
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{Component, Key, Query, System, SystemContext, SystemId, SystemView};

/// Three systems that swap what they find.
pub struct BenchSystems {
    keys: Keys,
}

const AB: &str = "bench::swap_ab";
const CD: &str = "bench::swap_cd";
const CE: &str = "bench::swap_ce";

impl BenchSystems {
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            keys: Keys::new(context)?,
        })
    }
}

fn pair<T: Component, U: Component>(name: &'static str, one: &Key<T>, other: &Key<U>) -> System {
    System::new(name).with_query(Query::new().with_write(one).with_write(other))
}

#[view_model]
impl SystemView for BenchSystems {
    fn systems(&self) -> Vec<System> {
        let keys = &self.keys;
        vec![
            pair(AB, &keys.a, &keys.b),
            pair(CD, &keys.c, &keys.d),
            pair(CE, &keys.c, &keys.e),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let keys = &self.keys;
        if system == SystemId::new(AB) {
            swap(context, &keys.a, &keys.b, |a, b| std::mem::swap(&mut a.0, &mut b.0))
        } else if system == SystemId::new(CD) {
            swap(context, &keys.c, &keys.d, |c, d| std::mem::swap(&mut c.0, &mut d.0))
        } else {
            swap(context, &keys.c, &keys.e, |c, e| std::mem::swap(&mut c.0, &mut e.0))
        }
    }
}

fn swap<T: Component, U: Component>(
    context: &SystemContext<'_>,
    one: &Key<T>,
    other: &Key<U>,
    swap: impl Fn(&mut T, &mut U),
) -> Result<(), ModuleError> {
    let cells = context.as_cells();
    let (mut one, mut other) = (one.write(cells)?, other.write(cells)?);
    for &table in context.as_tables(0) {
        let rows = one.rows_mut(table).iter_mut().zip(other.rows_mut(table));
        rows.for_each(|(one, other)| swap(one, other));
    }
    Ok(())
}
