//! Components whose rows are stored outside of the archetypes.

use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{DifferenceKind, EntityId, Query, QueryFilter, RowSource};

fn mark(number: u32) -> (ComponentId, Value) {
    (MARK, fields(&[("number", Value::UInt(number.into()))]))
}

fn entities(f: &Fixture, filter: QueryFilter) -> Vec<EntityId> {
    let query = Query {
        filter,
        ..Query::default()
    };
    bound(f.queries.call(|q| q.entities(&f.world, &query)))
}

#[test]
fn sparse_components_do_not_move_their_entity() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship"), mark(1)]);
    let archetype_id = |id| f.world.data.read().locate(id).map(|e| e.archetype);
    let before = archetype_id(ship);
    let row = |number| RowSource::Value(mark(number).1);
    f.remove(&[(ship, MARK)]).expect("it has one");
    assert_eq!(f.of_entity(ship), Ok(vec![NAME]));
    f.insert(vec![(ship, MARK, row(2))]).expect("it fits");
    assert_eq!(f.get(ship, MARK), Ok(mark(2).1));
    f.set(ship, MARK, mark(3).1).expect("it has one");
    assert_eq!(f.get(ship, MARK), Ok(mark(3).1));
    assert_eq!(f.of_entity(ship).map(|all| all.len()), Ok(2));
    assert_eq!(archetype_id(ship), before);
}

#[test]
fn sparse_components_are_listed_with_the_others() {
    let f = Fixture::new();
    let id = f.spawn(vec![named("Ship"), mark(5)]);
    let world_data = f.world.data.read();
    let entity = world_data.locate(id).expect("it lives");
    let pools = world_data.pools.iter();
    let values =
        pools.filter_map(|pool| Some((pool.component(), world_data.get_value(entity, pool)?)));
    assert_eq!(values.collect::<Vec<_>>(), [named("Ship"), mark(5)]);
}

#[test]
fn queries_match_sparse_components_by_row() {
    let f = Fixture::new();
    let plain = f.spawn(vec![named("Plain")]);
    let marked = f.spawn(vec![named("Marked"), mark(1)]);
    let with = QueryFilter {
        with: vec![NAME, MARK],
        ..QueryFilter::default()
    };
    assert_eq!(entities(&f, with), [marked]);
    let without = QueryFilter {
        with: vec![NAME],
        without: vec![MARK],
        ..QueryFilter::default()
    };
    assert_eq!(entities(&f, without), [plain]);
    let any_of = QueryFilter {
        any_of: vec![MARK, TAG],
        ..QueryFilter::default()
    };
    assert_eq!(entities(&f, any_of), [marked]);
}

#[test]
fn sparse_rows_are_removed_with_their_entity() {
    let f = Fixture::new();
    let old = f.spawn(vec![mark(1)]);
    f.despawn(&[old]).expect("it lives");
    let new = f.spawn(vec![named("In the same slot")]);
    assert_eq!(new.index, old.index);
    assert_eq!(f.of_entity(new), Ok(vec![NAME]));
}

#[test]
fn a_pool_name_is_refused_to_another_type() {
    let f = Fixture::new();
    let (models, library) = f.libraries.models()[0];
    let again = f.components.call(|c| c.register(&f.world, models, library));
    assert_eq!(bound(again), Ok(()), "the same types are known already");
    let mut other = models[0];
    let description = Box::leak(Box::new(playground_base::ComponentDescription {
        file: "elsewhere.rs",
        ..*other.description
    }));
    other.description = description;
    let refused = f
        .components
        .call(|c| c.register(&f.world, &[other], library));
    let error = bound(refused).expect_err("the name is another type's");
    assert!(error.to_string().contains("registered already"), "{error}");
}

#[test]
fn entity_bytes_include_sparse_rows() {
    let f = Fixture::new();
    let bytes = |id| bound(f.storage.call(|s| s.entity_bytes(&f.world, id)));
    let bare = f.spawn(vec![]);
    let marked = f.spawn(vec![mark(1)]);
    let (bare, marked) = (
        bytes(bare).expect("it lives"),
        bytes(marked).expect("it lives"),
    );
    assert_eq!(marked - bare, size_of::<u32>() + 2 * size_of::<u32>());
}

#[test]
fn difference_lists_added_removed_and_changed_sparse_rows() {
    let f = Fixture::new();
    let [came, went, changed, same] = [0, 1, 2, 3].map(|number| match number {
        0 => f.spawn(vec![named("Came")]),
        _ => f.spawn(vec![mark(number)]),
    });
    let snapshot = f.save();
    let row = |number| RowSource::Value(mark(number).1);
    f.insert(vec![(came, MARK, row(9)), (same, MARK, row(3))])
        .expect("they fit");
    f.remove(&[(went, MARK)]).expect("it has one");
    f.set(changed, MARK, mark(8).1).expect("it has one");
    let found = f
        .whole
        .call(|w| w.difference(&f.world, snapshot, usize::MAX));
    let found = bound(found).expect("it is stored");
    let kinds: Vec<_> = found
        .changed
        .iter()
        .map(|of| (of.entity, of.components[0].kind))
        .collect();
    let expected = [
        (came, DifferenceKind::Added),
        (went, DifferenceKind::Removed),
        (changed, DifferenceKind::Changed),
    ];
    assert_eq!(kinds, expected);
    let value = &found.changed[2].components[0];
    assert_eq!(value.before, Some(mark(2).1));
    assert_eq!(value.after, Some(mark(8).1));
}
