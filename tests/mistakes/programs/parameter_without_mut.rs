//! A query is written through, and its parameter is not `mut`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(&Boid, &mut Transform)>) {
        for (boid, transform) in &mut fish {
            transform.translation += boid.velocity;
        }
    }
}
