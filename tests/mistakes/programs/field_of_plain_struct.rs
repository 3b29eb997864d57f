//! A field holds a struct that is not described.

use playground::prelude::*;

pub struct Plain {
    pub count: u32,
}

#[component]
pub struct Boid {
    pub plain: Plain,
}

playground::export!();
