//! Order, totals and numbers.
#![forbid(unsafe_code)]

use playground_core_ecs::ComponentReport;
use playground_core_ui::SortOrder;
use playground_plugins_pools::{ComponentRow, Field, Snapshot, shown};

fn pool(name: &str, rows: usize, bytes: usize) -> ComponentRow {
    ComponentRow {
        report: ComponentReport {
            name: name.into(),
            rows,
            bytes,
            ..ComponentReport::default()
        },
        description: None,
    }
}

fn sorted(order: SortOrder<Field>) -> Vec<String> {
    let snapshot = Snapshot {
        components: vec![
            pool("game::Boid", 100, 9_000),
            pool("ecs::Transform", 300, 9_000),
            pool("ecs::Name", 2, 50),
        ],
        models: Vec::new(),
    };
    let rows = shown(&snapshot, "", order).into_iter();
    rows.map(|row| row.report.name.clone()).collect()
}

#[test]
fn the_largest_comes_first_and_equals_are_in_order_of_their_names() {
    let expected = ["ecs::Transform", "game::Boid", "ecs::Name"];
    assert_eq!(sorted(SortOrder::default()), expected);
}

#[test]
fn click_sorts_and_another_reverses() {
    let by_name = SortOrder::default().clicked(Field::Name);
    assert_eq!(
        sorted(by_name),
        ["game::Boid", "ecs::Name", "ecs::Transform"]
    );
    let turned = by_name.clicked(Field::Name);
    assert_eq!(
        sorted(turned),
        ["ecs::Transform", "ecs::Name", "game::Boid"]
    );
    let by_rows = turned.clicked(Field::Rows);
    assert_eq!(
        sorted(by_rows),
        ["ecs::Transform", "game::Boid", "ecs::Name"]
    );
}

#[test]
fn totals_are_sums() {
    let snapshot = Snapshot {
        components: vec![pool("a", 1, 10), pool("b", 2, 30)],
        models: vec![],
    };
    assert_eq!(snapshot.totals(), (3, 40, 30));
    assert_eq!(Snapshot::default().totals(), (0, 0, 0));
}
