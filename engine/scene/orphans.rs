//! [`Orphan`]: an entity of a scene whose parent is not in it.

use super::{ParsedScene, Unread, UnreadOfOwner, write_value};
use playground_base::{ComponentId, Named, from_value, stable_id};
use playground_core_ecs::{EntityId, Parent, RowSource, Spawn, WorldData};
use std::collections::HashSet;

/// An entity whose parent is missing in the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The entity.
    pub entity: EntityId,
    /// The missing parent.
    pub parent: EntityId,
}

/// Moves every entity whose parent is missing to the root. Its `Parent` becomes an unread component,
/// so that saving loses nothing.
pub fn move_orphans_to_root(world_data: &WorldData, parsed: &mut ParsedScene) {
    let here: HashSet<EntityId> = parsed.spawns.iter().filter_map(|spawn| spawn.id).collect();
    for spawn in &mut parsed.spawns {
        let Some((entity, at, parent)) = parent_of(spawn) else {
            continue;
        };
        if here.contains(&parent) {
            continue;
        }
        let (component, source) = spawn.components.remove(at);
        if let (Some(pool), RowSource::Value(value)) = (world_data.pool(component), source) {
            let (description, mut text) = (pool.description(), String::new());
            write_value(&value, &description.kind, &mut text);
            let reason = format!("its parent {parent} is not in the scene");
            let name = description.name.to_owned();
            let unread = UnreadOfOwner::from([(name, Unread { text, reason })]);
            parsed.unread.extend(Some(entity), unread);
        }
        parsed.orphans.push(Orphan { entity, parent });
    }
}

/// The entity, the index of `Parent` among its components, and the parent's id.
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
