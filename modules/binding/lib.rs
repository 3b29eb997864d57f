//! Bindings from consumers to implementations, and the storage of components and models.
//!
//! - [`BindingRegistry`] knows every contract, its ViewModels and the model pools.
//! - A consumer binds once and keeps a [`Bound`] (or [`BoundAll`]): a slot that the registry points
//!   at the new ViewModel when a module is reloaded. No map look-up after that.
//! - [`ComponentPool<T>`] stores components as `T`, in columns, behind an erased row interface
//!   ([`ErasedPool`]) and a typed one ([`Key<T>`]).
//!
//! Architecture invariant: `dyn` is spelled in `modules/` only.
#![forbid(unsafe_code)]

mod bound;
mod bound_all;
mod caught;
mod context;
mod export;
mod identity_hash;
mod implementation;
mod mix_hash;
mod model_pool;
mod panic_log;
mod pool;
mod registry;
mod slot;
mod state;
mod sync;

pub use bound::Bound;
pub use bound_all::{BoundAll, Fragment, FragmentChange};
pub use context::{Context, FromContext};
pub use export::{
    ExportedViewModel, ModelCrate, ModelInfo, ModelsExport, TableKind, View, ViewExport, ViewInfo,
    ViewModelExport, ViewModelInfo, state_version,
};
pub use identity_hash::{IdMap, IdentityHash};
pub use implementation::{Contract, Implementation, Instance};
pub use mix_hash::{MixHash, MixMap, MixSet};
pub use model_pool::{ActiveModels, ModelPool, PoolReport};
pub use panic_log::PanicLog;
pub use pool::{
    BorrowToken, Bundle, ColumnView, Columns, Component, ComponentPool, CopiedRows, ErasedPool,
    Fitted, Key, PlacedPool, ReadColumns, Resource, RowMarks, Staged, StagedRows, WalkMut,
    WriteColumns,
};
pub use registry::{BindingRegistry, BindingReport, RegistryReader};
pub use state::{Stateful, decode_fields, decode_state, encode_state, restored, saved};
