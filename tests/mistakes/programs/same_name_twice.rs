//! Two systems have one name.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(name = "fish::swim")]
    fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }

    #[system(name = "fish::swim")]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
