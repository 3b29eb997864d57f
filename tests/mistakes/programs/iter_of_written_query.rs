//! `iter` of a query that writes.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(&Boid, &mut Transform)>) {
        fish.iter().count();
    }
}
