//! Mistakes in stages, order and conditions of systems.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "misspelt_after.rs",
        "game.rs:16:22",
        &[
            "no system of this block is called `ster`: there are steer, swim",
            "a system of another plugin is named by text: \"other::system\"",
        ],
    ),
    in_game(
        "after_itself.rs",
        "game.rs:12:8",
        &["`swim` cannot run after or before itself"],
    ),
    in_game(
        "order_in_a_circle.rs",
        "game.rs:12:8",
        &[
            "each of these runs after the one before it, and the first after the last",
            "Take one `after` or `before` away",
        ],
    ),
    in_game(
        "order_across_stages.rs",
        "game.rs:16:22",
        &["`spawn` runs in the stage Start and `swim` in Fixed: stages order them already"],
    ),
    in_game(
        "same_name_twice.rs",
        "game.rs:17:8",
        &["`swim` has the name \"fish::swim\", and so has `steer`"],
    ),
    in_game(
        "misspelt_stage.rs",
        "game.rs:11:22",
        &[
            "named `Strat` found for enum",
            "there is a variant with a similar name",
            "stage = Start",
        ],
    ),
    in_game(
        "unknown_option.rs",
        "game.rs:11:14",
        &[
            "unknown option; there are stage, after, before, when, every, every_s, if_any, \
             if_changed, if_event, name",
        ],
    ),
    in_game(
        "misspelt_if_any.rs",
        "game.rs:11:23",
        &["no parameter is called `fsh`: there are fish"],
    ),
    in_game(
        "misspelt_if_changed.rs",
        "game.rs:11:27",
        &["no parameter is called `boids`: there are fish"],
    ),
    in_game(
        "when_of_missing_field.rs",
        "game.rs:11:27",
        &[
            "no field `pause` on type `&Game`",
            "a field with a similar name exists",
        ],
    ),
    in_game(
        "when_of_other_type.rs",
        "game.rs:11:21",
        &["can't compare `u32` with `&str`"],
    ),
    in_game(
        "when_of_other_comparison.rs",
        "game.rs:11:32",
        &[
            "a condition compares a field of a resource: `Game.phase == Phase::Playing`, \
             `!Game.paused`",
        ],
    ),
    in_game(
        "when_of_component.rs",
        "game.rs:11:21",
        &["`Predator` is not a resource"],
    ),
];
