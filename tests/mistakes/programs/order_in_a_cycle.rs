//! Two systems each run after the other.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = swim)]
    fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }

    #[system(after = steer)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
