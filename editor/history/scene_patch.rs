//! [`apply_difference`]: changes the scene from one version to another.

use super::Edit;
use playground_base::{ComponentId, Named, from_value, stable_id};
use playground_core_ecs::{EntityId, Owner, Parent, RowSource, Spawn};
use playground_engine::EngineError;
use playground_engine::scene::merge::{ComponentTexts, SceneTree};
use playground_engine::scene::{ReadComponent, TextValue, Unread, is_of_component, read_named};
use std::collections::BTreeSet;

/// Changes the scene where two versions of it differ: it is as the second one there afterwards.
/// Returns the number of components and entities that changed.
///
/// # Errors
/// When the world refuses a change; the caller then rolls the edit back.
pub fn apply_difference(
    edit: &mut Edit<'_>,
    from: &SceneTree,
    to: &SceneTree,
) -> Result<usize, EngineError> {
    let patch = Patch { from, to };
    let gone = patch.only_in(from, to);
    let new = patch.only_in(to, from);
    edit.detach_children(&gone)?;
    if !gone.is_empty() {
        edit.despawn(&gone)?;
    }
    patch.spawn(edit, &new)?;
    let mut count = gone.len() + new.len();
    let changed = patch.changed();
    // A parent may move below its former child.
    for (owner, name) in &changed {
        if name == Parent::NAME {
            edit.set(*owner, parent_id(), None)?;
        }
    }
    for (owner, name) in &changed {
        patch.set(edit, *owner, name)?;
        count += 1;
    }
    Ok(count)
}

struct Patch<'a> {
    from: &'a SceneTree,
    to: &'a SceneTree,
}

impl Patch<'_> {
    fn only_in(&self, these: &SceneTree, others: &SceneTree) -> Vec<EntityId> {
        let owners = these
            .owners
            .keys()
            .filter(|owner| others.get(**owner).is_none());
        owners.filter_map(|owner| *owner).collect()
    }

    /// Owners in both versions, each with the name of a component that differs.
    fn changed(&self) -> Vec<(Owner, String)> {
        let none = ComponentTexts::new();
        let mut changed = Vec::new();
        let owners: BTreeSet<_> = self
            .from
            .owners
            .keys()
            .chain(self.to.owners.keys())
            .collect();
        for owner in owners {
            let is_in_both = self.from.get(*owner).is_some() && self.to.get(*owner).is_some();
            if owner.is_some() && !is_in_both {
                continue;
            }
            let before = self.from.get(*owner).unwrap_or(&none);
            let after = self.to.get(*owner).unwrap_or(&none);
            let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            let differing = names.into_iter().filter(|name| {
                let (before, after) = (before.get(*name), after.get(*name));
                !TextValue::is_same_text(before, after)
            });
            let owner = owner.map_or(Owner::World, Owner::Entity);
            changed.extend(differing.map(|name| (owner, name.clone())));
        }
        changed
    }

    fn spawn(&self, edit: &mut Edit<'_>, new: &[EntityId]) -> Result<(), EngineError> {
        if new.is_empty() {
            return Ok(());
        }
        let (mut spawns, mut unread) = (Vec::new(), Vec::new());
        for id in new {
            let mut components = Vec::new();
            for (name, text) in self.to.get(Some(*id)).into_iter().flatten() {
                let (component, read) = self.read(edit, name, text);
                let owner = Owner::Entity(*id);
                unread.extend(read.unread.into_iter().map(|(name, of)| (owner, name, of)));
                if let (Some(component), Some(value)) = (component, read.value) {
                    components.push((component, RowSource::Value(value)));
                }
            }
            spawns.push(Spawn {
                id: Some(*id),
                components,
            });
        }
        edit.spawn(spawns)?;
        for (owner, name, of) in unread {
            edit.set_unread(owner, &name, Some(of));
        }
        Ok(())
    }

    /// Gives a component the value of the second version.
    fn set(&self, edit: &mut Edit<'_>, owner: Owner, name: &str) -> Result<(), EngineError> {
        let texts = self.to.get(owner.entity());
        let Some(text) = texts.and_then(|texts| texts.get(name)) else {
            let component = read_named(edit.world(), name, "()").0;
            if component.is_some_and(|component| self.has_otherwise(edit, owner, component)) {
                return Ok(());
            }
            if let Some(component) = component {
                edit.set(owner, component, None)?;
            }
            for old in edit.unread_of(owner) {
                if is_of_component(&old, name) {
                    edit.set_unread(owner, &old, None);
                }
            }
            return Ok(());
        };
        let (component, read) = self.read(edit, name, text);
        if let Some(component) = component {
            edit.set(owner, component, read.value)?;
        }
        for old in edit.unread_of(owner) {
            if is_of_component(&old, name) && !read.unread.contains_key(&old) {
                edit.set_unread(owner, &old, None);
            }
        }
        for (name, of) in read.unread {
            edit.set_unread(owner, &name, Some(of));
        }
        Ok(())
    }

    /// True when the second version has the component, under another of its names.
    fn has_otherwise(&self, edit: &Edit<'_>, owner: Owner, component: ComponentId) -> bool {
        let world_data = edit.world().data.read();
        let (Some(pool), Some(texts)) = (world_data.pool(component), self.to.get(owner.entity()))
        else {
            return false;
        };
        let description = pool.description();
        let mut names = description.former_names.iter().chain([&description.name]);
        names.any(|name| texts.contains_key(*name))
    }

    /// Reads a component. A parent that the second version lacks cannot be read.
    fn read(
        &self,
        edit: &Edit<'_>,
        name: &str,
        text: &str,
    ) -> (Option<ComponentId>, ReadComponent) {
        let (component, mut read) = read_named(edit.world(), name, text);
        if component != Some(parent_id()) {
            return (component, read);
        }
        let parent = read.value.clone().map(from_value::<Parent>);
        if let Some(Ok(parent)) = parent
            && self.to.get(Some(parent.entity)).is_none()
        {
            read.value = None;
            let unread = Unread {
                text: text.to_owned(),
                reason: format!("its parent {} is not in the scene", parent.entity),
            };
            read.unread.insert(name.to_owned(), unread);
        }
        (component, read)
    }
}

fn parent_id() -> ComponentId {
    ComponentId(stable_id(Parent::NAME))
}
