//! [`Query`]: the entities that have certain components.

use super::archetypes::Archetypes;
use super::{
    QueryData, QueryFilter, QueryIter, QueryIterMut, ReadQueryData, RowCheck, WholeFilter,
};
use crate::{Archetype, Entity, EntityId};
use playground_base::ModuleError;

/// The entities that have certain components: `Query<(&Boid, &mut Transform), With<Flock>>`.
///
/// `for (boid, transform) in &mut query` visits them one by one; [`for_each`](Self::for_each) does
/// the same and is vectorised. Written components count as changed: in every row, or in those that
/// pass the filter.
pub struct Query<'a, D: QueryData, F: QueryFilter = ()> {
    pub(super) columns: D::Columns<'a>,
    pub(super) filter: F::Columns<'a>,
    pub(super) archetypes: Archetypes<'a>,
}

impl<'a, D: QueryData, F: QueryFilter> Query<'a, D, F> {
    /// Whether it iterates over the entities of a sparse component, not over whole archetypes.
    pub(super) const SPARSE: bool = D::SPARSE || F::SPARSE;

    /// Iterates over all entities, to write.
    ///
    /// Does not compile for a query that requires or writes a sparse component: its rows are not
    /// ordered by archetype. `&query` reads those, and [`for_each`](Self::for_each) writes.
    #[inline]
    pub fn iter_mut(&mut self) -> QueryIterMut<'_, 'a, D, F> {
        const { Self::one_by_one() };
        self.walk_mut()
    }

    fn walk_mut(&mut self) -> QueryIterMut<'_, 'a, D, F> {
        QueryIterMut::new(D::walk(&mut self.columns), &self.filter, self.archetypes)
    }

    const fn one_by_one() {
        assert!(
            !D::LENDS && !D::SPARSE && !F::SPARSE,
            "a `for` loop cannot write where a sparse component is named: use `query.for_each(|..| ..)`, or `&query` to read"
        );
    }

