//! [`Paddle`] and [`Player`].

use crate::Side;
use playground::prelude::*;

/// Who moves a paddle.
#[described]
#[derive(Copy, Eq)]
pub enum Player {
    /// A person: W and S on the left, the arrow keys on the right.
    #[default]
    Person,
    /// The computer, until somebody presses a key of this paddle.
    Computer,
}

/// A paddle. Its `Sprite` says how large it is.
#[component]
#[derive(Copy)]
pub struct Paddle {
    /// Which end of the table it guards.
    pub side: Side,
    /// Who moves it.
    pub player: Player,
    /// Where it is moved to: 1 is up and -1 down at full speed.
    #[field(min = -1, max = 1, step = 0.01)]
    pub push: f32,
}
