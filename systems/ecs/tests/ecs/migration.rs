//! Components whose fields changed.

use crate::fixture::*;
use crate::schedule::{run, trace, world};
use playground_base::glam::Vec3;
use playground_base::{Component, ErasedPool, Value, component, described};
use playground_core_ecs::{EntityId, Migrated, MigrationReport, RowSource, Stage};

/// The next generation of the test plugin's body.
#[component(name = "test::Body")]
struct Body {
    #[field(former = ["velocity"])]
    speed: Vec3,
    mass: u32,
    color: String,
    spring: Spring,
}

#[described]
struct Spring {
    length: f32,
    damping: f32,
}

fn body(mass: f32, label: &str) -> Value {
    let stiffness = ("stiffness", Value::F32(4.0));
    fields(&[
        ("velocity", value(&[1.0_f32, 2.0, 3.0])),
        ("mass", Value::F32(mass)),
        ("label", Value::Text(label.to_owned())),
        ("spring", fields(&[stiffness, ("length", Value::F32(0.5))])),
    ])
}

fn evacuate(f: &Fixture) -> (ErasedPool, MigrationReport) {
    let Migrated { pool, report, .. } = migrate(f);
    (pool, report)
}

fn migrate(f: &Fixture) -> Migrated {
    let library = &f.libraries.plugin;
    let called = f
        .components
        .call(|c| c.evacuate(&f.world, &Body::INFO, library));
    bound(called).expect("the body is registered")
}

fn adopt(f: &Fixture, pools: Vec<ErasedPool>) -> Vec<ErasedPool> {
    bound(f.components.call(|c| c.adopt(&f.world, pools)))
}

fn mass(f: &Fixture, id: EntityId) -> Value {
    let body = f.get(id, BODY).expect("it has one");
    body.field("mass").cloned().expect("a body has a mass")
}

#[test]
fn fields_migrate_by_name_and_lost_ones_are_reported() {
    let f = Fixture::new();
    let whole = f.spawn(vec![(BODY, body(2.0, "A"))]);
    let broken = f.spawn(vec![named("B"), (BODY, body(2.5, "B"))]);
    let title = RowSource::Value(body(7.0, "R"));
    bound(f.components.call(|c| c.set_resource(&f.world, BODY, title))).expect("it fits");
    let (pool, report) = evacuate(&f);
    assert_eq!(report.rows, 3);
    assert_eq!(report.gained, ["color", "spring.damping"]);
    assert_eq!(report.renamed, ["velocity -> speed"]);
    assert_eq!(report.lost, ["spring.stiffness", "label", "mass (was 2.5)"]);
    assert_eq!(
        mass(&f, whole),
        Value::F32(2.0),
        "the world has the old pool still"
    );
    let old = adopt(&f, vec![pool]);
    let spring = [("length", Value::F32(0.5)), ("damping", Value::F32(0.0))];
    let expected = |mass| {
        fields(&[
            ("speed", value(&[1.0_f32, 2.0, 3.0])),
            ("mass", Value::UInt(mass)),
            ("color", Value::Text(String::new())),
            ("spring", fields(&spring)),
        ])
    };
    assert_eq!(f.get(whole, BODY), Ok(expected(2)));
    assert_eq!(f.get(broken, BODY), Ok(expected(0)));
    assert_eq!(f.get(broken, NAME), Ok(named("B").1));
    let resource = bound(f.components.call(|c| c.resource(&f.world, BODY)));
    assert_eq!(resource, Some(expected(7)));
    assert_eq!(old.len(), 1);
    adopt(&f, old);
    assert_eq!(f.get(broken, BODY), Ok(body(2.5, "B")));
}

