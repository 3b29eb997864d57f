//! [`Clash`]: two entities that cannot be in one scene.

use super::SceneTree;
use super::three_way::is_same_owner;
use playground_core_ecs::EntityId;
use std::collections::BTreeMap;

/// Two entities, one of each side, that cannot be in one scene: different ones with one id, or of
/// different generations in one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The entity that we have.
    pub ours: EntityId,
    /// The entity that they have.
    pub theirs: EntityId,
}

impl Clash {
    /// True for each of the two.
    pub fn has(&self, owner: Option<EntityId>) -> bool {
        [self.ours, self.theirs].map(Some).contains(&owner)
    }
}

/// The entities of both sides that clash, by the ids of theirs.
pub fn clashes(base: &SceneTree, ours: &SceneTree, theirs: &SceneTree) -> Vec<Clash> {
    let (mut found, mut only_theirs) = (Vec::new(), Vec::new());
    for (owner, components) in &theirs.owners {
        let Some(id) = *owner else { continue };
        let before = base.get(*owner);
        match ours.get(*owner) {
            None if !is_same_owner(before, Some(components)) => only_theirs.push(id),
            Some(of_ours)
                if before.is_none() && !is_same_owner(Some(of_ours), Some(components)) =>
            {
                found.push(Clash {
                    ours: id,
                    theirs: id,
                });
            }
            _ => {}
        }
    }
    if !only_theirs.is_empty() {
        let slots = slots_that_stay(base, ours, theirs);
        let clash = |theirs: EntityId| {
            let ours = *slots.get(&theirs.index)?;
            Some(Clash { ours, theirs })
        };
        found.extend(only_theirs.into_iter().filter_map(clash));
    }
    found.sort_by_key(|clash| clash.theirs);
    found
}

/// Our entities by slot, without those that they removed and that we left as they were.
fn slots_that_stay(
    base: &SceneTree,
    ours: &SceneTree,
    theirs: &SceneTree,
) -> BTreeMap<u32, EntityId> {
    let stays = |owner: Option<EntityId>| {
        theirs.get(owner).is_some() || !is_same_owner(base.get(owner), ours.get(owner))
    };
    let ids = ours.owners.keys().filter(|owner| stays(**owner));
    let ids = ids.filter_map(|owner| *owner);
    ids.map(|id| (id.index, id)).collect()
}
