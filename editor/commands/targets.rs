//! Resolves the entities and components that a command names.

use super::naming::name_of;
use crate::answer::CommandError;
use crate::app::EditorApp;
use crate::history::value_of;
use playground_base::{ErasedPool, Value};
use playground_core_ecs::{EntityId, EntityRef, Owner};

impl EditorApp {
    /// The entity that a reference names.
    pub(super) fn entity(&self, reference: &EntityRef) -> Result<EntityId, CommandError> {
        let world = self.document.engine.world();
        let entities = &self.document.engine.views().entities;
        Ok(entities.call(|v| v.find(world, reference))??)
    }

    /// The entities that references name; without references, the selected ones.
    pub(super) fn entities_or_selected(
        &self,
        of: &[EntityRef],
    ) -> Result<Vec<EntityId>, CommandError> {
        let ids = if of.is_empty() {
            self.mirror.state.selection.entities().to_vec()
        } else {
            of.iter()
                .map(|r| self.entity(r))
                .collect::<Result<_, _>>()?
        };
        if ids.is_empty() {
            Err(CommandError::NothingSelected)
        } else {
            Ok(ids)
        }
    }

    /// The owner of components that a reference names.
    pub(super) fn owner(&self, reference: &EntityRef) -> Result<Owner, CommandError> {
        match reference {
            EntityRef::World => Ok(Owner::World),
            other => self.entity(other).map(Owner::Entity),
        }
    }

    /// The owners that references name; without references, the selected ones.
    pub(super) fn owners_or_selected(&self, of: &[EntityRef]) -> Result<Vec<Owner>, CommandError> {
        let owners = if of.is_empty() {
            self.mirror.state.selection.owners()
        } else {
            of.iter().map(|r| self.owner(r)).collect::<Result<_, _>>()?
        };
        if owners.is_empty() {
            Err(CommandError::NothingSelected)
        } else {
            Ok(owners)
        }
    }

    /// Names owners for people: `Shark`, `3 Entities`, `the World`.
    pub(super) fn subject_of(&self, owners: &[Owner]) -> String {
        match owners {
            [Owner::World] => "the World".to_owned(),
            [Owner::Entity(entity)] => name_of(self.document.engine.world(), *entity),
            many => format!("{} Entities", many.len()),
        }
    }

    /// The same for entities.
    pub(super) fn subject_of_entities(&self, ids: &[EntityId]) -> String {
        match ids {
            [entity] => name_of(self.document.engine.world(), *entity),
            many => format!("{} Entities", many.len()),
        }
    }

    /// The path of a resource that a reference names where no entity has the name.
    pub(super) fn resource_path<'r>(
        &self,
        reference: &'r EntityRef,
        path: &str,
    ) -> Option<&'r str> {
        let EntityRef::Path(name) = reference else {
            return None;
        };
        let head = name.split('.').next().unwrap_or(name);
        let pool = self.pool(head).ok()?;
        (path.is_empty() && pool.description().resource).then_some(name)
    }

    /// A component of owners and the path inside it. The error for a resource that the World lacks
    /// lists its resources.
    pub(super) fn path_in<'p>(
        &self,
        owners: &[Owner],
        path: &'p str,
    ) -> Result<(ErasedPool, &'p str), CommandError> {
        let found = self.component_path(path);
        match (owners.contains(&Owner::World), found) {
            (true, Err(CommandError::UnknownComponent { name, .. })) => {
                Err(CommandError::NoResource {
                    name,
                    known: self.resource_names(),
                })
            }
            (_, found) => found,
        }
    }

    /// The whole value of a component that an owner must have.
    pub(super) fn component_of(
        &self,
        owner: Owner,
        pool: &ErasedPool,
    ) -> Result<Value, CommandError> {
        let value = value_of(self.document.engine.world(), owner, pool.component())?;
        let component = pool.description().short_name().to_owned();
        value.ok_or_else(|| match owner {
            Owner::Entity(entity) => CommandError::NoComponent {
                entity: name_of(self.document.engine.world(), entity),
                component,
            },
            Owner::World => CommandError::NoResource {
                name: component,
                known: self.resource_names(),
            },
        })
    }

    /// The short names of the resources that the world has.
    pub(super) fn resource_names(&self) -> Vec<&'static str> {
        let world_data = self.document.engine.world().data.read();
        let resources = world_data.resources().map(|pool| pool.description());
        let mut names: Vec<_> = resources.map(|resource| resource.short_name()).collect();
        names.sort_unstable();
        names
    }

    /// The pool of a component by its stable, its short or a former name.
    pub(super) fn pool(&self, name: &str) -> Result<ErasedPool, CommandError> {
        let world_data = self.document.engine.world().data.read();
        let pools = || world_data.pools.iter();
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

    /// The same for components that may be edited.
    pub(super) fn editable_path<'p>(
        &self,
        owners: &[Owner],
        path: &'p str,
    ) -> Result<(ErasedPool, &'p str), CommandError> {
        let (pool, rest) = self.path_in(owners, path)?;
        if pool.description().editable {
            Ok((pool, rest))
        } else {
            let name = pool.description().short_name();
            Err(CommandError::Computed(name.to_owned()))
        }
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

/// Replaces the value at `path` in `base`.
pub(super) fn with_value_at(
    mut base: Value,
    path: &str,
    value: Value,
) -> Result<Value, CommandError> {
    *base.at_mut(path)? = value;
    Ok(base)
}
