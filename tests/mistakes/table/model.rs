//! Mistakes in components.

use crate::mistake::in_game;
use crate::{Mistake, Part};

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "generic_component.rs",
        "lib.rs:6:16",
        &[
            "data of a component has no parameters",
            "Write a struct for each type that you need",
        ],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "component_with_lifetime.rs",
        "lib.rs:6:17",
        &["data of a component has no parameters"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "wrong_default.rs",
        "lib.rs:7:23",
        &["mismatched types", "expected `f32`, found `&str`"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "unknown_field_option.rs",
        "lib.rs:7:26",
        &["unknown option; there are default, unit, min, max, step, former, hidden"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "unknown_component_option.rs",
        "lib.rs:5:13",
        &["unknown option; there are name, former, resource, sparse, copy, derived, by_hand"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "copy_with_text.rs",
        "lib.rs:6:12",
        &[
            "the trait `Copy` cannot be implemented for this type",
            "this field does not implement `Copy`",
        ],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "field_of_plain_struct.rs",
        "lib.rs:11:16",
        &[
            "`Plain` cannot stand in a component",
            "put `#[described]` on the type",
        ],
    )
    .in_part(Part::ModelRoot)
    .with_errors(9),
    in_game(
        "enum_without_default.rs",
        "lib.rs:6:10",
        &["put `#[default]` on the variant that a new component starts with"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "default_derived_twice.rs",
        "lib.rs:6:10",
        &["take `Default` out of the derive"],
    )
    .in_part(Part::ModelRoot),
    in_game(
        "system_in_model.rs",
        "lib.rs:21:1",
        &[
            "`crate::GameSystems` stands in a model crate",
            "Move it into a plugin",
        ],
    )
    .in_part(Part::ModelRoot),
];
