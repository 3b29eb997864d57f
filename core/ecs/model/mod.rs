//! Pure data.

mod component;
mod console;
mod effect;
mod entity;
mod event;
mod query;
mod storage;
mod system;
mod world;

pub use component::*;
pub use console::*;
pub use effect::*;
pub use entity::*;
pub use event::*;
pub use query::*;
pub use storage::*;
pub use system::*;
pub use world::*;
