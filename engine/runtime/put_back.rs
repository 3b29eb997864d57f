//! [`put_back`]: values that are kept as text come back into the world.

use super::{KeptRow, KeptText, Runtime};
use crate::EngineError;
use crate::scene::{read_component, read_field};
use playground_base::{ComponentDescription, ComponentId, ErasedPool, Named, Value, stable_id};
use playground_core_ecs::{EcsError, EntityId, Owner, Parent, RowSource, WorldData};
use std::collections::BTreeMap;

/// Components by the names that their kept values may have: their own and their former ones.
pub type Readers = BTreeMap<&'static str, &'static ComponentDescription>;

/// What came back.
#[derive(Debug, Default)]
pub struct PutBack {
    /// The rows that are in the world again, by their place in the list.
    pub done: Vec<usize>,
    /// Parts of them that have no place in the component.
    pub left: Vec<KeptText>,
    /// By component or field: how many came back, and how many did not.
    pub counts: BTreeMap<String, [usize; 2]>,
}

/// Puts kept values back into the world where one of the components can read them now: whole rows,
/// and fields of rows that are there.
///
/// The kept value wins over what the row has: a row whose field was gone has its default, and one
/// whose value did not fit got it. What the user sets meanwhile wins over the kept value, because
/// that edit drops the text (`Edit::set`). What a system wrote in the meantime is replaced.
///
/// # Errors
/// When the world cannot be changed. Nothing has come back then.
pub fn put_back(
    runtime: &Runtime,
    kept: &[KeptRow],
    readers: &Readers,
) -> Result<PutBack, EngineError> {
    let mut done = PutBack::default();
    let rows = {
        let world_data = runtime.world.data.read();
        let mut rows = Rows::default();
        for (at, row) in kept.iter().enumerate() {
            let (component, path) = split_name(&row.component);
            // Its text waits for its entity, not for a module.
            if component == Parent::NAME {
                continue;
            }
            if let Some(component) = readers.get(component)
                && let Some(pool) = world_data.pool(ComponentId(stable_id(component.name)))
            {
                rows.read(&world_data, pool, (row, path, at), &mut done);
            }
        }
        rows.of
    };
    write(runtime, rows)?;
    Ok(done)
}

/// Writes rows, all or none. The rows of entities are inserted as one, so they come first; those of
/// resources are written one by one, and were checked before.
fn write(runtime: &Runtime, rows: RowsToWrite) -> Result<(), EngineError> {
    let (world, components) = (&runtime.world, &runtime.views.components);
    let (mut inserted, mut resources) = (Vec::new(), Vec::new());
    for ((entity, id), row) in rows {
        match (entity, row.filter(|row| row.is_changed)) {
            (_, None) => {}
            (Some(entity), Some(row)) => inserted.push((entity, id, RowSource::Value(row.value))),
            (None, Some(row)) => resources.push((id, row.value)),
        }
    }
    check_resources(&world.data.read(), &resources)?;
    components.call(|view| view.insert(world, inserted))??;
    for (id, value) in resources {
        components.call(|view| view.set_resource(world, id, RowSource::Value(value)))??;
    }
    Ok(())
}

fn check_resources(
    world_data: &WorldData,
    resources: &[(ComponentId, Value)],
) -> Result<(), EcsError> {
    for (id, value) in resources {
        let unknown = || EcsError::NoComponent(format!("#{:016x}", id.0));
        let pool = world_data.pool(*id).ok_or_else(unknown)?;
        pool.check(value.clone())
            .map_err(|source| EcsError::Value {
                component: pool.description().name.to_owned(),
                source,
            })?;
    }
    Ok(())
}

/// The component and the path of the field in `crate::Type.field`.
fn split_name(name: &str) -> (&str, &str) {
    name.split_once('.').unwrap_or((name, ""))
}

struct Row {
    value: Value,
    is_changed: bool,
}

/// Rows to write; `None` where the entity is there without the component.
type RowsToWrite = BTreeMap<(Option<EntityId>, ComponentId), Option<Row>>;

#[derive(Default)]
struct Rows {
    of: RowsToWrite,
}

impl Rows {
    fn read(
        &mut self,
        world_data: &WorldData,
        pool: &ErasedPool,
        (kept, path, at): (&KeptRow, &str, usize),
        done: &mut PutBack,
    ) {
        let owner = kept.entity.map_or(Owner::World, Owner::Entity);
        let name = pool.description().name;
        let Some(location) = world_data.owner(owner) else {
            done.counts.entry(name.to_owned()).or_default()[1] += 1;
            return;
        };
        let key = (kept.entity, pool.component());
        let row = self.of.entry(key).or_insert_with(|| {
            let value = world_data.get_value(location, pool)?;
            let is_changed = false;
            Some(Row { value, is_changed })
        });
        if path.is_empty() {
            let read = read_component(pool, &kept.text);
            let counts = done.counts.entry(name.to_owned()).or_default();
            counts[usize::from(read.value.is_none())] += 1;
            let Some(value) = read.value else { return };
            let is_changed = true;
            *row = Some(Row { value, is_changed });
            let left = read.unread.into_iter().map(|(name, unread)| KeptText {
                snapshot: None,
                entity: kept.entity,
                name,
                unread,
            });
            done.left.extend(left);
            done.done.push(at);
        } else if let Some(row) = row
            && let Some((value, path)) = with_field(pool, &row.value, path, &kept.text)
        {
            row.value = value;
            row.is_changed = true;
            let name = format!("{name}.{path}");
            done.counts.entry(name).or_default()[0] += 1;
            done.done.push(at);
        }
    }
}

/// The row with a field that is kept as text, and the path that the field has now.
fn with_field(pool: &ErasedPool, row: &Value, path: &str, text: &str) -> Option<(Value, String)> {
    let (kind, path) = pool.description().kind.at(path)?;
    let value = read_field(text, &kind)?;
    let mut row = row.clone();
    *row.at_mut(&path).ok()? = value;
    pool.check(row.clone()).ok()?;
    Some((row, path))
}
