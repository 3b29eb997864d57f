//! [`Component`] and [`ComponentPool`].

use super::{BorrowToken, Columns, ErasedPool, Key, ReadColumns, Staged, StagedRows, WriteColumns};
use crate::{Context, ModelInfo};
use parking_lot::{Mutex, RwLock};
use playground_core_types::Handle;
use playground_modules_loader::Library;
use playground_modules_types::{
    ComponentDescription, ComponentId, Describe, ModuleError, Named, model_type_of, stable_id,
};
use qcell::QCell;
use serde::{Serialize, de::DeserializeOwned};
use std::mem::ManuallyDrop;
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
        new_pool: <Self as PoolPointers>::new_pool,
    };

    /// Calls [`Context::search_key`].
    ///
    /// This method and those below are written out for each component, although they could have a
    /// default: so they are compiled once, in the crate of the component, and not again in each
    /// module that uses it.
    fn find_key(context: &Context) -> Result<Key<Self>, ModuleError>;
    /// Calls [`ComponentPool::read`].
    fn read_columns<'a>(
        pool: &'a ComponentPool<Self>,
        token: &'a BorrowToken,
    ) -> Result<ReadColumns<'a, Self>, ModuleError>;
    /// Calls [`ComponentPool::write`].
    fn write_columns<'a>(
        pool: &'a ComponentPool<Self>,
        token: &'a BorrowToken,
    ) -> Result<WriteColumns<'a, Self>, ModuleError>;
    /// Calls [`ComponentPool::stage`].
    fn stage_rows(
        pool: &ComponentPool<Self>,
        token: &BorrowToken,
        rows: Staged<Self>,
    ) -> StagedRows;
}

/// A component that a world has one of, and no entity has. `#[component(resource)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a resource",
    label = "not a resource",
    note = "put `#[component(resource)]` on the struct; components of entities are accessed in a query: `Query<&{Self}>`"
)]
pub trait Resource: Component {}

/// A pool, and what puts its code beside its component. A compiler that compiles a crate in parts puts
/// a method into the part of the type that has it: of a tuple, the type that it names first. The code
/// of all pools of a crate would be one part otherwise, and compiled again when a field of any
/// component changes.
pub type PlacedPool<T> = ([T; 0], ComponentPool<T>);

/// All components of one type of one world, stored as `T`.
pub struct ComponentPool<T> {
    pub(crate) index: u32,
    pub(crate) component: ComponentId,
    pub(crate) parts: ManuallyDrop<PoolParts<T>>,
    /// Drops the parts. Compiled by the module that made the pool: otherwise each module with a key
    /// would compile it again, because the last key drops the pool.
    drop_parts: fn(&mut PoolParts<T>),
}

/// What a pool owns.
///
/// What is dropped by hand is dropped in one place. The cells have code that would drop it too, where
/// making the pool panics, and the compiler puts that of all components of a crate together.
pub(crate) struct PoolParts<T> {
    me: Weak<PlacedPool<T>>,
    pub(crate) columns: QCell<RwLock<ManuallyDrop<Columns<T>>>>,
    pub(crate) staged: QCell<Mutex<ManuallyDrop<Vec<Staged<T>>>>>,
}

impl<T> PoolParts<T> {
    /// Drops everything that is allocated. What is left owns nothing.
    #[inline]
    fn clear(&mut self) {
        self.me = Weak::new();
        let (columns, staged) = (ManuallyDrop::default(), ManuallyDrop::default());
        let columns = std::mem::replace(self.columns.get_mut().get_mut(), columns);
        let staged = std::mem::replace(self.staged.get_mut().get_mut(), staged);
        drop(ManuallyDrop::into_inner(columns));
        drop(ManuallyDrop::into_inner(staged));
    }
}

/// What pools call through pointers: default methods, so that the compiler puts them beside the
/// component (see [`PlacedPool`]).
pub(crate) trait PoolPointers: Component {
    /// How snapshots are put off; not where rows may be written through a shared reference.
    const PUT_OFF: Option<fn(&mut Columns<Self>)> = if Self::HAS_CELLS {
        None
    } else {
        Some(Self::make_snapshots)
    };

    fn new_pool(token: &BorrowToken, index: u32, library: &Library) -> ErasedPool {
        ErasedPool::of::<Self>(token, index, library)
    }

    fn make_snapshots(columns: &mut Columns<Self>) {
        columns.make_snapshots();
    }

    fn drop_parts(parts: &mut PoolParts<Self>) {
        parts.clear();
    }
}

impl<T: Component> PoolPointers for T {}

impl<T> Drop for ComponentPool<T> {
    fn drop(&mut self) {
        (self.drop_parts)(&mut self.parts);
    }
}

impl<T: Component> ComponentPool<T> {
    #[inline]
    pub(crate) fn new(token: &BorrowToken, index: u32) -> Handle<PlacedPool<T>> {
        Handle::new_cyclic(|me| {
            let parts = PoolParts {
                me: me.clone(),
                columns: QCell::new(&token.owner, RwLock::default()),
                staged: QCell::new(&token.owner, Mutex::default()),
            };
            let pool = Self {
                index,
                component: T::ID,
                parts: ManuallyDrop::new(parts),
                drop_parts: T::drop_parts,
            };
            ([], pool)
        })
    }

    /// A typed key to this pool; `None` while the pool is being dropped.
    #[inline]
    pub fn key(&self) -> Option<Key<T>> {
        Some(Key {
            pool: self.parts.me.upgrade()?,
        })
    }

    /// Shared access to the columns, one lock for all of them. For `#[component]`, as are `write`
    /// and `stage`.
    #[doc(hidden)]
    #[inline]
    pub fn read<'a>(&'a self, token: &'a BorrowToken) -> Result<ReadColumns<'a, T>, ModuleError> {
        let columns = self.parts.columns.ro(&token.owner).try_read();
        Ok(ReadColumns {
            columns: columns.ok_or_else(|| borrowed(T::NAME))?,
        })
    }

    /// Exclusive access to the columns, one lock for all of them.
    #[doc(hidden)]
    #[inline]
    pub fn write<'a>(&'a self, token: &'a BorrowToken) -> Result<WriteColumns<'a, T>, ModuleError> {
        let columns = self.parts.columns.ro(&token.owner).try_write();
        let mut columns = columns.ok_or_else(|| borrowed(T::NAME))?;
        columns.for_writing();
        Ok(WriteColumns {
            columns,
            tick: token.tick(),
        })
    }

    /// Stages rows: they are moved into an archetype when the commands that name them are applied.
    #[doc(hidden)]
    #[inline]
    pub fn stage(&self, token: &BorrowToken, rows: Staged<T>) -> StagedRows {
        let count = rows.count() as u32;
        let mut staged = self.parts.staged.ro(&token.owner).lock();
        let slot = staged.len() as u32;
        staged.push(rows);
        StagedRows {
            component: self.component,
            slot,
            count,
        }
    }
}

#[cold]
fn borrowed(component: &str) -> ModuleError {
    ModuleError::Borrowed {
        component: component.to_owned(),
    }
}
