//! [`Query`]: the entities that have certain components.

use super::param::Touched;
use super::{
    Access, Param, QueryData, QueryFilter, QueryIter, QueryIterMut, ReadQueryData, RowCheck, Run,
    WholeFilter,
};
use crate::{Entity, EntityId, Query as Declared, Storage, Structure};
use playground_base::rayon::{current_num_threads, join};
use playground_base::{Context, ModuleError, TableId};

/// The fewest rows that another thread is woken for.
const ROWS_A_JOB: usize = 256;

/// The entities that have certain components: `Query<(&Boid, &mut Transform), With<Flock>>`.
///
/// `for (boid, transform) in &mut query` goes through them one by one; [`for_each`](Self::for_each)
/// does the same and is vectorised. What is written counts as changed: every row, or those that the
/// filter lets through.
pub struct Query<'a, D: QueryData, F: QueryFilter = ()> {
    pub(super) columns: D::Columns<'a>,
    pub(super) filter: F::Columns<'a>,
    pub(super) archetypes: Archetypes<'a>,
}

/// The archetypes of a query, and since when rows are new to it.
#[derive(Clone, Copy)]
pub(super) struct Archetypes<'a> {
    pub tables: &'a [TableId],
    pub structure: &'a Structure,
    pub since: u32,
}

/// What [`Query::par_for_each`] can call: whatever may be used on several threads at once.
#[diagnostic::on_unimplemented(
    message = "this cannot be called on several threads at once",
    label = "it uses something that belongs to one thread",
    note = "commands would come in no order here: use `for_each`, or note in a component what is to be done and give the commands in a loop behind it"
)]
pub trait OnThreads: Send + Sync {}

// Else the compiler would speak of what lies inside of `Commands`.
#[diagnostic::do_not_recommend]
impl<T: Send + Sync> OnThreads for T {}

/// The keys of a query, and its slot among the queries of its function.
pub struct QueryKeys<D, F> {
    data: D,
    filter: F,
    slot: usize,
}

impl<D: QueryData, F: QueryFilter> Param for Query<'_, D, F> {
    const MISTAKE: Option<&'static str> = match D::ACCESS.mistake_in_query() {
        None if D::ANY_OFS > 1 => {
            Some("this query has two `AnyOf`: ask for `Option<&T>` of the others and look at it")
        }
        // What the query writes, its filter cannot look at too; and what is optional drives nothing.
        None if D::ACCESS.clashes(&F::PRESENCE)
            || (F::SPARSE && !D::SPARSE && D::ACCESS.clashes(&F::ACCESS)) =>
        {
            Some(
                "a filter of this query names a sparse component that the query writes: ask for `&mut T` instead, which only those that have it give",
            )
        }
        mistake => mistake,
    };
    // What a filter looks at and the query writes is borrowed once.
    const ACCESS: Access = D::ACCESS.and(F::ACCESS);
    type State = QueryKeys<D::Keys, F::Keys>;
    type Item<'a> = Query<'a, D, F>;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
        let (data, filter) = (D::keys(context)?, F::keys(context)?);
        let mut query = Declared::new();
        D::declare(&data, &mut query);
        F::declare(&filter, &mut query);
        touched.queries.push(query);
        Ok(QueryKeys {
            data,
            filter,
            slot: touched.queries.len() - 1,
        })
    }

    #[inline]
    fn fetch<'a>(state: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        state.query(run.structure, run.tables, run.since)
    }
}

impl<DK, FK> QueryKeys<DK, FK> {
    /// Borrows the columns.
    #[inline]
    pub(super) fn query<'a, D: QueryData<Keys = DK>, F: QueryFilter<Keys = FK>>(
        &'a self,
        structure: &'a Structure,
        tables: &'a [Vec<TableId>],
        since: u32,
    ) -> Result<Query<'a, D, F>, ModuleError> {
        let cells = &structure.cells;
        Ok(Query {
            columns: D::borrow(&self.data, cells)?,
            filter: F::borrow(&self.filter, cells, const { &D::ACCESS })?,
            archetypes: Archetypes {
                tables: tables.get(self.slot).map_or(&[], Vec::as_slice),
                structure,
                since,
            },
        })
    }
}

