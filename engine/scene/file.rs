//! [`SceneFile`]: a scene as data.

use super::{NamedTexts, SceneError};
use playground_core_ecs::EntityId;
use serde::Deserialize;
use std::collections::BTreeSet;

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
    pub resources: NamedTexts,
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
    pub components: NamedTexts,
}

impl SceneFile {
    /// Checks that no entity comes twice, and no component of one owner: one of them would be lost.
    ///
    /// # Errors
    /// Names the first that does; `origin` is the file.
    pub(super) fn check_unique(&self, origin: &str) -> Result<(), SceneError> {
        let mut ids = BTreeSet::new();
        check_names(&self.resources, None, origin)?;
        for entity in &self.entities {
            let id = EntityId::from_bits(entity.id);
            if !ids.insert(id) {
                return Err(SceneError::TwoEntities {
                    origin: origin.to_owned(),
                    entity: id,
                });
            }
            check_names(&entity.components, Some(id), origin)?;
        }
        Ok(())
    }
}

fn check_names(
    components: &NamedTexts,
    owner: Option<EntityId>,
    origin: &str,
) -> Result<(), SceneError> {
    match components.twice() {
        None => Ok(()),
        Some(component) => Err(SceneError::TwoComponents {
            origin: origin.to_owned(),
            owner: owner.map_or("the World".to_owned(), |id| format!("entity {id}")),
            component: component.to_owned(),
        }),
    }
}
