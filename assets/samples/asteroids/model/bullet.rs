//! [`Bullet`].

use playground::prelude::*;

/// A bullet of the ship.
#[component]
pub struct Bullet {}