impl<'a> Archetypes<'a> {
    /// Each with its rows' entities.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = (TableId, &'a Storage)> + Clone {
        let storages = &self.structure.tables;
        let tables = self.tables.iter();
        tables.filter_map(move |table| Some((*table, storages.get(table.0 as usize)?)))
    }

    /// The entity with this index, if it is in one of the archetypes.
    #[inline]
    pub fn locate_index(self, index: u32) -> Option<(Entity, &'a Storage)> {
        self.found(self.structure.entities.at(index)?)
    }

    /// The entity, if it is in one of the archetypes.
    #[inline]
    pub fn locate(self, id: EntityId) -> Option<(Entity, &'a Storage)> {
        self.found(self.structure.as_entity(id)?)
    }

    #[inline]
    fn found(self, entity: Entity) -> Option<(Entity, &'a Storage)> {
        self.tables.binary_search(&entity.table).ok()?;
        let archetype = self.structure.tables.get(entity.table.0 as usize)?;
        Some((entity, archetype))
    }
}

impl<'a, D: QueryData, F: QueryFilter> Query<'a, D, F> {
    /// Whether the few entities with a sparse component are gone through, not whole archetypes.
    pub(super) const SPARSE: bool = D::SPARSE || F::SPARSE;

    /// All of them, one by one, to write.
    ///
    /// Does not compile for a query that needs a sparse component, or that writes one: their rows lie
    /// in no order of archetypes. `&query` reads those, and [`for_each`](Self::for_each) writes.
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

