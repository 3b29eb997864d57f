//! [`Bullet`].

use playground::prelude::*;

/// A bullet of the ship.
#[component]
#[derive(Copy)]
pub struct Bullet {}
