//! Components that every world has.

mod component;
mod component_ref;
mod migration;
mod name;
mod owner;
mod parent;
mod random_seed;
mod transform;

pub use component::{ComponentReport, RowSource};
pub use component_ref::ComponentRef;
pub use migration::{KeptValue, Migrated, MigrationReport};
pub use name::{Disabled, Name};
pub use owner::Owner;
pub use parent::Parent;
pub use random_seed::RandomSeed;
pub use transform::{Transform, WorldTransform};
