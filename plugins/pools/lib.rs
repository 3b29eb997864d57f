//! The pools panel: the content and the memory of the world's pools.
//!
//! `order.rs` is pure; `snapshot.rs` reads the world, at most four times a second.
#![forbid(unsafe_code)]

mod field;
mod panel;
mod pools_view;
mod registry;
mod snapshot;
mod table_ui;

pub use field::{COLUMNS, Field};
pub use panel::PoolsPanel;
pub use pools_view::PoolsView;
pub use snapshot::{ComponentRow, ModelRow, Snapshot};
pub use table_ui::shown;

playground_base::export!();
