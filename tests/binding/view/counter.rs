//! [`CounterView`].

use playground_base::view;

/// Small calls of each kind that a contract has.
#[view]
pub trait CounterView {
    /// The number of the called generation, from 1.
    fn generation(&self) -> u64;

    /// `to` and one.
    fn add_one(&self, to: u64) -> u64;

    /// The same as an async call; it is ready at once.
    async fn add_one_later(&self, to: u64) -> u64;

    /// Waits once, and returns the generation before and after.
    async fn generation_across_a_wait(&self) -> (u64, u64);

    /// Panics with its generation in the message.
    fn fail(&self);

    /// Panics after waiting once.
    async fn fail_later(&self);
}
