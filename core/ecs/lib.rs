//! The world as data (`model/`), and the contracts to work on it (`view/`).
//!
//! `systems/ecs` implements the contracts; a game plugin implements [`SystemView`]. What must be
//! inlined into plugins (keys, columns) comes from `modules/binding` and is re-exported here.
#![forbid(unsafe_code)]

mod model;
pub mod param;
mod view;

pub use model::*;
pub use view::*;

pub use playground_base::{
    Bundle, Cells, ColumnView, Component, ComponentId, Context, ErasedPool, Handle, Key,
    ModuleError, ReadColumns, Shared, StagedRows, TableId, Value, WriteColumns,
};

playground_base::export!();
