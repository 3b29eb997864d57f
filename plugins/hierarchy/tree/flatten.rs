//! From the tree to the list of rows.

use super::Links;
use playground_core_ecs::EntityId;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The entity of the row.
    pub entity: EntityId,
    /// Number of ancestors.
    pub depth: u16,
    /// It has children.
    pub has_children: bool,
    /// Its children are shown.
    pub is_open: bool,
    /// It or an ancestor is disabled.
    pub is_dimmed: bool,
    /// It passes the filter; false for a row that is shown only because a descendant passes.
    pub passes: bool,
}

/// Input of the list of rows. Entities are named by their index.
pub struct Flattening<'a, E, D, O> {
    /// Parents and children.
    pub links: &'a Links,
    /// The entity with an index.
    pub entity: E,
    /// Whether the entity with an index is disabled itself.
    pub is_disabled: D,
    /// Whether an entity's row is open.
    pub is_open: O,
    /// Result of the filter by entity index; `None` without a filter. With a filter all rows are
    /// open.
    pub matches: Option<&'a [FilterMatch]>,
}

/// Result of the filter for one entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterMatch {
    /// Not shown.
    #[default]
    Hidden,
    /// A descendant passes.
    Ancestor,
    /// It passes.
    Passes,
}

impl<E, D, O> Flattening<'_, E, D, O>
where
    E: Fn(u32) -> EntityId,
    D: Fn(u32) -> bool,
    O: Fn(EntityId) -> bool,
{
    /// Appends all rows, in order from top to bottom.
    pub fn append_to(&self, rows: &mut Vec<Row>) {
        let mut later = Vec::new();
        let mut dimmed_from: Option<usize> = None;
        let mut here = self.links.first_root();
        loop {
            let Some(index) = here else {
                match later.pop() {
                    Some(next) => here = next,
                    None => return,
                }
                continue;
            };
            let depth = later.len();
            let next = self.links.next(index);
            let found = self.match_of(index);
            if found == FilterMatch::Hidden {
                here = next;
                continue;
            }
            dimmed_from = dimmed_from.filter(|from| *from < depth);
            if dimmed_from.is_none() && (self.is_disabled)(index) {
                dimmed_from = Some(depth);
            }
            let row = self.row(index, depth, found, dimmed_from.is_some());
            rows.push(row);
            here = match self.links.first_child(index).filter(|_| row.is_open) {
                Some(child) => {
                    later.push(next);
                    Some(child)
                }
                None => next,
            };
        }
    }

    fn row(&self, index: u32, depth: usize, found: FilterMatch, is_dimmed: bool) -> Row {
        let entity = (self.entity)(index);
        let has_children = self.links.first_child(index).is_some();
        Row {
            entity,
            depth: depth.min(usize::from(u16::MAX)) as u16,
            has_children,
            is_open: has_children && (self.matches.is_some() || (self.is_open)(entity)),
            is_dimmed,
            passes: found == FilterMatch::Passes,
        }
    }

    fn match_of(&self, index: u32) -> FilterMatch {
        match self.matches {
            Some(matches) => matches.get(index as usize).copied().unwrap_or_default(),
            None => FilterMatch::Passes,
        }
    }
}

/// Marks an entity that passes, and its ancestors.
pub fn mark_match(matches: &mut [FilterMatch], links: &Links, index: u32) {
    let Some(own) = matches.get_mut(index as usize) else {
        return;
    };
    let was = std::mem::replace(own, FilterMatch::Passes);
    if was != FilterMatch::Hidden {
        return;
    }
    for above in links.ancestors(index) {
        match matches.get_mut(above as usize) {
            Some(mark @ FilterMatch::Hidden) => *mark = FilterMatch::Ancestor,
            _ => return,
        }
    }
}
