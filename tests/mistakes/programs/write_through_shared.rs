//! What a query only reads is written.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<(&Boid, &Transform)>) {
        for (boid, transform) in &mut fish {
            transform.translation += boid.velocity;
        }
    }
}
