//! [`Access`]: the components that a system accesses, by its declaration.

use playground_base::ComponentId;
use playground_core_ecs::{RunCondition, System};

/// A component that one system writes and another reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    pub component: ComponentId,
    pub one_writes: bool,
    pub other_writes: bool,
}

/// Every component that a system accesses, once and in order, and whether it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Access(Vec<(ComponentId, bool)>);

impl Access {
    /// The accesses of a declared system.
    pub fn of(system: &System) -> Self {
        let mut all: Vec<_> = reads(system).map(|id| (id, false)).collect();
        all.extend(writes(system).map(|id| (id, true)));
        // If a component is read and written, the write is sorted first and stays.
        all.sort_unstable_by_key(|(id, writes)| (*id, !writes));
        all.dedup_by_key(|(id, _)| *id);
        Self(all)
    }

    /// The components that conflict, in order of component.
    pub fn clashes<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Clash> + 'a {
        let clash = |(component, one_writes): &(ComponentId, bool)| {
            let at = other.0.binary_search_by_key(component, |(of, _)| *of);
            let (_, other_writes) = other.0.get(at.ok()?)?;
            (*one_writes || *other_writes).then_some(Clash {
                component: *component,
                one_writes: *one_writes,
                other_writes: *other_writes,
            })
        };
        self.0.iter().filter_map(clash)
    }
}

fn reads(system: &System) -> impl Iterator<Item = ComponentId> {
    let of_queries = system.queries.iter();
    let of_queries = of_queries.flat_map(|query| {
        let filter = &query.filter;
        let by_ticks = filter.changed.iter().chain(&filter.added);
        query.reads.iter().chain(&query.optional).chain(by_ticks)
    });
    let mut of_condition = Vec::new();
    add_condition_reads(&system.condition, &mut of_condition);
    of_queries.chain(&system.reads).copied().chain(of_condition)
}

/// Every component that a declared system writes; one may be named twice.
pub fn writes(system: &System) -> impl Iterator<Item = ComponentId> {
    let of_queries = system.queries.iter();
    let of_queries = of_queries.flat_map(|query| query.writes.iter().chain(&query.optional_writes));
    of_queries.chain(&system.writes).copied()
}

/// Adds the resources that a condition reads. The columns of queries are declared anyway.
fn add_condition_reads(condition: &RunCondition, to: &mut Vec<ComponentId>) {
    match condition {
        RunCondition::ResourceExists(id)
        | RunCondition::ResourceChanged(id)
        | RunCondition::ResourceIs { resource: id, .. } => to.push(*id),
        RunCondition::Not(inner) => add_condition_reads(inner, to),
        RunCondition::All(parts) | RunCondition::Any(parts) => {
            parts.iter().for_each(|part| add_condition_reads(part, to));
        }
        RunCondition::Always
        | RunCondition::AnyMatch(_)
        | RunCondition::AnyChanged(_)
        | RunCondition::EventSent(_)
        | RunCondition::EveryNth(_)
        | RunCondition::EverySeconds(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_ecs::Query;

    const A: ComponentId = ComponentId(1);
    const B: ComponentId = ComponentId(2);

    fn clashes(one: &System, other: &System) -> Vec<Clash> {
        Access::of(one).clashes(&Access::of(other)).collect()
    }

    #[test]
    fn clashes_need_a_write_and_name_the_writer() {
        let mut both = System::new("reads a, writes b").with_query(Query {
            reads: vec![A],
            writes: vec![B],
            ..Query::default()
        });
        let reads = System::new("reads both").with_query(Query {
            reads: vec![A],
            optional: vec![B],
            ..Query::default()
        });
        let clash = |one_writes, other_writes| Clash {
            component: B,
            one_writes,
            other_writes,
        };
        assert_eq!(clashes(&both, &reads), [clash(true, false)]);
        assert_eq!(clashes(&reads, &both), [clash(false, true)]);
        assert_eq!(clashes(&both, &both), [clash(true, true)]);
        assert_eq!(clashes(&reads, &reads), []);
        both.writes.push(A);
        assert_eq!(clashes(&both, &reads).len(), 2);
    }

    #[test]
    fn change_filters_count_as_reads() {
        let mut filters = System::new("filters by change").with_query(Query::default());
        filters.queries[0].filter.changed.push(A);
        filters.queries[0].filter.added.push(B);
        let mut writes = System::new("writes");
        writes.writes.extend([A, B]);
        assert_eq!(clashes(&writes, &filters).len(), 2);
    }

    #[test]
    fn resources_of_conditions_count_as_reads() {
        let waits = System::new("waits").with_condition(RunCondition::Any(vec![
            RunCondition::EveryNth(3),
            RunCondition::ResourceChanged(A).negated(),
        ]));
        let mut writes = System::new("writes");
        writes.writes.push(A);
        assert_eq!(clashes(&writes, &waits).len(), 1);
        assert_eq!(clashes(&waits, &waits), []);
    }
}
