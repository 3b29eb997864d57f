//! Components and resources.

use crate::fixture::*;
use playground_base::{Named, Value};
use playground_core_ecs::{EcsError, Name, RowSource};

#[test]
fn components_are_added_replaced_and_removed() {
    let f = Fixture::new();
    let [ship, boat] = [named("Ship"), named("Boat")].map(|name| f.spawn(vec![name]));
    let (body, row) = (BODY, fields(&[("mass", Value::F32(3.0))]));
    f.insert(vec![
        (ship, TRANSFORM, RowSource::Default),
        (boat, body, RowSource::Value(row)),
        (ship, NAME, RowSource::Value(named("Titan").1)),
    ])
    .expect("all fit");
    assert_eq!(f.get(ship, NAME), Ok(named("Titan").1));
    assert_eq!(f.get(ship, TRANSFORM), Ok(at(0.0, 0.0, 0.0).1));
    let mass = f.get(boat, body).expect("it has one");
    assert_eq!(mass.field("mass"), Some(&Value::F32(3.0)));
    f.remove(&[(ship, TRANSFORM), (boat, NAME)])
        .expect("both are there");
    assert_eq!(
        f.of_entity(ship),
        Ok(vec![NAME]),
        "what was derived went along"
    );
    assert_eq!(f.of_entity(boat), Ok(vec![body]));
    assert_eq!(f.get(ship, NAME), Ok(named("Titan").1));
}

#[test]
fn a_default_replaces_the_row() {
    let f = Fixture::new();
    let (a, b) = (f.spawn(vec![named("A")]), f.spawn(vec![named("B")]));
    f.insert(vec![(a, NAME, RowSource::Default)])
        .expect("it fits");
    assert_eq!(f.get(a, NAME), Ok(named("").1));
    assert_eq!(f.get(b, NAME), Ok(named("B").1));
}

#[test]
fn a_refused_change_changes_nothing() {
    let f = Fixture::new();
    let ship = f.spawn(vec![named("Ship")]);
    let hash = f.hash();
    let lacks = EcsError::Lacks {
        entity: ship,
        component: "test::Tag".into(),
    };
    assert_eq!(f.set(ship, TAG, fields(&[])), Err(lacks.clone()));
    assert_eq!(f.remove(&[(ship, NAME), (ship, TAG)]), Err(lacks));
    let wrong = Value::Struct(vec![("name".into(), Value::Bool(true))]);
    let rows = vec![
        (ship, TAG, RowSource::Default),
        (ship, NAME, RowSource::Value(wrong.clone())),
    ];
    let refused = f.insert(rows).expect_err("a bool is no text").to_string();
    assert!(
        refused.starts_with(&format!("{}: name: ", Name::NAME)),
        "{refused}"
    );
    assert!(f.set(ship, NAME, wrong).is_err());
    let missing = entity(5, 0);
    let gone = f.insert(vec![
        (ship, TAG, RowSource::Default),
        (missing, TAG, RowSource::Default),
    ]);
    assert_eq!(gone, Err(EcsError::NoEntity(missing)));
    assert_eq!(f.hash(), hash);
}

#[test]
fn staged_rows_are_used_once() {
    let f = Fixture::new();
    let ship = f.spawn(vec![]);
    let key = bound(f.context.key());
    let name = "Staged".to_owned();
    let rows = key.stage_one(&f.world.data.read().token, Name { name });
    let row = || vec![(ship, NAME, RowSource::Staged(rows))];
    f.insert(row()).expect("the row is there");
    assert_eq!(f.get(ship, NAME), Ok(named("Staged").1));
    assert_eq!(f.insert(row()), Err(EcsError::Uneven));
}

#[test]
fn resources_belong_to_no_entity_and_survive_a_clear() {
    let f = Fixture::new();
    let resource = |id| bound(f.components.call(|c| c.resource(&f.world, id)));
    let set = |id, row| bound(f.components.call(|c| c.set_resource(&f.world, id, row)));
    assert_eq!(resource(NAME), None);
    set(NAME, RowSource::Value(named("Title").1)).expect("it fits");
    f.spawn(vec![named("Ship")]);
    bound(f.entities.call(|e| e.clear(&f.world)));
    assert_eq!(resource(NAME), Some(named("Title").1));
    set(NAME, RowSource::Default).expect("it fits");
    assert_eq!(resource(NAME), Some(named("").1));
}

#[test]
fn pools_report_rows_and_memory() {
    let f = Fixture::new();
    f.spawn(vec![named("A")]);
    f.spawn(vec![named("B"), at(0.0, 0.0, 0.0)]);
    let report = bound(f.storage.call(|s| s.report(f.world.read().reader())));
    let names = report.iter().find(|pool| pool.name == Name::NAME);
    let names = names.expect("Name is registered");
    assert_eq!((names.rows, names.archetypes), (2, 2));
    assert_eq!(names.module, "playground_core_ecs");
    assert!(names.bytes >= 2 * names.row_bytes);
    let known = bound(f.components.call(|c| c.descriptions(&f.world)));
    assert!(known.is_sorted_by_key(|description| description.name));
    assert_eq!(known.len(), report.len());
}
