//! The world as data (`model/`), the contracts to work on it (`view/`), and read-only access to it
//! (`read/`).
//!
//! `systems/ecs` implements the contracts; a game plugin implements [`SystemView`]. Code that must
//! be inlined into plugins (keys, columns) comes from `modules/binding` and is re-exported here.
#![forbid(unsafe_code)]

mod model;
pub mod param;
mod read;
mod view;

pub use model::*;
pub use read::*;
pub use view::*;

pub use playground_base::{
    ArchetypeId, BorrowToken, Bundle, ColumnView, Component, ComponentId, Context, ErasedPool,
    Handle, Key, ModuleError, ReadColumns, Shared, StagedRows, Value, WriteColumns,
};

playground_base::export!();
