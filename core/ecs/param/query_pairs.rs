//! Pairs of the entities of a query.

use super::{Query, QueryData, QueryFilter, WholeFilter};

impl<D: QueryData, F: QueryFilter> Query<'_, D, F> {
    /// Calls for every pair of entities, each pair once.
    pub fn for_each_pair(&mut self, mut call: impl FnMut(D::Item<'_>, D::Item<'_>))
    where
        F: WholeFilter,
    {
        const { Self::whole_columns() };
        let mut walk = D::walk(&mut self.columns);
        let mut archetypes = self.archetypes.iter();
        while let Some((archetype_id, archetype)) = archetypes.next() {
            let (mut rows, mut marks) = D::rows(&mut walk, archetype, archetype_id);
            let len = archetype.entities.len();
            D::mark_all(&mut marks);
            for at in 0..len {
                let (before, mut behind) = D::split(D::reborrow_rows(&mut rows), at + 1);
                let (_, mut one) = D::split(before, at);
                pairs::<D>(&mut one, &mut behind, len - at - 1, &mut call);
                let mut rest = D::reborrow(&mut walk);
                for (archetype_id, archetype) in archetypes.clone() {
                    let (mut others, _) = D::rows(&mut rest, archetype, archetype_id);
                    pairs::<D>(&mut one, &mut others, archetype.entities.len(), &mut call);
                }
            }
        }
    }
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
