//! [`QueryKeys`]: the state of a query parameter.

use super::archetypes::Archetypes;
use super::param::Touched;
use super::{Access, Param, Query, QueryData, QueryFilter, Run};
use crate::WorldData;
use playground_base::{ArchetypeId, Context, ModuleError};

/// The keys of a query, and its slot among the queries of its function.
pub struct QueryKeys<D, F> {
    data: D,
    filter: F,
    slot: usize,
}

impl<D: QueryData, F: QueryFilter> Param for Query<'_, D, F> {
    const MISTAKE: Option<&'static str> = match D::ACCESS.mistake_in_query() {
        None if D::ANY_OFS > 1 => {
            Some("this query has two `AnyOf`: name the components of one as `Option<&T>`")
        }
        None if F::ACCESS.names_resource() => Some(
            "a filter of this query names a resource, which no entity has: take `Res<T>`, and let `if_changed` of the system name it to wait for a change",
        ),
        // A filter cannot read a sparse component that the query writes; an optional one selects no
        // rows.
        None if D::ACCESS.clashes(&F::PRESENCE)
            || (F::SPARSE && !D::SPARSE && D::ACCESS.clashes(&F::ACCESS)) =>
        {
            Some(
                "a filter of this query names a sparse component that the query writes: name it as `&mut T` instead, which matches only entities that have it",
            )
        }
        mistake => mistake,
    };
    const HAS_DATA: bool = true;
    // A component that the filter reads and the query writes is borrowed once.
    const ACCESS: Access = D::ACCESS.and(F::ACCESS);
    type State = QueryKeys<D::Keys, F::Keys>;
    type Item<'a> = Query<'a, D, F>;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
        let slot = touched.queries.len();
        let query = touched.add_query();
        D::declare(query);
        F::declare(query);
        Ok(QueryKeys {
            data: D::keys(context)?,
            filter: F::keys(context)?,
            slot,
        })
    }

    #[inline]
    fn fetch<'a>(state: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        state.query(run.world_data, run.archetypes, run.since)
    }
}

impl<DK, FK> QueryKeys<DK, FK> {
    /// Borrows the columns.
    #[inline]
    pub(super) fn query<'a, D: QueryData<Keys = DK>, F: QueryFilter<Keys = FK>>(
        &'a self,
        world_data: &'a WorldData,
        archetypes: &'a [Vec<ArchetypeId>],
        since: u32,
    ) -> Result<Query<'a, D, F>, ModuleError> {
        let token = &world_data.token;
        Ok(Query {
            columns: D::borrow(&self.data, token)?,
            filter: F::borrow(&self.filter, token, const { &D::ACCESS })?,
            archetypes: Archetypes {
                ids: archetypes.get(self.slot).map_or(&[], Vec::as_slice),
                world_data,
                since,
            },
        })
    }
}
