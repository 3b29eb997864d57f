//! A loop over `&query` where the query writes.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(&Boid, &mut Transform)>) {
        for (boid, transform) in &fish {
            transform.translation += boid.velocity;
        }
    }
}
