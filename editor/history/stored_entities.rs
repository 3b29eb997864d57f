//! [`StoredEntities`]: entities that came or went, for undo and for the journal.

use super::EntityRow;
use playground_base::serde::{Deserialize, Deserializer, Serialize, Serializer};
use playground_base::{ErasedPool, Handle, Value};
use playground_core_ecs::{ComponentId, EntityId, EntityRows, WorldData};
use playground_engine::EngineError;
use playground_engine::scene::{RowFormat, UnreadOfOwner};
use std::collections::BTreeMap;

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
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Of a type that serialises in a way of its own.
    Values(Vec<Value>),
}

impl StoredEntities {
    /// Entities whose rows are bytes of a world's components.
    ///
    /// # Errors
    /// When the bytes are not those of the components.
    pub fn of(
        world_data: &WorldData,
        rows: Vec<EntityRows>,
        unread: BTreeMap<EntityId, UnreadOfOwner>,
    ) -> Result<Self, EngineError> {
        let group = |rows: EntityRows| {
            let EntityRows { ids, columns } = rows;
            let columns = columns.into_iter().map(|(component, bytes)| {
                let pool = world_data.pool(component);
                let rows =
                    stored_rows(pool, ids.len(), bytes).ok_or_else(|| unreadable(component))?;
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

    /// A component has another id, because it was renamed.
    pub fn rename_component(&mut self, from: ComponentId, to: ComponentId) {
        if !self.components().any(|component| component == from) {
            return;
        }
        let content = Handle::make_mut(&mut self.0);
        let columns = content
            .groups
            .iter_mut()
            .flat_map(|group| &mut group.columns);
        for column in columns.filter(|column| column.component == from) {
            column.component = to;
        }
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

impl StoredRows {
    fn values(&self, count: usize) -> Option<Vec<Value>> {
        match self {
            Self::Values(values) => (values.len() == count).then(|| values.clone()),
            Self::Bytes { format, bytes } => {
                let mut rest = &bytes[..];
                let values = (0..count).map(|_| format.value(&mut rest));
                let values = values.collect::<Option<_>>()?;
                rest.is_empty().then_some(values)
            }
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

fn stored_rows(pool: Option<&ErasedPool>, count: usize, bytes: Vec<u8>) -> Option<StoredRows> {
    let pool = pool?;
    if let Some(format) = RowFormat::of(pool) {
        return Some(StoredRows::Bytes { format, bytes });
    }
    let mut rest = &bytes[..];
    let values = (0..count).map(|_| pool.decode_value(&mut rest).ok());
    Some(StoredRows::Values(values.collect::<Option<_>>()?))
}

fn unreadable(component: ComponentId) -> EngineError {
    EngineError::Refused(format!(
        "the rows of a component ({:016x}) cannot be read",
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
        Content::deserialize(deserializer).map(|content| Self(Handle::new(content)))
    }
}
