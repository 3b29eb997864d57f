//! Mistakes in the types of queries.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "unknown_component.rs",
        "game.rs:12:42",
        &[
            "cannot find type `Transfrom` in this scope",
            "help: a struct with a similar name exists",
            "&mut Transform)>",
        ],
    )
    .with_errors(2),
    in_game(
        "plain_struct_in_query.rs",
        "game.rs:12:23",
        &[
            "`Plain` is not a component",
            "put `#[component]` on the struct in the model crate",
        ],
    )
    .with_errors(4),
    in_game(
        "component_without_reference.rs",
        "game.rs:12:19",
        &[
            "a query cannot give `Boid`",
            "a query gives `&T`, `&mut T`, `Option<&T>` and `Option<&mut T>` of a component \
             `T`",
        ],
    )
    .with_errors(4),
    in_game(
        "component_twice_in_query.rs",
        "game.rs:12:23",
        &[
            "this query names a component twice, and writes it: name it once, as `&mut T`",
            "--> game.rs:12:23",
        ],
    ),
    in_game(
        "component_twice_spelt_alike.rs",
        "game.rs:12:41",
        &["`fish` of the system `swim` names `Boid` twice, and writes it"],
    ),
    in_game(
        "resource_in_query.rs",
        "game.rs:12:20",
        &["this query names a resource, which no entity has: take `Res<T>` or `ResMut<T>`"],
    ),
    in_game(
        "resource_as_filter.rs",
        "game.rs:12:19",
        &["a filter of this query names a resource, which no entity has: take `Res<T>`"],
    ),
    in_game(
        "change_of_resource_as_filter.rs",
        "game.rs:12:19",
        &["a filter of this query names a resource, which no entity has: take `Res<T>`"],
    ),
    in_game(
        "second_component_as_filter.rs",
        "game.rs:12:19",
        &[
            "Transform` is not a filter of a query",
            "what a query gives stands in one tuple before its filters: `Query<(&A, &mut B), \
             With<C>>`",
        ],
    )
    .with_errors(4),
    in_game(
        "component_as_filter.rs",
        "game.rs:12:19",
        &[
            "`Boid` is not a filter of a query",
            "filters are `With<T>`, `Without<T>`, `Changed<T>`, `Added<T>`",
        ],
    )
    .with_errors(3),
    in_game(
        "filter_among_data.rs",
        "game.rs:12:19",
        &[
            "a query cannot give `playground::prelude::With<Boid>`",
            "filters stand behind",
        ],
    )
    .with_errors(4),
    in_game(
        "too_many_in_query.rs",
        "game.rs:14:19",
        &[
            "a query cannot give `(&Boid, &Boid,",
            "tuples of up to eight of these",
        ],
    )
    .with_errors(4),
];
