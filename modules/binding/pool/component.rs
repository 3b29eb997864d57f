//! [`Component`] and [`ComponentPool`].

use super::snapshots::Snapshots;
use super::staged::Staged;
use super::{BorrowToken, Columns, ErasedPool, Key, StagedRows};
use crate::ModelInfo;
use parking_lot::{Mutex, RwLock};
use playground_core_types::Handle;
use playground_modules_types::{
    ComponentDescription, ComponentId, Describe, Named, model_type_of, stable_id,
};
use qcell::QCell;
use serde::{Serialize, de::DeserializeOwned};
use std::sync::Weak;

/// Data that an entity can have one of. `#[component]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "not a component",
    note = "put `#[component]` on the struct in the model crate"
)]
pub trait Component:
    Named + Describe + Serialize + DeserializeOwned + Default + Send + Sync + 'static
{
    /// The symbol whose function turns the pool into a typed key.
    const CAST: &'static str;
    /// Its id: the hash of its stable name.
    const ID: ComponentId = ComponentId(stable_id(Self::NAME));
    /// The type as data.
    const DESCRIPTION: &'static ComponentDescription;
    /// True for a component that is added and removed often: its rows are stored outside of the
    /// archetypes, so that adding and removing one moves no other row.
    const SPARSE: bool = Self::DESCRIPTION.sparse;
    /// The row for PLAYGROUND_MODELS.
    const INFO: ModelInfo = ModelInfo {
        model_type: model_type_of::<Self>(),
        description: Self::DESCRIPTION,
        size_bytes: size_of::<Self>(),
        new_pool: ErasedPool::of::<Self>,
    };
}

/// A component that a world has one of, and no entity has. `#[component(resource)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a resource",
    label = "not a resource",
    note = "put `#[component(resource)]` on the struct; components of entities are accessed in a query: `Query<&{Self}>`"
)]
pub trait Resource: Component {}

/// All components of one type of one world, stored as `T`.
pub struct ComponentPool<T> {
    me: Weak<ComponentPool<T>>,
    pub(crate) index: u32,
    pub(crate) component: ComponentId,
    pub(crate) columns: QCell<RwLock<Columns<T>>>,
    pub(crate) staged: QCell<Mutex<Vec<Staged<T>>>>,
    pub(crate) snapshots: QCell<Snapshots<T>>,
}

impl<T: Component> ComponentPool<T> {
    pub(crate) fn new(token: &BorrowToken, index: u32) -> Handle<Self> {
        Handle::new_cyclic(|me| Self {
            me: me.clone(),
            index,
            component: T::ID,
            columns: QCell::new(&token.owner, RwLock::default()),
            staged: QCell::new(&token.owner, Mutex::default()),
            snapshots: QCell::new(&token.owner, Snapshots::default()),
        })
    }

    /// A typed key to this pool; `None` while the pool is being dropped.
    pub fn key(&self) -> Option<Key<T>> {
        Some(Key {
            pool: self.me.upgrade()?,
        })
    }
}

impl<T> ComponentPool<T> {
    /// Stages rows: they are moved into an archetype when the commands that name them are applied.
    pub(crate) fn stage(
        &self,
        token: &BorrowToken,
        rows: impl IntoIterator<Item = T>,
    ) -> StagedRows {
        // Collected before the lock is taken: the iterator runs foreign code.
        let (rows, count) = Staged::of(rows);
        let mut staged = self.staged.ro(&token.owner).lock();
        let slot = staged.len() as u32;
        staged.push(rows);
        StagedRows {
            component: self.component,
            slot,
            count: count as u32,
        }
    }
}
