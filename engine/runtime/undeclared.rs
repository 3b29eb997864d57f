//! Rows of components that no loaded module declares: a component was renamed or removed, or its
//! plugin is gone.
//!
//! Where a declared component names the other one as its former name, it takes the rows over. All
//! other rows leave the world as text, so that later reloads do not depend on a type that is gone,
//! and come back when a module declares the component again.

use super::{KeptText, Readers, Runtime};
use crate::EngineError;
use crate::scene::{unread_of, write_value};
use playground_base::{ComponentDescription, ComponentId, ErasedPool, Value, stable_id};
use playground_core_ecs::{EntityId, MigrationReport, RowSource};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows that were taken out of the world.
#[derive(Debug, Default)]
pub struct Undeclared {
    /// Components that took over the rows of their former name.
    pub moved: Vec<MigrationReport>,
    /// Rows that wait outside of the world.
    pub rows: Vec<KeptRow>,
    /// Values that the heirs of rows have no place for.
    pub texts: Vec<KeptText>,
}

/// A row of a component that no module declares, or a field of a row, outside of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    /// Its entity; `None` for a resource.
    pub entity: Option<EntityId>,
    /// Stable name of the component, or of the field, `crate::Type.field`.
    pub component: String,
    /// The value as RON.
    pub text: String,
}

impl Undeclared {
    /// `12 rows of rocks::Turn are kept: no module declares it any more`, for each component.
    pub fn notes(&self) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.rows {
            *counts.entry(&row.component).or_default() += 1;
        }
        let note = |(name, count): (&str, usize)| {
            let rows = rows_in_words(count);
            let (are, come) = if count == 1 {
                ("is", "comes")
            } else {
                ("are", "come")
            };
            format!(
                "{rows} of {name} {are} kept: no module declares it any more; {come} back when one \
                 does"
            )
        };
        counts.into_iter().map(note).collect()
    }
}

/// `1 row`, `12 rows`.
pub fn rows_in_words(count: usize) -> String {
    match count {
        1 => "1 row".to_owned(),
        _ => format!("{count} rows"),
    }
}

/// Takes all rows of undeclared components out of the world.
///
/// # Errors
/// When the world cannot be changed.
pub fn take_out(runtime: &Runtime) -> Result<Undeclared, EngineError> {
    let mut done = Undeclared::default();
    if !runtime.views.components.is_bound() {
        return Ok(done);
    }
    let declared = runtime.declared();
    let pools: Vec<ErasedPool> = {
        let world_data = runtime.world.data.read();
        let pools = world_data.pools.iter();
        let is_left = |pool: &&ErasedPool| {
            !declared.contains_key(pool.description().name) && pool.total(&world_data.token) > 0
        };
        pools.filter(is_left).cloned().collect()
    };
    for pool in pools {
        let name = pool.description().name;
        let mut heirs = declared.values();
        let heir = heirs.find(|heir| heir.former_names.contains(&name));
        let (world, components) = (&runtime.world, &runtime.views.components);
        let rows = components.call(|view| view.take_out(world, pool.component()))?;
        match heir {
            Some(heir) => hand_over(runtime, &pool, heir, rows, &mut done)?,
            None => done.keep(pool.description(), rows),
        }
    }
    Ok(done)
}

impl Undeclared {
    fn keep(&mut self, of: &ComponentDescription, rows: Vec<(Option<EntityId>, Value)>) {
        // What the engine computes is computed again.
        for (entity, value) in rows.into_iter().filter(|_| of.editable) {
            let mut text = String::new();
            write_value(&value, &of.kind, &mut text);
            self.rows.push(KeptRow {
                entity,
                component: of.name.to_owned(),
                text,
            });
        }
    }
}

/// Gives the rows to the component that names the other one as its former name.
fn hand_over(
    runtime: &Runtime,
    pool: &ErasedPool,
    heir: &'static ComponentDescription,
    rows: Vec<(Option<EntityId>, Value)>,
    done: &mut Undeclared,
) -> Result<(), EngineError> {
    let (world, components) = (&runtime.world, &runtime.views.components);
    let id = ComponentId(stable_id(heir.name));
    let mut report = MigrationReport {
        component: heir.name.to_owned(),
        former: pool.description().name.to_owned(),
        ..MigrationReport::default()
    };
    let Some(new) = runtime.world.data.read().pool(id).cloned() else {
        done.keep(pool.description(), rows);
        return Ok(());
    };
    let usual = pool.default_value();
    for (entity, value) in rows {
        let fitted = new.fit(&value);
        let row = RowSource::Value(fitted.value);
        let given = match entity {
            None => components.call(|view| view.set_resource(world, id, row))?,
            Some(entity) if has(runtime, entity, id)? => {
                done.keep(pool.description(), vec![(Some(entity), value)]);
                continue;
            }
            Some(entity) => components.call(|view| view.insert(world, vec![(entity, id, row)]))?,
        };
        if given.is_err() {
            done.keep(pool.description(), vec![(entity, value)]);
            continue;
        }
        report.rows += 1;
        report.rounded += fitted.rounded;
        for left in fitted.left {
            let is_gone = heir.kind.at(&left.path).is_none();
            let usual = usual.as_ref().and_then(|row| row.at(&left.path).ok());
            // A field that is gone says nothing where it has the default of its type.
            if is_gone && usual == Some(&left.value) {
                continue;
            }
            if !report.lost.contains(&left.path) {
                report.lost.push(left.path.clone());
            }
            report.kept += 1;
            let (name, unread) = unread_of(heir.name, left, Some(&pool.description().kind));
            done.texts.push(KeptText {
                snapshot: None,
                entity,
                name,
                unread,
            });
        }
    }
    done.moved.push(report);
    Ok(())
}

fn has(runtime: &Runtime, entity: EntityId, id: ComponentId) -> Result<bool, EngineError> {
    let (world, components) = (&runtime.world, &runtime.views.components);
    Ok(components.call(|view| view.get(world, entity, id))?.is_ok())
}

impl Runtime {
    /// The declared components for which `is_wanted` holds, by the names that their kept values may
    /// have.
    pub fn readers(&self, is_wanted: impl Fn(&str) -> bool) -> Readers {
        let declared = self.declared();
        let wanted = declared.iter().filter(|(name, _)| is_wanted(name));
        let names = wanted.flat_map(|(name, component)| {
            let former = component.former_names.iter();
            let former = former.filter(|former| !declared.contains_key(*former));
            former.chain([name]).map(|name| (*name, *component))
        });
        names.collect()
    }

    /// The components of all loaded modules, by name.
    pub fn declared(&self) -> BTreeMap<&'static str, &'static ComponentDescription> {
        let exports = self.modules.modules().flat_map(|module| &module.models);
        let crates = exports.flat_map(|export| export.crates);
        let models = crates.flat_map(|models| models.models);
        models
            .map(|model| (model.description.name, model.description))
            .collect()
    }
}
