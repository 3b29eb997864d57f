//! [`RandomSeed`].

use playground_base::component;

/// The seed of all random numbers of a world: the same seed and the same input give the same game.
#[component(resource)]
#[derive(Copy)]
pub struct RandomSeed {
    /// Any number.
    pub seed: u64,
}
