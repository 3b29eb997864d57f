//! [`RandomSeed`].

use playground_base::component;

/// What all random numbers of a world follow from: with the same seed and the same input a game goes
/// the same way. A resource; 0 where a scene sets none.
#[component]
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct RandomSeed {
    /// Any number.
    pub seed: u64,
}
