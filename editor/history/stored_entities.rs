//! [`StoredEntities`]: entities that came or went, for undo and for the journal.

use super::EntityRow;
use playground_base::serde::de::Error as _;
use playground_base::serde::{Deserialize, Deserializer, Serialize, Serializer};
use playground_base::{ErasedPool, Handle, Value};
use playground_core_ecs::{ComponentId, EntityId, EntityRows, WorldData};
use playground_engine::EngineError;
use playground_engine::scene::{RowFormat, UnreadOfOwner};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Entities with all that they have and that can be edited: column by column, as bytes that say what
/// they mean. Many entities take a few allocations, and what is undone after a reload or in another
/// process can be read without the code of before. A clone is another reference to the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredEntities(Handle<Content>);

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
struct Content {
    groups: Vec<StoredGroup>,
    /// What no module can read.
    unread: BTreeMap<EntityId, UnreadOfOwner>,
}

/// Entities with the same components.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
struct StoredGroup {
    ids: Vec<EntityId>,
    columns: Vec<StoredColumn>,
}

/// The rows of one component, in the order of the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
struct StoredColumn {
    component: ComponentId,
    rows: StoredRows,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
enum StoredRows {
    Bytes {
        format: RowFormat,
        #[serde(with = "playground_base::serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Of a type that serialises in a way of its own.
    Values(Vec<Value>),
}

impl StoredEntities {
    /// Entities of a world, whose rows it gave as bytes.
    ///
    /// # Errors
    /// When a component has no value.
    pub fn of(
        world_data: &WorldData,
        rows: Vec<EntityRows>,
        unread: BTreeMap<EntityId, UnreadOfOwner>,
    ) -> Result<Self, EngineError> {
        let can_be_read =
            |pool: &ErasedPool, count: usize, bytes: &[u8]| pool.check_rows(count, bytes).is_ok();
        Self::with(world_data, rows, unread, can_be_read)
    }

    /// The same for rows of which the world just made these entities.
    ///
    /// # Errors
    /// When a component has no value.
    pub fn of_spawned(
        world_data: &WorldData,
        rows: Vec<EntityRows>,
        unread: BTreeMap<EntityId, UnreadOfOwner>,
    ) -> Result<Self, EngineError> {
        Self::with(world_data, rows, unread, |_, _, _| true)
    }

    fn with(
        world_data: &WorldData,
        rows: Vec<EntityRows>,
        unread: BTreeMap<EntityId, UnreadOfOwner>,
        can_be_read: impl Fn(&ErasedPool, usize, &[u8]) -> bool,
    ) -> Result<Self, EngineError> {
        let group = |rows: EntityRows| {
            let EntityRows { ids, columns } = rows;
            let columns = columns.into_iter().map(|(component, bytes)| {
                let pool = world_data.pool(component);
                let pool = pool.ok_or_else(|| unreadable(component))?;
                let format = RowFormat::of(pool);
                let rows = match format.filter(|_| can_be_read(pool, ids.len(), &bytes)) {
                    Some(format) => StoredRows::Bytes { format, bytes },
                    None => StoredRows::Values(values_of(world_data, pool, &ids)?),
                };
                Ok(StoredColumn { component, rows })
            });
            let columns = columns.collect::<Result<_, EngineError>>()?;
            Ok(StoredGroup { ids, columns })
        };
        let groups = rows.into_iter().map(group);
        let groups = groups.collect::<Result<_, EngineError>>()?;
        Ok(Self(Handle::new(Content { groups, unread })))
    }

    /// Entities with these values.
    #[cfg(test)]
    pub fn of_values(rows: Vec<EntityRow>) -> Self {
        let mut content = Content::default();
        for EntityRow {
            id,
            components,
            unread,
        } in rows
        {
            let column = |(component, value)| StoredColumn {
                component,
                rows: StoredRows::Values(vec![value]),
            };
            content.groups.push(StoredGroup {
                ids: vec![id],
                columns: components.into_iter().map(column).collect(),
            });
            content
                .unread
                .extend((!unread.is_empty()).then_some((id, unread)));
        }
        Self(Handle::new(content))
    }

    /// True for the very same, which need no comparison.
    pub fn is_same(&self, other: &Self) -> bool {
        Handle::ptr_eq(&self.0, &other.0)
    }

    /// The entities.
    pub fn ids(&self) -> impl Iterator<Item = EntityId> {
        self.0
            .groups
            .iter()
            .flat_map(|group| group.ids.iter().copied())
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.0.groups.iter().map(|group| group.ids.len()).sum()
    }

    /// True for no entities.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// What no module can read, of the entities that have such.
    pub fn unread(&self) -> &BTreeMap<EntityId, UnreadOfOwner> {
        &self.0.unread
    }

    /// The components that they have, some of them more than once.
    pub fn components(&self) -> impl Iterator<Item = ComponentId> {
        let columns = self.0.groups.iter().flat_map(|group| &group.columns);
        columns.map(|column| column.component)
    }

    /// A component has another id, because it was renamed. Those that were the same before are the same
    /// after it.
    pub fn rename_component<'e>(
        all: impl Iterator<Item = &'e mut Self>,
        from: ComponentId,
        to: ComponentId,
    ) {
        let mut renamed: HashMap<usize, (Self, Self)> = HashMap::new();
        for entities in all {
            let address = Handle::as_ptr(&entities.0).addr();
            let (_, new) = renamed.entry(address).or_insert_with(|| {
                // The one of before is held, so that nothing else gets its address.
                (entities.clone(), entities.renamed(from, to))
            });
            entities.clone_from(new);
        }
    }

