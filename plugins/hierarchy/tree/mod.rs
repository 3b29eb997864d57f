//! The tree as plain data.

mod cache;
mod filter;
mod flatten;
mod folds;
mod kind;
mod links;

pub use cache::{Source, Tree};
pub use filter::Filter;
pub use flatten::{Flattening, Row};
pub use folds::Folds;
pub use kind::{Kinds, RowKind};
pub use links::Links;
