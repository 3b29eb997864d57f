//! [`QueryIter`] and [`QueryIterMut`]: the entities of a query one by one.

use super::archetypes::{Archetypes, check};
use super::{Query, QueryData, QueryFilter, ReadQueryData};
use crate::{Archetype, Entity};
use playground_base::ArchetypeId;

/// All entities of a query, archetype by archetype, to write.
pub struct QueryIterMut<'r, 'a, D: QueryData, F: QueryFilter> {
    /// The remaining rows of the current archetype. Not an option: a `for` loop would check it for
    /// each row.
    iter: D::Iter<'r>,
    walk: D::Walk<'r>,
    filter: &'r F::Columns<'a>,
    ids: std::slice::Iter<'r, ArchetypeId>,
    archetypes: Archetypes<'r>,
    /// Where the filter checks each row.
    checked: Option<Checked<'r, D>>,
}

/// The next row of the current archetype, for the filter.
struct Checked<'r, D: QueryData> {
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
            iter: D::no_rows(),
            walk,
            filter,
            ids: archetypes.ids.iter(),
            archetypes,
            checked: None,
        }
    }

    /// The rows of the next archetype that may have matches. Not inlined: it is called once for an
    /// archetype, and a loop around it is shorter and as fast.
    #[inline(never)]
    fn next_archetype(&mut self) -> Option<D::Iter<'r>> {
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
            if F::BY_ROW {
                self.checked = Some(Checked {
                    marks,
                    archetype,
                    archetype_id,
                    row: 0,
                });
            } else {
                D::mark_all(&mut marks);
            }
            return Some(D::iter(rows, archetype.entities.len()));
        }
    }

    /// The next row of the archetype that passes the filter.
    #[inline]
    fn next_row(&mut self) -> Option<D::Item<'r>> {
        if !F::BY_ROW {
            return self.iter.next();
        }
        let checked = self.checked.as_mut()?;
        loop {
            let item = self.iter.next()?;
            let row = checked.row;
            checked.row += 1;
            let (since, marks) = (self.archetypes.since, &checked.marks);
            let check = check(checked.archetype, checked.archetype_id, row, since);
            let ticks = |component| D::ticks(marks, component, row);
            if F::keeps(self.filter, check, &ticks) {
                D::mark(&mut checked.marks, row);
                return Some(item);
            }
        }
    }
}

impl<'r, D: QueryData, F: QueryFilter> Iterator for QueryIterMut<'r, '_, D, F> {
    type Item = D::Item<'r>;

    #[inline]
    fn next(&mut self) -> Option<D::Item<'r>> {
        loop {
            if let Some(item) = self.next_row() {
                return Some(item);
            }
            self.iter = self.next_archetype()?;
        }
    }

    #[inline]
    fn fold<Acc, C: FnMut(Acc, Self::Item) -> Acc>(mut self, first: Acc, mut call: C) -> Acc {
        let mut acc = first;
        loop {
            if F::BY_ROW {
                while let Some(item) = self.next_row() {
                    acc = call(acc, item);
                }
            } else {
                let iter = std::mem::replace(&mut self.iter, D::no_rows());
                acc = iter.fold(acc, &mut call);
            }
            match self.next_archetype() {
                Some(iter) => self.iter = iter,
                None => return acc,
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
    /// The remaining rows of the current archetype.
    iter: D::Iter<'r>,
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
            iter: D::no_rows(),
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

    /// The rows of the next archetype.
    #[inline(never)]
    fn next_rows(&mut self) -> Option<D::Iter<'r>> {
        let (archetype_id, archetype) = self.next_archetype()?;
        let rows = D::rows_shared(&self.query.columns, archetype, archetype_id);
        Some(D::iter(rows, archetype.entities.len()))
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
            if let Some(item) = self.iter.next() {
                return Some(item);
            }
            self.iter = self.next_rows()?;
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
        loop {
            let iter = std::mem::replace(&mut self.iter, D::no_rows());
            acc = iter.fold(acc, &mut call);
            match self.next_rows() {
                Some(iter) => self.iter = iter,
                None => return acc,
            }
        }
    }
}
