//! Mistakes in panels. Some of them try to write the world, which no panel can.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "panel_writes_component.rs",
        "game.rs:12:45",
        &[
            "`&'static mut Boid` does not only read",
            "panels and drawings read the world and do not write it",
            "take `&T` instead of `&mut T`; a panel changes the world by a command",
        ],
    ),
    in_game(
        "drawing_writes_component.rs",
        "game.rs:11:49",
        &[
            "`&'static mut Boid` does not only read",
            "panels and drawings read the world and do not write it",
        ],
    ),
    in_game(
        "gizmo_without_component.rs",
        "game.rs:11:8",
        &[
            "a gizmo has a function that edits one component: `fn gizmo(&mut self, gizmo: &mut Gizmo, hull: &mut Hull) { .. }`",
        ],
    ),
    in_game(
        "inspector_of_plain_struct.rs",
        "game.rs:13:44",
        &[
            "`game::Plain` is not a component",
            "put `#[component]` on the struct in the model crate",
        ],
    ),
    in_game(
        "panel_writes_one_of_several.rs",
        "game.rs:12:45",
        &["mut playground::prelude::Transform` does not only read"],
    ),
    in_game(
        "panel_writes_resource.rs",
        "game.rs:12:44",
        &[
            "ResMut<'static, Game>` cannot be a parameter of a panel",
            "neither writes: a panel changes the world by a command",
        ],
    ),
    in_game(
        "panel_spawns.rs",
        "game.rs:12:50",
        &["cannot be a parameter of a panel"],
    ),
    in_game(
        "panel_locks_world.rs",
        "game.rs:12:31",
        &["field `world_data` of struct `WorldReader` is private"],
    ),
    in_game(
        "panel_calls_what_writes.rs",
        "game.rs:14:49",
        &["expected `&World`, found `WorldReader<'_>`"],
    ),
    in_game(
        "panel_brings_own_parameter.rs",
        "game.rs:22:20",
        &["closed::Closed` is not implemented for `Thief`"],
    )
    .with_errors(2),
    in_game(
        "panel_without_state.rs",
        "game.rs:10:6",
        &[
            "`GameSystems` cannot be a panel: it could not survive a reload",
            "put `#[state]` on the struct, and `#[serde(skip)]` on fields that start anew",
        ],
    ),
    in_game(
        "panel_without_title.rs",
        "game.rs:9:1",
        &["a panel has a title, by which its tab, the menu View and the saved layout know it"],
    ),
    in_game(
        "panel_without_ui.rs",
        "game.rs:10:6",
        &["a panel has a function that draws it: `fn ui(&mut self, ui: &mut Ui"],
    ),
    in_game(
        "panel_at_top.rs",
        "game.rs:9:32",
        &["a panel stands at one of the sides Left, Center, Right, Bottom"],
    ),
    in_game(
        "panel_returns_number.rs",
        "game.rs:11:38",
        &["a panel cannot return `u32`"],
    ),
];
