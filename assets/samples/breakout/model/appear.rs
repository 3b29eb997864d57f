//! [`Appear`].

use playground::prelude::*;

/// Lets its entity grow to its full size, a little beyond it, and back. It is removed when that is over.
#[component(copy)]
pub struct Appear {
    /// Time until it begins.
    #[field(unit = "s", min = 0, max = 10, step = 0.05)]
    pub wait_s: f32,
    /// Time since it began.
    #[field(unit = "s", min = 0, max = 10, step = 0.05)]
    pub age_s: f32,
}
