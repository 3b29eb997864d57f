//! Component storage: dense columns of `T`, one for each table that has the component.
//!
//! The world owns one [`Cells`]. With `&Cells` columns are borrowed through a lock each, taken
//! once a system; with `&mut Cells` nothing is locked at all.

mod archetype_walk;
mod bundle;
mod cells;
mod column;
mod columns;
mod component;
mod erased;
mod key;
mod place_set;
mod rows;
mod snapshots;
mod sparse_index;
mod staged;
mod ticks;

pub use archetype_walk::{RowMarks, WalkMut};
pub use bundle::Bundle;
pub use cells::Cells;
pub use columns::Columns;
pub use component::{Component, ComponentPool, Resource};
pub use erased::ErasedPool;
pub use key::{ColumnView, Key, ReadColumns, WriteColumns};
pub use staged::StagedRows;
