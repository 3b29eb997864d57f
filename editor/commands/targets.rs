//! Whom and what a command is about.

use crate::answer::CommandError;
use crate::app::EditorApp;
use playground_base::{ErasedPool, Value};
use playground_core_ecs::{EntityId, EntityRef};

impl EditorApp {
    /// The entity that a reference names.
    pub(super) fn entity(&self, reference: &EntityRef) -> Result<EntityId, CommandError> {
        let world = self.document.engine.world();
        let entities = &self.document.engine.views().entities;
        Ok(entities.call(|v| v.find(world, reference))??)
    }

    /// The entities that references name; the selected ones for none.
    pub(super) fn entities_or_selected(
        &self,
        of: &[EntityRef],
    ) -> Result<Vec<EntityId>, CommandError> {
        let ids = match of.is_empty() {
            true => self.mirror.state.selection.entities.clone(),
            false => of
                .iter()
                .map(|r| self.entity(r))
                .collect::<Result<_, _>>()?,
        };
        match ids.is_empty() {
            true => Err(CommandError::NothingSelected),
            false => Ok(ids),
        }
    }

    /// The pool of a component by its stable, its short or a former name.
    pub(super) fn pool(&self, name: &str) -> Result<ErasedPool, CommandError> {
        let structure = self.document.engine.world().structure.read();
        let pools = || structure.pools.iter();
        let exact = pools().find(|pool| pool.description().name == name);
        let short = || pools().find(|pool| pool.description().short_name() == name);
        let former = || pools().find(|pool| pool.description().former_names.contains(&name));
        let found = exact.or_else(short).or_else(former);
        found
            .cloned()
            .ok_or_else(|| CommandError::UnknownComponent {
                name: name.to_owned(),
                known: pools()
                    .map(|pool| pool.description().short_name())
                    .collect(),
            })
    }

    /// A component and the path inside it: `Transform.translation.x`.
    pub(super) fn component_path<'p>(
        &self,
        path: &'p str,
    ) -> Result<(ErasedPool, &'p str), CommandError> {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        Ok((self.pool(name)?, rest))
    }
}

/// `base` with what is at `path` replaced.
pub(super) fn with_value_at(
    mut base: Value,
    path: &str,
    value: Value,
) -> Result<Value, CommandError> {
    *base.at_mut(path)? = value;
    Ok(base)
}
