//! Queries.

use crate::fixture::*;
use playground_base::Key;
use playground_core_ecs::{EntityId, Query, QueryFilter, QueryMatches, Transform};

fn entities(f: &Fixture, query: &Query) -> Vec<EntityId> {
    bound(f.queries.call(|q| q.entities(&f.world, query)))
}

#[test]
fn query_returns_only_matching_entities() {
    let f = Fixture::new();
    let bare = f.spawn(vec![]);
    let ship = f.spawn(vec![named("Ship"), at(0.0, 0.0, 0.0)]);
    let boat = f.spawn(vec![named("Boat")]);
    let tag = f.spawn(vec![(TAG, fields(&[]))]);
    let filter = |filter| Query {
        filter,
        ..Query::default()
    };
    assert_eq!(entities(&f, &Query::new()), [bare, ship, boat, tag]);
    let named = Query {
        reads: vec![NAME],
        ..Query::default()
    };
    assert_eq!(entities(&f, &named), [ship, boat]);
    let still = QueryFilter {
        with: vec![NAME],
        without: vec![TRANSFORM],
        ..QueryFilter::default()
    };
    assert_eq!(entities(&f, &filter(still)), [boat]);
    let any = QueryFilter {
        any_of: vec![TAG, TRANSFORM],
        ..QueryFilter::default()
    };
    assert_eq!(entities(&f, &filter(any)), [ship, tag]);
}

#[test]
fn disabled_entities_match_when_included() {
    let f = Fixture::new();
    let on = f.spawn(vec![named("On")]);
    let off = f.spawn(vec![named("Off"), (DISABLED, fields(&[]))]);
    assert_eq!(entities(&f, &Query::new()), [on]);
    assert_eq!(entities(&f, &Query::new().with_disabled()), [on, off]);
    let only = QueryFilter {
        with: vec![DISABLED],
        ..QueryFilter::default()
    };
    let only = Query {
        filter: only,
        ..Query::default()
    };
    assert_eq!(entities(&f, &only), [off]);
}

#[test]
fn cached_matches_grow_with_the_archetypes() {
    let f = Fixture::new();
    let query = Query {
        reads: vec![NAME],
        ..Query::default()
    };
    let mut matches = QueryMatches::default();
    let mut update = || {
        let world_data = f.world.data.read();
        bound(
            f.queries
                .call(|q| q.update(&world_data, &query, &mut matches)),
        );
        assert_eq!(matches.seen, world_data.archetypes.len());
        matches.archetypes.len()
    };
    assert_eq!(update(), 0);
    f.spawn(vec![named("A")]);
    f.spawn(vec![at(0.0, 0.0, 0.0)]);
    assert_eq!(update(), 1);
    f.spawn(vec![named("B"), at(0.0, 0.0, 0.0)]);
    assert_eq!(update(), 2);
    assert_eq!(update(), 2);
}

#[test]
fn rows_written_since_a_tick_are_found() {
    let f = Fixture::new();
    let [a, b] = [named("A"), named("B")].map(|name| f.spawn(vec![name]));
    let since = f.world.data.read().token.tick();
    let found = |filter: QueryFilter, since| {
        let query = Query {
            filter,
            ..Query::default()
        };
        bound(
            f.queries
                .call(|q| q.entities_since(&f.world, &query, since)),
        )
    };
    let changed = || QueryFilter {
        changed: vec![NAME],
        ..QueryFilter::default()
    };
    let added = || QueryFilter {
        added: vec![NAME, TAG],
        ..QueryFilter::default()
    };
    assert_eq!(found(changed(), 0), [a, b]);
    assert_eq!(found(changed(), since), []);
    f.set(b, NAME, named("C").1).expect("it has one");
    assert_eq!(found(changed(), since), [b]);
    assert_eq!(found(added(), since), []);
    f.insert(vec![(a, TAG, playground_core_ecs::RowSource::Default)])
        .expect("it fits");
    assert_eq!(found(added(), since), [a]);
    assert_eq!(
        found(changed(), since),
        [b],
        "a row that moves is not written"
    );
}

#[test]
fn each_row_of_the_archetypes_is_written_once() {
    let f = Fixture::new();
    let key: Key<Transform> = bound(f.context.key());
    // Seven of one archetype and three of another: fours, and what is left of them.
    let names = (0..7).map(|n| f.spawn(vec![at(n as f32, 0.0, 0.0), named("")]));
    let all: Vec<EntityId> = names.collect();
    let others = (7..10).map(|n| f.spawn(vec![at(n as f32, 0.0, 0.0)]));
    let all: Vec<EntityId> = all.into_iter().chain(others.collect::<Vec<_>>()).collect();
    let mut matches = QueryMatches::default();
    let query = Query::new().with_write(&key);
    let world_data = &mut *f.world.data.write();
    bound(
        f.queries
            .call(|q| q.update(world_data, &query, &mut matches)),
    );
    let before = world_data.token.tick();
    world_data.token.advance();
    key.for_each(&mut world_data.token, &matches.archetypes, |row| {
        row.translation.y += 1.0;
    });
    bound(key.write(&world_data.token))
        .for_each(&matches.archetypes, |row| row.translation.y += 1.0);
    let rows = bound(key.read(&world_data.token));
    for (number, id) in all.iter().enumerate() {
        let location = world_data.locate(*id).expect("it lives");
        let (archetype, row) = (location.archetype, location.row as usize);
        let found = rows
            .get(archetype, row)
            .map(|row| row.translation.to_array());
        assert_eq!(found, Some([number as f32, 2.0, 0.0]));
        assert!(rows.changed(archetype, row) > Some(before));
    }
}
