//! Components that every world has.

mod component;
mod component_ref;
mod name;
mod parent;
mod transform;

pub use component::{ComponentReport, MigrationReport, RowSource};
pub use component_ref::ComponentRef;
pub use name::{Disabled, Name};
pub use parent::Parent;
pub use transform::{Transform, WorldTransform};
