//! Entities: identity and location.

mod entities;
mod entity;
mod entity_id;
mod entity_ref;

pub use entities::{Entities, EntitySlot};
pub use entity::Entity;
pub use entity_id::{EntityId, Generation};
pub use entity_ref::EntityRef;
