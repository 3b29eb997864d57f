//! A field knows no such option.

use playground::prelude::*;

#[component]
pub struct Boid {
    #[field(default = 1, units = "m/s")]
    pub speed: f32,
}

playground::export!();
