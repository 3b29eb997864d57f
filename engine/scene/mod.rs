//! Scenes: the entities of a world as a RON file that merges well.
//!
//! Entities are in order of their ids, components in order of their names, one component on one
//! line or more. A component whose type no module registered is preserved byte for byte, and so is
//! a `Parent` whose entity is missing.

mod error;
mod file;
mod kind_seed;
mod load;
mod orphans;
mod save;
mod write;

pub use error::SceneError;
pub use file::{SceneEntity, SceneFile, UnknownComponents};
pub use kind_seed::parse_value;
pub use load::{ParsedScene, load, parse, spawn_all};
pub(crate) use load::{set_resources, spawn_entities};
pub use orphans::Orphan;
pub use save::{replace_atomically, save_atomically};
pub use write::{describe_entities, to_text, write_value};
