//! Mistakes in the parameters of systems.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "clash_spelt_alike.rs",
        "game.rs:12:78",
        &[
            "`sharks` reads `Transform` and `fish` writes it: the system `chase` cannot have \
             both at once",
            "put both into `ParamSet<(.., ..)>`",
        ],
    ),
    in_game(
        "clash_spelt_differently.rs",
        "game.rs:14:64",
        &[
            "`sharks` writes what `fish` accesses, or the reverse: the system `chase` \
             cannot have both at once",
            "put both into `ParamSet<(.., ..)>`",
        ],
    ),
    in_game(
        "plain_type_as_parameter.rs",
        "game.rs:11:22",
        &[
            "`f32` cannot be a parameter of a system",
            "a system takes `Query<..>`, `Res<T>`, `ResMut<T>`, `FrameTime`",
        ],
    ),
    in_game(
        "component_as_parameter.rs",
        "game.rs:12:19",
        &[
            "a parameter of a system is written without `&`",
            "a component is accessed in a query: `Query<(&Boid, &mut Transform)>`",
        ],
    ),
    in_game(
        "reference_to_query.rs",
        "game.rs:12:19",
        &["a parameter of a system is written without `&`: `Query<..>`"],
    ),
    in_game(
        "component_as_resource.rs",
        "game.rs:12:19",
        &[
            "`Boid` is not a resource",
            "put `#[component(resource)]` on the struct; components of entities are accessed in a query: `Query<&Boid>`",
        ],
    ),
    in_game(
        "component_by_resource_mut.rs",
        "game.rs:13:45",
        &[
            "`Boid` is not a resource",
            "put `#[component(resource)]` on the struct",
        ],
    ),
    in_game(
        "observer_of_resource.rs",
        "game.rs:12:21",
        &[
            "a resource is never added to an entity or removed from one: a system finds that it \
             changed by `if_changed`",
        ],
    ),
    in_game(
        "local_without_serde.rs",
        "game.rs:12:27",
        &[
            "`Local<Plain>` cannot survive a reload",
            "put `#[described]` on the type; or take `Scratch<Plain>`",
        ],
    ),
    in_game(
        "events_of_plain_struct.rs",
        "game.rs:12:21",
        &[
            "`Plain` is not an event",
            "put `#[event]` on the type, in the model crate",
        ],
    )
    .with_errors(2),
    in_game(
        "observed_by_system.rs",
        "game.rs:12:21",
        &["only an observer can take this: put #[observer] on the function instead of #[system]"],
    ),
    in_game(
        "query_beside_world.rs",
        "game.rs:12:50",
        &[
            "cannot be a parameter of an exclusive system",
            "beside `WorldMut<(..)>` it may take `QueryState<..>`",
        ],
    ),
    in_game(
        "world_twice.rs",
        "game.rs:12:51",
        &[
            "a system takes the world once: name all components that it adds or accesses in one `WorldMut<(..)>`",
        ],
    ),
    in_game(
        "alias_without_lifetime.rs",
        "game.rs:14:19",
        &["missing lifetime specifier"],
    ),
    in_game(
        "lifetime_of_system.rs",
        "game.rs:14:13",
        &[
            "a system has no lifetimes of its own: leave them out, and write a type that \
             needs one as `Fish<'_>`",
        ],
    ),
];
