//! [`name_of`] and [`FreeNames`]: names of entities, and those that no entity has.

use crate::history::value_of;
use playground_base::{
    ComponentId, IdMap, Key, MixSet, Named, Value, ValueError, postcard, stable_id,
};
use playground_core_ecs::{EntityId, EntityRows, Name, Owner, RowSource, Spawn, World};
use playground_core_ui::words;
use playground_engine::content_hash;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Names that no entity has. A name that is taken gets a number: `Moon 2`.
pub struct FreeNames {
    /// Hashes of the names: one that is passed over because it has the hash of another is no loss.
    taken: IdMap<u64, ()>,
    /// The number from which on those of a name may be free.
    next: HashMap<String, u32>,
}

impl FreeNames {
    /// Those of a world.
    pub fn of(world: &World) -> Self {
        let world_data = world.data.read();
        let mut taken = IdMap::default();
        let key = world_data.pool(name_id()).and_then(|pool| pool.key().ok());
        let key: Option<Key<Name>> = key;
        taken.reserve(world_data.entities.alive);
        if let Some(Ok(names)) = key.as_ref().map(|key| key.read(&world_data.token)) {
            for entity in world_data.entities.iter() {
                let name = names.get(entity.archetype, entity.row as usize);
                taken.extend(name.map(|name| (hash_of(&name.name), ())));
            }
        }
        Self {
            taken,
            next: HashMap::new(),
        }
    }

    /// A free name made of `wanted`, which is taken from now on.
    pub fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(hash_of(wanted), ()).is_none() {
            return wanted.to_owned();
        }
        let (base, _) = words::split_number(wanted);
        let first = self.next.get(base).copied().unwrap_or(2);
        let mut name = String::new();
        for number in first.. {
            name.clear();
            let _never_fails = write!(name, "{base} {number}");
            if self.taken.insert(hash_of(&name), ()).is_none() {
                match self.next.get_mut(base) {
                    Some(next) => *next = number + 1,
                    None => drop(self.next.insert(base.to_owned(), number + 1)),
                }
                break;
            }
        }
        name
    }

    /// Gives a request a free name; one without a name stays without.
    pub fn rename(&mut self, spawn: &mut Spawn) {
        for (component, source) in &mut spawn.components {
            if *component == name_id()
                && let RowSource::Value(value) = source
                && let Some(name) = text_of(value).filter(|name| !name.is_empty())
            {
                let name = Value::Text(self.take(name));
                *value = Value::Struct(vec![("name".to_owned(), name)]);
            }
        }
    }

    /// Gives the entities among these that are wanted free names; one without a name stays without.
    pub fn rename_rows(
        &mut self,
        groups: &mut [EntityRows],
        wanted: &MixSet<EntityId>,
    ) -> Result<(), ValueError> {
        self.taken.reserve(wanted.len());
        for EntityRows { ids, columns } in groups {
            let column = columns.iter_mut().find(|(id, _)| *id == name_id());
            let Some((_, bytes)) = column else { continue };
            let (mut rest, mut renamed) = (&bytes[..], Vec::with_capacity(bytes.len()));
            for id in ids {
                let wrong = |error: postcard::Error| ValueError::new(error.to_string());
                let (mut row, after): (Name, _) = postcard::take_from_bytes(rest).map_err(wrong)?;
                rest = after;
                if !row.name.is_empty() && wanted.contains(id) {
                    row.name = self.take(&row.name);
                }
                renamed = postcard::to_extend(&row, renamed).map_err(wrong)?;
            }
            *bytes = renamed;
        }
        Ok(())
    }
}

/// The name of an entity for users: a number if it has none.
pub fn name_of(world: &World, id: EntityId) -> String {
    let name = value_of(world, Owner::Entity(id), name_id()).ok().flatten();
    let name = name.as_ref().and_then(text_of).unwrap_or_default();
    if name.is_empty() {
        format!("Entity {}", id.index)
    } else {
        name.to_owned()
    }
}

fn hash_of(name: &str) -> u64 {
    content_hash(name.as_bytes())
}

const fn name_id() -> ComponentId {
    ComponentId(stable_id(Name::NAME))
}

fn text_of(name: &Value) -> Option<&str> {
    name.field("name").and_then(Value::as_text)
}
