//! [`Popup`].

use playground::prelude::*;

/// A text that rises, fades, and is gone.
#[component(copy)]
pub struct Popup {
    /// Time that is left.
    #[field(unit = "s", min = 0, max = 10, step = 0.05, default = 1)]
    pub left_s: f32,
}
