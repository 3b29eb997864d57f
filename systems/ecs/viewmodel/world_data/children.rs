//! The index from parents to children.
//!
//! The index is updated before it is read, by the ticks of the parent rows, and its links are
//! checked against the rows: they are the source of truth.

use super::PARENT;
use playground_base::{ArchetypeId, Key, MixSet, ReadColumns};
use playground_core_ecs::{Children, EntityId, Parent, WorldData};

/// The number of stale links after which all are rebuilt.
const SLACK: usize = 1_024;

/// The children of an entity, in order of id.
pub fn children_of(
    world_data: &mut WorldData,
    key: &Key<Parent>,
    parent: EntityId,
) -> Vec<EntityId> {
    refresh(world_data, key);
    match key.read(&world_data.token) {
        Ok(parents) => Links {
            world_data,
            parents,
        }
        .of(parent)
        .collect(),
        Err(_) => Vec::new(),
    }
}

/// These entities and their descendants, each once, parents first: in the order of `roots`, except
/// that a root below another root comes with that one.
pub fn subtrees(
    world_data: &mut WorldData,
    key: &Key<Parent>,
    roots: &[EntityId],
) -> Vec<EntityId> {
    refresh(world_data, key);
    let has_no_children = world_data.children.links.is_empty();
    let parents = key.read(&world_data.token);
    let (false, Ok(parents)) = (has_no_children, parents) else {
        // In order, each can be there only once.
        if roots.is_sorted_by(|one, next| one < next) {
            return roots.to_vec();
        }
        let mut seen = MixSet::default();
        return roots
            .iter()
            .copied()
            .filter(|id| seen.insert(*id))
            .collect();
    };
    let links = Links {
        world_data,
        parents,
    };
    let (mut found, mut seen) = (Vec::new(), MixSet::default());
    for root in links.topmost(roots) {
        let mut next = vec![root];
        while let Some(id) = next.pop() {
            if seen.insert(id) {
                found.push(id);
                next.extend(links.of(id).rev());
            }
        }
    }
    found
}

/// True when no entity has a parent, so that none has children.
pub fn is_flat(world_data: &mut WorldData, key: &Key<Parent>) -> bool {
    refresh(world_data, key);
    world_data.children.links.is_empty()
}

/// True when no archetype has the component `Parent`: a cheap check. False proves nothing.
#[inline]
pub const fn has_no_parents(world_data: &WorldData) -> bool {
    let children = &world_data.children;
    children.archetypes.is_empty() && children.seen == world_data.archetypes.len()
}

/// True when the entity cannot have children, by the links as of the last call of [`is_flat`].
pub fn is_leaf(children: &Children, id: EntityId) -> bool {
    below(children, id).next().is_none()
}

/// The possible children of an entity.
fn below(children: &Children, parent: EntityId) -> impl DoubleEndedIterator<Item = EntityId> {
    let lowest = EntityId::from_bits(0);
    let links = children
        .links
        .range((parent, lowest)..=(parent, EntityId::NONE));
    links.map(|(_, child)| *child)
}

/// Updates the links from the rows written since the last call.
fn refresh(world_data: &mut WorldData, key: &Key<Parent>) {
    let WorldData {
        token,
        archetypes,
        children,
        ..
    } = world_data;
    for (at, archetype) in archetypes.iter().enumerate().skip(children.seen) {
        if archetype.components.binary_search(&PARENT).is_ok() {
            children.archetypes.push(ArchetypeId(at as u32));
        }
    }
    children.seen = archetypes.len();
    if children.archetypes.is_empty() {
        return;
    }
    let Ok(parents) = key.read(token) else {
        return;
    };
    let rows: usize = children
        .archetypes
        .iter()
        .map(|t| parents.rows(*t).len())
        .sum();
    // No entity has a parent any more, or most links are stale.
    if rows == 0 || children.links.len() > rows * 2 + SLACK {
        children.links.clear();
        children.tick = 0;
    }
    // Rows written at the tick of the last call may have been written after it.
    let since = children.tick.saturating_sub(1);
    children.tick = token.tick();
    for archetype_id in &children.archetypes {
        let archetype = archetypes.get(archetype_id.0 as usize);
        let entities = archetype.map_or(&[][..], |archetype| &archetype.entities);
        for row in parents.changed_rows(*archetype_id, since) {
            let pair = parents.get(*archetype_id, row).zip(entities.get(row));
            let link = pair.map(|(parent, child)| (parent.entity, *child));
            children.links.extend(link);
        }
    }
}

/// Clears the index, when all rows were replaced.
pub fn forget_links(children: &mut Children) {
    *children = Children::default();
}

/// The links with the rows that they are checked against.
struct Links<'a> {
    world_data: &'a WorldData,
    parents: ReadColumns<'a, Parent>,
}

impl Links<'_> {
    fn of(&self, parent: EntityId) -> impl DoubleEndedIterator<Item = EntityId> {
        below(&self.world_data.children, parent)
            .filter(move |child| self.parent_of(*child) == Some(parent))
    }

    fn parent_of(&self, child: EntityId) -> Option<EntityId> {
        let here = self.world_data.locate(child)?;
        let row = self.parents.get(here.archetype, here.row as usize)?;
        Some(row.entity)
    }

    /// The roots in their order, but those below another root last: they are visited with that one.
    fn topmost(&self, roots: &[EntityId]) -> Vec<EntityId> {
        let all: MixSet<EntityId> = roots.iter().copied().collect();
        let mut below = MixSet::default();
        let mut next: Vec<EntityId> = roots.iter().flat_map(|root| self.of(*root)).collect();
        while let Some(id) = next.pop() {
            if below.insert(id) && !all.contains(&id) {
                next.extend(self.of(id));
            }
        }
        let (last, mut first): (Vec<_>, Vec<_>) = roots.iter().partition(|id| below.contains(id));
        first.extend(last);
        first
    }
}
