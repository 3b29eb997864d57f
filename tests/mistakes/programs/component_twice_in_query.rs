//! A query names a component twice, spelt differently.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<(&mut Boid, &fish_model::Boid)>) {
        fish.for_each(|(boid, other)| boid.velocity = other.velocity);
    }
}
