//! [`Paddle`] and [`Player`].

use crate::Side;
use playground::prelude::*;

/// Who moves a paddle.
#[described]
pub enum Player {
    /// A person: W and S on the left, the arrow keys on the right.
    #[default]
    Person,
    /// The computer, until a key of this paddle is pressed.
    Computer,
}

/// A paddle. Its `Sprite` has its size.
#[component(copy)]
pub struct Paddle {
    /// The end of the table that it guards.
    pub side: Side,
    /// Who moves it.
    pub player: Player,
    /// Direction of its movement: 1 is up and -1 down at full speed.
    #[field(min = -1, max = 1, step = 0.01)]
    pub push: f32,
}
