//! A component knows no such option.

use playground::prelude::*;

#[component(resorce)]
pub struct Game {
    pub paused: bool,
}

playground::export!();
