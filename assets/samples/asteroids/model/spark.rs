//! [`Spark`].

use playground::prelude::*;

/// A spark that fades until its `Lifetime` ends.
#[component(copy)]
pub struct Spark {
    /// Its whole lifetime.
    #[field(unit = "s", min = 0.05, max = 10, step = 0.05, default = 1)]
    pub lifetime_s: f32,
}
