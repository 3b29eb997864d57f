//! The default of a field is of another type.

use playground::prelude::*;

#[component]
pub struct Boid {
    #[field(default = "fast")]
    pub speed: f32,
}

playground::export!();
