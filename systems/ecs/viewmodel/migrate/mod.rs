//! Components whose fields changed: their rows move to a pool of the new type.

mod adopt;
mod compare;
mod evacuate;
mod owners;
mod row_migration;
mod take_out;

pub use adopt::adopt;
pub use evacuate::evacuate;
pub use take_out::take_out;

use owners::Owners;
