//! Components whose fields changed: their rows move to a pool of the new type.

mod adopt;
mod compare;
mod evacuate;
mod row_migration;

pub use adopt::adopt;
pub use evacuate::evacuate;
