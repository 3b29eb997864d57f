//! Queries on many threads.

use super::archetypes::check;
use super::panic_relay::PanicRelay;
use super::{Query, QueryData, QueryFilter};
use playground_base::rayon::{current_num_threads, join};

/// The fewest rows for which another thread is woken.
const ROWS_A_JOB: usize = 256;

/// A function for [`Query::par_for_each`]: it may be called on several threads at once.
#[diagnostic::on_unimplemented(
    message = "this cannot be called on several threads at once",
    label = "it uses something that belongs to one thread",
    note = "parameters such as `Commands`, `Effects` and `Events` belong to the thread of the system: use `for_each`, or read what is needed before this and write into a component what is to be done in a loop after it"
)]
pub trait OnThreads: Send + Sync {}

// Otherwise the compiler would report the fields of `Commands`.
#[diagnostic::do_not_recommend]
impl<T: Send + Sync> OnThreads for T {}

impl<D: QueryData, F: QueryFilter> Query<'_, D, F> {
    /// Calls for each entity, on all idle threads. There is no order, so commands and random
    /// numbers cannot be used in it.
    pub fn par_for_each(&mut self, call: impl Fn(D::Item<'_>) + OnThreads) {
        const {
            assert!(
                !D::LENDS && !D::SPARSE && !F::SPARSE,
                "a query that names a sparse component cannot be split among threads: use `for_each`"
            );
        }
        let since = self.archetypes.since;
        let jobs = current_num_threads() * 4;
        let relay = PanicRelay::new(&self.archetypes.world_data.panics);
        let mut walk = D::walk(&mut self.columns);
        for (archetype_id, archetype) in self.archetypes.iter() {
            if !F::may_keep(&self.filter, archetype_id, since) {
                continue;
            }
            let (rows, mut marks) = D::rows(&mut walk, archetype, archetype_id);
            let len = archetype.entities.len();
            let rows_a_job = ROWS_A_JOB.max(len / jobs);
            if !F::BY_ROW {
                D::mark_all(&mut marks);
                in_parts::<D>(rows, 0..len, rows_a_job, &|rows, range| {
                    let _job = relay.job();
                    D::iter(rows, range.len()).for_each(&call);
                });
                continue;
            }
            let filter = &self.filter;
            let keeps = |marks: &D::Marks<'_>, row: usize| {
                let check = check(archetype, archetype_id, row, since);
                F::keeps(filter, check, &|component| D::ticks(marks, component, row))
            };
            // Marked first: the marks do not change which rows pass.
            for row in 0..len {
                if keeps(&marks, row) {
                    D::mark(&mut marks, row);
                }
            }
            let marks = &marks;
            in_parts::<D>(rows, 0..len, rows_a_job, &|rows, range| {
                let _job = relay.job();
                let rows = range.clone().zip(D::iter(rows, range.len()));
                let matching = rows.filter(|(row, _)| keeps(marks, *row));
                matching.for_each(|(_, item)| call(item));
            });
        }
    }
}

/// Halves the rows until few are left, and offers one half to an idle thread.
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
