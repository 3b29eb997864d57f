//! [`QueryIter`] and [`QueryIterMut`]: the entities of a query one by one.

use super::archetypes::{Archetypes, check};
use super::{Query, QueryData, QueryFilter, ReadQueryData};
use crate::{Archetype, Entity};
use playground_base::ArchetypeId;

/// All entities of a query, archetype by archetype, to write.
pub struct QueryIterMut<'r, 'a, D: QueryData, F: QueryFilter> {
    walk: D::Walk<'r>,
    filter: &'r F::Columns<'a>,
    ids: std::slice::Iter<'r, ArchetypeId>,
    archetypes: Archetypes<'r>,
    current: Option<Current<'r, D>>,
}

/// The current archetype.
struct Current<'r, D: QueryData> {
    iter: D::Iter<'r>,
    marks: D::Marks<'r>,
    archetype: &'r Archetype,
    archetype_id: ArchetypeId,
    row: usize,
}

impl<'r, 'a, D: QueryData, F: QueryFilter> QueryIterMut<'r, 'a, D, F> {
    #[inline]
    pub(super) fn new(
        walk: D::Walk<'r>,
        filter: &'r F::Columns<'a>,
        archetypes: Archetypes<'r>,
    ) -> Self {
        Self {
            walk,
            filter,
            ids: archetypes.ids.iter(),
            archetypes,
            current: None,
        }
    }

    #[inline]
    fn next_archetype(&mut self) -> Option<Current<'r, D>> {
        let Archetypes {
            world_data, since, ..
        } = self.archetypes;
        loop {
            let archetype_id = *self.ids.next()?;
            if F::BY_ROW && !F::may_keep(self.filter, archetype_id, since) {
                continue;
            }
            let Some(archetype) = world_data.archetypes.get(archetype_id.0 as usize) else {
                continue;
            };
            let (rows, mut marks) = D::rows(&mut self.walk, archetype, archetype_id);
            if !F::BY_ROW {
                D::mark_all(&mut marks);
            }
            return Some(Current {
                iter: D::iter(rows, archetype.entities.len()),
                marks,
                archetype,
                archetype_id,
                row: 0,
            });
        }
    }

    /// The next row of the archetype that passes the filter.
    #[inline]
    fn next_row(&self, current: &mut Current<'r, D>) -> Option<D::Item<'r>> {
        if !F::BY_ROW {
            return current.iter.next();
        }
        next_match::<D, F>(current, self.filter, self.archetypes.since)
    }
}

#[inline]
fn next_match<'r, D: QueryData, F: QueryFilter>(
    current: &mut Current<'r, D>,
    filter: &F::Columns<'_>,
    since: u32,
) -> Option<D::Item<'r>> {
    loop {
        let item = current.iter.next()?;
        let row = current.row;
        current.row += 1;
        let marks = &current.marks;
        let check = check(current.archetype, current.archetype_id, row, since);
        if F::keeps(filter, check, &|component| D::ticks(marks, component, row)) {
            D::mark(&mut current.marks, row);
            return Some(item);
        }
    }
}

impl<'r, D: QueryData, F: QueryFilter> Iterator for QueryIterMut<'r, '_, D, F> {
    type Item = D::Item<'r>;

    #[inline]
    fn next(&mut self) -> Option<D::Item<'r>> {
        loop {
            if let Some(current) = &mut self.current {
                let item = if F::BY_ROW {
                    next_match::<D, F>(current, self.filter, self.archetypes.since)
                } else {
                    current.iter.next()
                };
                if item.is_some() {
                    return item;
                }
            }
            self.current = Some(self.next_archetype()?);
        }
    }

    #[inline]
    fn fold<Acc, C: FnMut(Acc, Self::Item) -> Acc>(mut self, first: Acc, mut call: C) -> Acc {
        let mut acc = first;
        let mut current = self.current.take();
        loop {
            match current {
                Some(current) if !F::BY_ROW => acc = current.iter.fold(acc, &mut call),
                Some(mut current) => {
                    while let Some(item) = self.next_row(&mut current) {
                        acc = call(acc, item);
                    }
                }
                None => {}
            }
            current = self.next_archetype();
            if current.is_none() {
                return acc;
            }
        }
    }
}

