//! [`UnreadComponents`]: what a scene says and this build cannot read, kept as text.

use playground_core_ecs::EntityId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A component, or a field of one, that this build cannot read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Its value as text of the scene.
    pub text: String,
    /// Why it cannot be read, for people.
    pub reason: String,
}

/// What an owner has that this build cannot read: by the stable name of a component, or by that name
/// and the path of a field, `crate::Type.field`.
pub type UnreadOfOwner = BTreeMap<String, Unread>;

/// What a scene says and this build cannot read: components that no module declares, that the world
/// would refuse, and fields that do not fit. It is saved as it is, and read again when a module can.
///
/// `None` is the world, whose components are the resources.
#[derive(Clone, Debug, Default)]
pub struct UnreadComponents {
    of: BTreeMap<Option<EntityId>, UnreadOfOwner>,
    /// Counts changes.
    revision: u64,
}

impl PartialEq for UnreadComponents {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of
    }
}

impl UnreadComponents {
    /// What an owner has.
    pub fn of(&self, owner: Option<EntityId>) -> impl Iterator<Item = (&String, &Unread)> + Clone {
        self.of.get(&owner).into_iter().flatten()
    }

    /// One component or field of an owner.
    pub fn get(&self, owner: Option<EntityId>, name: &str) -> Option<&Unread> {
        self.of.get(&owner)?.get(name)
    }

    /// Everything, owner by owner.
    pub fn iter(&self) -> impl Iterator<Item = (Option<EntityId>, &String, &Unread)> {
        let owners = self.of.iter();
        owners.flat_map(|(owner, names)| names.iter().map(|(name, of)| (*owner, name, of)))
    }

    /// Changes with each change of it.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// True when everything could be read.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Sets or removes one component or field.
    pub fn set(&mut self, owner: Option<EntityId>, name: &str, unread: Option<Unread>) {
        self.revision += 1;
        match unread {
            Some(unread) => {
                let names = self.of.entry(owner).or_default();
                names.insert(name.to_owned(), unread);
            }
            None => {
                if let Some(names) = self.of.get_mut(&owner) {
                    names.remove(name);
                    if names.is_empty() {
                        self.of.remove(&owner);
                    }
                }
            }
        }
    }

    /// Adds all that an owner has.
    pub fn extend(&mut self, owner: Option<EntityId>, names: UnreadOfOwner) {
        if !names.is_empty() {
            self.revision += 1;
            self.of.entry(owner).or_default().extend(names);
        }
    }

    /// Adds all of another.
    pub fn append(&mut self, other: Self) {
        for (owner, names) in other.of {
            self.extend(owner, names);
        }
    }

    /// Takes all that an owner has.
    pub fn take(&mut self, owner: Option<EntityId>) -> UnreadOfOwner {
        let taken = self.of.remove(&owner);
        self.revision += u64::from(taken.is_some());
        taken.unwrap_or_default()
    }
}

/// True for an entry of the component or of one of its fields.
pub fn is_of_component(name: &str, component: &str) -> bool {
    let rest = name.strip_prefix(component);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
