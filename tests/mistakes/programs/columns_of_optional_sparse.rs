//! Whole columns of a sparse component that some entities have.

use fish_model::{Boid, Fear};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<(&Boid, Option<&Fear>)>) {
        fish.for_columns(|(boids, fears)| {
            let _ = (boids.len(), fears.column());
        });
    }
}
