//! [`SceneFile`]: a scene as data.

use playground_base::ron::value::RawValue;
use playground_core_ecs::EntityId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The newest format.
pub const VERSION: u32 = 1;

/// A scene as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneFile {
    /// Format of the file.
    pub version: u32,
    /// Resources by component name.
    #[serde(default)]
    pub resources: BTreeMap<String, Box<RawValue>>,
    /// In order of id.
    #[serde(default)]
    pub entities: Vec<SceneEntity>,
}

/// One entity as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneEntity {
    /// Its id as a number.
    pub id: u64,
    /// Components by name, each as text.
    #[serde(default)]
    pub components: BTreeMap<String, Box<RawValue>>,
}

/// Components that nobody registered or that the world would refuse, by entity and name, as they
/// stood in the file.
pub type KeptComponents = BTreeMap<EntityId, BTreeMap<String, String>>;
