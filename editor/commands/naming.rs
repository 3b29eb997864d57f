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

    /// Gives the entities among these that are wanted free names, in the order of `ids`; one without a
    /// name stays without. `groups` have their rows, in the same order.
    pub fn rename_rows(
        &mut self,
        ids: &[EntityId],
        groups: &mut [EntityRows],
        wanted: &MixSet<EntityId>,
    ) -> Result<(), ValueError> {
        self.taken.reserve(wanted.len());
        let mut columns: Vec<NameColumn<'_>> =
            groups.iter_mut().filter_map(NameColumn::of).collect();
        let mut last = 0;
        for id in ids {
            let is_next = |column: &NameColumn<'_>| column.ids.first() == Some(id);
            // Neighbours are often alike.
            if !columns.get(last).is_some_and(is_next) {
                last = columns.iter().position(is_next).unwrap_or(last);
            }
            if let Some(column) = columns.get_mut(last).filter(|column| is_next(column)) {
                column.rename(|name| match name.is_empty() || !wanted.contains(id) {
                    true => None,
                    false => Some(self.take(name)),
                })?;
            }
        }
        columns.into_iter().for_each(NameColumn::end);
        Ok(())
    }
}

/// The names of entities with the same components, while they get others.
struct NameColumn<'g> {
    /// The entities whose names were not looked at yet.
    ids: &'g [EntityId],
    /// Where their bytes begin.
    at: usize,
    renamed: Vec<u8>,
    bytes: &'g mut Vec<u8>,
}

impl<'g> NameColumn<'g> {
    fn of(group: &'g mut EntityRows) -> Option<Self> {
        let column = group.columns.iter_mut().find(|(id, _)| *id == name_id());
        let (_, bytes) = column?;
        Some(Self {
            ids: &group.ids,
            at: 0,
            renamed: Vec::with_capacity(bytes.len()),
            bytes,
        })
    }

    /// Takes over the next name, or another one.
    fn rename(&mut self, other: impl FnOnce(&str) -> Option<String>) -> Result<(), ValueError> {
        let wrong = |error: postcard::Error| ValueError::new(error.to_string());
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (mut row, after): (Name, _) = postcard::take_from_bytes(rest).map_err(wrong)?;
        self.at = self.bytes.len() - after.len();
        self.ids = self.ids.get(1..).unwrap_or_default();
        if let Some(name) = other(&row.name) {
            row.name = name;
        }
        self.renamed =
            postcard::to_extend(&row, std::mem::take(&mut self.renamed)).map_err(wrong)?;
        Ok(())
    }

    fn end(self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        *self.bytes = [self.renamed.as_slice(), rest].concat();
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