    /// Calls for each of them. A loop over several columns is vectorised here, where `for` is not.
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
        for (table, archetype) in self.archetypes.iter() {
            let (rows, mut marks) = D::rows(&mut walk, archetype, table);
            D::mark_all(&mut marks);
            D::each(rows, archetype.entities.len(), &mut call);
        }
    }

    /// Goes through the entities of a sparse component.
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

    /// Goes through archetypes and lends one entity's rows after the other.
    fn for_each_lent(&mut self, mut call: impl FnMut(D::Item<'_>)) {
        for (table, archetype) in self.archetypes.iter() {
            if !F::may_keep(&self.filter, table, self.archetypes.since) {
                continue;
            }
            for (row, id) in (0..).zip(&archetype.entities) {
                let entity = Entity {
                    id: *id,
                    table,
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

    /// Calls for the whole columns of each archetype, for loops of your own over slices; all rows count
    /// as changed. Does not compile with a filter that looks at single rows.
    #[inline]
    pub fn for_columns(&mut self, mut call: impl FnMut(D::Rows<'_>))
    where
        F: WholeFilter,
    {
        const { Self::whole_columns() };
        let mut walk = D::walk(&mut self.columns);
        for (table, archetype) in self.archetypes.iter() {
            let (rows, mut marks) = D::rows(&mut walk, archetype, table);
            D::mark_all(&mut marks);
            call(rows);
        }
    }

    const fn whole_columns() {
        assert!(
            !F::BY_ROW && !D::LENDS && !D::SPARSE && !F::SPARSE,
            "this query looks at single rows (`Changed`, `Added`, `Or`, a sparse component): there are no whole columns to give or to count, use `for_each`"
        );
    }

    /// Calls for each of them, on all threads that have nothing else to do. In no order: commands and
    /// random numbers are not to be had in it.
    pub fn par_for_each(&mut self, call: impl Fn(D::Item<'_>) + OnThreads) {
        const {
            assert!(
                !D::LENDS && !D::SPARSE && !F::SPARSE,
                "a query that names a sparse component cannot be split among threads: use `for_each`"
            );
        }
        let since = self.archetypes.since;
        let jobs = current_num_threads() * 4;
        let mut walk = D::walk(&mut self.columns);
        for (table, archetype) in self.archetypes.iter() {
            if !F::may_keep(&self.filter, table, since) {
                continue;
            }
            let (rows, mut marks) = D::rows(&mut walk, archetype, table);
            let len = archetype.entities.len();
            let rows_a_job = ROWS_A_JOB.max(len / jobs);
            if !F::BY_ROW {
                D::mark_all(&mut marks);
                in_parts::<D>(rows, 0..len, rows_a_job, &|rows, range| {
                    D::iter(rows, range.len()).for_each(&call);
                });
                continue;
            }
            let filter = &self.filter;
            let keeps = |marks: &D::Marks<'_>, row: usize| {
                let check = check(archetype, table, row, since);
                F::keeps(filter, check, &|component| D::ticks(marks, component, row))
            };
            // Marked first: a row that is kept is still kept afterwards, and no other one is.
            for row in 0..len {
                if keeps(&marks, row) {
                    D::mark(&mut marks, row);
                }
            }
            let marks = &marks;
            in_parts::<D>(rows, 0..len, rows_a_job, &|rows, range| {
                let rows = range.clone().zip(D::iter(rows, range.len()));
                let kept = rows.filter(|(row, _)| keeps(marks, *row));
                kept.for_each(|(_, item)| call(item));
            });
        }
    }

    /// Calls for every pair of them, each pair once.
    pub fn for_each_pair(&mut self, mut call: impl FnMut(D::Item<'_>, D::Item<'_>))
    where
        F: WholeFilter,
    {
        const { Self::whole_columns() };
        let mut walk = D::walk(&mut self.columns);
        let mut archetypes = self.archetypes.iter();
        while let Some((table, archetype)) = archetypes.next() {
            let (mut rows, mut marks) = D::rows(&mut walk, archetype, table);
            let len = archetype.entities.len();
            D::mark_all(&mut marks);
            for at in 0..len {
                let (before, mut behind) = D::split(D::reborrow_rows(&mut rows), at + 1);
                let (_, mut one) = D::split(before, at);
                pairs::<D>(&mut one, &mut behind, len - at - 1, &mut call);
                let mut rest = D::reborrow(&mut walk);
                for (table, archetype) in archetypes.clone() {
                    let (mut others, _) = D::rows(&mut rest, archetype, table);
                    pairs::<D>(&mut one, &mut others, archetype.entities.len(), &mut call);
                }
            }
        }
    }

    /// What one entity has, to write; `None` when the query does not give it.
    #[inline]
    pub fn get_mut(&mut self, entity: EntityId) -> Option<D::Item<'_>> {
        let (entity, archetype) = self.archetypes.locate(entity)?;
        if !self.keeps(entity, archetype) {
            return None;
        }
        D::get(&mut self.columns, entity)
    }

    /// The first one, to write.
    pub fn first_mut(&mut self) -> Option<D::Item<'_>> {
        self.iter_mut().next()
    }

    /// The only one, to write.
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

    /// How many there are. Does not compile with a filter that looks at single rows: `&query` counts
    /// those by `iter().count()`.
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
    pub(super) fn keeps(&self, entity: Entity, archetype: &Storage) -> bool {
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

// The bounds stand at the methods, so that the compiler says which of them is not met, and why.
impl<'a, D: QueryData, F: QueryFilter> Query<'a, D, F> {
    /// All of them, one by one.
    #[inline]
    pub fn iter(&self) -> QueryIter<'_, 'a, D, F>
    where
        D: ReadQueryData,
    {
        QueryIter::new(self)
    }

    /// What one entity has; `None` when the query does not give it.
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

    /// The first one.
    pub fn first(&self) -> Option<D::Item<'_>>
    where
        D: ReadQueryData,
    {
        self.iter().next()
    }

    /// The only one.
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

/// One row of an archetype, for a filter to look at.
#[inline]
pub(super) fn check<'a>(
    archetype: &'a Storage,
    table: TableId,
    row: usize,
    since: u32,
) -> RowCheck<'a> {
    let id = archetype.entities.get(row).copied().unwrap_or_default();
    RowCheck {
        entity: Entity {
            id,
            table,
            row: row as u32,
        },
        archetype,
        since,
    }
}

/// Halves the rows until few are left, and hands one half to a thread that has nothing to do.
fn in_parts<D: QueryData>(
    rows: D::Rows<'_>,
    range: std::ops::Range<usize>,
    at_most: usize,
    call: &(impl Fn(D::Rows<'_>, std::ops::Range<usize>) + Sync),
) {
    if range.len() <= at_most {
        return call(rows, range);
    }
    let half = range.len() / 2;
    let middle = range.start + half;
    let (before, behind) = D::split(rows, half);
    join(
        || in_parts::<D>(before, range.start..middle, at_most, call),
        || in_parts::<D>(behind, middle..range.end, at_most, call),
    );
}

/// Calls for one row with each of the others.
fn pairs<D: QueryData>(
    one: &mut D::Rows<'_>,
    others: &mut D::Rows<'_>,
    len: usize,
    call: &mut impl FnMut(D::Item<'_>, D::Item<'_>),
) {
    for other in D::iter(D::reborrow_rows(others), len) {
        let mut one = D::iter(D::reborrow_rows(one), 1);
        if let Some(one) = one.next() {
            call(one, other);
        }
    }
}

#[cold]
fn not_single(any: bool) -> ModuleError {
    let found = if any { "more than one" } else { "none" };
    ModuleError::Failed {
        module: "a query".to_owned(),
        message: format!("it asks for the only entity that matches, and there is {found}"),
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
