//! From the tree to the list of rows.

use super::Links;
use playground_core_ecs::EntityId;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub entity: EntityId,
    /// How many are above it.
    pub depth: u16,
    /// Something is below it.
    pub has_children: bool,
    /// What is below it is shown.
    pub is_open: bool,
    /// It, or one above it, is disabled.
    pub is_dimmed: bool,
    /// It passes the filter; false for those shown only because one below them does.
    pub passes: bool,
}

/// What decides which rows there are. Places are indexes of entities.
pub struct Flattening<'a, E, D, O> {
    /// Who is below whom.
    pub links: &'a Links,
    /// Who is at a place.
    pub entity: E,
    /// Whether the entity at a place is itself disabled.
    pub is_disabled: D,
    /// Whether an entity's row is open.
    pub is_open: O,
    /// Places that pass the filter and places that lead to one; `None` without a filter. With a
    /// filter all rows are open.
    pub kept: Option<&'a [Kept]>,
}

/// What a filter says about a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Not shown.
    #[default]
    No,
    /// One below it passes.
    Leads,
    /// It passes itself.
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
            let Some(place) = here else {
                match later.pop() {
                    Some(next) => here = next,
                    None => return,
                }
                continue;
            };
            let depth = later.len();
            let next = self.links.next(place);
            let kept = self.kept_at(place);
            if kept == Kept::No {
                here = next;
                continue;
            }
            dimmed_from = dimmed_from.filter(|from| *from < depth);
            if dimmed_from.is_none() && (self.is_disabled)(place) {
                dimmed_from = Some(depth);
            }
            let row = self.row(place, depth, kept, dimmed_from.is_some());
            rows.push(row);
            here = match self.links.first_child(place).filter(|_| row.is_open) {
                Some(child) => {
                    later.push(next);
                    Some(child)
                }
                None => next,
            };
        }
    }

    fn row(&self, place: u32, depth: usize, kept: Kept, is_dimmed: bool) -> Row {
        let entity = (self.entity)(place);
        let has_children = self.links.first_child(place).is_some();
        Row {
            entity,
            depth: depth.min(usize::from(u16::MAX)) as u16,
            has_children,
            is_open: has_children && (self.kept.is_some() || (self.is_open)(entity)),
            is_dimmed,
            passes: kept == Kept::Passes,
        }
    }

    fn kept_at(&self, place: u32) -> Kept {
        match self.kept {
            Some(kept) => kept.get(place as usize).copied().unwrap_or_default(),
            None => Kept::Passes,
        }
    }
}

/// Marks a place that passes, and all above it.
pub fn keep(kept: &mut [Kept], links: &Links, place: u32) {
    let Some(own) = kept.get_mut(place as usize) else {
        return;
    };
    let was = std::mem::replace(own, Kept::Passes);
    if was != Kept::No {
        return;
    }
    for above in links.ancestors(place) {
        match kept.get_mut(above as usize) {
            Some(mark @ Kept::No) => *mark = Kept::Leads,
            _ => return,
        }
    }
}
