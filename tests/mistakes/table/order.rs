//! Mistakes in stages, order and conditions of systems.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "misspelt_after.rs",
        "game.rs:16:22",
        &[
            "no system of this block is called `ster`: there are steer, swim",
            "a system of another block is named with its type, `OtherSystems::ster`, one of \
             another plugin by text, \"other::ster\"",
        ],
    ),
    in_game(
        "after_itself.rs",
        "game.rs:12:8",
        &["`swim` cannot run after or before itself"],
    ),
    in_game(
        "order_in_a_cycle.rs",
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
        "order_of_misspelt_system.rs",
        "game.rs:22:32",
        &[
            "no function or associated item named `ster` found for struct `Steering`",
            "there is an associated function `steer` with a similar name",
        ],
    ),
    in_game(
        "order_of_misspelt_block.rs",
        "game.rs:22:22",
        &[
            "cannot find type `Stering` in this scope",
            "a struct with a similar name exists",
        ],
    ),
    in_game(
        "order_of_private_system.rs",
        "game.rs:26:42",
        &["associated function `steer` is private"],
    ),
    in_game(
        "order_of_observer.rs",
        "game.rs:22:34",
        &[
            "`Greeting::greet` is no system: `after` and `before` name functions with #[system], \
             the others run when something calls them",
        ],
    ),
    in_game(
        "order_of_plain_function.rs",
        "game.rs:26:32",
        &["`Steering::half` is no system: `after` and `before` name functions with #[system]"],
    ),
    in_game(
        "order_of_plain_type.rs",
        "game.rs:19:22",
        &[
            "`Steering` has no `#[systems]` block",
            "`after` and `before` name a system with the type of its block: `after = \
             OtherSystems::swim`",
        ],
    ),
    in_game(
        "order_across_blocks_and_stages.rs",
        "game.rs:22:32",
        &["`Spawning::spawn` runs in another stage than `swim`: stages order them already"],
    ),
    in_game(
        "order_of_wrong_block.rs",
        "game.rs:12:9",
        &["a system runs within a frame: it cannot be async"],
    ),
    in_game(
        "order_without_type.rs",
        "game.rs:26:22",
        &["expected type, found module `steering`"],
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
        "option_twice.rs",
        "game.rs:11:29",
        &["`stage` stands here twice: write it once"],
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
        "if_any_of_events.rs",
        "game.rs:14:23",
        &[
            "`bites` has no data to wait for: `if_any` and `if_changed` name a query or a \
             resource; for events write `if_event = Bite`",
        ],
    ),
    in_game(
        "if_changed_of_time.rs",
        "game.rs:10:27",
        &[
            "`time` has no data to wait for: `if_any` and `if_changed` name a query or a \
             resource; for events write `if_event = Hit`",
        ],
    ),
    in_game(
        "if_any_of_set.rs",
        "game.rs:11:23",
        &[
            "`both` is a set of parameters, and the system would wait for one of them: \
             `if_any` and `if_changed` name a query or a resource beside it",
        ],
    ),
    in_game(
        "if_any_of_world.rs",
        "game.rs:10:23",
        &["`world` has no data to wait for"],
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
        "block_when_names_parameter.rs",
        "game.rs:9:26",
        &[
            "this condition names a parameter, and each function of the block has its own: put \
             it into the `#[system(..)]` of the function",
            "A block takes `when`, which names a resource",
        ],
    ),
    in_game(
        "block_when_of_missing_field.rs",
        "game.rs:9:24",
        &[
            "no field `pause` on type `&Game`",
            "a field with a similar name exists",
        ],
    ),
    in_game(
        "block_when_without_system.rs",
        "game.rs:9:18",
        &["this block has no #[system], and only systems have conditions"],
    ),
    in_game(
        "block_when_holds_back_start.rs",
        "game.rs:11:22",
        &[
            "`spawn` runs once, when play starts, and never if the condition of the block does \
             not hold then: put it into a block without `when`",
        ],
    ),
    in_game(
        "unknown_block_option.rs",
        "game.rs:9:11",
        &[
            "unknown option; there are name, for what stands before `::` in the names of \
             systems, and when, for a condition of all systems",
        ],
    ),
    in_game(
        "when_of_component.rs",
        "game.rs:11:21",
        &["`Predator` is not a resource"],
    ),
];
