//! All workloads.

use crate::row::Row;
use world_peers::{bevy, flecs, hecs, shipyard};

/// In the order of the report.
pub const ROWS: &[Row] = &[
    Row {
        name: "batch insert, 10,000 x 4 components",
        ours: world_ours::insert_batch,
        others: &[
            ("bevy_ecs", bevy::insert_batch),
            ("hecs", hecs::insert_batch),
            ("flecs_ecs", flecs::insert_batch),
            ("shipyard", shipyard::insert_batch),
        ],
        limit: Some(0.5),
    },
    Row {
        name: "single spawn, 4 components",
        ours: world_ours::spawn_single,
        others: &[
            ("bevy_ecs", bevy::spawn_single),
            ("hecs", hecs::spawn_single),
            ("flecs_ecs", flecs::spawn_single),
            ("shipyard", shipyard::spawn_single),
        ],
        limit: Some(0.9),
    },
    Row {
        name: "simple iteration, position += velocity",
        ours: world_ours::iterate,
        others: &[
            ("bevy_ecs contiguous", bevy::iterate),
            ("hecs for_each", hecs::iterate),
        ],
        limit: Some(1.05),
    },
    Row {
        name: "fragmented iteration, 26 tables x 20",
        ours: world_ours::fragmented,
        others: &[("bevy_ecs", bevy::fragmented), ("hecs", hecs::fragmented)],
        limit: Some(0.7),
    },
    Row {
        name: "add and remove a component",
        ours: world_ours::add_remove,
        others: &[("bevy_ecs table", bevy::add_remove), ("hecs", hecs::add_remove)],
        limit: Some(0.95),
    },
    Row {
        name: "add and remove a sparse component",
        ours: world_ours::add_remove_sparse,
        others: &[("shipyard", shipyard::add_remove_sparse)],
        limit: Some(1.2),
    },
    Row {
        name: "despawn, one by one, shuffled",
        ours: world_ours::despawn_single,
        others: &[
            ("bevy_ecs", bevy::despawn_single),
            ("hecs", hecs::despawn_single),
            ("flecs_ecs", flecs::despawn_single),
            ("shipyard", shipyard::despawn_single),
        ],
        limit: Some(1.3),
    },
    Row {
        name: "despawn, batch",
        ours: world_ours::despawn_batch,
        others: &[
            ("bevy_ecs", bevy::despawn_single),
            ("hecs", hecs::despawn_single),
            ("flecs_ecs", flecs::despawn_single),
            ("shipyard", shipyard::despawn_single),
        ],
        limit: Some(0.5),
    },
    Row {
        name: "despawn, a whole table",
        ours: world_ours::despawn_table,
        others: &[("hecs", hecs::despawn_single)],
        limit: None,
    },
    Row {
        name: "get, 50,000 shuffled, guard held",
        ours: world_ours::get,
        others: &[("hecs view", hecs::get)],
        limit: Some(1.2),
    },
    Row {
        name: "schedule, 3 systems, two threads, a frame",
        ours: world_ours::schedule,
        others: &[("bevy_ecs multi-threaded", bevy::schedule)],
        limit: Some(1.0),
    },
    Row {
        name: "transform propagation, 4,096 movers, a frame",
        ours: world_ours::transforms,
        others: &[("bevy_transform", bevy::transforms)],
        limit: Some(1.0),
    },
    Row {
        name: "snapshot, 100,000 x 4 components",
        ours: world_ours::save,
        others: &[("clone of the columns", world_ours::save_floor)],
        limit: Some(1.5),
    },
    Row {
        name: "restore, 100,000 x 4 components",
        ours: world_ours::restore,
        others: &[("clone of the columns", world_ours::save_floor)],
        limit: Some(1.5),
    },
];