/// All entities of a query, to read: archetype by archetype, or the entities of a required sparse
/// component.
pub struct QueryIter<'r, 'a, D: ReadQueryData, F: QueryFilter> {
    query: &'r Query<'a, D, F>,
    /// Indices of the remaining entities, where a sparse component is required.
    sparse: std::slice::Iter<'r, u32>,
    ids: std::slice::Iter<'r, ArchetypeId>,
    iter: Option<D::Iter<'r>>,
    rows: RowCursor<'r>,
}

/// The position in the current archetype, where the filter checks each row.
#[derive(Clone, Copy, Default)]
struct RowCursor<'r> {
    archetype: Option<(ArchetypeId, &'r Archetype)>,
    next: usize,
}

impl<'r, 'a, D: ReadQueryData, F: QueryFilter> QueryIter<'r, 'a, D, F> {
    #[inline]
    pub(super) fn new(query: &'r Query<'a, D, F>) -> Self {
        Self {
            sparse: query.sparse_entities().unwrap_or_default().iter(),
            ids: query.archetypes.ids.iter(),
            query,
            iter: None,
            rows: RowCursor::default(),
        }
    }

    fn next_sparse(&mut self) -> Option<D::Item<'r>> {
        loop {
            let index = *self.sparse.next()?;
            if let Some((entity, archetype)) = self.query.archetypes.locate_index(index)
                && self.query.keeps(entity, archetype)
                && let Some(item) = D::get_shared(&self.query.columns, entity)
            {
                return Some(item);
            }
        }
    }

    fn next_archetype(&mut self) -> Option<(ArchetypeId, &'r Archetype)> {
        let query = self.query;
        loop {
            let archetype_id = *self.ids.next()?;
            let archetype = query
                .archetypes
                .world_data
                .archetypes
                .get(archetype_id.0 as usize);
            let may_keep =
                !F::BY_ROW || F::may_keep(&query.filter, archetype_id, query.archetypes.since);
            if let Some(archetype) = archetype.filter(|_| may_keep) {
                return Some((archetype_id, archetype));
            }
        }
    }

    fn next_by_row(&mut self) -> Option<D::Item<'r>> {
        loop {
            if let Some((archetype_id, archetype)) = self.rows.archetype {
                while let Some(id) = archetype.entities.get(self.rows.next) {
                    let entity = Entity {
                        id: *id,
                        archetype: archetype_id,
                        row: self.rows.next as u32,
                    };
                    self.rows.next += 1;
                    if self.query.keeps(entity, archetype)
                        && let Some(item) = D::get_shared(&self.query.columns, entity)
                    {
                        return Some(item);
                    }
                }
            }
            self.rows = RowCursor {
                archetype: Some(self.next_archetype()?),
                next: 0,
            };
        }
    }
}

impl<'r, D: ReadQueryData, F: QueryFilter> Iterator for QueryIter<'r, '_, D, F> {
    type Item = D::Item<'r>;

    #[inline]
    fn next(&mut self) -> Option<D::Item<'r>> {
        if Query::<'_, D, F>::SPARSE {
            return self.next_sparse();
        }
        if F::BY_ROW {
            return self.next_by_row();
        }
        loop {
            if let Some(item) = self.iter.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            let (archetype_id, archetype) = self.next_archetype()?;
            let rows = D::rows_shared(&self.query.columns, archetype, archetype_id);
            self.iter = Some(D::iter(rows, archetype.entities.len()));
        }
    }

    #[inline]
    fn fold<Acc, C: FnMut(Acc, Self::Item) -> Acc>(mut self, first: Acc, mut call: C) -> Acc {
        let mut acc = first;
        if Query::<'_, D, F>::SPARSE || F::BY_ROW {
            for item in self {
                acc = call(acc, item);
            }
            return acc;
        }
        if let Some(rest) = self.iter.take() {
            acc = rest.fold(acc, &mut call);
        }
        while let Some((archetype_id, archetype)) = self.next_archetype() {
            let rows = D::rows_shared(&self.query.columns, archetype, archetype_id);
            acc = D::iter(rows, archetype.entities.len()).fold(acc, &mut call);
        }
        acc
    }
}
