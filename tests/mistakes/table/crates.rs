//! Mistakes in manifests and exports of crates.

use crate::mistake::in_game;
use crate::{Mistake, Part};

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "root_without_module.rs",
        "lib.rs:4:1",
        &[
            "export!: nothing to export: no `#[systems]`, `#[view_model]`, `#[panel]`, \
             `#[component]` or `#[view]` in lib.rs",
            "Files that no `mod` line leads to are no part of the crate",
        ],
    )
    .in_part(Part::PluginRoot),
    in_game(
        "plugin_is_no_dylib.toml",
        "lib.rs:8:1",
        &[
            "`fish-plugin` is neither a plugin nor a model crate",
            "write `crate-type = [\"dylib\"]` under [lib]",
        ],
    )
    .in_part(Part::PluginManifest),
    in_game(
        "model_is_not_marked.toml",
        "lib.rs:44:1",
        &[
            "`fish-model` is neither a plugin nor a model crate",
            "write `model = true` under [package.metadata.playground]",
        ],
    )
    .in_part(Part::ModelManifest),
];
