//! Components whose fields changed: their rows move to a pool of the new type.

mod adopt;
mod compare;
mod evacuate;
mod rows;

pub use adopt::adopt;
pub use evacuate::evacuate;
