//! Who is below whom.
//!
//! The index is brought up to date before it is asked, by the ticks of the parent rows, and what it
//! says is checked against the rows: they are the truth.

use super::PARENT;
use playground_base::{Key, ReadColumns, TableId};
use playground_core_ecs::{Children, EntityId, Parent, Structure};
use std::collections::HashSet;

/// Out-of-date links that are kept before all are made anew.
const SLACK: usize = 1_024;

/// The children of an entity, in order of id.
pub fn children_of(
    structure: &mut Structure,
    key: &Key<Parent>,
    parent: EntityId,
) -> Vec<EntityId> {
    refresh(structure, key);
    match key.read(&structure.cells) {
        Ok(parents) => Links { structure, parents }.of(parent).collect(),
        Err(_) => Vec::new(),
    }
}

/// These entities and all below them, each once, parents first: in the order asked for, but what is
/// below another one asked for comes with that one.
pub fn subtrees(structure: &mut Structure, key: &Key<Parent>, roots: &[EntityId]) -> Vec<EntityId> {
    refresh(structure, key);
    let has_no_children = structure.children.links.is_empty();
    let parents = key.read(&structure.cells);
    let (false, Ok(parents)) = (has_no_children, parents) else {
        let mut seen = HashSet::new();
        let first = |id: &EntityId| roots.len() == 1 || seen.insert(*id);
        return roots.iter().copied().filter(first).collect();
    };
    let links = Links { structure, parents };
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
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

/// True when no entity can have children: nobody has a parent.
pub fn is_flat(structure: &mut Structure, key: &Key<Parent>) -> bool {
    refresh(structure, key);
    structure.children.links.is_empty()
}

/// True when no table has a place for parents, which is seen at once. False says nothing.
#[inline]
pub const fn has_no_parents(structure: &Structure) -> bool {
    let children = &structure.children;
    children.tables.is_empty() && children.seen == structure.tables.len()
}

/// True when the entity cannot have children, by what was known when [`is_flat`] was asked last.
pub fn is_leaf(children: &Children, id: EntityId) -> bool {
    below(children, id).next().is_none()
}

/// Who may be below an entity.
fn below(children: &Children, parent: EntityId) -> impl DoubleEndedIterator<Item = EntityId> {
    let lowest = EntityId::from_bits(0);
    let links = children
        .links
        .range((parent, lowest)..=(parent, EntityId::NONE));
    links.map(|(_, child)| *child)
}

/// Brings the links up to date: looks at the rows written since the last time.
fn refresh(structure: &mut Structure, key: &Key<Parent>) {
    let Structure {
        cells,
        tables,
        children,
        ..
    } = structure;
    for (at, storage) in tables.iter().enumerate().skip(children.seen) {
        if storage.components.binary_search(&PARENT).is_ok() {
            children.tables.push(TableId(at as u32));
        }
    }
    children.seen = tables.len();
    if children.tables.is_empty() {
        return;
    }
    let Ok(parents) = key.read(cells) else {
        return;
    };
    let rows: usize = children.tables.iter().map(|t| parents.rows(*t).len()).sum();
    // Nobody has a parent any more, or most of what is linked has not.
    if rows == 0 || children.links.len() > rows * 2 + SLACK {
        children.links.clear();
        children.tick = 0;
    }
    // Rows written at the tick of the last time may have come after it.
    let since = children.tick.saturating_sub(1);
    children.tick = cells.tick();
    for table in &children.tables {
        let storage = tables.get(table.0 as usize);
        let entities = storage.map_or(&[][..], |storage| &storage.entities);
        for row in parents.changed_rows(*table, since) {
            let pair = parents.get(*table, row).zip(entities.get(row));
            let link = pair.map(|(parent, child)| (parent.entity, *child));
            children.links.extend(link);
        }
    }
}

/// Forgets what is known: all rows were replaced.
pub fn forget_links(children: &mut Children) {
    *children = Children::default();
}

/// The links with the rows that they are checked against.
struct Links<'a> {
    structure: &'a Structure,
    parents: ReadColumns<'a, Parent>,
}

impl Links<'_> {
    fn of(&self, parent: EntityId) -> impl DoubleEndedIterator<Item = EntityId> {
        below(&self.structure.children, parent)
            .filter(move |child| self.parent_of(*child) == Some(parent))
    }

    fn parent_of(&self, child: EntityId) -> Option<EntityId> {
        let here = self.structure.as_entity(child)?;
        let row = self.parents.get(here.table, here.row as usize)?;
        Some(row.entity)
    }

    /// The roots in their order, but those below another root last: they are found before.
    fn topmost(&self, roots: &[EntityId]) -> Vec<EntityId> {
        let all: HashSet<EntityId> = roots.iter().copied().collect();
        let mut below = HashSet::new();
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
