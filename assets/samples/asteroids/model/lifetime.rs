//! [`Lifetime`].

use playground::prelude::*;

/// Despawns its entity after some time.
#[component(copy)]
pub struct Lifetime {
    /// Time that is left.
    #[field(unit = "s", min = 0, max = 10, step = 0.05, default = 1)]
    pub left_s: f32,
}
