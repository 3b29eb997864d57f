//! [`Orphan`]: an entity of a scene whose parent is not in it.

use super::{ParsedScene, write_value};
use playground_base::{ComponentId, Named, from_value, stable_id};
use playground_core_ecs::{EntityId, Parent, RowSource, Spawn, Structure};
use std::collections::HashSet;

/// An entity whose `Parent` names one that the scene does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// Who.
    pub entity: EntityId,
    /// Whom it names.
    pub parent: EntityId,
}

/// Puts every entity whose parent is missing at the root. Its `Parent` is kept beside the world like
/// a component that nobody registered, so that saving loses nothing.
pub fn keep_orphans(structure: &Structure, parsed: &mut ParsedScene) {
    let here: HashSet<EntityId> = parsed.spawns.iter().filter_map(|spawn| spawn.id).collect();
    for spawn in &mut parsed.spawns {
        let Some((entity, at, parent)) = parent_of(spawn) else {
            continue;
        };
        if here.contains(&parent) {
            continue;
        }
        let (component, source) = spawn.components.remove(at);
        if let (Some(pool), RowSource::Value(value)) = (structure.as_pool(component), source) {
            let (description, mut text) = (pool.description(), String::new());
            write_value(&value, &description.kind, &mut text);
            let kept = parsed.kept.entry(entity).or_default();
            kept.insert(description.name.to_owned(), text);
        }
        parsed.orphans.push(Orphan { entity, parent });
    }
}

/// The entity, where its `Parent` is among its components, and whom that names.
fn parent_of(spawn: &Spawn) -> Option<(EntityId, usize, EntityId)> {
    let component = ComponentId(stable_id(Parent::NAME));
    let mut components = spawn.components.iter().enumerate();
    let (at, (_, source)) = components.find(|(_, (other, _))| *other == component)?;
    let RowSource::Value(value) = source else {
        return None;
    };
    let parent: Parent = from_value(value.clone()).ok()?;
    Some((spawn.id?, at, parent.entity))
}
