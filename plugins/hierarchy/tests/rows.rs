//! Rows as plain data.

use playground_core_ecs::EntityId;
use playground_plugins_hierarchy::{Filter, Flattening, Folds, Links, Row};

const fn id(index: u32) -> EntityId {
    EntityId {
        index,
        generation: 0,
    }
}

/// `(child, parent)` pairs of `count` entities.
fn links(count: usize, parents: &[(u32, u32)]) -> Links {
    let mut links = Links::default();
    links.reset(count);
    for (child, parent) in parents {
        links.set_parent(*child, *parent);
    }
    links.link(|_| true);
    links
}

fn rows(links: &Links, disabled: &[u32], folds: &Folds) -> Vec<Row> {
    let mut rows = Vec::new();
    let flattening = Flattening {
        links,
        entity: id,
        is_disabled: |index| disabled.contains(&index),
        is_open: |entity| folds.is_open(entity),
        matches: None,
    };
    flattening.append_to(&mut rows);
    rows
}

fn drawn(rows: &[Row]) -> Vec<String> {
    let line = |row: &Row| {
        let mark = if row.is_dimmed { "~" } else { "" };
        format!(
            "{}{mark}{}",
            "  ".repeat(row.depth.into()),
            row.entity.index
        )
    };
    rows.iter().map(line).collect()
}

#[test]
fn children_follow_their_parent_in_entity_order() {
    let links = links(6, &[(1, 4), (2, 4), (5, 2), (0, 3)]);
    let rows = rows(&links, &[], &Folds::default());
    assert_eq!(drawn(&rows), ["3", "  0", "4", "  1", "  2", "    5"]);
}

#[test]
fn closed_rows_hide_what_is_below() {
    let links = links(4, &[(1, 0), (2, 1)]);
    let folds = Folds::new([id(1)]);
    let rows = rows(&links, &[], &folds);
    assert_eq!(drawn(&rows), ["0", "  1", "3"]);
    assert!(rows[1].has_children && !rows[1].is_open);
}

#[test]
fn below_a_disabled_one_all_are_dimmed() {
    let links = links(5, &[(1, 0), (2, 1), (3, 0)]);
    let rows = rows(&links, &[1], &Folds::default());
    assert_eq!(drawn(&rows), ["0", "  ~1", "    ~2", "  3", "4"]);
}

#[test]
fn a_ring_of_parents_ends() {
    let links = links(3, &[(0, 1), (1, 0)]);
    assert_eq!(drawn(&rows(&links, &[], &Folds::default())), ["2"]);
    assert!(links.ancestors(0).count() <= 3);
}

#[test]
fn a_chain_as_deep_as_the_world_is_flattened() {
    let parents: Vec<(u32, u32)> = (1..100_000).map(|child| (child, child - 1)).collect();
    let rows = rows(&links(100_000, &parents), &[], &Folds::default());
    assert_eq!(rows.len(), 100_000);
    assert_eq!(rows[70_000].depth, u16::MAX);
}

#[test]
fn words_are_parts_of_names() {
    let filter = Filter::parse(" big  FISH");
    assert!(filter.passes_name("Very Big Goldfish"));
    assert!(!filter.passes_name("Big bird"));
    assert!(Filter::parse("\u{e4}ffchen").passes_name("\u{c4}FFCHEN"));
    assert!(!Filter::parse("long").passes_name("lo"));
}

#[test]
fn words_after_c_are_parts_of_components() {
    let filter = Filter::parse("c:boid c:mesh fish");
    assert!(filter.passes_components(["Boid", "MeshRenderer"].into_iter()));
    assert!(!filter.passes_components(["Boid"].into_iter()));
    assert!(filter.passes_name("Fish 12") && filter.has_name_words());
    assert!(Filter::parse(" c: ").is_empty());
}