    /// Calls for each entity. Unlike a `for` loop, a loop over several columns is vectorised here.
    #[inline]
    pub fn for_each(&mut self, mut call: impl FnMut(D::Item<'_>)) {
        if Self::SPARSE {
            return self.for_each_sparse(call);
        }
        if D::LENDS {
            return self.for_each_lent(call);
        }
        if F::BY_ROW {
            let walk = D::walk(&mut self.columns);
            return QueryIterMut::<D, F>::new(walk, &self.filter, self.archetypes).for_each(call);
        }
        let mut walk = D::walk(&mut self.columns);
        for (archetype_id, archetype) in self.archetypes.iter() {
            let (rows, mut marks) = D::rows(&mut walk, archetype, archetype_id);
            D::mark_all(&mut marks);
            D::each(rows, archetype.entities.len(), &mut call);
        }
    }

    /// Iterates over the entities of a sparse component.
    fn for_each_sparse(&mut self, mut call: impl FnMut(D::Item<'_>)) {
        let mut next = 0;
        while let Some(index) = self
            .sparse_entities()
            .and_then(|all| all.get(next))
            .copied()
        {
            next += 1;
            if let Some((entity, archetype)) = self.archetypes.locate_index(index)
                && self.keeps(entity, archetype)
                && let Some(item) = D::get(&mut self.columns, entity)
            {
                call(item);
            }
        }
    }

    /// Iterates over archetypes and borrows the rows of one entity at a time.
    fn for_each_lent(&mut self, mut call: impl FnMut(D::Item<'_>)) {
        for (archetype_id, archetype) in self.archetypes.iter() {
            if !F::may_keep(&self.filter, archetype_id, self.archetypes.since) {
                continue;
            }
            for (row, id) in (0..).zip(&archetype.entities) {
                let entity = Entity {
                    id: *id,
                    archetype: archetype_id,
                    row,
                };
                if self.keeps(entity, archetype)
                    && let Some(item) = D::get(&mut self.columns, entity)
                {
                    call(item);
                }
            }
        }
    }

    /// Calls with the whole columns of each archetype, for custom loops over slices; all rows count
    /// as changed. Does not compile with a filter that checks each row, nor with a sparse component.
    #[inline]
    pub fn for_columns(&mut self, mut call: impl FnMut(D::Rows<'_>))
    where
        F: WholeFilter,
    {
        const {
            Self::whole_columns();
            assert!(
                !D::HAS_GAPS,
                "`Option<&T>` of a sparse component has no whole column to give: use `for_each`"
            );
        }
        let mut walk = D::walk(&mut self.columns);
        for (archetype_id, archetype) in self.archetypes.iter() {
            let (rows, mut marks) = D::rows(&mut walk, archetype, archetype_id);
            D::mark_all(&mut marks);
            call(rows);
        }
    }

    pub(super) const fn whole_columns() {
        assert!(
            !F::BY_ROW && !D::LENDS && !D::SPARSE && !F::SPARSE,
            "this query checks single rows (`Changed`, `Added`, `Or`, a sparse component): there are no whole columns to give or to count, use `for_each`"
        );
    }

    /// The item of one entity, to write; `None` when it does not match.
    #[inline]
    pub fn get_mut(&mut self, entity: EntityId) -> Option<D::Item<'_>> {
        let (entity, archetype) = self.archetypes.locate(entity)?;
        if !self.keeps(entity, archetype) {
            return None;
        }
        D::get(&mut self.columns, entity)
    }

    /// The first entity, to write.
    pub fn first_mut(&mut self) -> Option<D::Item<'_>> {
        self.iter_mut().next()
    }

    /// The only entity, to write.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn single_mut(&mut self) -> Result<D::Item<'_>, ModuleError> {
        let mut all = self.iter_mut();
        match (all.next(), all.next()) {
            (Some(one), None) => Ok(one),
            (found, _) => Err(not_single(found.is_some())),
        }
    }

    /// The number of entities. Does not compile with a filter that checks each row: use
    /// `iter().count()` of `&query` there.
    pub fn len(&self) -> usize
    where
        F: WholeFilter,
    {
        const { Self::whole_columns() };
        let archetypes = self.archetypes.iter();
        archetypes.map(|(_, of)| of.entities.len()).sum()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool
    where
        F: WholeFilter,
    {
        self.len() == 0
    }

    #[inline]
    pub(super) fn keeps(&self, entity: Entity, archetype: &Archetype) -> bool {
        let check = RowCheck {
            entity,
            archetype,
            since: self.archetypes.since,
        };
        F::keeps(&self.filter, check, &|component| {
            D::ticks_of(&self.columns, component, entity)
        })
    }

    pub(super) fn sparse_entities(&self) -> Option<&[u32]> {
        let of_data = D::sparse_entities(&self.columns);
        super::data::shorter(of_data, F::sparse_entities(&self.filter))
    }
}

// The bounds are on the methods, so that the compiler reports which of them is not met, and why.
impl<'a, D: QueryData, F: QueryFilter> Query<'a, D, F> {
    /// Iterates over all entities.
    #[inline]
    pub fn iter(&self) -> QueryIter<'_, 'a, D, F>
    where
        D: ReadQueryData,
    {
        QueryIter::new(self)
    }

    /// The item of one entity; `None` when it does not match.
    #[inline]
    pub fn get(&self, entity: EntityId) -> Option<D::Item<'_>>
    where
        D: ReadQueryData,
    {
        let (entity, archetype) = self.archetypes.locate(entity)?;
        if !self.keeps(entity, archetype) {
            return None;
        }
        D::get_shared(&self.columns, entity)
    }

    /// The first entity.
    pub fn first(&self) -> Option<D::Item<'_>>
    where
        D: ReadQueryData,
    {
        self.iter().next()
    }

    /// The only entity.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn single(&self) -> Result<D::Item<'_>, ModuleError>
    where
        D: ReadQueryData,
    {
        let mut all = self.iter();
        match (all.next(), all.next()) {
            (Some(one), None) => Ok(one),
            (found, _) => Err(not_single(found.is_some())),
        }
    }
}

#[cold]
fn not_single(any: bool) -> ModuleError {
    let found = if any { "more than one" } else { "none" };
    ModuleError::Failed {
        module: "a query".to_owned(),
        message: format!("it takes the only entity that matches, and there is {found}"),
    }
}

impl<'r, 'a, D: QueryData, F: QueryFilter> IntoIterator for &'r mut Query<'a, D, F> {
    type Item = D::Item<'r>;
    type IntoIter = QueryIterMut<'r, 'a, D, F>;
    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        // Checked here and not by `iter_mut`, so that the compiler points at the loop.
        const { Query::<'a, D, F>::one_by_one() };
        self.walk_mut()
    }
}

impl<'r, 'a, D: ReadQueryData, F: QueryFilter> IntoIterator for &'r Query<'a, D, F> {
    type Item = D::Item<'r>;
    type IntoIter = QueryIter<'r, 'a, D, F>;
    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
