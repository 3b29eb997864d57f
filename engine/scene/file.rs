//! [`SceneFile`]: a scene as data.

use playground_base::ron::value::RawValue;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The newest format.
pub const VERSION: u32 = 1;

/// The content of a scene file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneFile {
    /// Format of the file.
    pub version: u32,
    /// Resources by component name.
    #[serde(default)]
    pub resources: BTreeMap<String, Box<RawValue>>,
    /// The entities, sorted by id.
    #[serde(default)]
    pub entities: Vec<SceneEntity>,
}

/// One entity of a scene file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneEntity {
    /// Its id as a number.
    pub id: u64,
    /// Components by name, each as text.
    #[serde(default)]
    pub components: BTreeMap<String, Box<RawValue>>,
}
