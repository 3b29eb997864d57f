//! The hierarchy panel: all entities as a tree.
//!
//! - `tree/` is plain data: parents and children, the rows that a filter and folds leave, and the
//!   cache that keeps them until the world changes.
//! - `actions/` turns keys, clicks and drags into commands.
//! - `paint/` draws the visible rows and nothing else.
#![forbid(unsafe_code)]

mod actions;
mod paint;
mod panel;
mod selected;
mod tree;

pub use panel::HierarchyPanel;
pub use tree::{Filter, Flattening, Folds, Links, Row, RowKind};

playground_base::export!();