    fn renamed(&self, from: ComponentId, to: ComponentId) -> Self {
        let mut renamed = self.clone();
        if self.components().any(|component| component == from) {
            let content = Handle::make_mut(&mut renamed.0);
            let groups = content.groups.iter_mut();
            let columns = groups.flat_map(|group| &mut group.columns);
            for column in columns.filter(|column| column.component == from) {
                column.component = to;
            }
        }
        renamed
    }

    /// Takes out the components for which `name` has a name: their rows become text, by `text`.
    /// Nothing changes for a column that cannot be read.
    pub fn take_out(
        &mut self,
        name: impl Fn(ComponentId) -> Option<String>,
        text: impl Fn(&Value) -> playground_engine::scene::Unread,
    ) {
        if !self.components().any(|component| name(component).is_some()) {
            return;
        }
        let Content { groups, unread } = Handle::make_mut(&mut self.0);
        for group in groups {
            let StoredGroup { ids, columns } = group;
            columns.retain(|column| {
                let named = name(column.component).zip(column.rows.values(ids.len()));
                let Some((name, values)) = named else {
                    return true;
                };
                for (id, value) in ids.iter().zip(&values) {
                    let of_entity = unread.entry(*id).or_default();
                    of_entity.insert(name.clone(), text(value));
                }
                false
            });
        }
    }

    /// The rows as bytes of the components that a world has now; `None` when one of them has changed,
    /// or is gone.
    pub fn rows(&self, world_data: &WorldData) -> Option<Vec<EntityRows>> {
        let column = |column: &StoredColumn| {
            let pool = world_data.pool(column.component)?;
            Some((column.component, column.rows.bytes(pool)?))
        };
        let group = |group: &StoredGroup| {
            Some(EntityRows {
                ids: group.ids.clone(),
                columns: group.columns.iter().map(column).collect::<Option<_>>()?,
            })
        };
        self.0.groups.iter().map(group).collect()
    }

    /// The same as values, one entity after the other.
    ///
    /// # Errors
    /// When bytes are damaged.
    pub fn values(&self) -> Result<Vec<EntityRow>, EngineError> {
        let Content { groups, unread } = &*self.0;
        let mut all = Vec::new();
        for StoredGroup { ids, columns } in groups {
            let row = |id: &EntityId| EntityRow {
                id: *id,
                components: Vec::with_capacity(columns.len()),
                unread: unread.get(id).cloned().unwrap_or_default(),
            };
            let mut rows: Vec<EntityRow> = ids.iter().map(row).collect();
            for StoredColumn {
                component,
                rows: of,
            } in columns
            {
                let values = of.values(ids.len()).ok_or_else(|| unreadable(*component))?;
                for (row, value) in rows.iter_mut().zip(values) {
                    row.components.push((*component, value));
                }
            }
            all.append(&mut rows);
        }
        Ok(all)
    }
}

impl Content {
    /// True when every entity has its rows, and texts are those of these entities.
    fn is_whole(&self) -> bool {
        let groups = self.groups.iter();
        let has_rows = |group: &StoredGroup| {
            let counts = group.columns.iter().map(|column| match &column.rows {
                StoredRows::Values(values) => values.len(),
                StoredRows::Bytes { .. } => group.ids.len(),
            });
            counts.into_iter().all(|count| count == group.ids.len())
        };
        if !groups.clone().all(has_rows) {
            return false;
        }
        let ids = groups.flat_map(|group| group.ids.iter().copied());
        let ids: HashSet<EntityId> = ids.filter(|id| self.unread.contains_key(id)).collect();
        ids.len() == self.unread.len()
    }
}

impl StoredRows {
    fn values(&self, count: usize) -> Option<Vec<Value>> {
        match self {
            Self::Values(values) => (values.len() == count).then(|| values.clone()),
            Self::Bytes { format, bytes } => format.values(count, bytes),
        }
    }

    /// The bytes for a component as it is now, when that has the same format.
    fn bytes(&self, pool: &ErasedPool) -> Option<Vec<u8>> {
        match self {
            Self::Bytes { format, bytes } => format.is_of(pool).then(|| bytes.clone()),
            Self::Values(values) => {
                let mut bytes = Vec::new();
                for value in values {
                    super::edit_again::is_whole(value, &pool.description().kind).then_some(())?;
                    pool.encode_value(value.clone(), &mut bytes).ok()?;
                }
                Some(bytes)
            }
        }
    }
}

/// The values of rows of a type that leaves fields out, or serialises in another way of its own.
fn values_of(
    world_data: &WorldData,
    pool: &ErasedPool,
    ids: &[EntityId],
) -> Result<Vec<Value>, EngineError> {
    let value = |id: &EntityId| world_data.get_value(world_data.locate(*id)?, pool);
    let name = pool.description().name;
    let none = || EngineError::Refused(format!("a row of {name} cannot be stored for undo"));
    let values: Option<Vec<Value>> = ids.iter().map(value).collect();
    values.ok_or_else(none)
}

fn unreadable(component: ComponentId) -> EngineError {
    EngineError::Refused(format!(
        "what was stored of a component ({:016x}) cannot be read",
        component.0
    ))
}

impl Serialize for StoredEntities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for StoredEntities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let content = Content::deserialize(deserializer)?;
        if content.is_whole() {
            Ok(Self(Handle::new(content)))
        } else {
            Err(D::Error::custom("rows and entities do not fit together"))
        }
    }
}
