//! [`RandomSeed`].

use playground_base::component;

/// What all random numbers of a world follow from: with the same seed and the same input a game goes
/// the same way.
#[component(resource)]
#[derive(Copy)]
pub struct RandomSeed {
    /// Any number.
    pub seed: u64,
}
