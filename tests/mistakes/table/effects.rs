//! Mistakes in effects and their handlers.

use crate::Mistake;
use crate::mistake::in_game;

const SIGNATURE: &str =
    "an effect handler takes a slice of effects, and `&self` where it needs the plugin";

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "effects_of_plain_struct.rs",
        "game.rs:12:25",
        &[
            "`Plain` is not an effect",
            "put `#[effect]` on the type, in the model crate",
        ],
    ),
    in_game(
        "handler_of_plain_struct.rs",
        "game.rs:12:26",
        &[
            "`Plain` is not an effect",
            "put `#[effect]` on the type, in the model crate",
        ],
    ),
    in_game("handler_of_query.rs", "game.rs:12:21", &[SIGNATURE]),
    in_game("handler_of_two.rs", "game.rs:11:33", &[SIGNATURE]),
    in_game("handler_of_nothing.rs", "game.rs:11:8", &[SIGNATURE]),
    in_game(
        "handler_outside_of_block.rs",
        "game.rs:9:5",
        &[
            "`#[effect_handler]` stands outside of a block of systems: put `#[systems]` on the \
             block around it",
        ],
    ),
];
