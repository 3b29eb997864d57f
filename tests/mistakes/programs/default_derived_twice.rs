//! `Default` is derived, and a field has a default.

use playground::prelude::*;

#[component]
#[derive(Default)]
pub struct Boid {
    #[field(default = 1)]
    pub speed: f32,
}

playground::export!();
