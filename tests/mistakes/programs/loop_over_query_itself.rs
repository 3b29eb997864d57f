//! A loop over the query itself instead of `&mut query`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<(&Boid, &mut Transform)>) {
        for (boid, transform) in fish {
            transform.translation += boid.velocity;
        }
    }
}