#[test]
fn values_without_a_place_are_returned_with_their_owners() {
    let f = Fixture::new();
    let whole = f.spawn(vec![(BODY, body(2.5, "A"))]);
    let title = RowSource::Value(body(7.0, ""));
    bound(f.components.call(|c| c.set_resource(&f.world, BODY, title))).expect("it fits");
    let snapshot = f.save();
    f.set(whole, BODY, body(3.0, "B")).expect("it has one");
    let Migrated { report, kept, .. } = migrate(&f);
    let rows = kept.iter().map(|kept| {
        let value = kept.left.value.clone();
        (kept.snapshot, kept.entity, kept.left.path.as_str(), value)
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(snapshot, entity, path, _)| (*snapshot, *entity, *path));
    let (text, four) = (|text: &str| Value::Text(text.to_owned()), Value::F32(4.0));
    let stiffness = "spring.stiffness";
    // A label that was not set says nothing.
    let expected = [
        (None, None, stiffness, four.clone()),
        (None, Some(whole), "label", text("B")),
        (None, Some(whole), stiffness, four.clone()),
        (Some(snapshot), None, stiffness, four.clone()),
        (Some(snapshot), Some(whole), "label", text("A")),
        (Some(snapshot), Some(whole), "mass", Value::F32(2.5)),
        (Some(snapshot), Some(whole), stiffness, four),
    ];
    assert_eq!(rows, expected);
    assert_eq!(report.kept, 3, "of the present rows");
    assert_eq!(report.converted, ["mass: f32 -> u32"]);
    let offer = |(old, new): &(&str, &str)| ((*old).to_owned(), (*new).to_owned());
    let offers = [(stiffness, "spring.damping"), ("label", "color")];
    let offers: Vec<(String, String)> = offers.iter().map(offer).collect();
    assert_eq!(report.rename_offers, offers);
}

#[test]
fn the_world_uses_the_new_pool_after_adopt() {
    let f = Fixture::new();
    let one = f.spawn(vec![(BODY, body(1.0, "A"))]);
    let two = f.spawn(vec![(BODY, body(2.0, "B"))]);
    let (pool, _) = evacuate(&f);
    adopt(&f, vec![pool]);
    f.insert(vec![(one, NAME, RowSource::Default)])
        .expect("it lives");
    f.despawn(&[two]).expect("it lives");
    assert_eq!(mass(&f, one), Value::UInt(1));
    let three = f.spawn(vec![(BODY, fields(&[("mass", Value::UInt(3))]))]);
    assert_eq!(mass(&f, three), Value::UInt(3));
}

#[test]
fn older_snapshots_are_migrated() {
    let f = Fixture::new();
    let ship = f.spawn(vec![(BODY, body(4.0, "A"))]);
    let snapshot = f.save();
    f.set(ship, BODY, body(5.0, "A")).expect("it has one");
    f.spawn(vec![(BODY, body(6.0, "B")), named("B")]);
    let (pool, report) = evacuate(&f);
    assert_eq!(report.rows, 2);
    adopt(&f, vec![pool]);
    assert_eq!(mass(&f, ship), Value::UInt(5));
    f.restore(snapshot).expect("it is stored");
    assert_eq!(mass(&f, ship), Value::UInt(4));
}

#[test]
fn world_is_restored_after_a_failed_generation() {
    let f = Fixture::new();
    let ship = f.spawn(vec![(BODY, body(4.0, "A"))]);
    let (snapshot, hash) = (f.save(), f.hash());
    let (pool, _) = evacuate(&f);
    let old = adopt(&f, vec![pool]);
    f.spawn(vec![(BODY, fields(&[])), named("Late")]);
    f.spawn(vec![(BODY, fields(&[]))]);
    f.despawn(&[ship]).expect("it lives");
    adopt(&f, old);
    f.spawn(vec![(BODY, body(9.0, "C"))]);
    f.restore(snapshot).expect("it is stored");
    assert_eq!(f.hash(), hash);
    assert_eq!(f.get(ship, BODY), Ok(body(4.0, "A")));
}

#[test]
fn removals_before_a_migration_are_delivered_without_rows() {
    let f = world();
    run(&f, Stage::Update);
    let moving = |x: f32| fields(&[("velocity", value(&[x, 0.0, 0.0]))]);
    let [one, two] = [1.0, 2.0].map(|x| f.spawn(vec![(BODY, moving(x))]));
    run(&f, Stage::Update);
    trace(&f);
    f.save();
    f.despawn(&[one]).expect("it lives");
    let (pool, _) = evacuate(&f);
    let old = adopt(&f, vec![pool]);
    // The new generation failed.
    adopt(&f, old);
    f.despawn(&[two]).expect("it lives");
    run(&f, Stage::Update);
    let steps: Vec<String> = trace(&f);
    let of_bodies = steps.iter().skip_while(|step| !step.contains("bodiless"));
    let of_bodies: Vec<&str> = of_bodies.take(4).map(String::as_str).collect();
    let expected = ["gamma::bodiless 1", "lost ", "gamma::bodiless 1", "lost 2"];
    assert_eq!(
        of_bodies, expected,
        "no row of another component is delivered"
    );
}
