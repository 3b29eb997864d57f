//! Mistakes in spawned and inserted components.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "spawn_of_undeclared.rs",
        "game.rs:13:24",
        &[
            "this function may not add or access `Boid` here: its signature does not name it",
            "this function may not add or access `playground::prelude::Transform` here: its \
             signature does not name it",
            "name it in the signature: `mut commands: Commands<(Boid, ..)>`",
        ],
    )
    .with_errors(2),
    in_game(
        "spawn_of_one_undeclared.rs",
        "game.rs:13:24",
        &[
            "this function may not add or access `playground::prelude::Transform` here: its \
             signature does not name it",
        ],
    ),
    in_game(
        "insert_of_undeclared.rs",
        "game.rs:14:37",
        &[
            "this function may not add or access `Boid` here: its signature does not name it",
            "name it in the signature: `mut commands: Commands<(Boid, ..)>`",
        ],
    ),
    in_game(
        "spawn_without_tuple.rs",
        "game.rs:13:24",
        &[
            "this function cannot spawn `Boid`",
            "a single one is `(Boid::default(),)`",
        ],
    ),
    in_game(
        "commands_without_tuple.rs",
        "game.rs:12:28",
        &[
            "`Boid` is not a tuple of components",
            "write `Commands<(Transform, Boid)>` or `WorldMut<(Transform, Boid)>`",
            "a single one is `(Boid,)`",
        ],
    )
    .with_errors(3),
    in_game(
        "spawn_of_nine.rs",
        "game.rs:14:24",
        &["a tuple of rows has at most eight components: `insert` adds more to the entity"],
    ),
    in_game(
        "world_inserts_undeclared.rs",
        "game.rs:13:46",
        &[
            "this function may not add or access `Boid` here: its signature does not name it",
            "`mut world: WorldMut<(Boid, ..)>`",
        ],
    ),
    in_game(
        "world_without_tuple.rs",
        "game.rs:12:24",
        &["`Boid` is not a tuple of components"],
    )
    .with_errors(3),
    in_game(
        "commands_of_plain_struct.rs",
        "game.rs:12:28",
        &[
            "`Plain` is not a component",
            "put `#[component]` on the struct in the model crate",
        ],
    )
    .with_errors(3),
    in_game(
        "commands_of_resource.rs",
        "game.rs:12:28",
        &["these commands name a resource, which no entity has: take `ResMut<T>` to write it"],
    ),
    in_game(
        "spawn_of_resource.rs",
        "",
        &[
            "no entity has a resource: `world.resource_mut()` gives it, to write",
            "--> game.rs:13:17",
        ],
    ),
];
