//! Entities: identity and location.

mod children;
mod entities;
mod entity;
mod entity_id;
mod entity_ref;
mod entity_rows;
mod redirect;
mod spawn_plan;

pub use children::Children;
pub use entities::{Entities, EntitySlot};
pub use entity::Entity;
pub use entity_id::{EntityId, Generation};
pub use entity_ref::EntityRef;
pub use entity_rows::EntityRows;
pub use redirect::redirect_entities;
pub use spawn_plan::{SpawnPlan, SpawnedRows, Spawner};
