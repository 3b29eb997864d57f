//! Mistakes in console commands.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "argument_in_system.rs",
        "game.rs:11:25",
        &["only a console command has arguments: put #[command] on the function"],
    ),
    in_game(
        "argument_of_plain_struct.rs",
        "game.rs:13:25",
        &[
            "`Plain` cannot be an argument of a console command",
            "a type with `#[described]`, or an `Option` of such",
        ],
    ),
    in_game(
        "command_without_doc.rs",
        "game.rs:12:8",
        &[
            "a console command needs a doc: write it above the function as `/// Gives the \
             player lives.`; `help` shows it",
        ],
    ),
    in_game(
        "two_commands_of_one_word.rs",
        "game.rs:19:8",
        &["`feed_again` has the name \"feed\", and so has `feed`: give one of them another"],
    ),
    in_game(
        "optional_argument_first.rs",
        "game.rs:12:45",
        &["`hours` may be left out, so it must come after `count`, which may not"],
    ),
    in_game(
        "command_returns_number.rs",
        "game.rs:13:34",
        &[
            "a command cannot return `u32`",
            "a command returns nothing, a text, or a `Result` of either",
        ],
    ),
    in_game(
        "command_of_two_words.rs",
        "game.rs:12:22",
        &["`feed fish` cannot be the word of a console command"],
    ),
    in_game(
        "command_with_trigger.rs",
        "game.rs:13:21",
        &["only an observer can take this: a console command runs when its word is entered"],
    ),
];
