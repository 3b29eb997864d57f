//! Whole columns of a query that checks single rows.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<&Boid, Changed<Boid>>) {
        fish.for_columns(|boids| {
            let _ = boids.len();
        });
    }
}
