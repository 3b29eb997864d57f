//! Whom and what a command is about.

use crate::app::EditorApp;
use playground_base::{ErasedPool, Value};
use playground_core_ecs::{EntityId, EntityRef};

impl EditorApp {
    /// The entity that a reference names.
    pub(super) fn entity(&self, reference: &EntityRef) -> Result<EntityId, String> {
        let world = self.engine.world();
        let found = self
            .engine
            .views()
            .entities
            .call(|v| v.find(world, reference));
        found.map_err(|e| e.to_string())?.map_err(|e| e.to_string())
    }

    /// The entities that references name; the selected ones for none.
    pub(super) fn entities_or_selected(&self, of: &[EntityRef]) -> Result<Vec<EntityId>, String> {
        let ids = match of.is_empty() {
            true => self.state.selection.entities.clone(),
            false => of
                .iter()
                .map(|r| self.entity(r))
                .collect::<Result<_, _>>()?,
        };
        match ids.is_empty() {
            true => Err("nothing is selected: select an entity or name one".into()),
            false => Ok(ids),
        }
    }

    /// The pool of a component by its stable or short name.
    pub(super) fn pool(&self, name: &str) -> Result<ErasedPool, String> {
        let structure = self.engine.world().structure.read();
        let exact = structure
            .pools
            .iter()
            .find(|p| p.description().name == name);
        let short = || {
            structure
                .pools
                .iter()
                .find(|p| p.description().short_name() == name)
        };
        let former = || {
            structure
                .pools
                .iter()
                .find(|p| p.description().former_names.contains(&name))
        };
        exact
            .or_else(short)
            .or_else(former)
            .cloned()
            .ok_or_else(|| {
                let known: Vec<&str> = structure
                    .pools
                    .iter()
                    .map(|p| p.description().short_name())
                    .collect();
                format!(
                    "no component is called {name}; there are {}",
                    known.join(", ")
                )
            })
    }

    /// A component and the path inside it: `Transform.translation.x`.
    pub(super) fn component_path<'p>(
        &self,
        path: &'p str,
    ) -> Result<(ErasedPool, &'p str), String> {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        Ok((self.pool(name)?, rest))
    }
}

/// `base` with what is at `path` replaced.
pub(super) fn with_value_at(mut base: Value, path: &str, value: Value) -> Result<Value, String> {
    *base.at_mut(path).map_err(|e| e.to_string())? = value;
    Ok(base)
}
