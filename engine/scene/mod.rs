//! Scenes: the entities of a world as a RON file that merges well.
//!
//! Entities are in order of their ids, components in order of their names, one component on one
//! line or more. What this build cannot read is preserved as text: a component whose type no module
//! registered, one that the world would refuse, a field that does not fit.

mod error;
mod file;
mod file_stamp;
mod kept_scene;
mod kind_seed;
mod load;
pub mod merge;
mod missing;
mod named_texts;
mod orphans;
mod plain_value;
mod read_component;
mod row_format;
mod row_groups;
mod row_text;
mod scene_parts;
mod scene_rows;
mod scene_watch;
mod scene_writer;
mod text_format;
mod text_value;
mod unread;
mod uses;
mod write;

pub(crate) use crate::atomic_write::save_with_backup;
pub use error::SceneError;
pub use file::{SceneEntity, SceneFile};
pub(crate) use file_stamp::FileStamp;
pub use kept_scene::{KeptScene, StoredScene};
pub use kind_seed::parse_value;
pub use load::{
    ParsedScene, SceneText, component_kind, load_scene, parse, parse_file, parse_scene, read_named,
};
pub(crate) use load::{set_resources, spawn_all, spawn_entities};
pub use missing::MissingModule;
pub use named_texts::NamedTexts;
pub use orphans::Orphan;
pub use plain_value::plain_value;
pub use read_component::{ReadComponent, has_unknown, read_component, read_field, unread_of};
pub use row_format::RowFormat;
pub(crate) use scene_watch::SceneWatch;
pub use text_format::TextFormat;
pub use text_value::TextValue;
pub use unread::{Unread, UnreadComponents, UnreadOfOwner, is_of_component};
pub(crate) use uses::SceneUses;
pub use write::{component_texts, describe_entities, to_text, write_value};
