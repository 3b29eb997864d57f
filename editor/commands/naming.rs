//! [`name_of`] and [`FreeNames`]: names of entities, and those that no entity has.

use crate::history::value_of;
use playground_base::{ComponentId, Named, Value, stable_id};
use playground_core_ecs::{EntityId, Name, Owner, RowSource, Spawn, World};
use playground_core_ui::words;
use std::collections::{HashMap, HashSet};

/// Names that no entity has. A name that is taken gets a number: `Moon 2`.
pub struct FreeNames {
    taken: HashSet<String>,
    /// The number from which on those of a name may be free.
    next: HashMap<String, u32>,
}

impl FreeNames {
    /// Those of a world.
    pub fn of(world: &World) -> Self {
        let world_data = world.data.read();
        let mut taken = HashSet::new();
        if let Some(pool) = world_data.pool(name_id()) {
            let values = world_data.entities.iter();
            let values = values.filter_map(|entity| world_data.get_value(entity, pool));
            taken.extend(values.filter_map(|value| text_of(&value).map(str::to_owned)));
        }
        Self {
            taken,
            next: HashMap::new(),
        }
    }

    /// A free name made of `wanted`, which is taken from now on.
    pub fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let (base, _) = words::split_number(wanted);
        let next = self.next.entry(base.to_owned()).or_insert(2);
        loop {
            let name = format!("{base} {next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
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

const fn name_id() -> ComponentId {
    ComponentId(stable_id(Name::NAME))
}

fn text_of(name: &Value) -> Option<&str> {
    name.field("name").and_then(Value::as_text)
}
