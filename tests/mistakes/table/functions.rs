//! Mistakes in the functions of a block and in the block itself.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "self_to_write.rs",
        "game.rs:14:13",
        &[
            "systems run at the same time, so they share the plugin: `&self`; what only one \
             of them changes is a `Local<T>`",
        ],
    ),
    in_game(
        "async_system.rs",
        "game.rs:12:5",
        &["a system runs within a frame: it cannot be async"],
    ),
    in_game(
        "generic_system.rs",
        "game.rs:11:12",
        &["a system has no generic parameters: it would run for no particular types"],
    ),
    in_game(
        "wrong_return_type.rs",
        "game.rs:12:36",
        &[
            "a system cannot return `usize`",
            "a system returns nothing, or `Result<(), E>`",
        ],
    ),
    in_game(
        "observer_of_nothing.rs",
        "game.rs:11:8",
        &[
            "the first parameter of an observer is what it observes: `OnAdd<T>`, \
             `OnInsert<T>`, `OnRemove<T>` or `OnEvent<E>`",
        ],
    ),
    in_game(
        "observer_of_query.rs",
        "game.rs:12:20",
        &[
            "an observer cannot observe",
            "the first parameter of an #[observer] is `OnAdd<T>`, `OnInsert<T>`, \
             `OnRemove<T>` or `OnEvent<E>`",
        ],
    ),
    in_game(
        "observer_of_two.rs",
        "game.rs:12:41",
        &["an observer observes one thing, its first parameter"],
    ),
    in_game(
        "observer_reads_events.rs",
        "game.rs:16:40",
        &[
            "an observer gets no events but those that it observes: use `OnEvent<Bite>` as the \
             first parameter",
        ],
    ),
    in_game(
        "observer_takes_world.rs",
        "game.rs:12:44",
        &["an observer shares the world: take `Commands<(..)>`"],
    ),
    in_game(
        "systems_on_trait.rs",
        "game.rs:9:6",
        &["put #[systems] on the type's own block"],
    ),
    in_game(
        "block_without_system.rs",
        "game.rs:10:6",
        &["no function of this block has #[system], #[observer], #[effect_handler] or #[command]"],
    ),
    in_game(
        "two_blocks_of_one_type.rs",
        "lib.rs:8:1",
        &[
            "`GameSystems` has a second block that makes it a part of the plugin",
            "Put all functions of `GameSystems` into one block with #[systems], or give the \
             second block a type of its own",
        ],
    )
    .with_errors(3),
    in_game(
        "system_outside_of_block.rs",
        "game.rs:11:5",
        &[
            "`#[system]` stands outside of a block of systems: put `#[systems]` on the block \
             around it",
        ],
    )
    .with_errors(2),
    in_game(
        "system_twice.rs",
        "game.rs:12:5",
        &["`swim` has two attributes `#[system]`: write all options into one"],
    ),
    in_game(
        "system_and_observer.rs",
        "game.rs:12:5",
        &[
            "`greet` cannot be both, `#[system]` and `#[observer]`: make a function of each, which \
             may call the same third one",
        ],
    ),
    in_game(
        "cfg_on_system.rs",
        "game.rs:11:5",
        &[
            "`count` would be called where it is not compiled: put it into a block of its own, \
             which may have a `cfg`",
        ],
    ),
    in_game(
        "plugin_without_default.rs",
        "game.rs:9:6",
        &[
            "the trait bound `GameSystems: std::default::Default` is not satisfied",
            "#[derive(Default)]",
        ],
    ),
];
