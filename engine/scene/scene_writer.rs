//! [`SceneWriter`]: writes entities as the text of a scene.

use super::UnreadComponents;
use super::row_text::{follows_description, write_row};
use super::write::entity_rows;
use playground_base::ErasedPool;
use playground_core_ecs::{Entity, EntityId, WorldData};
use std::fmt::Write as _;

/// Writes entities as the text of a scene: from the bytes of their rows where those follow the
/// description of the component.
pub struct SceneWriter<'w> {
    world_data: &'w WorldData,
    unread: &'w UnreadComponents,
    /// By archetype, once an entity of it was written.
    archetypes: Vec<Option<SavedArchetype<'w>>>,
    bytes: Vec<u8>,
}

/// The components of an archetype that are saved, in order of their names; `None` when one of them
/// takes the usual way.
type SavedArchetype<'w> = Option<Vec<&'w ErasedPool>>;

impl<'w> SceneWriter<'w> {
    /// Writes entities of this world.
    pub fn new(world_data: &'w WorldData, unread: &'w UnreadComponents) -> Self {
        Self {
            world_data,
            unread,
            archetypes: vec![None; world_data.archetypes.len()],
            bytes: Vec::new(),
        }
    }

    /// Appends an entity; nothing for one that is gone.
    pub fn entity(&mut self, id: EntityId, text: &mut String) {
        let Some(entity) = self.world_data.locate(id) else {
            return;
        };
        let start = text.len();
        let _never_fails = writeln!(text, "        (id: {}, components: {{", id.to_bits());
        let components = text.len();
        if self.components(entity, text).is_none() {
            text.truncate(components);
            let Some(rows) = entity_rows(self.world_data, id, self.unread) else {
                text.truncate(start);
                return;
            };
            for (name, value) in rows {
                let _never_fails = writeln!(text, "            \"{name}\": {value},");
            }
        }
        text.push_str("        }),\n");
    }

    /// The components from their bytes; `None` when one of them, or what the entity has besides, takes
    /// the usual way.
    fn components(&mut self, entity: Entity, text: &mut String) -> Option<()> {
        let Self {
            world_data,
            unread,
            archetypes,
            bytes,
        } = self;
        let has_more = world_data.token.may_have_sparse(entity.id.index)
            || !unread.is_empty() && unread.of(Some(entity.id)).next().is_some();
        if has_more {
            return None;
        }
        let saved = archetypes.get_mut(entity.archetype.0 as usize)?;
        let saved = saved.get_or_insert_with(|| saved_of(world_data, entity));
        for pool in saved.as_ref()? {
            bytes.clear();
            pool.encode_row(
                &world_data.token,
                entity.archetype,
                entity.row as usize,
                bytes,
            );
            let description = pool.description();
            text.push_str("            \"");
            text.push_str(description.name);
            text.push_str("\": ");
            let mut rest = &bytes[..];
            write_row(&mut rest, &description.kind, text).filter(|()| rest.is_empty())?;
            text.push_str(",\n");
        }
        Some(())
    }
}

fn saved_of(world_data: &WorldData, entity: Entity) -> SavedArchetype<'_> {
    let archetype = world_data.archetypes.get(entity.archetype.0 as usize)?;
    let mut saved = Vec::new();
    for index in &archetype.pools {
        let pool = world_data.pools.get(*index as usize)?;
        if pool.description().editable {
            pool.is_described(follows_description).then_some(())?;
            saved.push(pool);
        }
    }
    saved.sort_by_key(|pool| pool.description().name);
    Some(saved)
}
