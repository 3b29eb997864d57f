//! An enum names no default.

use playground::prelude::*;

#[component]
pub enum Phase {
    Playing,
    Over,
}

playground::export!();
