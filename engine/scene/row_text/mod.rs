//! Rows between the text of a scene and their bytes, by the description of their component.
//!
//! The usual way leads through a [`Value`](playground_base::Value), a tree with a name and an
//! allocation for each field. These two readers skip it: a scene of 100,000 entities has millions of
//! fields. They know only the form that the editor writes; whatever else a text says takes the usual
//! way, which has the last word on what is right.

mod reader;
mod witness;
mod writer;

pub use reader::RowReader;
pub use witness::follows_description;
pub use writer::{take, take_varint, write_row};

#[cfg(test)]
mod tests;
