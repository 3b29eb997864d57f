//! Component storage: dense columns of `T`, one for each archetype that has the component.
//!
//! The world owns one [`BorrowToken`]. With `&BorrowToken` columns are borrowed through a lock
//! each, taken once a system; with `&mut BorrowToken` nothing is locked at all.

mod archetype_walk;
mod borrow_token;
mod bundle;
mod column;
mod columns;
mod component;
mod copied_rows;
mod encode;
mod erased;
mod fit;
mod index_set;
mod key;
mod raw_pool;
mod snapshots;
mod sparse_index;
mod staged;
mod ticks;

pub use archetype_walk::{RowMarks, WalkMut};
pub use borrow_token::BorrowToken;
pub use bundle::Bundle;
pub use columns::Columns;
pub use component::{Component, ComponentPool, PlacedPool, Resource};
pub use copied_rows::CopiedRows;
pub use erased::ErasedPool;
pub use fit::Fitted;
pub use key::{ColumnView, Key, ReadColumns, WriteColumns};
pub use staged::{Staged, StagedRows};
