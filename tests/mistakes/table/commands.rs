//! Mistakes in spawned and inserted components.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "spawn_of_undeclared.rs",
        "game.rs:13:24",
        &[
            "this system's `Commands` may not add `Boid` to an entity",
            "this system's `Commands` may not add `playground::prelude::Transform` to an \
             entity",
            "name it in the signature: `mut commands: Commands<(Boid, ..)>`",
        ],
    )
    .with_errors(2),
    in_game(
        "spawn_of_one_undeclared.rs",
        "game.rs:13:24",
        &[
            "this system's `Commands` may not add `playground::prelude::Transform` to an \
             entity",
        ],
    ),
    in_game(
        "insert_of_undeclared.rs",
        "game.rs:14:37",
        &[
            "this system's `Commands` may not add `Boid` to an entity",
            "name it in the signature: `mut commands: Commands<(Boid, ..)>`",
        ],
    ),
    in_game(
        "spawn_without_tuple.rs",
        "game.rs:13:24",
        &[
            "this system's `Commands` cannot spawn `Boid`",
            "a single one is `(Boid::default(),)`",
        ],
    ),
    in_game(
        "commands_without_tuple.rs",
        "game.rs:12:28",
        &[
            "`Commands<Boid>`: not a tuple of components",
            "a single one is `Commands<(Boid,)>`",
        ],
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
